import { goalOf } from "../core/chapters.js"
import { all } from "../page/dom.js"

/**
 * The chapters of a document in one file, one at a time: a course below one another would be
 * too long to find one's way on a phone. Without this script they do stand below one another.
 */
export class TapChapters extends HTMLElement {
  constructor() {
    super()
    /** @type {HTMLElement | null} */
    this.shown = null
  }

  connectedCallback() {
    window.addEventListener("hashchange", this)
    document.addEventListener("click", this, true)
    this.turn(location.hash.length > 1)
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this)
    document.removeEventListener("click", this, true)
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "hashchange") this.turn(true)
    else if (event.target instanceof Element) this.follow(event.target)
  }

  /**
   * A link to where one is already changes no address; a second go at wrong answers wants the
   * chapter of the first.
   * @param {Element} target
   */
  follow(target) {
    const link = target.closest("a")
    if (link && link.hash && link.hash === location.hash) this.turn(true)
    if (!target.closest("tap-summary .tq-primary")) return
    const wrong = this.querySelector('tap-question[data-state="wrong"], tap-question[data-state="partly"]')
    const chapter = wrong && wrong.closest(".tap-chapter")
    if (chapter instanceof HTMLElement) this.show(chapter)
  }

  /** @param {boolean} isMoving whether the reader goes somewhere, or the page just opened */
  turn(isMoving) {
    const goal = document.getElementById(goalOf(location.hash))
    const first = all(this, ".tap-chapter")[0]
    const chapter = goal && goal.closest(".tap-chapter")
    this.show(chapter instanceof HTMLElement ? chapter : first)
    if (!isMoving) return
    if (goal && goal !== chapter) goal.scrollIntoView()
    else scrollTo(0, 0)
    if (goal && goal === chapter) goal.focus({ preventScroll: true })
  }

  /** @param {HTMLElement} chapter */
  show(chapter) {
    const chapters = all(this, ".tap-chapter")
    if (chapters.length > 2) for (const one of chapters) one.hidden = one !== chapter
    if (this.shown === chapter) return
    for (const mark of all(this, "tap-reading")) mark.remove()
    const template = (chapters.length > 2 ? chapter : this).querySelector("template")
    if (template) template.after(template.content.cloneNode(true))
    this.shown = chapter
  }
}
