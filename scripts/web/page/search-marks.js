// Wraps the found words of a page in `mark`, text node by text node.

import { make } from "./dom.js"
import { wordsOf } from "../core/search-fold.js"
import { chooseMarks } from "../core/search-marks.js"

const SKIPPED = "script,style,form,button,select,textarea,mark,svg,tap-question,[hidden],nav"
const BLOCK = "p,li,td,th,h1,h2,h3,h4,h5,h6,dt,dd,blockquote,summary,figcaption,div,section"

/**
 * @typedef {object} Place
 * @property {Text} node
 * @property {number} start
 * @property {number} end
 */

/**
 * Mark the words of a query on the page.
 * @param {Element} root
 * @param {string} query
 */
export function markPage(root, query) {
  const wanted = wordsOf(query.slice(0, 400))
  /** @type {Place[]} */
  const places = []
  /** @type {import("../core/search-marks.js").PageWord[]} */
  const words = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  /** @type {Element | null} */
  let block = null
  let between = ""
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode)
    const parent = node.parentElement
    if (!parent || parent.closest(SKIPPED)) continue
    const text = node.data
    const now = parent.closest(BLOCK)
    if (now !== block) between = "|"
    block = now
    let from = 0
    for (const match of allWords(text)) {
      between += text.slice(from, match.start)
      places.push({ node, start: match.start, end: match.end })
      words.push({ word: text.slice(match.start, match.end), isNext: /^[\s\-/.]*$/.test(between) })
      between = ""
      from = match.end
    }
    between += text.slice(from)
  }
  const chosen = chooseMarks(words, wanted)
  for (let at = places.length - 1; at >= 0; at--) {
    if (!chosen[at]) continue
    let first = at
    while (first > 0 && chosen[first - 1] && words[first].isNext && places[first - 1].node === places[at].node) first--
    wrap(places[first].node, places[first].start, places[at].end)
    at = first
  }
}

/**
 * @param {string} text
 * @returns {{start: number, end: number}[]}
 */
function allWords(text) {
  const word = /[\p{L}\p{N}\p{M}]+/gu
  const found = []
  for (let match = word.exec(text); match; match = word.exec(text)) {
    found.push({ start: match.index, end: match.index + match[0].length })
  }
  return found
}

/**
 * @param {Text} node
 * @param {number} start
 * @param {number} end
 */
function wrap(node, start, end) {
  const rest = node.splitText(start)
  rest.splitText(end - start)
  const mark = make("mark", "tap-found")
  rest.replaceWith(mark)
  mark.append(rest)
}
