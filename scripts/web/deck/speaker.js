// The trainer's own window: what is on the wall, what comes next, notes, time.

import { isState, newState } from "../core/deck-state.js"
import { isWaiting, lengthText, minutesBehind, spentOn } from "../core/deck-time.js"
import { all, empty, make, makeButton, one } from "../page/dom.js"
import { t } from "../page/words.js"
import { prepareBell, ring } from "./bell.js"
import { Controls } from "./controls.js"
import { Dialogs } from "./dialogs.js"
import { countedOptions, fillHands, updateHands } from "./hands.js"
import { Link } from "./link.js"
import { fillNotes } from "./notes.js"
import { clockLeft, copySlide, paintPage, paintSlide } from "./paint.js"
import { say } from "./toast.js"

/** @typedef {import("../core/deck-state.js").DeckState} DeckState */

const HELLO_EVERY = 1000
/** Commands that this window does itself. */
const LOCAL = ["overview", "jump", "help", "close", "reconnect", "full", "presenter", "notes", "escape", "hands", "print", "print-notes"]

export class Speaker {
  constructor() {
    this.slides = all(document, ".slides > .slide")
    this.state = firstState()
    this.isHeard = false
    this.drawn = -1
    this.rung = ""
    const layout = /** @type {HTMLTemplateElement} */ (one(document, "#deck-presenter"))
    document.body.prepend(layout.content.cloneNode(true))
    document.documentElement.classList.add("deck-speaker-page")
    this.dialogs = new Dialogs(this.slides, (place) => this.ask("go", { slide: place }), say)
    this.controls = new Controls((command) => this.act(command), (typed) => this.dialogs.goTo(typed))
    this.link = new Link((message) => this.receive(message))
  }

  start() {
    this.hello()
    window.setInterval(() => this.hello(), HELLO_EVERY)
    window.setInterval(() => this.tick(), 250)
    window.addEventListener("resize", () => this.fitPreviews())
    this.draw()
  }

  /** Say what this window knows; a wall that was reloaded takes it from here. */
  hello() {
    this.link.send({ kind: "hello", state: this.isHeard ? this.state : null })
  }

  /** @param {import("./link.js").Message} message */
  receive(message) {
    if (message.kind !== "state") return
    const isNew = !this.isHeard || message.state.revision !== this.state.revision
    const isOlder = this.isHeard && message.state.revision < this.state.revision
    this.isHeard = true
    if (isOlder) this.hello()
    else if (isNew) {
      this.state = message.state
      history.replaceState({ taphuanDeck: this.state }, "")
      this.draw()
    }
    this.drawLink()
  }

  /**
   * @param {string} what
   * @param {Record<string, unknown>} [data]
   */
  ask(what, data = {}) {
    this.link.send({ kind: "do", what, data })
  }

  /** @param {string} command */
  act(command) {
    prepareBell()
    if (LOCAL.indexOf(command) < 0) this.ask(command)
    else if (command === "overview") this.dialogs.openOverview(this.state.slide)
    else if (command === "jump") this.dialogs.openJump()
    else if (command === "help") this.dialogs.openHelp()
    else if (command === "close") this.dialogs.close()
    else if (command === "reconnect" || command === "presenter") this.reconnect()
    else if (command === "hands") this.focusHands()
  }

  reconnect() {
    const address = `${location.pathname}#chieu-${this.state.slide + 1}`
    if (!this.link.open(address, `tap-man-chieu-${location.pathname}`)) say(t("deck-live.blocked"))
    this.hello()
  }

  focusHands() {
    const first = document.querySelector(".speaker__act input")
    if (first instanceof HTMLElement) first.focus()
  }

  draw() {
    const { state } = this
    paintPage(state)
    if (this.drawn !== state.slide) this.drawSlides()
    for (const slide of all(document, ".preview .slide")) paintSlide(slide, state, Date.now())
    for (const mark of all(document, '[data-preview="now"] .fragment')) {
      mark.classList.toggle("visible", state.shown)
    }
    this.show("place").textContent = t("deck-live.place", { place: state.slide + 1, of: this.slides.length })
    this.show("black").hidden = !state.black
    const sound = one(document, '.speaker [data-do="sound"]')
    sound.setAttribute("aria-pressed", String(state.sound))
    const answer = one(document, '.speaker__bar [data-do="answer"]')
    answer.toggleAttribute("disabled", !this.slides[state.slide].querySelector(".fragment"))
    this.drawAct()
    this.tick()
  }

