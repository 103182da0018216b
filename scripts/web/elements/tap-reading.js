// <tap-reading data-course data-module>, at the end of a module's text: remembers the section
// last read, and that the end was reached.

import { progressStore } from "../page/device.js"
import { all } from "../page/dom.js"

export class TapReading extends HTMLElement {
  constructor() {
    super()
    this.at = ""
    this.isEnd = false
    this.isOpened = false
    /** @type {IntersectionObserver | null} */
    this.observer = null
  }

  connectedCallback() {
    this.keep()
    // a heading counts once it has come into the upper half of the window
    this.observer = new IntersectionObserver((entries) => this.see(entries), { rootMargin: "0px 0px -50% 0px" })
    for (const heading of all(document, ".md-content h2[id]")) this.observer.observe(heading)
    this.endObserver = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.finish()
    })
    this.endObserver.observe(this)
  }

  disconnectedCallback() {
    if (this.observer) this.observer.disconnect()
    if (this.endObserver) this.endObserver.disconnect()
  }

  /** @param {IntersectionObserverEntry[]} entries */
  see(entries) {
    if (!this.isOpened) {
      this.isOpened = true // the first report is of the page as it opened: nobody has read yet
      return
    }
    const seen = entries.filter((entry) => entry.isIntersecting).pop()
    if (!seen || seen.target.id === this.at) return
    this.at = seen.target.id
    this.keep()
  }

  finish() {
    if (this.isEnd) return
    this.isEnd = true
    this.keep()
  }

  keep() {
    const { course = "", module = "" } = this.dataset
    const store = progressStore()
    store.update(course, ({ modules }) => {
      const before = modules[module] || { read: 0, at: "", t: 0 }
      const read = before.read || (this.isEnd ? store.now() : 0)
      modules[module] = { read, at: this.at || before.at, t: store.now() }
    })
  }
}
