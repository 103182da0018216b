// The searcher: an index in, a query in, a list of pages with their sections out. No DOM.

import { folded, canonical, wordsOf } from "./search-fold.js"
import { SearchIndex } from "./search-index.js"
import { FoundSection } from "./search-passage.js"
import { readQuery } from "./search-query.js"
import { rankSections } from "./search-rank.js"

/** @import { IndexData } from "./search-index.js" */
/** @import { Hit } from "./search-rank.js" */
/** @import { Marked } from "./search-passage.js" */

/**
 * @typedef {object} SectionResult
 * @property {string} anchor
 * @property {string[]} path headings above it, the page's title left out
 * @property {Marked} title
 * @property {Marked} text
 * @property {number} score
 *
 * @typedef {object} PageResult
 * @property {string} url
 * @property {string} kind
 * @property {string} place
 * @property {Marked} title
 * @property {Marked} text empty where only a section answers
 * @property {number} ownScore of the page itself, 0 where only a section answers
 * @property {string[]} found words to mark on the page itself
 * @property {string[]} missing words of the query that nothing on the page answers
 * @property {SectionResult[]} sections
 *
 * @typedef {object} Results
 * @property {PageResult[]} pages
 * @property {number} total number of pages of the kind asked for, also of those cut off by `limit`
 * @property {number} all number of pages of any kind
 * @property {Record<string, number>} kinds number of pages by kind
 * @property {string[]} nearest terms to try when nothing was found
 */

const MAX_SECTIONS = 20

/**
 * Return a searcher over one language's index.
 * @param {IndexData} data
 */
export function createSearcher(data) {
  const index = new SearchIndex(data)
  return {
    /**
     * @param {string} query
     * @param {{kind?: string, limit?: number}} [options]
     * @returns {Results}
     */
    find(query, { kind = "", limit = 10 } = {}) {
      const groups = groupByPage(findHits(query, index), index)
      /** @type {Record<string, number>} */
      const kinds = {}
      const shown = []
      for (const group of groups) {
        const ofKinds = new Set(group.map((hit) => index.sections[hit.section].kind))
        ofKinds.forEach((one) => (kinds[one] = (kinds[one] || 0) + 1))
        const kept = kind ? group.filter((hit) => index.sections[hit.section].kind === kind) : group
        if (kept.length) shown.push(kept)
      }
      return {
        pages: shown.slice(0, limit).map((group) => showPage(group, index)),
        total: shown.length,
        all: groups.length,
        kinds,
        nearest: groups.length || !wordsOf(query).length ? [] : nearest(query, index),
      }
    },
  }
}

/**
 * Return the sections worth showing, each once, whatever reading found it.
 * @param {string} query
 * @param {SearchIndex} index
 * @returns {Hit[]}
 */
function findHits(query, index) {
  const readings = readQuery(query, index)
  let hits = readings.flatMap((reading) => rankSections(reading, index, { allowSlips: false }))
  if (readings.length && !hits.some((hit) => hit.isWhole && hit.run > 0.8)) {
    const loose = readings.flatMap((reading) => rankSections(reading, index, { allowSlips: true }))
    hits = hits.concat(loose)
  }
  /** @type {Map<number, Hit>} */
  const best = new Map()
  for (const hit of hits) {
    const known = best.get(hit.section)
    if (!known || hit.score > known.score) best.set(hit.section, hit)
  }
  const found = [...best.values()]
  const isWhole = found.some((hit) => hit.isWhole && hit.share > 0.75)
  return found.filter((hit) => !isWhole || hit.isWhole || hit.share > 0.7)
}

/**
 * Return the sections of each page, best first, best page first.
 * @param {Hit[]} hits
 * @param {SearchIndex} index
 * @returns {Hit[][]}
 */
function groupByPage(hits, index) {
  /** @type {Map<number, Hit[]>} */
  const pages = new Map()
  hits.sort((a, b) => b.score - a.score || a.section - b.section)
  for (const hit of hits) {
    const { page } = index.sections[hit.section]
    const group = pages.get(page)
    if (group) group.push(hit)
    else pages.set(page, [hit])
  }
  const scored = [...pages.values()].map((group) => ({ group, score: pageScore(group) }))
  scored.sort((a, b) => b.score - a.score || a.group[0].section - b.group[0].section)
  return scored.map(({ group }) => group)
}

/**
 * Return the score of a page: its best section, and a little for every other one.
 * @param {Hit[]} group
 */
function pageScore(group) {
  const best = group[0].score
  const others = group.slice(1).reduce((sum, hit) => sum + hit.score / best, 0)
  return best * (1 + 0.08 * Math.log2(1 + others))
}

/**
 * @param {Hit[]} group
 * @param {SearchIndex} index
 * @returns {PageResult}
 */
function showPage(group, index) {
  const number = index.sections[group[0].section].page
  const [url, kind, place] = index.pages[number]
  const first = index.sections.findIndex((section) => section.page === number)
  const found = group.slice(0, MAX_SECTIONS).map((hit) => new FoundSection(hit, index))
  const own = found.find((one) => one.hit.section === first)
  return {
    url,
    kind,
    place,
    title: own ? own.title() : [index.titleOf(index.sections[first])],
    text: own ? own.passage() : [],
    ownScore: own ? own.hit.score : 0,
    found: wordsFound(found),
    missing: wordsMissing(group),
    sections: found.filter((one) => one !== own).map(showSection),
  }
}

/**
 * @param {FoundSection} found
 * @returns {SectionResult}
 */
function showSection(found) {
  const { index, section, hit } = found
  const path = []
  for (let above = section.parent; above >= 0; above = index.sections[above].parent) {
    if (index.sections[above].level > 1) path.unshift(index.titleOf(index.sections[above]))
  }
  return {
    anchor: section.anchor,
    path,
    title: found.title(),
    text: found.passage(),
    score: hit.score,
  }
}

/**
 * Return words to mark on the page itself, from the sections that answer best.
 * @param {FoundSection[]} found
 */
function wordsFound(found) {
  const words = new Set()
  for (const one of found.slice(0, 3)) one.words().forEach((word) => words.add(word))
  return Array.from(words).slice(0, 24)
}

/** @param {Hit[]} group */
function wordsMissing(group) {
  const { reading } = group[0].look
  return reading.terms.filter((_, term) => group.every((hit) => {
    return hit.look === group[0].look && !hit.best[term]
  })).map((term) => term.text)
}

/**
 * Return titles that look most like a query that found nothing.
 * @param {string} query
 * @param {SearchIndex} index
 */
function nearest(query, index) {
  const wanted = pairsOf(query)
  const titles = new Set(index.sections.map((section) => index.titleOf(section)))
  const close = [...titles].map((title) => ({ title, likeness: likeness(wanted, pairsOf(title)) }))
  close.sort((a, b) => b.likeness - a.likeness || (a.title < b.title ? -1 : 1))
  return close.filter((one) => one.likeness > 0.25).slice(0, 4).map((one) => one.title)
}

/**
 * Return the pairs of neighbouring letters, white space and diacritics left out.
 * @param {string} text
 * @returns {Set<string>}
 */
function pairsOf(text) {
  const letters = wordsOf(text.slice(0, 200)).map((word) => folded(canonical(word))).join("")
  return new Set(Array.from(letters.slice(1), (letter, at) => letters[at] + letter))
}

/**
 * @param {Set<string>} a
 * @param {Set<string>} b
 */
function likeness(a, b) {
  const shared = [...a].filter((pair) => b.has(pair)).length
  return (2 * shared) / (a.size + b.size || 1)
}
