// Copying text: the clipboard where there is one, the old way elsewhere.

import { make } from "./dom.js"

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it worked
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text) // no clipboard on plain http and in some apps' browsers
  }
}

/** @param {string} text */
function copyBySelection(text) {
  const area = make("textarea", "tq-hidden-text")
  area.value = text
  const focused = document.activeElement
  document.body.append(area)
  area.select()
  let isCopied = false
  try {
    isCopied = document.execCommand("copy")
  } catch {
    isCopied = false
  }
  area.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return isCopied
}
