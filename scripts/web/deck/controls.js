// Keys and buttons of both windows become commands.

import { commandOf } from "../core/deck-keys.js"

const TYPING_TIME = 3000

export class Controls {
  /**
   * @param {(command: string) => void} onCommand
   * @param {(typed: string) => void} onNumber a slide's number was typed, then Enter
   */
  constructor(onCommand, onNumber) {
    this.onCommand = onCommand
    this.onNumber = onNumber
    this.typed = ""
    this.typedAt = 0
    document.addEventListener("keydown", (event) => this.press(event))
    document.addEventListener("click", (event) => this.click(event))
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const command = commandOf(event)
    const isNumberDone = event.key === "Enter" && this.isTyping
    if (!command || (isOwn(event, command) && !isNumberDone)) return
    if (command === "escape") {
      this.onCommand(command)
      return
    }
    event.preventDefault()
    if (event.repeat && command !== "next" && command !== "previous") return
    if (command === "digit") this.collect(event.key)
    else if (isNumberDone) this.finish()
    else this.onCommand(command)
  }

  get isTyping() {
    return this.typed !== "" && Date.now() - this.typedAt < TYPING_TIME
  }

  /** @param {string} digit */
  collect(digit) {
    this.typed = this.isTyping ? this.typed + digit : digit
    this.typedAt = Date.now()
  }

  finish() {
    const typed = this.typed
    this.typed = ""
    this.onNumber(typed)
  }

  /** @param {MouseEvent} event */
  click(event) {
    const target = /** @type {Element} */ (event.target)
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-do]"))
    if (button) this.onCommand(button.dataset.do || "")
  }
}

/**
 * Whether the element in focus needs the key for itself.
 * @param {KeyboardEvent} event
 * @param {string} command
 */
function isOwn(event, command) {
  const target = /** @type {Element} */ (event.target)
  const isField = target.closest("input, textarea, select") !== null
  const isPaging = event.key === "PageDown" || event.key === "PageUp"
  const isFunction = /^F\d+$/.test(event.key)
  if (isField) return !(isPaging || isFunction || command === "escape")
  const isButton = target.closest("button, a, summary, dialog") !== null
  return isButton && (event.key === "Enter" || event.key === " ")
}
