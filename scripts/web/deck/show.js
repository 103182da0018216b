// The window on the wall: it owns the state, draws it, and tells the trainer's window.

import { changeState, isState, newState } from "../core/deck-state.js"
import { readPreferences } from "../core/preferences.js"
import { all, one } from "../page/dom.js"
import { t } from "../page/words.js"
import { prepareBell, ring } from "./bell.js"
import { Controls } from "./controls.js"
import { Dialogs } from "./dialogs.js"
import { fillHands, updateHands } from "./hands.js"
import { Link } from "./link.js"
import { fillNotes } from "./notes.js"
import { clockLeft, paintPage, paintSlide } from "./paint.js"
import { Stage } from "./stage.js"
import { say } from "./toast.js"

/** @typedef {import("../core/deck-state.js").DeckState} DeckState */
/** @typedef {import("../core/deck-state.js").Change} Change */

const IDLE_AFTER = 4000
const TELL_EVERY = 1000
const TELL_AFTER = 20 // the hall sees a change first: one process may draw both windows
const HASH = /^#chieu-(\d+)$/

export class Show {
  constructor() {
    this.state = this.firstState()
    this.stage = new Stage(() => this.moved())
    this.link = new Link((message) => this.receive(message))
    this.dialogs = new Dialogs(this.stage.slides, (place) => this.stage.go(place, false), say)
    this.controls = new Controls((command) => this.act(command, null), (typed) => this.dialogs.goTo(typed))
    this.bar = one(document, ".deck-bar")
    this.notes = one(document, ".deck-notes")
    this.hands = one(document, ".deck-hands")
    this.black = one(document, ".deck-black")
    this.place = one(this.bar, ".deck-bar__place")
    this.progress = one(document, ".deck-progress")
    this.rung = ""
    this.idle = this.telling = 0
  }

  async start() {
    document.documentElement.classList.add("deck-live-page")
    for (const part of [this.bar, this.progress]) part.hidden = false
    fillAddress()
    const { slide, shown } = this.state
    await this.stage.start()
    this.stage.go(slide, shown)
    for (const name of ["mousemove", "touchstart", "keydown", "focusin"]) {
      document.addEventListener(name, (event) => this.wake(event), { passive: true })
    }
    for (const clock of all(this.stage.holder, ".slide__clock")) clock.dataset.do = "clock"
    window.setInterval(() => this.tick(), 250)
    window.setInterval(() => this.tell(), TELL_EVERY)
    this.draw()
    this.wake(null)
    this.tell()
  }

  /** Tell the trainer's window; again and again, for it may have been reloaded. */
  tell() {
    this.link.send({ kind: "state", state: this.state })
  }

  /** What was on before the page was reloaded, else the slide its address names. */
  firstState() {
    const kept = history.state && history.state.taphuanDeck
    if (isState(kept)) return kept
    const state = newState(readPreferences(window).scheme === "slate" ? "slate" : "default")
    const named = HASH.exec(location.hash)
    return named ? Object.assign(state, { slide: Number(named[1]) - 1 }) : state
  }

  moved() {
    this.change({ name: "moved", slide: this.stage.place, shown: this.stage.isShown })
  }

  /** @param {Change} change */
  change(change) {
    const next = changeState(this.state, change, Date.now())
    if (next === this.state) return
    this.state = next
    this.keep()
    this.draw()
    window.clearTimeout(this.telling)
    this.telling = window.setTimeout(() => this.tell(), TELL_AFTER)
  }

  /** In the tab's own history: gone when the tab is closed, nothing is stored. */
  keep() {
    history.replaceState({ taphuanDeck: this.state }, "", `#chieu-${this.state.slide + 1}`)
  }

  draw() {
    const { state, stage } = this
    const slide = stage.current
    paintPage(state)
    paintSlide(slide, state, Date.now())
    this.black.hidden = !state.black
    this.place.textContent = t("deck-live.place", { place: state.slide + 1, of: stage.count })
    const share = stage.count > 1 ? state.slide / (stage.count - 1) : 1
    this.progress.style.setProperty("--share", `${share * 100}%`)
    this.drawTools(slide)
    if (!this.notes.hidden) this.drawNotes()
  }

  /** @param {HTMLElement} slide */
  drawTools(slide) {
    const counts = this.state.hands[slide.dataset.question || ""] || {}
    const canCount = slide.querySelector("[data-hands]") !== null
    if (!canCount) this.closeHands()
    else if (!this.hands.hidden) updateHands(one(this.hands, ".deck-hands__rows"), counts, 0)
    const timer = this.state.timers[slide.dataset.clock || ""]
    const isRunning = Boolean(timer && timer.watch.since)
    for (const button of all(document, "button[data-do]")) {
      const what = button.dataset.do || ""
      if (what === "answer") button.hidden = !slide.querySelector(".fragment")
      if (what === "hands") button.hidden = !canCount
      if (/^clock|^sound$/.test(what)) button.hidden = !slide.dataset.clock
      if (what === "clock") button.textContent = t(isRunning ? "deck-live.clock-stop" : "deck-live.clock-run")
      if (what === "sound") button.setAttribute("aria-pressed", String(this.state.sound))
      if (what === "notes") button.setAttribute("aria-pressed", String(!this.notes.hidden))
    }
  }

  drawNotes() {
    const box = one(this.notes, ".deck-notes__text")
    const key = `${this.state.slide} ${this.state.shown}`
    if (box.dataset.of === key) return
    box.dataset.of = key
    fillNotes(box, this.stage.current, this.stage.slides, !this.state.shown)
  }

