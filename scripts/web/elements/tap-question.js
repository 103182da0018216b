// <tap-question>: a question that marks itself. Without this script the same HTML is a form
// with the answer folded under it.
//
// It tells: `tap:answered`, `tap:reset`, `tap:changed` (all bubble); `data-state` and
// `data-share` on the element say how it stands. It obeys: `tap:check`, `tap:retry`, and
// `tap:fill` with an answer. Inside <tap-final> it has no buttons and keeps nothing.

import { mark } from "../core/mark.js"
import { fillAnswer, lineKeys, lockAnswer, readAnswer } from "../page/answer-form.js"
import { progressStore } from "../page/device.js"
import { all, announce, dataOf, empty, make, one } from "../page/dom.js"
import { clearLines, outcomeNodes, resultLine, showLines } from "../page/feedback.js"
import { enhanceMatching } from "../page/matching.js"
import { enhanceOrdering, lockOrdering } from "../page/ordering.js"
import { dateText, pageWords, t } from "../page/words.js"

const DOUBLE_TAP = 700 // milliseconds: a second tap where the button was is no wish to begin again
const EVENTS = ["submit", "change", "input", "click", "tap:check", "tap:retry", "tap:fill", "tap:changed"]

export class TapQuestion extends HTMLElement {
  constructor() {
    super()
    /** @type {import("../core/mark.js").Key | null} */
    this.key = null
    this.isHeld = false
    this.isTouched = false
    this.checkedAt = 0
    this.seenAt = 0
    this.checkWords = ""
    /** @type {string[]} */
    this.firstOrder = []
    /** @type {() => void} */
    this.stopListening = () => {}
  }

  connectedCallback() {
    if (!this.key) this.enhance()
    for (const name of EVENTS) this.addEventListener(name, this)
    this.addEventListener("toggle", this, true)
    if (this.isHeld) return
    this.sync()
    this.stopListening = progressStore().listen(() => this.sync())
  }

  disconnectedCallback() {
    for (const name of EVENTS) this.removeEventListener(name, this)
    this.removeEventListener("toggle", this, true)
    this.stopListening()
  }

  /** @param {Event} event */
  handleEvent(event) {
    switch (event.type) {
      case "submit":
        event.preventDefault()
        if (!this.isHeld) this.check()
        break
      case "click":
        if (event.target === this.againButton && Date.now() - this.checkedAt > DOUBLE_TAP) this.retry()
        break
      case "change":
      case "input":
        announce(this, "tap:changed")
        break
      case "tap:changed":
        this.isTouched = true
        if (!this.dataset.state) empty(this.outcome)
        break
      case "tap:check":
        this.check()
        break
      case "tap:retry":
        this.reset()
        break
      case "tap:fill":
        fillAnswer(this, /** @type {CustomEvent<string[]>} */ (event).detail)
        break
      case "toggle":
        this.showHints()
        break
    }
  }

  get outcome() {
    return one(this, ".tq-outcome")
  }

  get checkButton() {
    return /** @type {HTMLButtonElement} */ (one(this, ".tq-check"))
  }

  get againButton() {
    return one(this, ".tq-again")
  }

  /** Turn the plain form into one that marks itself; done once. */
  enhance() {
    pageWords() // without words the plain form is better: fail before touching it
    /** @type {import("../core/mark.js").Key} */
    const key = dataOf(this)
    this.key = key
    this.isHeld = Boolean(this.closest("tap-final"))
    this.firstOrder = lineKeys(this)
    this.checkWords = this.checkButton.textContent || ""
    this.classList.add("tq-live")
    one(this, ".tq-answer").hidden = true
    this.checkButton.hidden = this.isHeld
    this.checkButton.disabled = this.isHeld
    if (key.form === "ordering") {
      const instruction = one(this, ".tq-instruction")
      instruction.classList.add("tq-paper") // on paper there are no arrows
      instruction.after(make("p", "tq-instruction tq-screen", t("quiz-live.do-ordering")))
      enhanceOrdering(this)
    }
    if (key.form === "matching") enhanceMatching(this)
    this.showHints()
  }

