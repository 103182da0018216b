// Which words of a page to mark for the reader who came from the search.

import { canonical } from "./search-fold.js"

/**
 * @typedef {object} PageWord
 * @property {string} word
 * @property {boolean} isNext it follows the one before it with nothing but space between
 */

/**
 * Return for every word whether to mark it: words that stand together as they were found; of a
 * word that nowhere does, each.
 * @param {PageWord[]} words of the page in order
 * @param {string[]} wanted
 * @returns {boolean[]}
 */
export function chooseMarks(words, wanted) {
  const forms = new Set(wanted.map(canonical))
  const found = words.map(({ word }) => (forms.has(canonical(word)) ? canonical(word) : ""))
  const isLinked = found.map((form, at) => {
    return Boolean(form) && (isPair(words, found, at) || isPair(words, found, at + 1))
  })
  const linked = new Set(found.filter((_, at) => isLinked[at]))
  return found.map((form, at) => Boolean(form) && (isLinked[at] || !linked.has(form)))
}

/**
 * Tell whether two different wanted words meet here.
 * @param {PageWord[]} words
 * @param {string[]} found
 * @param {number} at place of the second
 */
function isPair(words, found, at) {
  return at > 0 && at < found.length && words[at].isNext && Boolean(found[at - 1] && found[at]) && found[at - 1] !== found[at]
}
