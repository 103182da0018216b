// Making and finding nodes. Text goes in as text: nothing here takes markup.

const SVG = "http://www.w3.org/2000/svg"

const ICONS = {
  right: "M4 12.5l5.5 5.5L20 7",
  wrong: "M6 6l12 12M18 6L6 18",
  missed: "M4 12h15M13 6l6 6-6 6",
  other: "M6 12h12",
  up: "M12 20V5M5 12l7-7 7 7",
  down: "M12 4v15M5 12l7 7 7-7",
  grip: "M5 9h14M5 15h14",
}

/** @typedef {keyof typeof ICONS} IconName */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} className
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, className, ...content) {
  const node = document.createElement(tag)
  if (className) node.className = className
  node.append(...content)
  return node
}

/**
 * @param {string} text
 * @param {() => void} act
 * @param {string} [className]
 */
export function makeButton(text, act, className = "") {
  const button = make("button", `tq-button ${className}`.trim(), text)
  button.type = "button"
  button.addEventListener("click", act)
  return button
}

/**
 * A drawn sign that says nothing to a screen reader: the words stand beside it.
 * @param {IconName} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("class", "tq-icon")
  svg.setAttribute("viewBox", "0 0 24 24")
  svg.setAttribute("aria-hidden", "true")
  const path = document.createElementNS(SVG, "path")
  path.setAttribute("d", ICONS[name])
  svg.append(path)
  return svg
}

/**
 * Return the first match, which has to be there.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function one(root, selector) {
  const node = root.querySelector(selector)
  if (!(node instanceof HTMLElement)) throw new Error(`expected "${selector}" in the page`)
  return node
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function all(root, selector) {
  return Array.from(root.querySelectorAll(selector))
}

/** @param {Node} node */
export function empty(node) {
  while (node.firstChild) node.removeChild(node.firstChild)
}

/**
 * Read the JSON an element carries in a script of its own.
 * @param {Element} root
 * @returns {any}
 */
export function dataOf(root) {
  return JSON.parse(one(root, 'script[type="application/json"]').textContent || "null")
}

/**
 * Tell whoever listens further up.
 * @param {Element} node
 * @param {string} name
 */
export function announce(node, name, detail = "") {
  node.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
}
