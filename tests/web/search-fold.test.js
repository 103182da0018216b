import assert from "node:assert/strict"
import { test } from "node:test"
import { canonical, folded, fromTelex, impliedAnchor, toneless, wordsOf } from "../../scripts/web/core/search-fold.js"
import { allSyllables } from "./syllables.js"

const SYLLABLES = allSyllables()

/**
 * What must be equal: `i` for a `y` that begins the rhyme.
 * @param {{letters: string, tone: string}} syllable
 */
function meaning({ letters, tone }) {
  const rhyme = letters.search(/[aăâeêioôơuưy]/)
  const start = /^qu./.test(letters) ? 2 : rhyme
  return `${letters.slice(0, start)}${letters.slice(start).replace(/^y/, "i")}/${tone}`
}

test("the table covers 28 initials, 161 rhymes and 6 tones", () => {
  assert.equal(SYLLABLES.length, 28 * 161 * 6)
})

test("old and new place of the tone mark are equal", () => {
  for (const { written, old } of SYLLABLES) assert.equal(canonical(old), canonical(written), old)
})

test("composed and decomposed letters are equal", () => {
  for (const { written } of SYLLABLES) {
    assert.equal(canonical(written.normalize("NFD")), canonical(written), written)
  }
})

test("capitals count as small letters", () => {
  for (const { written } of SYLLABLES) {
    assert.equal(canonical(written.toUpperCase()), canonical(written), written)
  }
})

test("two syllables are equal only if they mean the same", () => {
  /** @type {Map<string, string>} */
  const meanings = new Map()
  for (const syllable of SYLLABLES) {
    const form = canonical(syllable.written)
    const meant = meaning(syllable)
    assert.equal(meanings.get(form) || meant, meant, syllable.written)
    meanings.set(form, meant)
  }
})

test("i and y are equal where they sound alike", () => {
  for (const [a, b] of [["lý", "lí"], ["quy", "qui"], ["kỹ", "kĩ"], ["Mỹ", "mĩ"], ["y", "i"], ["yêu", "iêu"], ["quyết", "quiết"], ["sỹ", "sĩ"]]) {
    assert.equal(canonical(a), canonical(b))
  }
})

test("i and y stay apart where they do not", () => {
  for (const [a, b] of [["tay", "tai"], ["tuy", "tui"], ["mây", "mâi"], ["thủy", "thủi"], ["quay", "quai"]]) {
    assert.notEqual(canonical(a), canonical(b))
  }
})

test("without diacritics every syllable is its ASCII letters, đ being d", () => {
  for (const { written, ascii } of SYLLABLES) {
    assert.equal(folded(canonical(written)), canonical(ascii), written)
  }
})

test("without its tone a syllable keeps its letters", () => {
  for (const { written, letters } of SYLLABLES) {
    assert.equal(toneless(canonical(written)), canonical(letters), written)
  }
})

test("the Icelandic Ð that looks like Đ counts as Đ", () => {
  assert.equal(canonical("\u00d0ảng"), canonical("Đảng"))
})

test("a number counts without its leading zeros where diacritics do not count", () => {
  assert.equal(folded(canonical("03")), folded(canonical("3")))
  assert.notEqual(canonical("03"), canonical("3"))
  assert.equal(folded(canonical("0")), "0")
})

test("Telex keys spell every syllable, the tone key typed last", () => {
  for (const { written, telex, tone, ascii } of SYLLABLES) {
    if (telex === ascii && !tone) continue
    assert.equal(fromTelex(telex), canonical(written), telex)
  }
})

for (const [keys, meant] of [
  ["nghij", "nghị"], ["tieesng", "tiếng"], ["dduowngf", "đường"], ["dduwowngf", "đường"],
  ["duongwf", "dường"], ["dangrd", "đảng"], ["nhanaj", "nhận"], ["quyeets", "quyết"], ["giowf", "giờ"],
  ["HOPJ", "họp"], ["uyr", "ủy"], ["tuwj", "tự"],
]) {
  test(`Telex ${keys} is ${meant}`, () => assert.equal(fromTelex(keys), canonical(meant)))
}

test("what spells nothing else is no Telex", () => {
  for (const word of ["ban", "chi", "12", "bộ", "", "bcđ"]) assert.equal(fromTelex(word), "", word)
})

test("words are runs of letters and digits, whatever stands between them", () => {
  assert.deepEqual(wordsOf("12-HD/BTCTW, “chi bộ”!"), ["12", "HD", "BTCTW", "chi", "bộ"])
  assert.deepEqual(wordsOf("😀 <b>*</b>"), ["b", "b"])
  assert.deepEqual(wordsOf("…"), [])
})

test("the anchor of a heading is what the build gives it", () => {
  assert.equal(impliedAnchor(["Định", "dạng", "lý", "lịch"]), "dinh-dang-ly-lich")
})
