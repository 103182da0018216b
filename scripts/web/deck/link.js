// The two windows of a deck find each other and talk, over http and from disk alike.
//
// Messages are plain objects; from disk every file has an origin of its own, so a message is
// known by its shape and by the deck it names.

import { isState } from "../core/deck-state.js"

/** @typedef {import("../core/deck-state.js").DeckState} DeckState */

/**
 * @typedef {{ kind: "hello", state: DeckState | null }
 *   | { kind: "state", state: DeckState }
 *   | { kind: "do", what: string, data: any }} Message
 */

const MARK = "taphuan-deck"
/** Each window is heard once a second; a window silent for longer may show another page now. */
const NEAR = 3500

export class Link {
  /** @param {(message: Message) => void} onMessage */
  constructor(onMessage) {
    this.onMessage = onMessage
    /** @type {Window | null} */
    this.other = window.opener || null
    this.deck = location.pathname
    this.heard = 0
    window.addEventListener("message", (event) => this.receive(event))
  }

  /** Whether the other window is there and has lately been heard. */
  get isNear() {
    return Boolean(this.other && !this.other.closed) && Date.now() - this.heard < NEAR
  }

  /** @param {Message} message */
  send(message) {
    if (!this.other || this.other.closed) return
    const target = location.protocol === "file:" ? "*" : location.origin
    this.other.postMessage(Object.assign({ mark: MARK, deck: this.deck }, message), target)
  }

  /** @param {MessageEvent} event */
  receive(event) {
    const data = event.data
    if (!data || data.mark !== MARK || data.deck !== this.deck || event.source === window) return
    if (location.protocol !== "file:" && event.origin !== location.origin) return
    if (data.kind === "state" && !isState(data.state)) return
    this.other = /** @type {Window} */ (event.source)
    this.heard = Date.now()
    this.onMessage(data)
  }

  /**
   * Open the other window, or bring it to the front.
   * @param {string} address
   * @param {string} name
   * @returns {boolean} whether there is one now
   */
  open(address, name) {
    if (this.isNear && this.other) {
      this.other.focus()
      return true
    }
    const size = `width=${Math.min(1280, screen.availWidth)},height=${Math.min(860, screen.availHeight)}`
    this.other = window.open(address, name, `${size},resizable=yes,scrollbars=yes`)
    return Boolean(this.other)
  }
}
