// The finished Word file: the template of the page, its controls replaced by what was typed.

import { strToU8, zipSync } from "fflate"

/** @typedef {import("../core/answers.js").Answers} Answers */

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
const XML = "http://www.w3.org/XML/1998/namespace"
const DOCUMENT = "word/document.xml"
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
const OPTIONAL = "LoiVanTuyChon"
const GUIDE = "LoiHuongDan"
const RULED = "DongKe"

/**
 * @param {Record<string, string>} parts of the template, by name
 * @param {Answers} answers
 * @returns {Blob}
 */
export function makeDocx(parts, answers) {
  const page = new DOMParser().parseFromString(parts[DOCUMENT], "application/xml")
  new Filler(page, answers).fillAll()
  const text = new XMLSerializer().serializeToString(page).replace(/^<\?xml.*?\?>\s*/, "")
  /** @type {import("fflate").Zippable} */
  const files = {}
  for (const name of Object.keys(parts)) {
    const content = name === DOCUMENT ? DECLARATION + text : parts[name]
    files[name] = [strToU8(content), { mtime: "1980-01-02" }]
  }
  return new Blob([/** @type {BlobPart} */ (zipSync(files, { level: 6 }))], { type: TYPE })
}

class Filler {
  /**
   * @param {XMLDocument} page
   * @param {Answers} answers
   */
  constructor(page, answers) {
    this.page = page
    this.answers = answers
    /** @type {Set<Element>} paragraphs in which something was filled in */
    this.filled = new Set()
  }

  fillAll() {
    for (const control of elements(this.page, "sdt")) {
      if (tagOf(control).startsWith("#")) this.expand(control)
    }
    for (const control of elements(this.page, "sdt")) this.fill(control, 0)
    for (const paragraph of elements(this.page, "p")) {
      const style = styleOf(paragraph)
      const isLeftOut = style === OPTIONAL && !this.filled.has(paragraph)
      if (isLeftOut) this.dropLines(paragraph)
      if (isLeftOut || style === GUIDE) paragraph.remove()
    }
  }

  /**
   * Put one copy of a repeat's first item for each row; keep the empty ones without a row.
   * @param {Element} section
   */
  expand(section) {
    const items = Array.from(contentOf(section).children)
    const group = tagOf(section).slice(1)
    const count = this.answers.rows(group).length
    for (let row = 0; row < count; row += 1) {
      const item = /** @type {Element} */ (items[0].cloneNode(true))
      before(section, [item])
      for (const control of elements(item, "sdt")) this.fill(control, row)
      unwrap(item)
    }
    if (!count) {
      before(section, items)
      items.forEach((item, row) => {
        for (const control of elements(item, "sdt")) this.fill(control, row)
        unwrap(item)
      })
    }
    section.remove()
  }

  /**
   * Put a text in place of a control; its own blank stays where there is none.
   * @param {Element} control
   * @param {number} row
   */
  fill(control, row) {
    const [slot, format = ""] = tagOf(control).split("|")
    const text = this.answers.text(slot, format, row)
    if (!text) {
      unwrap(control)
      return
    }
    const paragraph = above(control, "p")
    const properties = child(child(control, "sdtPr"), "rPr")
    const lines = text.split("\n")
    before(control, [this.run(lines[0], properties)])
    if (paragraph) {
      this.filled.add(paragraph)
      this.dropLines(paragraph)
      if (lines.length > 1) this.addLines(paragraph, control, lines.slice(1), properties)
    }
    control.remove()
  }

  /**
   * Give each further line a paragraph of its own; what follows the control ends the last one.
   * @param {Element} paragraph
   * @param {Element} control
   * @param {string[]} lines
   * @param {Element | null} properties
   */
  addLines(paragraph, control, lines, properties) {
    const rest = []
    for (let node = control.nextSibling; node; node = node.nextSibling) rest.push(node)
    let last = paragraph
    for (const line of lines) {
      const next = this.page.createElementNS(W, "w:p")
      const style = child(paragraph, "pPr")
      if (style) next.append(style.cloneNode(true))
      next.append(this.run(line, properties))
      last.after(next)
      this.filled.add(next)
      last = next
    }
    last.append(...rest)
  }

  /**
   * @param {string} text
   * @param {Element | null} properties
   */
  run(text, properties) {
    const run = this.page.createElementNS(W, "w:r")
    if (properties) run.append(properties.cloneNode(true))
    const words = this.page.createElementNS(W, "w:t")
    words.setAttributeNS(XML, "xml:space", "preserve")
    words.textContent = text
    run.append(words)
    return run
  }

  /**
   * Remove the dotted lines that follow a paragraph.
   * @param {Element} paragraph
   */
  dropLines(paragraph) {
    let next = paragraph.nextElementSibling
    while (next && next.localName === "p" && styleOf(next) === RULED) {
      const following = next.nextElementSibling
      next.remove()
      next = following
    }
  }
}

/**
 * @param {Document | Element} root
 * @param {string} name
 * @returns {Element[]}
 */
function elements(root, name) {
  return Array.from(root.getElementsByTagNameNS(W, name))
}

/**
 * @param {Element | null} parent
 * @param {string} name
 * @returns {Element | null}
 */
function child(parent, name) {
  if (!parent) return null
  return Array.from(parent.children).find((one) => one.localName === name) || null
}

/**
 * @param {Element} node
 * @param {string} name
 * @returns {Element | null}
 */
function above(node, name) {
  let parent = node.parentElement
  while (parent && parent.localName !== name) parent = parent.parentElement
  return parent
}

/** @param {Element} control */
function tagOf(control) {
  const tag = child(child(control, "sdtPr"), "tag")
  return (tag && tag.getAttributeNS(W, "val")) || ""
}

/** @param {Element} paragraph */
function styleOf(paragraph) {
  const style = child(child(paragraph, "pPr"), "pStyle")
  return (style && style.getAttributeNS(W, "val")) || ""
}

/** @param {Element} control */
function contentOf(control) {
  const content = child(control, "sdtContent")
  if (!content) throw new Error("expected a control with content in the template")
  return content
}

/**
 * Leave a control's content where the control was.
 * @param {Element} control
 */
function unwrap(control) {
  before(control, Array.from(contentOf(control).childNodes))
  control.remove()
}

/**
 * @param {Element} place
 * @param {Node[]} nodes
 */
function before(place, nodes) {
  for (const node of nodes) if (place.parentNode) place.parentNode.insertBefore(node, place)
}
