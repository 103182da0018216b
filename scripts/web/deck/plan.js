// The hours of a plan: typed once, known for every step. Nothing is stored.

import { dayTimeParts, parseDayTime, startTimes } from "../core/day-time.js"
import { readPreferences } from "../core/preferences.js"
import { all, one } from "../page/dom.js"
import { t } from "../page/words.js"

const USUAL_PAUSE = 15

export class Plan {
  constructor() {
    this.modules = all(document, ".plan__module")
    this.pause = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-pause]"))
  }

  start() {
    document.body.setAttribute("data-md-color-scheme", readPreferences(window).scheme)
    for (const hidden of all(document, ".plan__start, .plan__pause, [data-print]")) hidden.hidden = false
    for (const time of all(document, "[data-from]")) time.dataset.words = time.textContent || ""
    document.addEventListener("input", () => this.draw())
    one(document, "[data-print]").addEventListener("click", () => window.print())
    this.draw()
  }

  draw() {
    const parts = this.modules.map((module) => ({
      typed: startField(module).value,
      minutes: Number(module.dataset.minutes),
    }))
    const starts = startTimes(parts, this.pauseMinutes())
    this.modules.forEach((module, place) => drawModule(module, starts[place]))
  }

  pauseMinutes() {
    if (!this.pause) return 0
    const typed = this.pause.value.trim()
    return /^\d{1,3}$/.test(typed) ? Number(typed) : USUAL_PAUSE
  }
}

/**
 * @param {HTMLElement} module
 * @param {number} start minute of the day, -1 when it is not known
 */
function drawModule(module, start) {
  const typed = startField(module).value
  const problem = one(module, "[data-problem]")
  problem.textContent = typed.trim() && parseDayTime(typed) < 0 ? t("plan-live.no-time") : ""
  for (const time of all(module, "[data-from]")) {
    time.textContent = start < 0 ? time.dataset.words || "" : span(time, start)
  }
}

/**
 * @param {HTMLElement} time
 * @param {number} start
 */
function span(time, start) {
  return t("plan-live.from-to", {
    start: t("plan-live.clock", dayTimeParts(start + Number(time.dataset.from))),
    end: t("plan-live.clock", dayTimeParts(start + Number(time.dataset.to))),
  })
}

/** @param {HTMLElement} module */
function startField(module) {
  return /** @type {HTMLInputElement} */ (one(module, "[data-start]"))
}
