// <tap-final>: a quiz drawn from a bank. The questions of the bank stand inside it; without
// this script all of them are there to be practised. A run is kept as it goes on.

import { byObjective, draw, randomFrom, shuffle } from "../core/draw.js"
import { result } from "../core/result.js"
import { readAnswer } from "../page/answer-form.js"
import { ask } from "../page/ask.js"
import { progressStore } from "../page/device.js"
import { all, announce, dataOf, empty, make, makeButton, one } from "../page/dom.js"
import { finalResult } from "../page/final-result.js"
import { outcomeOf } from "../page/outcome.js"
import { t } from "../page/words.js"

/** @typedef {import("../core/format.js").Run} Run */

const PAUSE = 400 // milliseconds without typing, then the draft is kept

export class TapFinal extends HTMLElement {
  constructor() {
    super()
    this.panel = make("div", "tq-panel")
    this.foot = make("div", "tq-panel tq-foot")
    /** @type {HTMLElement[]} */
    this.drawn = []
    /** @type {Run | null} */
    this.run = null
    this.timer = 0
    this.keepNow = () => this.keepDraft()
  }

  connectedCallback() {
    const { objectives } = dataOf(this)
    /** @type {Record<string, string>} */
    this.objectives = objectives
    this.prepend(this.panel)
    this.append(this.foot)
    this.addEventListener("tap:changed", this)
    window.addEventListener("pagehide", this.keepNow)
    const kept = progressStore().course(this.course).runs[this.bank]
    if (kept) this.open(kept)
    else this.offer()
  }

  disconnectedCallback() {
    this.removeEventListener("tap:changed", this)
    window.removeEventListener("pagehide", this.keepNow)
    this.keepDraft()
  }

  handleEvent() {
    this.sayRunning()
    clearTimeout(this.timer)
    this.timer = window.setTimeout(this.keepNow, PAUSE)
  }

  get course() {
    return this.dataset.course || ""
  }

  get bank() {
    return this.dataset.bank || ""
  }

  get questions() {
    return all(this, "tap-question")
  }

  /** How many questions a run has. */
  get count() {
    const wanted = Number(this.dataset.draw)
    return wanted ? Math.min(wanted, this.questions.length) : this.questions.length
  }

  /** Before a run: what it is, and by which number it is drawn. */
  offer() {
    this.showOnly([])
    empty(this.foot)
    empty(this.panel)
    const { pass = "0", minutes } = this.dataset
    const bank = this.questions.length
    const about = this.count < bank ? "final.about" : "final.about-all"
    const seed = make("input", "tq-input tq-seed")
    seed.value = String(1000 + Math.floor(Math.random() * 9000))
    seed.inputMode = "numeric"
    seed.maxLength = 20
    const start = makeButton(t("final.start"), () => this.begin(seed.value.trim() || "1"), "tq-primary")
    this.panel.append(
      make("p", "", t(about, { count: this.count, bank, pass })),
      ...(Number(minutes) ? [make("p", "", t("final.minutes", { minutes: minutes || "" }))] : []),
      make("label", "tq-label", `${t("final.seed")} `, seed),
      make("p", "tq-note", t("final.seed-why")),
      make("div", "tq-actions", start),
    )
  }

  /** @param {string} seed */
  begin(seed) {
    const now = progressStore().now()
    this.open({ seed, a: {}, done: 0, s: 0, of: 0, t: now })
    this.keepDraft()
    this.panel.focus()
  }

  /**
   * Show a run: one just begun, one left in the middle, or one handed in.
   * @param {Run} run
   */
  open(run) {
    this.run = run
    const bank = this.questions.map(({ dataset: { question = "", objective = "" } }) => ({ id: question, objective }))
    const ids = draw(bank, Number(this.dataset.draw), run.seed)
    const byId = new Map(this.questions.map((question) => [question.dataset.question, question]))
    const drawn = ids.map((id) => byId.get(id)).filter((question) => question !== undefined)
    this.showOnly(/** @type {HTMLElement[]} */ (drawn))
    this.drawn.forEach((question, place) => this.prepare(question, place + 1, run))
    this.panel.tabIndex = -1
    if (run.done) this.showResult()
    else this.showRunning()
  }

  /** @param {HTMLElement[]} drawn */
  showOnly(drawn) {
    this.drawn = drawn
    for (const question of this.questions) frameOf(question).hidden = !drawn.includes(question)
    for (const question of drawn) this.insertBefore(frameOf(question), this.foot)
  }

