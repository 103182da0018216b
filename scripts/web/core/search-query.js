// What was typed, as terms to look for: joined and split syllables, Telex keys, abbreviations.

import { canonical, folded, fromTelex, wordsOf } from "./search-fold.js"

/** @import { SearchIndex } from "./search-index.js" */

/**
 * @typedef {object} Term
 * @property {string} text as typed, for telling what is missing
 * @property {string} canonical
 * @property {string} fold
 * @property {boolean} isOpen the last word, perhaps unfinished
 *
 * @typedef {object} Reading One way to understand the query.
 * @property {Term[]} terms
 * @property {[first: number, last: number][]} phrases terms that must stand together
 * @property {number} trust
 */

const MAX_LENGTH = 200
const MAX_TERMS = 12
const MAX_READINGS = 4

/**
 * Return the ways to understand a query, the plainest first; none if it has no word.
 * @param {string} query
 * @param {SearchIndex} index
 * @returns {Reading[]}
 */
export function readQuery(query, index) {
  const text = query.slice(0, MAX_LENGTH).normalize("NFC")
  const isOpen = /[\p{L}\p{N}]$/u.test(text)
  /** @type {Term[]} */
  const terms = []
  /** @type {[number, number][]} */
  const phrases = []
  text.split(/["“”„«»]/).forEach((part, number, parts) => {
    const isPhrase = number % 2 === 1 && number < parts.length - 1
    const words = wordsOf(part)
    const made = isPhrase ? words.map((word) => termOf(word)) : interpret(words, index)
    if (isPhrase && made.length > 1) phrases.push([terms.length, terms.length + made.length - 1])
    terms.push(...made)
  })
  terms.splice(MAX_TERMS)
  if (!terms.length) return []
  if (isOpen) terms[terms.length - 1].isOpen = true
  const plain = { terms, phrases: phrases.filter(([, last]) => last < terms.length), trust: 1 }
  return phrases.length ? [plain] : [plain].concat(expand(terms, index))
}

/**
 * @param {string} word
 * @param {string} [text]
 * @returns {Term}
 */
export function termOf(word, text = word) {
  const form = canonical(word)
  return { text, canonical: form, fold: folded(form), isOpen: false }
}

/**
 * Turn words nobody wrote into words of the index, where the way is clear.
 * @param {string[]} words
 * @param {SearchIndex} index
 * @returns {Term[]}
 */
function interpret(words, index) {
  /** @type {Term[]} */
  const terms = []
  for (let at = 0; at < words.length; at++) {
    const term = termOf(words[at])
    const isLast = at === words.length - 1
    const next = isLast ? "" : folded(canonical(words[at + 1]))
    if (index.byFold.has(term.fold) || (isLast && isBeginning(term.fold, index))) {
      terms.push(term)
    } else if (index.byFold.has(term.fold + next)) {
      terms.push(termOf(words[at] + words[at + 1])) // qh 15: written QH15
      at++
    } else {
      terms.push(...(fromKeys(words[at], index, isLast) || split(words[at], index, isLast) || [term]))
    }
  }
  return terms
}

/**
 * @param {string} fold
 * @param {SearchIndex} index
 */
function isBeginning(fold, index) {
  for (const known of index.byFold.keys()) if (known.startsWith(fold)) return true
  return false
}

/**
 * Read a word as Telex keys: `nghij` is `nghị`.
 * @param {string} word
 * @param {SearchIndex} index
 * @param {boolean} isLast
 * @returns {Term[] | null}
 */
function fromKeys(word, index, isLast) {
  const spelled = fromTelex(word)
  if (!spelled) return null
  const term = { text: word, canonical: spelled, fold: folded(spelled), isOpen: false }
  const isKnown = index.byFold.has(term.fold) || (isLast && isBeginning(term.fold, index))
  return isKnown ? [term] : null
}

