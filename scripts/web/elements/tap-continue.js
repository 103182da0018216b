// <tap-continue>: a way back to where the learner stopped; nothing at all before that.

import { addressOf } from "../core/chapters.js"
import { nextStep } from "../core/course.js"
import { progressStore } from "../page/device.js"
import { dataOf, make } from "../page/dom.js"
import { t } from "../page/words.js"

export class TapContinue extends HTMLElement {
  constructor() {
    super()
    /** @type {() => void} */
    this.stopListening = () => {}
  }

  connectedCallback() {
    this.show()
    this.stopListening = progressStore().listen(() => this.show())
    window.addEventListener("hashchange", this) // in one file the reader comes back without a new page
  }

  disconnectedCallback() {
    this.stopListening()
    window.removeEventListener("hashchange", this)
  }

  handleEvent() {
    this.show()
  }

  show() {
    const shown = this.querySelector("a, p")
    if (shown) shown.remove()
    const step = nextStep(dataOf(this), (id) => progressStore().course(id))
    this.hidden = !step
    if (!step) return
    if (!step.module) {
      this.append(make("p", "tq-continue", `${t("continue.done")}: ${step.course.title}`))
      return
    }
    const lead = make("strong", "", t(step.isSame ? "continue.same" : "continue.next"))
    const words = make("span", "", lead, `: ${step.module.title}`)
    const link = make("a", "tap-button tq-continue", words)
    link.href = addressOf(step.url)
    this.append(link)
  }
}