  /** Show what is kept of this question, unless the reader is at work on it. */
  sync() {
    const { course = "", question = "", hash } = this.dataset
    const kept = progressStore().course(course).questions[question]
    if (!kept) {
      if (this.dataset.state) this.reset()
      return
    }
    if (kept.t <= this.seenAt || (this.isTouched && !this.dataset.state)) return
    if (this.dataset.state) this.reset()
    this.seenAt = kept.t
    fillAnswer(this, kept.a)
    this.outcome.setAttribute("aria-live", "off") // nobody asked to hear last week's answers
    if (kept.h === hash) this.show(kept.a)
    else this.outcome.append(make("p", "tq-changed", t("quiz-live.changed", { date: dateText(kept.t) })))
  }

  /** Mark what is there now, and keep it. */
  check() {
    if (this.dataset.state || !this.key) return
    const answer = readAnswer(this)
    const { problem, share } = mark(this.key, answer, lineKeys(this))
    this.outcome.setAttribute("aria-live", this.isHeld ? "off" : "polite")
    empty(this.outcome)
    if (problem && !this.isHeld) {
      this.outcome.append(make("p", "tq-problem", t(`quiz-live.problem-${problem}`)))
      return
    }
    const hadFocus = this.contains(document.activeElement)
    this.show(answer)
    if (hadFocus && !this.contains(document.activeElement)) this.checkButton.focus()
    if (!this.isHeld) this.keep(this.key.form === "open" ? [] : answer, share)
    announce(this, "tap:answered")
  }

  /**
   * @param {string[]} answer
   * @param {number | null} share
   */
  keep(answer, share) {
    const { course = "", question = "", hash = "" } = this.dataset
    const store = progressStore()
    this.seenAt = store.now()
    store.update(course, ({ questions }) => {
      questions[question] = { h: hash, a: answer, s: share, t: this.seenAt }
    })
  }

  /**
   * Lock the answer and say how good it is.
   * @param {string[]} answer
   */
  show(answer) {
    if (!this.key) return
    const marked = mark(this.key, answer, lineKeys(this))
    this.dataset.state = marked.state
    this.dataset.share = marked.share === null ? "" : String(marked.share)
    this.checkedAt = Date.now()
    this.lock(true)
    showLines(this, this.key, marked)
    const result = resultLine(marked, Number(this.dataset.points))
    this.outcome.append(result, ...outcomeNodes(this, this.key, marked))
  }

  retry() {
    this.reset()
    const first = all(this, ".tq-input, .tq-move")[0]
    if (first) first.focus()
  }

  /** Back to an unanswered question; what is kept stays until the next answer. */
  reset() {
    this.lock(false)
    clearLines(this)
    empty(this.outcome)
    delete this.dataset.state
    delete this.dataset.share
    this.isTouched = false
    fillAnswer(this, this.firstOrder.length && this.key && this.key.form === "ordering" ? this.firstOrder : [])
    announce(this, "tap:reset")
  }

  /** @param {boolean} isLocked */
  lock(isLocked) {
    lockAnswer(this, isLocked)
    if (this.key && this.key.form === "ordering") lockOrdering(this, isLocked)
    if (this.isHeld) return
    // the button stays where it is and keeps the focus; it only does nothing any more
    this.checkButton.setAttribute("aria-disabled", String(isLocked))
    this.checkButton.textContent = isLocked ? t("quiz-live.checked") : this.checkWords
    this.againButton.hidden = !isLocked
  }

  /** Show the hints one at a time: the next once the one before it was opened. */
  showHints() {
    let isShown = true
    for (const hint of all(this, ".tq-hint")) {
      hint.hidden = !isShown
      isShown = isShown && hint.hasAttribute("open")
    }
  }
}