  tick() {
    const { state } = this
    const slide = this.stage.current
    const id = slide.dataset.clock || ""
    if (!id) return
    const now = Date.now()
    paintSlide(slide, state, now)
    const timer = state.timers[id]
    if (!timer || !timer.watch.since || clockLeft(slide, state, now)) return
    const ending = `${id}:${timer.watch.since}:${timer.extra}`
    if (this.rung === ending) return
    this.rung = ending
    if (state.sound && timer.by === "wall") ring()
  }

  /**
   * Do what a key, a button or the trainer's window asks for.
   * @param {string} command
   * @param {any} data
   */
  act(command, data) {
    const { stage, dialogs } = this
    const by = data && data.by === "speaker" ? "speaker" : "wall"
    if (by === "wall") prepareBell()
    switch (command) {
      case "next":
        return this.state.black ? this.change({ name: "black" }) : stage.next()
      case "previous":
        return stage.previous()
      case "first":
        return stage.go(0, false)
      case "last":
        return stage.go(stage.count - 1, false)
      case "go":
        return stage.go(data.slide, false)
      case "answer":
        return stage.toggleAnswer()
      case "black":
      case "larger":
      case "smaller":
      case "scheme":
      case "run":
      case "restart":
        return this.change({ name: command })
      case "sound":
        this.change({ name: command })
        return say(t(this.state.sound ? "deck-live.sound-on" : "deck-live.sound-off"))
      case "count":
        return this.change(Object.assign({ name: /** @type {"hands"} */ ("hands") }, data))
      case "hands-clear":
        return this.clearHands()
      case "clock":
      case "clock-more":
      case "clock-reset":
        return this.changeClock(command, by)
      case "hands":
        return this.toggleHands()
      case "notes":
        return this.toggleNotes()
      case "presenter":
        return this.openPresenter()
      case "full":
        return toggleFull()
      case "overview":
        return dialogs.openOverview(this.state.slide)
      case "jump":
        return dialogs.openJump()
      case "help":
        return dialogs.openHelp()
      case "close":
        return dialogs.close()
      case "print":
      case "print-notes":
        return print(command)
      default:
        return this.escape()
    }
  }

  /**
   * @param {"clock" | "clock-more" | "clock-reset"} name
   * @param {"wall" | "speaker"} by
   */
  changeClock(name, by) {
    const id = this.stage.current.dataset.clock
    if (id) this.change(name === "clock" ? { name, id, by } : { name, id })
  }

  clearHands() {
    const question = this.stage.current.dataset.question || ""
    for (const input of /** @type {HTMLInputElement[]} */ (all(this.hands, "input"))) input.value = ""
    this.change({ name: "hands-clear", question })
  }

  toggleHands() {
    const slide = this.stage.current
    if (!slide.querySelector("[data-hands]")) return
    if (!this.hands.hidden) return this.closeHands()
    this.hands.hidden = false
    const question = slide.dataset.question || ""
    const rows = one(this.hands, ".deck-hands__rows")
    fillHands(rows, slide, this.state.hands[question] || {}, (option, count) => {
      this.change({ name: "hands", question, option, count })
    })
    const first = rows.querySelector("input")
    if (first) first.focus()
    this.stage.layout()
  }

  closeHands() {
    if (this.hands.hidden) return
    this.hands.hidden = true
    this.stage.layout()
  }

  toggleNotes() {
    this.notes.hidden = !this.notes.hidden
    document.documentElement.classList.toggle("deck-with-notes", !this.notes.hidden)
    this.stage.layout()
    this.draw()
  }

  openPresenter() {
    const address = `${location.pathname}?nguoi-noi#chieu-${this.state.slide + 1}`
    const isOpen = this.link.open(address, `tap-nguoi-noi-${location.pathname}`)
    if (!isOpen) say(t("deck-live.blocked"))
    this.tell()
  }

  escape() {
    if (!this.hands.hidden) this.closeHands()
    else if (this.state.black) this.change({ name: "black" })
  }

  /** @param {import("./link.js").Message} message */
  receive(message) {
    if (message.kind === "do") this.act(message.what, Object.assign({ by: "speaker" }, message.data))
    if (message.kind !== "hello") return
    const theirs = message.state
    if (isState(theirs) && theirs.revision > this.state.revision) {
      this.state = theirs
      this.stage.go(theirs.slide, theirs.shown)
      this.keep()
      this.draw()
    }
    this.tell()
  }

  /**
   * Show the controls; without a mouse moving they go away again.
   * @param {Event | null} event
   */
  wake(event) {
    if (event instanceof KeyboardEvent && event.key !== "Tab") return
    const page = document.documentElement
    page.classList.remove("deck-idle")
    window.clearTimeout(this.idle)
    this.idle = window.setTimeout(() => {
      if (!this.bar.contains(document.activeElement)) page.classList.add("deck-idle")
    }, IDLE_AFTER)
  }
}

function toggleFull() {
  const page = document.documentElement
  if (document.fullscreenElement) document.exitFullscreen()
  else if (page.requestFullscreen) page.requestFullscreen().catch(() => undefined)
}

/** @param {"print" | "print-notes"} how */
function print(how) {
  const page = document.documentElement
  page.classList.toggle("deck-print-notes", how === "print-notes")
  for (const dialog of /** @type {HTMLDialogElement[]} */ (all(document, "dialog"))) {
    if (dialog.open) dialog.close()
  }
  window.print()
}

/** Without an address of its own the site still knows where it is being read. */
function fillAddress() {
  if (location.protocol === "file:") return
  for (const place of all(document, "[data-address]")) {
    const address = new URL(place.dataset.address || "", location.href).href
    place.textContent = t("deck-live.address", { address })
  }
}
