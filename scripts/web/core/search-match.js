// How well each word of the index answers a term: from the very word down to a typing slip.

import { toneless } from "./search-fold.js"

/** @import { SearchIndex } from "./search-index.js" */
/** @import { Term } from "./search-query.js" */

/**
 * @typedef {Map<number, number>} Weights Number of a word to how well it answers, 0 to 1.
 */

/**
 * Return the words that answer a term.
 * @param {Term} term
 * @param {SearchIndex} index
 * @param {{isMarked: boolean, allowSlips: boolean}} options `isMarked`: the query bears
 *   diacritics, so a word without them means what it says
 * @returns {Weights}
 */
export function answer(term, index, { isMarked, allowSlips }) {
  /** @type {Weights} */
  const weights = new Map()
  for (const number of index.byFold.get(term.fold) || []) {
    weights.set(number, sameLetters(term, index.canonicals[number], isMarked))
  }
  const hasDigit = /\d/.test(term.fold)
  if (term.isOpen) addBeginnings(term, index, weights)
  if (!hasDigit && (allowSlips || !weights.size)) addSlips(term, index, weights)
  return weights
}

/**
 * Return how well a word with the same letters answers: a typed diacritic is a statement.
 * @param {Term} term
 * @param {string} form canonical form of the word
 * @param {boolean} isMarked
 */
function sameLetters(term, form, isMarked) {
  if (form === term.canonical) return 1
  if (term.canonical === term.fold) return isMarked ? 0.7 : 0.95
  if (toneless(form) === term.canonical) return 0.8 // the tone not yet typed
  return form === toneless(form) ? 0.5 : 0.4
}

/**
 * @param {Term} term
 * @param {SearchIndex} index
 * @param {Weights} weights
 */
function addBeginnings(term, index, weights) {
  const letters = toneless(term.canonical)
  const tone = term.canonical.slice(letters.length)
  for (const [fold, numbers] of index.byFold) {
    if (fold.length <= term.fold.length || !fold.startsWith(term.fold)) continue
    const share = 0.65 + (0.2 * term.fold.length) / fold.length
    for (const number of numbers) {
      const form = index.canonicals[number]
      const bare = toneless(form)
      const isSame = bare.startsWith(letters) && (!tone || form === bare + tone)
      weights.set(number, term.canonical === term.fold || isSame ? share : share / 2)
    }
  }
}

/**
 * Add words one slip away, or two where the word is long and nothing is nearer.
 * @param {Term} term
 * @param {SearchIndex} index
 * @param {Weights} weights
 */
function addSlips(term, index, weights) {
  const length = term.fold.length
  if (length < 3) return // of two letters any change makes another word
  const trust = weights.size ? 0.8 : 1 // a word that exists is less likely a slip
  let allowed = length < 5 ? 1 : 2
  /** @type {[string, number][]} */
  const found = []
  for (const fold of index.byFold.keys()) {
    if (Math.abs(fold.length - length) > allowed || /\d/.test(fold)) continue
    const slips = countSlips(term.fold, fold, allowed)
    if (slips === 0 || slips > allowed) continue
    if (slips < allowed) {
      found.length = 0
      allowed = slips
    }
    found.push([fold, slips])
  }
  for (const [fold, slips] of found) {
    const isStartSame = fold[0] === term.fold[0]
    const likely = (slips === 1 ? 0.5 : 0.3) + (isStartSame ? 0.1 : 0)
    for (const number of index.byFold.get(fold) || []) {
      if (!weights.has(number)) weights.set(number, likely * trust)
    }
  }
}

/**
 * Return how many letters were left out, added, changed or swapped; more than `limit` is enough.
 * @param {string} a
 * @param {string} b
 * @param {number} limit
 */
export function countSlips(a, b, limit) {
  /** @type {number[]} */
  let older = []
  let old = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const now = [row]
    let least = row
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1]
      let slips = Math.min(old[column] + 1, now[column - 1] + 1, old[column - 1] + (isSame ? 0 : 1))
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        slips = Math.min(slips, older[column - 2] + 1)
      }
      now.push(slips)
      least = Math.min(least, slips)
    }
    if (least > limit) return limit + 1
    older = old
    old = now
  }
  return old[b.length]
}
