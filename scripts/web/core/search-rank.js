// One pass over the text for each reading of a query: how well every section answers it.

import { BLOCK, BODY, SECTION } from "./search-index.js"
import { answer } from "./search-match.js"

/** @import { SearchIndex, Section } from "./search-index.js" */
/** @import { Reading } from "./search-query.js" */
/** @import { Weights } from "./search-match.js" */

/**
 * @typedef {object} Hit A section that answers.
 * @property {number} section
 * @property {number} score
 * @property {number} share how much of the query was found, 0 to 1
 * @property {boolean} isWhole every term was found
 * @property {number} run how much of the query stands together in its order, 0 to 1
 * @property {number[]} best how well each term was answered here
 * @property {number} at where the best passage of the body begins, or -1
 * @property {Look} look
 *
 * @typedef {object} Look A reading with what answers it.
 * @property {Reading} reading
 * @property {Weights[]} weights by term
 * @property {number[]} rarity by term
 * @property {Uint16Array} masks for every word of the index the terms it answers, a bit for each
 */

const GAP = 8 // words that a new block puts between its first word and the last one before

/** What is measured of a title or a body while walking through it. */
class Field {
  /** @param {number} size number of terms */
  constructor(size) {
    this.best = new Float64Array(size)
    this.last = new Int32Array(size).fill(-99)
    this.chain = new Float64Array(size)
    this.links = new Int32Array(size)
    this.words = 0
    this.matched = 0
    this.run = 0
    this.at = -1
    this.repeats = 0
    /** Quoted phrases that stand here. @type {Set<number>} */
    this.phrases = new Set()
  }

  reset() {
    this.best.fill(0)
    this.last.fill(-99)
    this.words = 0
    this.matched = 0
    this.run = 0
    this.at = -1
    this.repeats = 0
    this.phrases.clear()
  }
}

/**
 * Return every section that answers a reading.
 * @param {Reading} reading
 * @param {SearchIndex} index
 * @param {{allowSlips: boolean}} options
 * @returns {Hit[]}
 */
export function rankSections(reading, index, { allowSlips }) {
  const { terms } = reading
  const isMarked = terms.some((term) => term.canonical !== term.fold)
  const weights = terms.map((term) => answer(term, index, { isMarked, allowSlips }))
  if (!weights.some((found) => found.size)) return []
  const masks = maskOf(weights, index)
  const rarity = rarityOf(weights, index, masks)
  const look = { reading, weights, rarity, masks }
  const total = rarity.reduce((sum, one) => sum + one, 0)
  const title = new Field(terms.length)
  const body = new Field(terms.length)
  /** @type {Float64Array[]} */
  const titles = [] // best weights of each section's title, for the sections below it
  /** @type {Hit[]} */
  const hits = []
  let page = { number: -1, run: 0 }
  index.sections.forEach((section, number) => {
    title.reset()
    body.reset()
    walk(title, index, section.start, section.body - 1, look)
    walk(body, index, section.body, section.end, look)
    titles.push(Float64Array.from(title.best))
    if (section.page !== page.number) {
      page = { number: section.page, run: section.level === 1 ? title.run / total : 0 }
    }
    const above = section.parent < 0 ? null : titles[section.parent]
    if (above) above.forEach((w, term) => (titles[number][term] = Math.max(titles[number][term], w)))
    const isQuoted = reading.phrases.every((_, phrase) => {
      return title.phrases.has(phrase) || body.phrases.has(phrase)
    })
    if (!isQuoted || !(title.run || body.run)) return
    hits.push(score({ section, number, title, body, above, page: page.run, total, look }))
  })
  return hits
}

/**
 * @param {object} found
 * @param {Section} found.section
 * @param {number} found.number
 * @param {Field} found.title
 * @param {Field} found.body
 * @param {Float64Array | null} found.above
 * @param {number} found.page how much of the query the page's title holds in a row
 * @param {number} found.total
 * @param {Look} found.look
 * @returns {Hit}
 */
