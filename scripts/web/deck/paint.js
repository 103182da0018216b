// The state on a slide, or on its small copy in the trainer's window: hands, countdown.

import { barLengths, shareOf } from "../core/deck-hands.js"
import { TYPE_SIZES } from "../core/deck-size.js"
import { lengthText, newWatch, timeLeft } from "../core/deck-time.js"
import { all } from "../page/dom.js"
import { t } from "../page/words.js"

/** @typedef {import("../core/deck-state.js").DeckState} DeckState */

/**
 * Show on a slide what the state says of it.
 * @param {HTMLElement} slide
 * @param {DeckState} state
 * @param {number} now
 */
export function paintSlide(slide, state, now) {
  paintHands(slide, state.hands[slide.dataset.question || ""] || {})
  if (slide.dataset.clock) paintClock(slide, state, now)
}

/** @param {DeckState} state */
export function paintPage(state) {
  document.body.setAttribute("data-md-color-scheme", state.scheme)
  document.documentElement.style.setProperty("--type", String(TYPE_SIZES[state.size] / 100))
}

/**
 * @param {HTMLElement} slide
 * @param {Record<string, number>} counts
 */
function paintHands(slide, counts) {
  const lengths = barLengths(counts)
  const isCounted = Object.keys(counts).length > 0
  for (const mark of all(slide, "[data-hands]")) {
    const option = mark.dataset.hands || ""
    const sign = mark.dataset.sign ? `${mark.dataset.sign} ` : ""
    mark.hidden = !isCounted
    mark.textContent = `${sign}${counts[option] || 0}`
  }
  for (const bar of all(slide, "[data-bar]")) {
    const option = bar.dataset.bar || ""
    const other = bar.dataset.of
    const share = other ? shareOf(counts[option] || 0, counts[other] || 0) : lengths[option] || 0
    bar.hidden = !isCounted
    bar.style.setProperty("--share", `${share}%`)
  }
}

/**
 * @param {HTMLElement} slide
 * @param {DeckState} state
 * @param {number} now
 */
function paintClock(slide, state, now) {
  const left = clockLeft(slide, state, now)
  for (const clock of all(slide, ".slide__clock")) {
    const timer = state.timers[slide.dataset.clock || ""]
    clock.textContent = timer && !left ? t("deck-live.time-up") : lengthText(left)
    clock.classList.toggle("slide__clock--running", Boolean(timer && timer.watch.since && left))
    clock.classList.toggle("slide__clock--over", Boolean(timer && !left))
  }
}

/**
 * Return the time left for the task on a slide.
 * @param {HTMLElement} slide
 * @param {DeckState} state
 * @param {number} now
 */
export function clockLeft(slide, state, now) {
  const timer = state.timers[slide.dataset.clock || ""]
  const minutes = Number(slide.dataset.minutes)
  return timeLeft(minutes, timer ? timer.extra : 0, timer ? timer.watch : newWatch(), now)
}

/**
 * Return the slide's title in words, for lists and for those who cannot see it.
 * @param {HTMLElement} slide
 */
export function titleOf(slide) {
  const title = slide.querySelector(".slide__title")
  return title ? (title.textContent || "").replace(/\s+/g, " ").trim() : ""
}

/**
 * Return a copy of a slide that can stand beside the original, its answer hidden.
 * @param {HTMLElement} slide
 */
export function copySlide(slide) {
  const copy = /** @type {HTMLElement} */ (slide.cloneNode(true))
  copy.removeAttribute("id")
  copy.removeAttribute("style")
  copy.removeAttribute("aria-hidden")
  copy.hidden = false
  copy.classList.remove("past", "present", "future")
  for (const notes of all(copy, ".slide__notes")) notes.remove()
  for (const mark of all(copy, ".fragment")) mark.classList.remove("visible")
  return copy
}
