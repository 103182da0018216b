// The preview: the blank document of the page, filled with what was typed. Text goes in as text.

import { all, empty } from "./dom.js"

/** @typedef {import("../core/answers.js").Answers} Answers */

const NARROW = 595.3 // points across a sheet of A4
const WIDE = 841.9
const LEAST = 0.62 // pixels for a point: smaller letters cannot be read
const MOST = 1.2864

/**
 * A place of the document to fill.
 * @typedef {object} Place
 * @property {HTMLElement} node
 * @property {string} slot
 * @property {string} format
 * @property {number} row
 * @property {string} blank
 */

export class Sheet {
  /** @param {HTMLElement} root the blank document as the page brings it */
  constructor(root) {
    this.root = root
    this.blank = /** @type {HTMLElement} */ (root.cloneNode(true))
    /** @type {Place[]} */
    this.places = []
  }

  /**
   * Write the whole document anew: at the beginning, and when rows came or went.
   * @param {Answers} answers
   */
  rebuild(answers) {
    const next = /** @type {HTMLElement} */ (this.blank.cloneNode(true))
    this.places = []
    for (const group of new Set(all(next, "[data-repeat]").map((node) => node.dataset.repeat || ""))) {
      this.repeat(next, group, answers)
    }
    for (const node of all(next, "[data-slot]:not([data-row])")) this.note(node, 0)
    for (const place of this.places) this.fill(place, answers)
    for (const node of all(next, "[data-optional]")) this.hideIfEmpty(node)
    empty(this.root)
    while (next.firstChild) this.root.append(next.firstChild)
  }

  /**
   * Write one field's places anew.
   * @param {Answers} answers
   */
  update(answers) {
    for (const place of this.places) {
      if (this.fill(place, answers)) {
        const optional = place.node.closest("[data-optional]")
        if (optional instanceof HTMLElement) this.hideIfEmpty(optional)
      }
    }
  }

  /**
   * Put one copy for each row where the blank document has some empty ones.
   * @param {HTMLElement} next
   * @param {string} group
   * @param {Answers} answers
   */
  repeat(next, group, answers) {
    const blanks = all(next, `[data-repeat="${group}"]`)
    const count = answers.rows(group).length
    /** @type {Map<Node | null, HTMLElement[]>} */
    const runs = new Map()
    for (const node of blanks) runs.set(node.parentNode, [...(runs.get(node.parentNode) || []), node])
    for (const [parent, nodes] of runs) {
      const model = nodes[0]
      const rows = count ? [] : nodes
      for (let row = 0; row < count; row += 1) {
        const copy = /** @type {HTMLElement} */ (model.cloneNode(true))
        if (parent) parent.insertBefore(copy, model)
        rows.push(copy)
      }
      if (count) nodes.forEach((node) => node.remove())
      rows.forEach((node, row) => {
        for (const slot of all(node, "[data-slot]")) this.note(slot, row)
      })
    }
  }

  /**
   * @param {HTMLElement} node
   * @param {number} row
   */
  note(node, row) {
    const { slot = "", format = "" } = node.dataset
    node.dataset.row = String(row)
    this.places.push({ node, slot, format, row, blank: node.textContent || "" })
  }

  /**
   * @param {Place} place
   * @param {Answers} answers
   * @returns {boolean} whether anything changed
   */
  fill(place, answers) {
    const { node, blank } = place
    const text = answers.text(place.slot, place.format, place.row)
    const shown = text || blank
    if (node.textContent === shown && node.classList.contains("tp-filled") === Boolean(text)) return false
    empty(node)
    node.classList.toggle("tp-filled", Boolean(text))
    if (node.classList.contains("tp-slot--line")) closeLine(node, Boolean(text))
    shown.split("\n").forEach((line, number) => {
      if (!number) node.append(line)
      else {
        const next = document.createElement("span")
        next.className = "tp-newline"
        next.append(line || "\u00a0")
        node.append(next)
      }
    })
    return true
  }

  /** @param {HTMLElement} node */
  hideIfEmpty(node) {
    node.hidden = !node.querySelector(".tp-filled")
  }

  /** Show the paper as wide as there is room, in its own proportions where that can be read. */
  fit() {
    const frame = this.root.parentElement
    const isWide = this.root.classList.contains("tp-sheet--landscape")
    const unit = frame ? frame.clientWidth / (isWide ? WIDE : NARROW) : 0
    const isWhole = unit >= LEAST
    this.root.classList.toggle("tp-sheet--whole", isWhole)
    this.root.style.setProperty("--tp-screen", `${isWhole ? Math.min(unit, MOST) : 1.08}px`)
  }

  /**
   * Move a preview that scrolls by itself to what a field fills in.
   * @param {string} slot
   * @param {number} row
   */
  reveal(slot, row) {
    const frame = this.root.parentElement
    const place = this.places.find((one) => one.slot === slot && one.row === row)
    if (!frame || !place || frame.scrollHeight <= frame.clientHeight) return
    /** @type {Element | null} */
    let node = place.node.closest("[data-optional]") || place.node
    while (node && !node.getClientRects().length) node = node.previousElementSibling
    if (!node) return
    const seen = frame.getBoundingClientRect()
    const { top, bottom } = node.getBoundingClientRect()
    if (top < seen.top || bottom > seen.bottom) frame.scrollTop += top - seen.top - seen.height / 3
  }

  /** The document as plain text: paragraphs by lines, cells by tabs. */
  plainText() {
    /** @type {string[]} */
    const lines = []
    for (const node of all(this.root, "p, tr")) {
      if (node.hidden || node.closest("[hidden]") || node.matches(".tp-guide, .tp-ruled")) continue
      if (node.matches("tr")) lines.push(all(node, "th, td").map(textOf).join("\t"))
      else if (!node.closest("td, th")) lines.push(textOf(node))
    }
    return lines.join("\n").replace(/\n{3,}/g, "\n\n").trim()
  }
}

/**
 * A line filled in has no dots to its end, and no dotted lines below.
 * @param {HTMLElement} node
 * @param {boolean} isFilled
 */
function closeLine(node, isFilled) {
  const paragraph = node.closest("p")
  if (!paragraph) return
  paragraph.classList.toggle("tp-open", !isFilled)
  let next = paragraph.nextElementSibling
  while (next instanceof HTMLElement && next.classList.contains("tp-ruled")) {
    next.hidden = isFilled
    next = next.nextElementSibling
  }
}

/** @param {HTMLElement} node */
function textOf(node) {
  const copy = /** @type {HTMLElement} */ (node.cloneNode(true))
  for (const line of all(copy, ".tp-newline")) line.prepend("\n")
  return (copy.textContent || "").replace(/[ \t]*\n[ \t]*/g, "\n").trim()
}
