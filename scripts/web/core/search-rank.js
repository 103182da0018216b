// One pass over the text for each reading of a query: how well every section answers it.

import { BLOCK, SECTION } from "./search-index.js"
import { answer } from "./search-match.js"

/** @import { SearchIndex } from "./search-index.js" */
/** @import { Reading } from "./search-query.js" */

/**
 * @typedef {object} Hit A section that answers.
 * @property {number} section
 * @property {number} score
 * @property {number} share how much of the query was found, 0 to 1
 * @property {boolean} isWhole every term was found
 * @property {number} run how much of the query stands together in its order, 0 to 1
 * @property {number[]} best how well each term was answered here
 * @property {number} at the last word of the best passage of the body; -1 for its beginning
 * @property {Look} look
 *
 * @typedef {object} Look A reading with what answers it.
 * @property {Reading} reading
 * @property {Float32Array[]} weights by term, for every word of the index how well it answers
 * @property {Uint16Array} masks for every word of the index the terms it answers, a bit for each
 * @property {number[]} rarity by term: a word of every section tells little
 */

const GAP = 8 // words that a new block puts between its first word and the last one before
const LEAST = 0.08 // of the best score; what is below is not worth showing

/** What is measured of a title or a body while walking through it. */
class Field {
  /** @param {number} size number of terms */
  constructor(size) {
    this.best = new Float32Array(size)
    this.last = new Int32Array(size)
    this.chain = new Float32Array(size)
    this.links = new Int32Array(size)
    this.words = 0
    this.matched = 0
    this.run = 0
    this.at = -1
    this.repeats = 0
    /** Quoted phrases that stand here, a bit for each. */
    this.phrases = 0
  }

  reset() {
    this.best.fill(0)
    this.last.fill(-99)
    this.words = this.matched = this.run = this.repeats = this.phrases = 0
    this.at = -1
  }
}

/**
 * Return the sections that answer a reading, those far behind the best left out.
 * @param {Reading} reading
 * @param {SearchIndex} index
 * @param {{allowSlips: boolean}} options
 * @returns {Hit[]}
 */
export function rankSections(reading, index, { allowSlips }) {
  const look = lookFor(reading, index, allowSlips)
  if (!look) return []
  const size = look.weights.length
  const total = look.rarity.reduce((sum, one) => sum + one, 0)
  const title = new Field(size)
  const body = new Field(size)
  const none = new Float32Array(size)
  /** Best weights of each section's title and of those above it. @type {Float32Array[]} */
  const titles = []
  /** @type {Hit[]} */
  const hits = []
  let top = 0
  let pageRun = 0
  const allPhrases = (1 << reading.phrases.length) - 1
  index.sections.forEach((section, number) => {
    title.reset()
    body.reset()
    walk(title, index, section.start, section.body - 1, look)
    walk(body, index, section.body, section.end, look)
    const above = section.parent < 0 ? none : titles[section.parent]
    titles.push(title.matched ? above.map((w, term) => Math.max(w, title.best[term])) : above)
    if (section.parent < 0) pageRun = title.run / total
    if (!(title.matched || body.matched) || (title.phrases | body.phrases) !== allPhrases) return
    const hit = score({ number, level: section.level, title, body, above, pageRun, total, look })
    top = Math.max(top, hit.score)
    if (hit.score >= LEAST * top) hits.push(hit)
  })
  return hits.filter((hit) => hit.score >= LEAST * top)
}

/**
 * @param {Reading} reading
 * @param {SearchIndex} index
 * @param {boolean} allowSlips
 * @returns {Look | null}
 */
function lookFor(reading, index, allowSlips) {
  const { terms } = reading
  const isMarked = terms.some((term) => term.canonical !== term.fold)
  const masks = new Uint16Array(index.pieces.length)
  let isFound = false
  const weights = terms.map((term, place) => {
    const dense = new Float32Array(index.pieces.length)
    answer(term, index, { isMarked, allowSlips }).forEach((weight, number) => {
      dense[number] = weight
      masks[number] |= 1 << place
      isFound = true
    })
    return dense
  })
  return isFound ? { reading, weights, masks, rarity: rarityOf(masks, terms.length, index) } : null
}