  /**
   * Number a question anew, shuffle its options by the seed, put the kept answer in.
   * @param {HTMLElement} question
   * @param {number} number
   * @param {Run} run
   */
  prepare(question, number, run) {
    question.dataset.number = String(number)
    const legend = one(question, ".tq-legend")
    if (legend.firstChild) legend.firstChild.textContent = `${t("final.question", { number })} `
    const { form, question: id = "" } = question.dataset
    const items = one(question, ".tq-items")
    if (question.dataset.shuffle === "yes" && (form === "single" || form === "multiple")) {
      const lines = all(items, ".tq-item").sort((a, b) => ((a.dataset.key || "") < (b.dataset.key || "") ? -1 : 1))
      items.append(...shuffle(lines, randomFrom(`${run.seed} ${id}`)))
    }
    announce(question, "tap:retry")
    if (run.a[id]) question.dispatchEvent(new CustomEvent("tap:fill", { detail: run.a[id] }))
  }

  showRunning() {
    empty(this.panel)
    empty(this.foot)
    this.running = make("p", "tq-running")
    this.panel.append(this.running, make("p", "tq-note", t("final.kept")))
    const button = makeButton(t("final.hand-in"), () => this.askHandIn(button), "tq-primary")
    this.foot.append(make("div", "tq-actions", button))
    this.sayRunning()
  }

  sayRunning() {
    if (!this.running || !this.run || this.run.done) return
    const answered = this.drawn.length - this.missing.length
    this.running.textContent = t("final.running", { seed: this.run.seed, answered, count: this.drawn.length })
  }

  get missing() {
    return this.drawn.filter((question) => isFree(question) && readAnswer(question).length === 0)
  }

  /** @param {HTMLButtonElement} button */
  askHandIn(button) {
    const missing = this.missing.length
    if (!missing) {
      this.handIn()
      return
    }
    const question = t("final.hand-in-ask", { missing })
    ask(button, { question, yes: t("final.hand-in"), no: t("final.hand-in-no") }, () => this.handIn())
  }

  handIn() {
    if (!this.run) return
    this.keepDraft()
    for (const question of this.drawn) announce(question, "tap:check")
    const counted = result(this.drawn.map(outcomeOf))
    const now = progressStore().now()
    const run = { ...this.run, done: now, s: counted.points, of: counted.of, t: now }
    this.run = run
    progressStore().update(this.course, ({ runs, passes }) => {
      runs[this.bank] = run
      if (counted.of > 0 && this.isPass(counted)) passes[this.bank] = { s: counted.points, of: counted.of, t: now }
    })
    this.showResult()
    this.panel.focus()
  }

  /** @param {{points: number, of: number}} counted */
  isPass({ points, of }) {
    return points * 100 >= Number(this.dataset.pass) * of - 1e-9
  }

  showResult() {
    if (!this.run) return
    for (const question of this.drawn) announce(question, "tap:check")
    const counted = result(this.drawn.map(outcomeOf))
    empty(this.panel)
    empty(this.foot)
    const { seed, done } = this.run
    this.panel.append(
      ...finalResult({
        counted,
        isPass: this.isPass(counted),
        pass: this.dataset.pass || "0",
        title: this.dataset.title || document.title,
        seed,
        done,
        rows: byObjective(this.drawn.map((one) => ({ ...outcomeOf(one), objective: one.dataset.objective || "" }))),
        objectives: this.objectives || {},
        questions: this.drawn,
      }),
    )
    this.panel.append(
      make(
        "div",
        "tq-actions",
        makeButton(t("final.other"), () => this.leave()),
        makeButton(t("final.same"), () => this.begin(seed)),
      ),
    )
  }

  leave() {
    this.run = null
    this.offer()
    one(this.panel, "input").focus()
  }

  keepDraft() {
    clearTimeout(this.timer)
    if (!this.run || this.run.done) return
    /** @type {Record<string, string[]>} */
    const answers = {}
    for (const question of this.drawn) {
      const { question: id = "", form } = question.dataset
      if (form !== "open") answers[id] = readAnswer(question)
    }
    const run = { ...this.run, a: answers, t: progressStore().now() }
    this.run = run
    progressStore().update(this.course, ({ runs }) => {
      runs[this.bank] = run
    })
  }
}

/** @param {HTMLElement} question */
function frameOf(question) {
  return /** @type {HTMLElement} */ (question.closest(".tap-quiz") || question)
}

/**
 * Whether a question can be left out: an order is always there, an open one is not marked.
 * @param {HTMLElement} question
 */
function isFree(question) {
  return question.dataset.form !== "ordering" && question.dataset.form !== "open"
}
