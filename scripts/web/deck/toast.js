// A short word to whoever sits at the keyboard.

import { one } from "../page/dom.js"

const TIME = 4000
let running = 0

/** @param {string} text */
export function say(text) {
  const box = one(document, ".deck-toast")
  box.textContent = text
  window.clearTimeout(running)
  running = window.setTimeout(() => (box.textContent = ""), TIME)
}
