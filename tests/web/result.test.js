import assert from "node:assert/strict"
import { test } from "node:test"
import { formatNumber } from "../../scripts/web/core/number.js"
import { result, resultText } from "../../scripts/web/core/result.js"
import { say } from "../../scripts/web/core/words.js"

/** @param {number} number @param {string} state @param {number | null} share */
const one = (number, state, share, points = 1) => ({ number, points, isMarked: true, state, share })
/** @param {number} number @param {string} state */
const open = (number, state) => ({ number, points: 1, isMarked: false, state, share: null })
const WORDS = {
  "format.decimal-mark": ",",
  "summary.copy-right": "Đúng {right}/{of} câu",
  "summary.copy-points": "Điểm: {points}/{of}",
  "summary.copy-again": "Chưa đúng: câu {numbers}",
  "summary.copy-date": "Ngày {date}",
}

test("right, partly right, wrong, open and unanswered questions are counted apart", () => {
  const counted = result([
    one(1, "right", 1, 2), one(2, "partly", 0.5), one(3, "wrong", 0), open(4, "done"), one(5, "", null),
    open(6, ""),
  ])
  assert.deepEqual(counted, { answered: 4, questions: 6, right: 1, marked: 4, points: 2.5, of: 5, again: [2, 3] })
})

test("the text for the trainer is short and in the language's numbers", () => {
  const text = resultText(WORDS, result([one(1, "right", 1), one(2, "partly", 0.5)]), {
    title: "Bài 3", date: "22/11/2026",
  })
  assert.equal(text, "Bài 3\nĐúng 1/2 câu\nĐiểm: 1,5/2\nChưa đúng: câu 2\nNgày 22/11/2026")
})

test("when all is right the text names no question", () => {
  const text = resultText(WORDS, result([one(1, "right", 1)]), { title: "x", date: "y" })
  assert.ok(!text.includes("Chưa đúng"))
})

test("numbers have two decimals at most", () => {
  assert.equal(formatNumber(2 / 3, ","), "0,67")
  assert.equal(formatNumber(0.1 + 0.2, "."), "0.3")
  assert.equal(formatNumber(7, "."), "7")
})

test("a value is put in as it is, never read as a template again", () => {
  assert.equal(say({ k: "{a} và {b}" }, "k", { a: "{b}", b: "<b>$&</b>" }), "{b} và <b>$&</b>")
})

test("a label that is missing is a mistake of ours and says which", () => {
  assert.throws(() => say({}, "quiz-live.right"), /quiz-live\.right/)
})
