// The list below the search box: what was found, by page, with filters; read out and by keyboard.

import { empty, make, one } from "./dom.js"
import { showPage } from "./search-result.js"
import { say } from "../core/words.js"

/** @import { Searcher } from "./search-searcher.js" */
/** @import { Files, SearchGlobals } from "./search-loader.js" */
/** @import { Results } from "../core/search.js" */
/** @import { Words } from "../core/words.js" */

const STEP = 10 // pages shown at a time
const FIRST = 3 // of them at once
const KINDS = ["m", "g", "d", "f", "t"]

export class SearchList {
  /**
   * @param {Searcher} searcher
   * @param {Files} files
   * @param {(name: string) => Promise<void>} load
   */
  constructor(searcher, files, load) {
    this.searcher = searcher
    this.files = files
    this.load = load
    this.box = one(document, ".tap-search")
    this.status = one(this.box, ".tap-search__status")
    this.list = one(this.box, ".tap-search__list")
    this.input = /** @type {HTMLInputElement} */ (one(this.box, "input[name=query]"))
    this.hint = this.status.dataset.hint || ""
    this.query = ""
    this.kind = ""
    this.limit = STEP
    this.isBusy = false
    this.isStale = false
    this.isEntered = false // Enter was pressed before the answer came
    this.steps = 0 // so were arrow keys
    /** @type {Words} */
    this.words = {}
    /** Languages whose index is on its way or here. @type {Map<string, Promise<Words>>} */
    this.others = new Map()
  }

  /** Start once the index of the page's language is here. */
  begin() {
    this.words = this.learn(this.files.lang)
    this.box.addEventListener("keydown", (event) => this.handleKey(event))
    const share = one(this.box, ".tap-search__share")
    share.addEventListener("click", (event) => this.share(event, /** @type {HTMLAnchorElement} */ (share)))
  }

  /**
   * Hand an index to the searcher; return its words.
   * @param {string} lang
   * @returns {Words}
   */
  learn(lang) {
    const indexes = /** @type {SearchGlobals} */ (window).tapSearchIndexes || {}
    const index = /** @type {{words: Words}} */ (indexes[lang])
    this.searcher.learn(lang, index)
    return index.words
  }

  /** @param {string} query */
  ask(query) {
    if (query !== this.query) this.limit = STEP
    this.query = query
    if (this.isBusy) this.isStale = true
    else this.find()
  }

  async find() {
    const { query, kind, limit } = this
    if (!/\S/.test(query)) {
      empty(this.list)
      this.status.textContent = this.hint
      return
    }
    this.isBusy = true
    const results = await this.searcher.find({ lang: this.files.lang, query, kind, limit })
    this.isBusy = false
    if (this.isStale) {
      this.isStale = false
      this.find()
      return
    }
    if (kind && !results.total && results.all) {
      this.kind = "" // what is typed now is of other kinds
      this.find()
      return
    }
    this.show(results)
    for (const name of (this.files.others || "").split(" ")) if (name) this.addOther(name, query, kind)
  }

  /** @param {Results} results */
  show(results) {
    empty(this.list)
    one(this.box, ".tap-search__panel").scrollTop = 0
    if (results.all) {
      const count = results.total === 1 ? "count-one" : "count"
      this.status.textContent = say(this.words, count, { count: results.total })
      this.list.append(this.filters(results), this.hits(results, this.files.lang, 1000))
      if (results.total > results.pages.length) this.list.append(this.moreButton(results))
      if (this.isEntered) this.openBest()
      else if (this.steps) this.walk(this.steps)
    } else {
      this.isEntered = false
      this.status.textContent = say(this.words, "none")
      if (results.nearest.length) this.list.append(this.nearest(results.nearest))
    }
  }

  /**
   * @param {Results} results
   * @param {string} lang
   * @param {number} top score of the first, for the Enter key
   */
  hits(results, lang, top) {
    const { words, base } = this
    const show = (/** @type {number} */ from, /** @type {number} */ to) => {
      return results.pages.slice(from, to).map((page, place) => {
        return showPage(page, { words, base, top: top - (from + place) * 50 })
      })
    }
    const first = this.limit > STEP ? this.limit : FIRST
    const list = make("ol", "tap-hits", ...show(0, first))
    list.lang = lang
    setTimeout(() => list.append(...show(first, Infinity))) // below the fold: after these are drawn
    return list
  }

  /** The site's root, from the place of the bundles. */
  get base() {
    const script = /** @type {HTMLScriptElement} */ (one(document, "script[data-list]"))
    return new URL("../../", script.src)
  }

  /** @param {Results} results */
  filters(results) {
    const group = make("div", "tap-search__kinds")
    group.setAttribute("role", "group")
    group.setAttribute("aria-label", say(this.words, "kinds"))
    const found = KINDS.filter((kind) => results.kinds[kind])
    if (found.length < 2 && !this.kind) return group
    group.append(this.filter("", results.all), ...found.map((kind) => this.filter(kind, results.kinds[kind])))
    return group
  }

