// Vietnamese spelling: the same folding as `text.fold_spelling` in Python. Both are held to
// tests/golden/folding.json.

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g // grave, acute, tilde, hook above, dot below
const MARKS = /[\u0300-\u036f]/g

/**
 * Return a form in which spellings that mean the same are equal: case, white space, composed
 * or decomposed letters and the place of the tone mark do not count.
 * @param {string} text
 * @param {boolean} [keepMarks] without it the diacritics themselves do not count either
 * @returns {string}
 */
export function foldSpelling(text, keepMarks = true) {
  // upper then lower case is what Python's casefold() does to the letters of this alphabet
  const words = text.toUpperCase().toLowerCase().normalize("NFD").trim().split(/\s+/)
  const folded = words.map(toneLast).join(" ").normalize("NFC")
  return keepMarks ? folded : stripMarks(folded)
}

/**
 * Return ASCII letters where Vietnamese ones stood.
 * @param {string} text
 */
function stripMarks(text) {
  return text.normalize("NFD").replace(MARKS, "").replace(/đ/g, "d")
}

/**
 * Move the tone mark of a syllable behind its letters, so that `hoà` and `hòa` are equal.
 * @param {string} word decomposed
 */
function toneLast(word) {
  const tones = word.match(TONES)
  return tones ? word.replace(TONES, "") + tones.sort().join("") : word
}
