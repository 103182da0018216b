// <tap-progress>: everything that is kept of the learner's work, course by course.

import { moduleState } from "../core/course.js"
import { ask } from "../page/ask.js"
import { progressStore } from "../page/device.js"
import { all, dataOf, make, makeButton } from "../page/dom.js"
import { dateText, numberText, t } from "../page/words.js"

/** @typedef {import("../core/course.js").CourseEntry} CourseEntry */
/** @typedef {import("../core/course.js").ModuleEntry} ModuleEntry */
/** @typedef {import("../core/format.js").Course} Kept */

export class TapProgress extends HTMLElement {
  constructor() {
    super()
    this.told = make("p", "tq-told")
    this.told.setAttribute("role", "status")
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
    for (const old of all(this, ".tq-course, .tq-none, noscript")) old.remove()
    /** @type {CourseEntry[]} */
    const courses = dataOf(this)
    const store = progressStore()
    const begun = courses.filter((course) => {
      const kept = store.course(course.id)
      return course.modules.some((entry) => moduleState(entry, kept).isStarted) || Object.keys(kept.passes).length
    })
    const sections = begun.map((course) => this.section(course, store.course(course.id)))
    this.append(this.told, ...(sections.length ? sections : [make("p", "tq-none", t("progress.none"))]))
  }

  /**
   * @param {CourseEntry} course
   * @param {Kept} kept
   */
  section(course, kept) {
    const title = make("a", "", course.title)
    title.href = course.url
    const rows = course.modules.map((entry) => this.row(course, entry, kept))
    const passes = Object.keys(kept.passes).map((bank) => {
      const { s, of, t: time } = kept.passes[bank]
      const [points, total] = [s, of].map(numberText)
      return make("p", "tq-passed", t("progress.passed", { points, of: total, date: dateText(time) }))
    })
    return make("section", "tq-course", make("h2", "", title), make("ul", "tq-modules", ...rows), ...passes)
  }

  /**
   * @param {CourseEntry} course
   * @param {ModuleEntry} entry
   * @param {Kept} kept
   */
  row(course, entry, kept) {
    const state = moduleState(entry, kept)
    const link = make("a", "", entry.title)
    link.href = entry.url
    const read = state.isRead ? "read" : state.isStarted ? "begun" : "unread"
    const said = [t(`progress.${read}`)]
    if (state.answered) said.push(t("progress.answered", { answered: state.answered, of: state.of, right: state.right }))
    if (state.t) said.push(t("progress.last", { date: dateText(state.t) }))
    const row = make("li", "tq-module", link, make("p", "", said.join(", ")))
    if (state.isStarted) row.append(this.forgetButton(course, entry))
    return row
  }

  /**
   * @param {CourseEntry} course
   * @param {ModuleEntry} entry
   */
  forgetButton(course, entry) {
    const words = {
      question: t("progress.forget-ask", { title: entry.title }),
      yes: t("progress.forget-yes"),
      no: t("device.no"),
    }
    const button = makeButton(t("progress.forget"), () => {
      ask(button, words, () => {
        progressStore().forgetModule(course.id, entry.slug, entry.questions)
        this.told.textContent = t("progress.forgotten", { title: entry.title })
      })
    })
    button.setAttribute("aria-label", `${t("progress.forget")}: ${entry.title}`)
    return button
  }
}