/**
 * @param {Uint16Array} masks
 * @param {number} size
 * @param {SearchIndex} index
 */
function rarityOf(masks, size, index) {
  const { text } = index
  const sections = new Int32Array(size)
  let here = 0
  for (let at = 0; at <= text.length; at++) {
    if (at === text.length || text[at] === SECTION) {
      for (let term = 0; here; term++, here >>= 1) sections[term] += here & 1
    } else here |= masks[text[at]]
  }
  const all = index.sections.length
  return Array.from(sections, (count) => Math.log(2 + all / (1 + count)))
}

/**
 * Weigh what was found: all of the query before some, words together before words apart, titles
 * before text.
 * @param {object} found
 * @param {number} found.number of the section
 * @param {number} found.level
 * @param {Field} found.title
 * @param {Field} found.body
 * @param {Float32Array} found.above best weights of the titles above
 * @param {number} found.pageRun how much of the query the page's title holds in a row
 * @param {number} found.total
 * @param {Look} found.look
 * @returns {Hit}
 */
function score({ number, level, title, body, above, pageRun, total, look }) {
  const { rarity, reading } = look
  let share = 0
  let inTitle = 0
  let least = 1
  /** @type {number[]} */
  const best = []
  for (let term = 0; term < rarity.length; term++) {
    const here = Math.max(title.best[term], body.best[term])
    const found = Math.max(here, 0.6 * above[term])
    best.push(here)
    share += rarity[term] * found
    inTitle += rarity[term] * title.best[term]
    least = Math.min(least, found)
  }
  share /= total
  inTitle = (inTitle + title.run) / (2 * total)
  const fill = title.words ? title.matched / title.words : 0
  const bonus =
    body.run / total +
    inTitle ** 2 * (1 + fill + 3 * Math.max(0, fill - 0.5)) * (level === 1 ? 1.6 : 1) +
    0.4 * pageRun +
    0.1 * Math.log2(1 + body.repeats)
  return {
    section: number,
    score: reading.trust * share ** 2 * (1 + bonus) * (1 + 0.5 * least),
    share,
    isWhole: least > 0,
    run: Math.max(title.run, body.run) / total,
    best,
    at: body.run > title.run ? body.at : -1,
    look,
  }
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
  const { text, words } = index
  const { masks } = look
  let place = 0
  for (let at = start; at < end; at++) {
    const number = text[at]
    if (words[number]) {
      place++
      field.words++
      if (masks[number]) meet(field, at, place, look, number)
    } else if (number === BLOCK) place += GAP
  }
}

/**
 * Note a word that answers: alone, and as the end of a run of terms in their order.
 * @param {Field} field
 * @param {number} at
 * @param {number} place counted in words
 * @param {Look} look
 * @param {number} number
 */
function meet(field, at, place, look, number) {
  const { best, last, chain, links } = field
  const { weights, rarity, reading } = look
  const mask = look.masks[number]
  field.matched++
  for (let term = rarity.length - 1; term >= 0; term--) {
    if (!(mask & (1 << term))) continue
    const weight = weights[term][number]
    if (weight > best[term]) best[term] = weight
    let run = weight * rarity[term]
    let joined = 0
    if (term > 0) {
      const distance = place - last[term - 1]
      if (distance === 1) {
        run += chain[term - 1]
        joined = links[term - 1] + 1
      } else if (distance === 2) run += 0.7 * chain[term - 1]
      else if (term > 1 && place - last[term - 2] <= 2) run += 0.6 * chain[term - 2]
    }
    last[term] = place
    chain[term] = run
    links[term] = joined
    if (run > field.run + 1e-6) {
      field.run = run
      field.at = at
      field.repeats = 1
    } else if (run > 0.95 * field.run) field.repeats++
    for (let phrase = 0; phrase < reading.phrases.length; phrase++) {
      const [start, end] = reading.phrases[phrase]
      if (term === end && joined >= end - start) field.phrases |= 1 << phrase
    }
  }
}
