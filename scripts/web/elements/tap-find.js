import { createSearcher } from "../core/search.js"
import { say } from "../core/words.js"
import { empty, one } from "../page/dom.js"
import { showPage } from "../page/search-result.js"

/** @import { IndexData } from "../core/search-index.js" */

const PAUSE = 200 // milliseconds without typing, then the search begins

/** The search of a document in one file; the index stands in the file. */
export class TapFind extends HTMLElement {
  constructor() {
    super()
    this.timer = 0
    /** @type {ReturnType<typeof createSearcher> | null} */
    this.searcher = null
    /** @type {IndexData | null} */
    this.data = null
  }

  connectedCallback() {
    this.hidden = false
    this.addEventListener("input", this)
    this.addEventListener("submit", this)
  }

  disconnectedCallback() {
    this.removeEventListener("input", this)
    this.removeEventListener("submit", this)
    clearTimeout(this.timer)
  }

  /** @param {Event} event */
  handleEvent(event) {
    clearTimeout(this.timer)
    if (event.type === "submit") {
      event.preventDefault()
      this.find()
    } else this.timer = window.setTimeout(() => this.find(), PAUSE)
  }

  find() {
    const query = /** @type {HTMLInputElement} */ (one(this, "input")).value
    const list = one(this, ".tap-find__list")
    const status = one(this, "[role=status]")
    empty(list)
    status.textContent = ""
    if (!/\S/.test(query)) return
    const { searcher, words } = this.open()
    const { pages, total } = searcher.find(query, { limit: 20 })
    const count = total === 1 ? "count-one" : "count"
    status.textContent = say(words, total ? count : "none", { count: total })
    const base = new URL(location.href)
    for (const page of pages) list.append(showPage(page, { words, base, top: 0, isOnePage: true }))
  }

  /** Read the index when something is searched for, not before. */
  open() {
    if (!this.searcher || !this.data) {
      const script = document.getElementById("tap-index")
      const data = /** @type {IndexData} */ (JSON.parse((script && script.textContent) || "{}"))
      this.data = data
      this.searcher = createSearcher(data)
    }
    return { searcher: this.searcher, words: this.data.words }
  }
}