  /**
   * @param {string} kind
   * @param {number} count
   */
  filter(kind, count) {
    const button = make("button", "tap-search__kind", `${say(this.words, `kind-${kind || "all"}`)} `)
    button.append(make("span", "tap-search__number", String(count)))
    button.type = "button"
    button.dataset.kind = kind
    button.setAttribute("aria-pressed", String(kind === this.kind))
    button.addEventListener("click", async () => {
      this.kind = kind
      this.limit = STEP
      await this.find()
      const same = this.list.querySelector(`[data-kind="${kind}"]`)
      if (same instanceof HTMLElement) same.focus()
    })
    return button
  }

  /** @param {Results} results */
  moreButton(results) {
    const rest = results.total - results.pages.length
    const button = make("button", "tap-button", say(this.words, "more-pages", { count: rest }))
    button.type = "button"
    button.addEventListener("click", async () => {
      const shown = this.limit
      this.limit += STEP
      await this.find()
      const next = this.list.querySelectorAll(".tap-hit__page")[shown]
      if (next instanceof HTMLElement) next.focus()
    })
    return button
  }

  /** @param {string[]} terms */
  nearest(terms) {
    const items = terms.map((term) => {
      const button = make("button", "tap-button", term)
      button.type = "button"
      button.addEventListener("click", () => {
        this.input.value = term
        this.input.focus()
        this.input.dispatchEvent(new Event("input"))
      })
      return make("li", "", button)
    })
    const list = make("ul", "tap-search__nearest", ...items)
    return make("div", "", make("p", "", say(this.words, "nearest")), list)
  }

  /**
   * Add what the pages of another language say, once the reader has the own ones.
   * @param {string} name of its index
   * @param {string} query
   * @param {string} kind
   */
  async addOther(name, query, kind) {
    const { connection } = /** @type {{connection?: {saveData: boolean}}} */ (navigator)
    if (connection && connection.saveData) return
    const lang = name.split("-")[1]
    const loading = this.others.get(lang) || this.load(name).then(() => this.learn(lang))
    this.others.set(lang, loading)
    const words = await loading.catch(() => null)
    if (!words) {
      this.others.delete(lang) // the next question tries again
      return
    }
    const results = await this.searcher.find({ lang, query, kind, limit: STEP })
    if (query !== this.query || kind !== this.kind || this.isBusy || !results.total) return
    const values = { language: words.language, count: results.total }
    const title = make("p", "tap-search__other", say(this.words, "other-language", values))
    const group = make("div", "tap-search__others", title, this.hits(results, lang, 100))
    group.dataset.lang = lang
    const old = this.list.querySelector(`.tap-search__others[data-lang="${lang}"]`)
    if (old) old.remove()
    this.list.append(group)
  }

  /**
   * Open the first of what is shown.
   */
  openBest() {
    this.isEntered = false
    const score = (/** @type {Element} */ link) => Number(/** @type {HTMLElement} */ (link).dataset.score)
    const links = Array.from(this.list.querySelectorAll("a"))
    const best = links.reduce((a, b) => (score(b) > score(a) ? b : a), links[0])
    if (best) best.click()
  }

  /**
   * Enter opens the best and arrows walk through what is found, as soon as the answer to what
   * stands in the box is here; a letter typed in the list goes on in the box.
   * @param {KeyboardEvent} event
   */
  handleKey(event) {
    const isInBox = event.target === this.input
    const isLate = this.isBusy || this.input.value !== this.query
    const isTyped = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey
    if (event.key === "Enter" && isInBox) {
      event.preventDefault()
      this.isEntered = true
      if (!isLate) this.openBest()
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      const step = event.key === "ArrowDown" ? 1 : -1
      if (isLate) this.steps += step
      else this.walk(step)
    } else if (isTyped && !isInBox) this.input.focus()
  }

  /** @param {number} step */
  walk(step) {
    this.steps = 0
    const shown = "a, summary"
    const stops = [this.input, ...Array.from(this.list.querySelectorAll(shown))].filter((stop) => {
      const folded = stop.closest("details:not([open])")
      return !folded || stop.tagName === "SUMMARY"
    })
    const here = stops.indexOf(/** @type {Element} */ (document.activeElement))
    const next = stops[(here + step + stops.length) % stops.length]
    if (next instanceof HTMLElement) next.focus()
  }

  /**
   * Copy the address of this search; where that is not allowed the link is followed instead.
   * @param {Event} event
   * @param {HTMLAnchorElement} link
   */
  share(event, link) {
    if (!navigator.clipboard) return
    event.preventDefault()
    const said = () => (this.status.textContent = say(this.words, "shared"))
    navigator.clipboard.writeText(link.href).then(said, () => location.assign(link.href))
  }
}
