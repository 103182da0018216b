import assert from "node:assert/strict"
import { test } from "node:test"
import { mark } from "../../scripts/web/core/mark.js"

const LINES = ["a", "b", "c", "d", "e"]
const multiple = { form: "multiple", right: ["a", "b", "c"] }
const matching = { form: "matching", right: ["l1=r1", "l2=r2", "l3=r3"] }
const ordering = { form: "ordering", right: ["a", "b", "c", "d"] }

/** @param {import("../../scripts/web/core/mark.js").Mark} got */
function brief({ state, share, good, of, extra, problem }) {
  return { state, share, good, of, extra, problem }
}

test("the right option of a single choice is worth everything", () => {
  const got = mark({ form: "single", right: ["b"] }, ["b"], ["a", "b"])
  assert.deepEqual(brief(got), { state: "right", share: 1, good: 1, of: 1, extra: 0, problem: "" })
  assert.deepEqual(got.lines, { a: "other", b: "right" })
})

test("a wrong option of a single choice shows the right one as missed", () => {
  const got = mark({ form: "single", right: ["b"] }, ["a"], ["a", "b"])
  assert.equal(got.state, "wrong")
  assert.deepEqual(got.lines, { a: "wrong", b: "missed" })
})

test("two of three right options are worth two thirds", () => {
  const got = mark(multiple, ["a", "b"], LINES)
  assert.deepEqual(brief(got), { state: "partly", share: 2 / 3, good: 2, of: 3, extra: 0, problem: "" })
})

test("every extra option takes one right one away", () => {
  assert.equal(mark(multiple, ["a", "b", "d"], LINES).share, 1 / 3)
})

test("choosing everything is worth no more than knowing nothing plus what is left", () => {
  assert.equal(mark(multiple, LINES, LINES).share, 1 / 3)
  assert.equal(mark(multiple, ["a", "d", "e"], LINES).share, 0)
})

test("an empty answer is asked for, not marked wrong at once", () => {
  assert.equal(mark(multiple, [], LINES).problem, "empty")
  assert.equal(mark(matching, [], LINES).problem, "empty")
  assert.equal(mark({ form: "short", right: ["x"] }, ["  "], LINES).problem, "empty")
})

test("matching counts the lines that are right", () => {
  const got = mark(matching, ["l1=r1", "l2=r3", "l3=r2"], LINES)
  assert.deepEqual(brief(got), { state: "partly", share: 1 / 3, good: 1, of: 3, extra: 0, problem: "" })
  assert.deepEqual(got.lines, { l1: "right", l2: "wrong", l3: "wrong" })
})

test("a line left open is asked for", () => {
  assert.equal(mark(matching, ["l1=r1", "l2=r2"], LINES).problem, "incomplete")
})

test("true or false is marked statement by statement", () => {
  const got = mark({ form: "true-false", right: ["a=1", "b=0"] }, ["a=1", "b=1"], ["a", "b"])
  assert.deepEqual(got.lines, { a: "right", b: "wrong" })
  assert.equal(got.share, 0.5)
})

test("ordering counts the steps that stand in their place", () => {
  const got = mark(ordering, ["a", "b", "d", "c"], LINES)
  assert.equal(got.share, 0.5)
  assert.deepEqual(got.lines, { a: "right", b: "right", c: "wrong", d: "wrong" })
})

test("a short answer may use the other tone-mark spelling, capitals and more spaces", () => {
  const key = { form: "short", right: ["hòa giải"] }
  for (const typed of ["Hoà  giải", " HÒA GIẢI ", "ho\u0300a gia\u0309i".normalize("NFD")]) {
    assert.equal(mark(key, [typed], []).state, "right", typed)
  }
  assert.equal(mark(key, ["hoa giai ngay"], []).state, "wrong")
})

test("a short answer typed without any diacritics is asked for again", () => {
  const key = { form: "short", right: ["hòa giải"] }
  assert.equal(mark(key, ["hoa giai"], []).problem, "accents")
  assert.equal(mark(key, ["hòa giai"], []).problem, "", "with some marks they are a statement")
})

test("a short answer may do without diacritics where the author says so", () => {
  assert.equal(mark({ form: "short", right: ["hòa giải"], accents: false }, ["hoa giai"], []).state, "right")
})

test("an open answer is done and not marked", () => {
  assert.deepEqual(brief(mark({ form: "open", right: [] }, [], [])), {
    state: "done", share: null, good: 0, of: 0, extra: 0, problem: "",
  })
})

const numbers = [
  ["27", "27", "0", "right", ""],
  ["27,0", "27", "0", "right", ""],
  ["26.5", "27", "0.5", "right", ""],
  ["26,4", "27", "0.5", "wrong", ""],
  ["0,3", "0.1", "0.2", "right", ""],
  ["1 000", "1000", "0", "right", ""],
  ["−4", "-4", "0", "right", ""],
  ["1.000", "1000", "0", "wrong", "ambiguous"],
  ["1,000,000", "1000000", "0", "wrong", "ambiguous"],
  ["1,125", "1.125", "0", "right", ""],
  ["0,125", "0.125", "0", "right", ""],
  ["0.500", "0.5", "0", "right", ""],
  ["27 phút", "27", "0", "wrong", "not-a-number"],
  ["<img onerror=alert(1)>", "27", "0", "wrong", "not-a-number"],
  ["", "27", "0", "wrong", "empty"],
]
for (const [typed, right, tolerance, state, problem] of numbers) {
  test(`"${typed}" for ${right} ± ${tolerance} is ${problem || state}`, () => {
    const got = mark({ form: "number", right: [right], tolerance }, [typed], [])
    assert.equal(got.state, state)
    assert.equal(got.problem, problem)
  })
}