/**
 * Cut joined syllables apart, `sinhhoatchibo`, where the whole word can be made of known ones.
 * @param {string} word
 * @param {SearchIndex} index
 * @param {boolean} isLast the last piece may be unfinished
 * @returns {Term[] | null}
 */
function split(word, index, isLast) {
  const length = word.length
  if (length < 4 || length > 60) return null
  /** @type {{cost: number, from: number}[]} */
  const best = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= length; end++) {
    best.push({ cost: Infinity, from: -1 })
    for (let from = Math.max(0, end - 8); from < end; from++) {
      const fold = folded(canonical(word.slice(from, end)))
      const isOpen = isLast && end === length
      const cost = best[from].cost + cutCost(fold, index, isOpen)
      if (cost < best[end].cost) best[end] = { cost, from }
    }
  }
  if (best[length].cost === Infinity || best[length].from === 0) return null
  /** @type {Term[]} */
  const terms = []
  for (let end = length; end > 0; end = best[end].from) {
    terms.unshift(termOf(word.slice(best[end].from, end)))
  }
  return standTogether(terms, index, isLast) ? terms : null
}

/**
 * Tell whether the text has these terms somewhere side by side: a cut that makes words nobody
 * wrote together is no cut but a slip.
 * @param {Term[]} terms
 * @param {SearchIndex} index
 * @param {boolean} isLast
 */
function standTogether(terms, index, isLast) {
  const wanted = terms.map((term) => term.fold)
  const last = wanted.length - 1
  const { text, words, folds } = index
  let found = 0
  for (let at = 0; at < text.length; at++) {
    if (!words[text[at]]) continue
    const fold = folds[text[at]]
    const fits = fold === wanted[found] || (isLast && found === last && fold.startsWith(wanted[last]))
    found = fits ? found + 1 : fold === wanted[0] ? 1 : 0
    if (found > last) return true
  }
  return false
}

/**
 * Return how unlikely a syllable is: the dictionary is in order of frequency.
 * @param {string} fold
 * @param {SearchIndex} index
 * @param {boolean} isOpen
 */
function cutCost(fold, index, isOpen) {
  const known = index.byFold.get(fold)
  if (known && (fold.length > 1 || /[aeiou]/.test(fold))) {
    return Math.log(known[0] + 2) + (fold.length > 1 ? 2 : 6)
  }
  return isOpen && fold.length > 1 && isBeginning(fold, index) ? 12 : Infinity
}

/**
 * Return readings with abbreviations written out, and with long names abbreviated.
 * @param {Term[]} terms
 * @param {SearchIndex} index
 * @returns {Reading[]}
 */
function expand(terms, index) {
  /** @type {Reading[]} */
  const readings = []
  for (const [short, long] of index.abbreviations) {
    const shortTerms = wordsOf(short).map((word) => termOf(word))
    const longTerms = wordsOf(long).map((word) => termOf(word))
    for (const [from, to] of [
      [shortTerms, longTerms],
      [longTerms, shortTerms],
    ]) {
      const at = placeOf(from, terms)
      if (at < 0 || readings.length >= MAX_READINGS) continue
      const made = [...terms.slice(0, at), ...to, ...terms.slice(at + from.length)]
      readings.push({ terms: made.slice(0, MAX_TERMS), phrases: [], trust: 0.97 })
    }
  }
  return readings
}

/**
 * Return where some terms stand in the query, diacritics not counted, or -1.
 * @param {Term[]} wanted
 * @param {Term[]} terms
 */
function placeOf(wanted, terms) {
  for (let at = 0; at + wanted.length <= terms.length; at++) {
    if (wanted.every((term, offset) => agrees(term, terms[at + offset]))) return at
  }
  return -1
}

/**
 * @param {Term} name
 * @param {Term} typed
 */
function agrees(name, typed) {
  if (name.canonical === typed.canonical) return true
  return name.fold === typed.fold && typed.canonical === typed.fold
}
