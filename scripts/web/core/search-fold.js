// Vietnamese syllables for search: spellings that mean the same become equal, keys typed with
// no input method become letters. Pure; runs in the search worker and on the page.

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g // grave, acute, tilde, hook above, dot below
const MARKS = /[\u0300-\u036f]/g
const WORD = /[\p{L}\p{N}]+/gu

/** A `y` that begins the rhyme sounds like `i`: lý, quy, yêu, but not tay, tuy. */
const ONSET_Y = /^(qu|[bcdđghklmnprstvx]*)y/

/**
 * Return the words of a text as they stand, composed.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  return text.normalize("NFC").match(WORD) || []
}

/**
 * Return the form in which two spellings of one syllable are equal: `Hoà` and `hòa`, `LÝ` and
 * `lí`, composed and decomposed. Letters and tone still count.
 * @param {string} word
 * @returns {string}
 */
export function canonical(word) {
  const lower = word.toLowerCase().replace(/ð/g, "đ")
  if (/^[\x00-\x7f]*$/.test(lower)) return lower.replace(ONSET_Y, "$1i")
  const decomposed = lower.normalize("NFD")
  const tone = (decomposed.match(TONES) || [""])[0]
  return decomposed.replace(TONES, "").normalize("NFC").replace(ONSET_Y, "$1i") + tone
}

/**
 * Return a canonical form without its tone: `hội` and `hối` are equal, `hoi` is not.
 * @param {string} canonicalForm
 */
export function toneless(canonicalForm) {
  return canonicalForm.replace(TONES, "")
}

/**
 * Return ASCII letters of a canonical form, for what is typed without diacritics; `03` is `3`.
 * @param {string} canonicalForm
 */
export function folded(canonicalForm) {
  if (/^0+\d+$/.test(canonicalForm)) return canonicalForm.replace(/^0+/, "")
  if (/^[\x00-\x7f]*$/.test(canonicalForm)) return canonicalForm
  return canonicalForm.normalize("NFD").replace(MARKS, "").replace(/đ/g, "d")
}

/**
 * Return the anchor that a heading gets when nothing else was said.
 * @param {string[]} words
 */
export function impliedAnchor(words) {
  const lower = words.map((word) => word.normalize("NFD").replace(MARKS, ""))
  return lower.join("-").replace(/[đĐÐ]/g, "d").toLowerCase()
}

/** @type {Record<string, string>} */
const TONE_OF_KEY = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" }

/** Letters that a key makes of the one before it, in the order in which they are tried. */
const TELEX_LETTERS = /** @type {[RegExp, string][]} */ ([
  [/ooo/, "oo"], // xooong: the circumflex taken back
  [/uow$/, "uơ"], // thuowr; with a letter behind it, truowng, both take the horn
  [/u(w?)ow|uwo|uo([a-z]*)w/, "ươ$2"],
  [/([aeo])([cghmnpt]*)\1/, "$1\u0302$2"],
  [/([ou])([cghimnpt]*)w/, "$1\u031b$2"],
  [/a([cghimnptuy]*)w/, "a\u0306$1"],
  [/w/, "ư"],
])

/**
 * Return the syllable that Telex keys spell, `nghij` gives `nghị`; empty if they spell none.
 * @param {string} word
 * @returns {string}
 */
export function fromTelex(word) {
  const parts = /^([bcdghklmnpqrstvx]*)([a-z]+)$/.exec(word.toLowerCase())
  if (!parts) return ""
  const qu = parts[1] === "q" && parts[2][0] === "u" ? "u" : ""
  let onset = parts[1] + qu
  let rhyme = parts[2].slice(qu.length)
  const keys = rhyme.match(/[sfrxj]/g)
  rhyme = rhyme.replace(/[sfrxj]/g, "")
  if (/d$/.test(rhyme) && /^d/.test(onset)) {
    onset = "đ" // dangd: the second d typed last
    rhyme = rhyme.slice(0, -1)
  }
  onset = onset.replace(/^dd/, "đ")
  for (const [pattern, letters] of TELEX_LETTERS) {
    const made = rhyme.replace(pattern, letters)
    if (made !== rhyme) {
      rhyme = made
      break
    }
  }
  if (/w/.test(rhyme)) return ""
  const tone = keys ? TONE_OF_KEY[keys[keys.length - 1]] : ""
  const spelled = canonical(onset + rhyme + tone)
  return spelled === canonical(word) ? "" : spelled
}