function score({ section, number, title, body, above, page, total, look }) {
  const { rarity, reading } = look
  let share = 0
  let inTitle = 0
  let isWhole = true
  /** @type {number[]} */
  const best = []
  for (let term = 0; term < rarity.length; term++) {
    const here = Math.max(title.best[term], body.best[term])
    const found = Math.max(here, above ? 0.6 * above[term] : 0)
    best.push(here)
    share += rarity[term] * found
    inTitle += rarity[term] * title.best[term]
    if (!found) isWhole = false
  }
  share /= total
  inTitle = (inTitle + title.run) / (2 * total)
  const fill = title.words ? title.matched / title.words : 0
  const inBody = body.run / total
  const bonus =
    inBody +
    inTitle ** 2 * (1 + fill + 3 * Math.max(0, fill - 0.5)) * (section.level === 1 ? 1.6 : 1) +
    0.4 * page +
    0.1 * Math.log2(1 + body.repeats)
  return {
    section: number,
    score: reading.trust * share * share * (1 + bonus) * (isWhole ? 1.5 : 1),
    share,
    isWhole,
    run: Math.max(title.run, body.run) / total,
    best,
    at: body.at,
    look,
  }
}

/**
 * Return for every word of the index which terms it answers, a bit for each.
 * @param {Weights[]} weights
 * @param {SearchIndex} index
 */
function maskOf(weights, index) {
  const masks = new Uint16Array(index.pieces.length)
  weights.forEach((found, term) => {
    for (const number of found.keys()) masks[number] |= 1 << term
  })
  return masks
}

/**
 * Return how much each term tells: a word of every section tells little.
 * @param {Weights[]} weights
 * @param {SearchIndex} index
 * @param {Uint16Array} masks
 */
function rarityOf(weights, index, masks) {
  const sums = weights.map(() => 0)
  const seen = weights.map(() => 0)
  const { text } = index
  let section = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === SECTION) section++
    const mask = masks[text[at]]
    if (!mask) continue
    for (let term = 0; term < sums.length; term++) {
      if (mask & (1 << term) && seen[term] !== section) {
        seen[term] = section
        sums[term]++
      }
    }
  }
  return sums.map((count) => Math.log(2 + section / (1 + count)))
}

/**
 * Walk through part of a section and note what answers, how well, and how close together.
 * @param {Field} field
 * @param {SearchIndex} index
 * @param {number} start
 * @param {number} end
 * @param {Look} look
 */
function walk(field, index, start, end, look) {
  const { text, folds } = index
  const { masks } = look
  let place = 0
  for (let at = start; at < end; at++) {
    const number = text[at]
    const mask = masks[number]
    if (mask) {
      meet(field, at, place, number, mask, look)
      place++
      field.words++
    } else if (number === BLOCK) place += GAP
    else if (number !== BODY && folds[number]) {
      place++
      field.words++
    }
  }
}

/**
 * Note a word that answers: alone, and as the end of a run of terms in their order.
 * @param {Field} field
 * @param {number} at
 * @param {number} place counted in words
 * @param {number} number
 * @param {number} mask
 * @param {Look} look
 */
function meet(field, at, place, number, mask, { weights, rarity, reading }) {
  const size = rarity.length
  field.matched++
  for (let term = size - 1; term >= 0; term--) {
    if (!(mask & (1 << term))) continue
    const weight = /** @type {number} */ (weights[term].get(number))
    if (weight > field.best[term]) field.best[term] = weight
    let run = weight * rarity[term]
    let links = 0
    if (term > 0) {
      const distance = place - field.last[term - 1]
      if (distance === 1) {
        run += field.chain[term - 1]
        links = field.links[term - 1] + 1
      } else if (distance === 2) run += 0.7 * field.chain[term - 1]
      else if (term > 1 && place - field.last[term - 2] <= 2) run += 0.6 * field.chain[term - 2]
    }
    field.last[term] = place
    field.chain[term] = run
    field.links[term] = links
    if (run > field.run + 1e-9) {
      field.run = run
      field.at = at
      field.repeats = 1
    } else if (run > 0.95 * field.run) field.repeats++
    reading.phrases.forEach(([first, last], phrase) => {
      if (term === last && links >= last - first) field.phrases.add(phrase)
    })
  }
}
