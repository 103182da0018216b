import assert from "node:assert/strict"
import { test } from "node:test"
import { chooseMarks } from "../../scripts/web/core/search-marks.js"

/**
 * Return the marked words; `|` stands between words that do not follow one another.
 * @param {string} text
 * @param {string} wanted
 */
function marked(text, wanted) {
  let isNext = false
  const words = []
  for (const piece of text.split(" ")) {
    if (piece !== "|") words.push({ word: piece, isNext })
    isNext = piece !== "|"
  }
  const chosen = chooseMarks(words, wanted.split(" "))
  return words.filter((_, at) => chosen[at]).map(({ word }) => word)
}

test("words that stand together as found are marked, the same words alone are not", () => {
  assert.deepEqual(marked("Chi bộ họp | chi tiết | bộ phận", "chi bộ"), ["Chi", "bộ"])
})

test("a word that nowhere stands with another is marked wherever it is", () => {
  assert.deepEqual(marked("họp chi bộ | hương ước | họp", "chi bộ họp ước"), ["họp", "chi", "bộ", "ước"])
  assert.deepEqual(marked("ước | quy ước", "hương ước"), ["ước", "ước"])
})

test("one word alone is marked everywhere", () => {
  assert.deepEqual(marked("má | mà | Má", "má"), ["má", "Má"])
})

test("old spelling and decomposed letters count as the same word", () => {
  assert.deepEqual(marked("hoà giải | hòa", "hòa giải".normalize("NFD")), ["hoà", "giải"])
})

test("a part of a word is never marked", () => {
  assert.deepEqual(marked("toàn bán", "an"), [])
})

test("a word repeated is no pair", () => {
  assert.deepEqual(marked("ban ban | giao", "ban giao"), ["ban", "ban", "giao"])
})

test("nothing wanted, nothing marked", () => {
  assert.deepEqual(chooseMarks([{ word: "chi", isNext: false }], []), [false])
  assert.deepEqual(chooseMarks([], ["chi"]), [])
})
