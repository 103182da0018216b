// The passage of a section that answers a query, cut from its text, with the found words marked.

import { BLOCK } from "./search-index.js"

/** @import { SearchIndex, Section } from "./search-index.js" */
/** @import { Hit } from "./search-rank.js" */

/** @typedef {string[]} Marked Plain and marked text in turn, plain first. */

const BEFORE = 10 // words
const AFTER = 26
const FAR = -99

/** A section that answers, with the places where it does. */
export class FoundSection {
  /**
   * @param {Hit} hit
   * @param {SearchIndex} index
   */
  constructor(hit, index) {
    this.hit = hit
    this.index = index
    this.section = index.sections[hit.section]
    /** Places of the words to mark. @type {Set<number>} */
    this.places = findPlaces(hit, index, this.section)
  }

  /** Return the title with the found words marked. */
  title() {
    return this.mark(this.section.start, this.section.body - 1)
  }

  /** Return the best passage of the body with the found words marked. */
  passage() {
    const { body, end } = this.section
    const { text } = this.index
    const target = this.hit.at < 0 ? body : this.hit.at
    let start = target
    for (let words = 0; start > body && words < BEFORE; start--) {
      if (text[start - 1] === BLOCK) break
      if (this.index.isWord(start - 1)) words++
    }
    let stop = target
    for (let words = 0; stop < end && words < AFTER; stop++) if (this.index.isWord(stop)) words++
    while (stop < end && !this.index.isWord(stop) && text[stop] !== BLOCK) stop++
    const passage = this.mark(start, stop)
    if (start > body && text[start - 1] !== BLOCK) passage[0] = `… ${passage[0]}`
    if (stop < end) passage[passage.length - 1] += " …"
    return passage
  }

  /** Return the found words as written, each spelling once. */
  words() {
    const { pieces, text } = this.index
    const places = Array.from(this.places).sort((a, b) => a - b)
    const words = places.map((at) => pieces[text[at]].toLowerCase())
    return Array.from(new Set(words))
  }

  /**
   * @param {number} start
   * @param {number} end
   * @returns {Marked}
   */
  mark(start, end) {
    const { index, places } = this
    const parts = [""]
    let between = "" // what joins two marked words, “-” in 12-HD, is marked with them
    for (let at = start; at < end; at++) {
      const gap = index.gapBefore(at, start)
      const piece = index.pieceAt(at)
      const isOpen = parts.length % 2 === 0
      if (places.has(at)) {
        if (isOpen) parts[parts.length - 1] += between + gap + piece
        else parts.push(piece) && (parts[parts.length - 2] += between + gap)
        between = ""
      } else if (isOpen && /^[-/.]$/.test(piece)) between += piece
      else {
        if (isOpen) parts.push("")
        parts[parts.length - 1] += between + gap + piece
        between = ""
      }
    }
    if (between) parts.push(between)
    return parts
  }
}

/**
 * Return where the words to mark stand: those that stand together as in the query; of a term
 * that never does, its best answers.
 * @param {Hit} hit
 * @param {SearchIndex} index
 * @param {Section} section
 * @returns {Set<number>}
 */
function findPlaces(hit, index, section) {
  const { masks, weights } = hit.look
  const { text } = index
  const size = weights.length
  const lastPlace = weights.map(() => FAR)
  const lastAt = weights.map(() => FAR)
  const isLinked = weights.map(() => false)
  /** @type {Set<number>} */
  const linked = new Set()
  /** @type {[at: number, term: number][]} */
  const alone = []
  let place = 0
  for (let at = section.start; at < section.end; at++) {
    if (!index.isWord(at)) {
      if (text[at] <= BLOCK) place += 9
      continue
    }
    place++
    for (let term = size - 1; term >= 0; term--) {
      if (!(masks[text[at]] & (1 << term))) continue
      const weight = weights[term][text[at]]
      if (weight < hit.best[term] - 0.3) continue
      if (term > 0 && place - lastPlace[term - 1] <= 2) {
        linked.add(at).add(lastAt[term - 1])
        isLinked[term] = isLinked[term - 1] = true
      }
      lastPlace[term] = place
      lastAt[term] = at
      if (weight >= hit.best[term] - 0.06) alone.push([at, term])
    }
  }
  for (const [at, term] of alone) if (!isLinked[term]) linked.add(at)
  return linked
}
