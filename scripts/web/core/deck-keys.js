// Which key does what. Clickers send Page Up and Page Down, B or a full stop, F5 and Escape.

/** @type {Record<string, string>} */
const COMMANDS = {
  PageDown: "next",
  ArrowRight: "next",
  ArrowDown: "next",
  " ": "next",
  Enter: "next",
  PageUp: "previous",
  ArrowLeft: "previous",
  ArrowUp: "previous",
  Backspace: "previous",
  Home: "first",
  End: "last",
  b: "black",
  ".": "black",
  F5: "full",
  f: "full",
  s: "presenter",
  n: "notes",
  a: "answer",
  h: "hands",
  t: "clock",
  o: "overview",
  g: "jump",
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  "−": "smaller",
  d: "scheme",
  m: "sound",
  "?": "help",
  F1: "help",
  Escape: "escape",
}

/** Keys that scroll: first to the end of a slide that is longer than the wall. */
export const SCROLLING = ["next", "previous"]

/**
 * @typedef {object} Pressed
 * @property {string} key
 * @property {boolean} [ctrlKey]
 * @property {boolean} [altKey]
 * @property {boolean} [metaKey]
 */

/**
 * Return what a key asks for, "digit" for 0 to 9, "" for keys that are the browser's own.
 * @param {Pressed} event
 */
export function commandOf(event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return ""
  if (/^[0-9]$/.test(event.key)) return "digit"
  return COMMANDS[event.key] || COMMANDS[event.key.toLowerCase()] || ""
}

/**
 * Return the place of a slide asked for by its number, -1 when there is none.
 * @param {string} typed
 * @param {number} count
 */
export function placeOf(typed, count) {
  const number = /^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : 0
  return number >= 1 && number <= count ? number - 1 : -1
}
