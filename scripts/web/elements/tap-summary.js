// <tap-summary>: how the questions of this page stand; a second go at the wrong ones; the
// result as a text to send to the trainer.

import { result, resultText } from "../core/result.js"
import { makeAgain } from "../page/again.js"
import { makeCopy } from "../page/copy-button.js"
import { all, announce, empty, make, makeButton } from "../page/dom.js"
import { outcomeOf } from "../page/outcome.js"
import { dateText, numberText, pageWords, t } from "../page/words.js"

export class TapSummary extends HTMLElement {
  constructor() {
    super()
    this.isRetrying = false
    this.line = make("p", "tq-summary-line")
    this.again = makeAgain(t("summary.again"))
    this.retryButton = makeButton(t("summary.retry-wrong"), () => this.retry(), "tq-primary")
    this.copy = makeCopy(() => this.text())
  }

  connectedCallback() {
    if (!this.firstChild) {
      const buttons = make("div", "tq-actions", this.retryButton, this.copy.button)
      const title = make("p", "tq-summary-title", t("summary.title"))
      this.append(title, this.line, this.again.line, buttons, this.copy.told)
    }
    document.addEventListener("tap:answered", this)
    document.addEventListener("tap:reset", this)
    this.show()
  }

  disconnectedCallback() {
    document.removeEventListener("tap:answered", this)
    document.removeEventListener("tap:reset", this)
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (this.isRetrying) return
    const counted = this.show()
    empty(this.copy.told)
    if (event.type === "tap:answered" && counted.answered === counted.questions) {
      this.copy.told.append(make("p", "tq-hidden-text", this.line.textContent || ""))
    }
  }

  /** @returns {HTMLElement[]} */
  get questions() {
    return all(document, "tap-question").filter((question) => !question.closest("tap-final"))
  }

  /** @returns {import("../core/result.js").Result} */
  show() {
    const questions = this.questions
    const counted = result(questions.map(outcomeOf))
    this.hidden = counted.questions === 0
    this.line.textContent = this.words(counted)
    this.again.update(questions, counted.again)
    this.retryButton.hidden = counted.again.length === 0
    this.copy.button.hidden = counted.answered === 0
    return counted
  }

  /** @param {import("../core/result.js").Result} counted */
  words(counted) {
    const { answered, questions, right, marked, points, of } = counted
    const said = []
    if (answered < questions) said.push(t("summary.so-far", { answered, questions }))
    if (answered > 0 && marked > 0) {
      const [got, total] = [points, of].map(numberText)
      said.push(t("summary.right", { right, of: marked, points: got, total }))
    }
    if (marked > 0 && right === marked) said.push(t("summary.all-right"))
    return said.join(" ")
  }

  text() {
    return resultText(pageWords(), result(this.questions.map(outcomeOf)), {
      title: t("summary.copy-title", { title: this.dataset.title || document.title }),
      date: dateText(Date.now()),
    })
  }

  retry() {
    const wrong = this.questions.filter((one) => one.dataset.state === "partly" || one.dataset.state === "wrong")
    this.isRetrying = true // many resets, one new count
    for (const question of wrong) announce(question, "tap:retry")
    this.isRetrying = false
    this.show()
    const first = wrong[0] && all(wrong[0], ".tq-input, .tq-move")[0]
    if (first) first.focus()
  }
}