  drawSlides() {
    const { slide } = this.state
    this.drawn = slide
    const now = one(document, '[data-preview="now"]')
    const next = one(document, '[data-preview="next"]')
    for (const [box, shown] of /** @type {[HTMLElement, HTMLElement | undefined][]} */ ([
      [now, this.slides[slide]],
      [next, this.slides[slide + 1]],
    ])) {
      empty(box)
      box.setAttribute("inert", "")
      box.append(shown ? copySlide(shown) : make("p", "preview__none", t("deck-live.no-next")))
    }
    fillNotes(this.show("notes"), this.slides[slide], this.slides, false)
    this.fitPreviews()
    this.fillAct()
  }

  fitPreviews() {
    for (const box of all(document, ".preview")) {
      box.style.setProperty("--preview", String(box.clientWidth / 1366))
    }
  }

  /** What the slide on the wall can be asked: hands, countdown. */
  fillAct() {
    const slide = this.slides[this.state.slide]
    const box = this.show("act")
    empty(box)
    if (countedOptions(slide).length) {
      const question = slide.dataset.question || ""
      const rows = make("div", "deck-hands__rows")
      fillHands(rows, slide, this.state.hands[question] || {}, (option, count) => {
        this.ask("count", { question, option, count })
      })
      box.append(make("h3", "", t("deck-live.hands")), rows)
    }
    if (slide.dataset.clock) {
      const line = make("p", "speaker__clock", make("strong", "speaker__left"))
      line.append(
        commandButton("clock", t("deck-live.clock-run")),
        commandButton("clock-more", t("deck-live.clock-more")),
        commandButton("clock-reset", t("deck-live.clock-reset")),
      )
      box.append(line)
    }
  }

  drawAct() {
    const slide = this.slides[this.state.slide]
    const rows = this.show("act").querySelector(".deck-hands__rows")
    if (rows instanceof HTMLElement) updateHands(rows, this.state.hands[slide.dataset.question || ""] || {}, HELLO_EVERY)
    const run = this.show("act").querySelector('[data-do="clock"]')
    const timer = this.state.timers[slide.dataset.clock || ""]
    if (run) run.textContent = t(timer && timer.watch.since ? "deck-live.clock-stop" : "deck-live.clock-run")
  }

  tick() {
    const { state } = this
    const now = Date.now()
    const slide = this.slides[state.slide]
    const spent = spentOn(state.watch, now)
    this.show("now").textContent = new Date(now).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })
    this.show("elapsed").textContent = lengthText(spent)
    this.drawPace(slide, spent)
    const run = one(document, '.speaker [data-do="run"]')
    run.textContent = t(state.watch.since ? "deck-live.pause" : isWaiting(state.watch) ? "deck-live.run" : "deck-live.go-on")
    if (slide.dataset.clock) this.tickClock(slide, now)
    this.drawLink()
  }

  /**
   * @param {HTMLElement} slide
   * @param {number} spent
   */
  drawPace(slide, spent) {
    const box = this.show("pace")
    const behind = minutesBehind(spent, Number(slide.dataset.start), Number(slide.dataset.end))
    const key = isWaiting(this.state.watch) ? "waiting" : behind > 0 ? "behind" : behind < 0 ? "ahead" : "on-time"
    const text = t(`deck-live.${key}`, { minutes: Math.abs(behind) })
    if (box.textContent !== text) box.textContent = text
    box.dataset.pace = key
  }

  /**
   * @param {HTMLElement} slide
   * @param {number} now
   */
  tickClock(slide, now) {
    const left = clockLeft(slide, this.state, now)
    for (const copy of all(document, ".preview .slide")) paintSlide(copy, this.state, now)
    const box = document.querySelector(".speaker__left")
    const timer = this.state.timers[slide.dataset.clock || ""]
    if (box) box.textContent = timer && !left ? t("deck-live.time-up") : lengthText(left)
    if (!timer || !timer.watch.since || left) return
    const ending = `${slide.dataset.clock}:${timer.watch.since}:${timer.extra}`
    if (this.rung !== ending && this.state.sound && timer.by === "speaker") ring()
    this.rung = ending
  }

  drawLink() {
    one(document, ".speaker__lost").hidden = this.link.isNear
  }

  /** @param {string} name */
  show(name) {
    return one(document, `.speaker [data-show="${name}"]`)
  }
}

/** @returns {DeckState} */
function firstState() {
  const kept = history.state && history.state.taphuanDeck
  return isState(kept) ? kept : newState("default")
}

/**
 * @param {string} what
 * @param {string} text
 */
function commandButton(what, text) {
  const button = makeButton(text, () => undefined)
  button.className = ""
  button.dataset.do = what
  return button
}
