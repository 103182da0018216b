// Reads the index that `taphuan/render/search_index.py` writes: words by number, text as numbers.

import { canonical, folded, impliedAnchor } from "./search-fold.js"

/**
 * @typedef {[url: string, kind: string, place: string, sections: string[]]} PageEntry
 * @typedef {object} IndexData What the script of a language holds.
 * @property {number} version
 * @property {string} lang
 * @property {Record<string, string>} words
 * @property {PageEntry[]} pages
 * @property {[short: string, long: string][]} abbreviations
 * @property {string} dictionary
 * @property {string} text
 *
 * @typedef {object} Section
 * @property {number} page
 * @property {number} level
 * @property {string} kind
 * @property {string} anchor
 * @property {number} parent the section whose heading stands above, or -1
 * @property {number} start where its title begins in the text
 * @property {number} body where its body begins
 * @property {number} end
 */

export const SECTION = 0
export const BODY = 1
export const BLOCK = 2
const BASE = 91
const FIRST = [0, 64, 86, 90] // leading characters of numbers with so many more characters
const OFFSET = [0, 64, 2066, 35190] // the least such number

/** One language's index, ready to be searched. */
export class SearchIndex {
  /** @param {IndexData} data */
  constructor(data) {
    this.pages = data.pages
    this.abbreviations = data.abbreviations
    /** Word or punctuation by number. */
    this.pieces = ["", "", ""].concat(data.dictionary ? data.dictionary.split("\x7f") : [])
    /** Canonical form by number, empty for punctuation. @type {string[]} */
    this.canonicals = []
    /** Form without diacritics by number. @type {string[]} */
    this.folds = []
    /** Numbers of the words with this folded form. @type {Map<string, number[]>} */
    this.byFold = new Map()
    for (let number = 0; number < this.pieces.length; number++) this.addWord(number)
    /** 1 by number for a word, 0 for punctuation. */
    this.words = Uint8Array.from(this.folds, (fold) => (fold ? 1 : 0))
    this.text = decode(data.text)
    this.sections = this.readSections()
  }

  /** @param {number} number */
  addWord(number) {
    const piece = this.pieces[number]
    const isWord = /[\p{L}\p{N}]/u.test(piece)
    const form = isWord ? canonical(piece) : ""
    const fold = folded(form)
    this.canonicals.push(form)
    this.folds.push(fold)
    if (!isWord) return
    const same = this.byFold.get(fold)
    if (same) same.push(number)
    else this.byFold.set(fold, [number])
  }

  /** @returns {Section[]} */
  readSections() {
    /** @type {Section[]} */
    const sections = []
    const text = this.text
    let at = 0
    this.pages.forEach((page, pageNumber) => {
      /** @type {number[]} */
      const open = [] // by level
      for (const entry of page[3]) {
        const level = +entry[0]
        const hash = entry.indexOf("#")
        const start = ++at // behind the mark of the section
        while (text[at] !== BODY) at++
        const body = ++at
        while (at < text.length && text[at] !== SECTION) at++
        while (open.length && sections[open[open.length - 1]].level >= level) open.pop()
        const section = {
          page: pageNumber,
          level,
          kind: (hash < 0 ? entry : entry.slice(0, hash)).slice(1) || page[1],
          anchor: "",
          parent: open.length ? open[open.length - 1] : -1,
          start,
          body,
          end: at,
        }
        open.push(sections.length)
        if (hash >= 0) section.anchor = entry.slice(hash + 1)
        else if (level > 1) section.anchor = impliedAnchor(this.titleWords(section))
        sections.push(section)
      }
    })
    return sections
  }

  /** @param {Section} section */
  titleWords(section) {
    const words = []
    for (let at = section.start; at < section.body - 1; at++) {
      if (this.isWord(at)) words.push(this.pieces[this.text[at]])
    }
    return words
  }

  /** @param {Section} section */
  titleOf(section) {
    return this.phrase(section.start, section.body - 1)
  }

  /**
   * Return the text between two places, as it was written.
   * @param {number} start
   * @param {number} end
   */
  phrase(start, end) {
    let text = ""
    for (let at = start; at < end; at++) text += this.gapBefore(at, start) + this.pieceAt(at)
    return text
  }

  /**
   * Return the space that the index leaves out between two words.
   * @param {number} at
   * @param {number} start
   */
  gapBefore(at, start) {
    return at > start && this.isWord(at) && this.isWord(at - 1) ? " " : ""
  }

  /** @param {number} at */
  isWord(at) {
    return this.words[this.text[at]] === 1
  }

  /** @param {number} at */
  pieceAt(at) {
    return this.text[at] === BLOCK ? " · " : this.pieces[this.text[at]]
  }
}

/**
 * Turn the characters of the index into numbers: one to four of them each, told by the first.
 * @param {string} text
 * @returns {Uint32Array}
 */
function decode(text) {
  const numbers = new Uint32Array(text.length)
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const lead = digit(text.charCodeAt(at))
    const more = lead < 64 ? 0 : lead < 86 ? 1 : lead < 90 ? 2 : 3
    let number = lead - FIRST[more]
    for (let step = 0; step < more; step++) number = number * BASE + digit(text.charCodeAt(++at))
    numbers[length++] = number + OFFSET[more]
  }
  return numbers.subarray(0, length)
}

/** @param {number} code */
function digit(code) {
  return code - (code < 92 ? 35 : 36)
}
