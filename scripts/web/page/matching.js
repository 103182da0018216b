// A matching question in the browser: right sides can also be tapped or dragged onto a line.
// The selects stay, for the keyboard and for whoever prefers them.

import { onDrag } from "./drag.js"
import { all, announce, icon, make, one } from "./dom.js"

/**
 * @param {HTMLElement} root the question
 */
export function enhanceMatching(root) {
  for (const right of all(root, ".tq-right")) {
    right.addEventListener("click", () => pick(root, right))
    const grip = make("span", "tq-grip")
    grip.append(icon("grip"))
    right.prepend(grip)
    onDrag(grip, {
      begin() {
        right.classList.toggle("tq-dragged", !isLocked(root))
        return !isLocked(root)
      },
      move(x, y) {
        const target = lineAt(root, x, y)
        for (const line of all(root, ".tq-row")) line.classList.toggle("tq-over", line === target)
      },
      end(x, y) {
        right.classList.remove("tq-dragged")
        const line = lineAt(root, x, y)
        if (line) put(root, right, line)
      },
    })
  }
  for (const line of all(root, ".tq-row")) {
    line.addEventListener("click", (event) => {
      const picked = root.querySelector(".tq-picked")
      if (!(picked instanceof HTMLElement) || event.target instanceof HTMLSelectElement) return
      event.preventDefault()
      put(root, picked, line)
    })
  }
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} right
 */
function pick(root, right) {
  if (isLocked(root)) return
  const wasPicked = right.classList.contains("tq-picked")
  for (const other of all(root, ".tq-picked")) other.classList.remove("tq-picked")
  right.classList.toggle("tq-picked", !wasPicked)
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} right
 * @param {HTMLElement} line
 */
function put(root, right, line) {
  const select = /** @type {HTMLSelectElement} */ (one(line, "select"))
  select.value = `${line.dataset.key}=${right.dataset.key}`
  for (const other of all(root, ".tq-picked, .tq-over")) other.classList.remove("tq-picked", "tq-over")
  announce(select, "tap:changed")
}

/**
 * @param {HTMLElement} root
 * @param {number} x
 * @param {number} y
 */
function lineAt(root, x, y) {
  return all(root, ".tq-row").find((line) => {
    const box = line.getBoundingClientRect()
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom
  })
}

/** @param {HTMLElement} root */
function isLocked(root) {
  return /** @type {HTMLSelectElement} */ (one(root, "select")).disabled
}
