// One page found, with its sections, as nodes. Text goes in as text.

import { make } from "./dom.js"
import { say } from "../core/words.js"

/** @import { PageResult, SectionResult } from "../core/search.js" */
/** @import { Marked } from "../core/search-passage.js" */
/** @import { Words } from "../core/words.js" */

/**
 * @typedef {object} Frame
 * @property {Words} words
 * @property {URL} base the site's root
 * @property {boolean} [isOnePage] whether all results are on this page, by their ids
 * @property {number} top score of the page's best entry: the Enter key opens the highest
 */

const SHOWN = 3 // sections of a page, before the rest is folded

/**
 * @param {PageResult} page
 * @param {Frame} frame
 */
export function showPage(page, frame) {
  const kind = say(frame.words, `kind-${page.kind}`)
  const title = make("span", "tap-hit__title", ...marked(page.title))
  const content = [make("span", "tap-hit__kind", page.place || kind), title]
  if (page.text.length) content.push(make("span", "tap-hit__text", ...marked(page.text)))
  if (page.missing.length) {
    const missing = say(frame.words, "missing", { words: page.missing.join(", ") })
    content.push(make("span", "tap-hit__missing", missing))
  }
  const isBest = !page.sections.length || page.ownScore >= page.sections[0].score
  const score = frame.top - (isBest ? 0 : 40)
  const link = makeLink(address(page, "", frame), "tap-hit__page", score, ...content)
  const item = make("li", "tap-hit", link)
  const links = (/** @type {number} */ from, /** @type {number} */ to) => {
    return page.sections.slice(from, to).map((section, place) => {
      return showSection(section, address(page, section.anchor, frame), frame.top - 1 - (from + place) * 0.5)
    })
  }
  if (page.sections.length) {
    const shown = links(0, SHOWN).map((one) => make("li", "", one))
    item.append(make("ul", "tap-hit__sections", ...shown))
  }
  const rest = page.sections.length - SHOWN
  if (rest > 0) {
    const words = say(frame.words, "more-sections", { count: rest })
    const more = make("details", "tap-hit__more", make("summary", "", words))
    const fill = () => more.append(...links(SHOWN, Infinity))
    more.addEventListener("toggle", fill, { once: true })
    item.append(more)
  }
  return item
}

/**
 * @param {SectionResult} section
 * @param {string} href
 * @param {number} score
 */
function showSection(section, href, score) {
  const path = section.path.map((title) => `${title} › `).join("")
  const title = make("span", "tap-hit__heading", make("span", "tap-hit__path", path))
  title.append(...marked(section.title))
  const content = [title]
  if (section.text.join("")) content.push(make("span", "tap-hit__text", ...marked(section.text)))
  return makeLink(href, "tap-hit__section", score, ...content)
}

/**
 * @param {string} href
 * @param {string} className
 * @param {number} score
 * @param {...Node} content
 */
function makeLink(href, className, score, ...content) {
  const link = make("a", className, make("span", "tap-hit__inner", ...content))
  link.dataset.score = score.toFixed(2)
  link.href = href
  return link
}

/**
 * Return where a result leads, with the words to mark there.
 * @param {PageResult} page
 * @param {string} anchor
 * @param {Frame} frame
 */
function address(page, anchor, frame) {
  if (frame.isOnePage) return `#${anchor || page.url}`
  const url = new URL(page.url, frame.base)
  if (page.found.length) url.searchParams.set("h", page.found.join(" "))
  url.hash = anchor
  return url.href
}

/**
 * @param {Marked} parts
 * @returns {(string | Node)[]}
 */
function marked(parts) {
  return parts.map((part, place) => (place % 2 ? make("mark", "", part) : part))
}
