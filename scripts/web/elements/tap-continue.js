// <tap-continue>: a way back to where the learner stopped; nothing at all before that.

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
  }

  disconnectedCallback() {
    this.stopListening()
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
    link.href = step.url
    this.append(link)
  }
}
