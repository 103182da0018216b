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
    /** @type {Set<HTMLElement>} questions with an answer that is not kept yet */
    this.unkept = new Set()
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

  /** @param {Event} event */
  handleEvent(event) {
    const question = event.target instanceof Element && event.target.closest("tap-question")
    if (!(question instanceof HTMLElement)) return
    this.unkept.add(question)
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
    const store = progressStore()
    const run = { seed, a: {}, done: 0, s: 0, of: 0, t: store.now() }
    store.update(this.course, ({ runs }) => {
      runs[this.bank] = run
    })
    this.open(run)
    this.panel.focus()
  }

  /**
   * Show a run: one just begun, one left in the middle, or one handed in.
   * @param {Run} run
   */
  open(run) {
    this.run = run
    this.unkept.clear()
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
    return this.drawn.filter((question) => readAnswer(question).length < needed(question))
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
    this.unkept.clear()
    /** @type {Record<string, string[]>} */
    const answers = {}
    for (const question of this.drawn) {
      if (question.dataset.form !== "open") answers[question.dataset.question || ""] = readAnswer(question)
      announce(question, "tap:check")
    }
    const counted = result(this.drawn.map(outcomeOf))
    const now = progressStore().now()
    const run = { ...this.run, a: answers, done: now, s: counted.points, of: counted.of, t: now }
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

  /**
   * Keep what changed since the last time, beside what another tab may have kept meanwhile. The
   * text of an open question is not kept.
   */
  keepDraft() {
    clearTimeout(this.timer)
    const { run } = this
    if (!run || run.done || !this.unkept.size) return
    const changed = Array.from(this.unkept).filter((question) => question.dataset.form !== "open")
    this.unkept.clear()
    const store = progressStore()
    store.update(this.course, ({ runs }) => {
      const kept = runs[this.bank]
      const isSame = kept && kept.seed === run.seed
      if (isSame && kept.done) return
      const answers = { ...(isSame ? kept.a : run.a) }
      for (const question of changed) answers[question.dataset.question || ""] = readAnswer(question)
      runs[this.bank] = { ...run, a: answers, t: store.now() }
    })
  }
}

/** @param {HTMLElement} question */
function frameOf(question) {
  return /** @type {HTMLElement} */ (question.closest(".tap-quiz") || question)
}

/**
 * How many values make a whole answer; an open question may stay empty.
 * @param {HTMLElement} question
 */
function needed(question) {
  const { form } = question.dataset
  if (form === "open") return 0
  return form === "true-false" || form === "matching" ? all(question, ".tq-item").length : 1
}
