// What both windows of a deck know. The window on the wall owns it; the trainer's window asks
// for changes and shows what comes back. The higher revision is the newer state.

import { TYPE_SIZES, USUAL_TYPE } from "./deck-size.js"
import { isWaiting, newWatch, toggleWatch } from "./deck-time.js"

/**
 * @typedef {object} Timer
 * @property {import("./deck-time.js").Watch} watch
 * @property {number} extra minutes given later
 * @property {"wall" | "speaker"} by the window it was started in, which rings
 */

/**
 * @typedef {object} DeckState
 * @property {number} revision
 * @property {number} slide counted from 0
 * @property {boolean} shown whether the answer is marked on this slide
 * @property {boolean} black
 * @property {number} size place in `TYPE_SIZES`
 * @property {"default" | "slate"} scheme
 * @property {boolean} sound
 * @property {import("./deck-time.js").Watch} watch of the class
 * @property {Record<string, Record<string, number>>} hands by question and option
 * @property {Record<string, Timer>} timers by activity
 */

/**
 * @typedef {{ name: "moved", slide: number, shown: boolean }
 *   | { name: "black" | "larger" | "smaller" | "scheme" | "sound" | "run" | "restart" }
 *   | { name: "hands", question: string, option: string, count: number }
 *   | { name: "hands-clear", question: string }
 *   | { name: "clock", id: string, by: "wall" | "speaker" }
 *   | { name: "clock-more" | "clock-reset", id: string }} Change
 */

/**
 * @param {"default" | "slate"} scheme
 * @returns {DeckState}
 */
export function newState(scheme) {
  return {
    revision: 0,
    slide: 0,
    shown: false,
    black: false,
    size: USUAL_TYPE,
    scheme,
    sound: true,
    watch: newWatch(),
    hands: {},
    timers: {},
  }
}

/**
 * Return the state after a change; the same object when nothing changed.
 * @param {DeckState} state
 * @param {Change} change
 * @param {number} now
 * @returns {DeckState}
 */
export function changeState(state, change, now) {
  const changed = partChanged(state, change, now)
  return changed ? Object.assign({}, state, changed, { revision: state.revision + 1 }) : state
}

/**
 * @param {DeckState} state
 * @param {Change} change
 * @param {number} now
 * @returns {Partial<DeckState> | null}
 */
function partChanged(state, change, now) {
  switch (change.name) {
    case "moved":
      return moved(state, change.slide, change.shown, now)
    case "black":
      return { black: !state.black }
    case "larger":
    case "smaller":
      return resized(state, change.name === "larger" ? 1 : -1)
    case "scheme":
      return { scheme: state.scheme === "default" ? "slate" : "default" }
    case "sound":
      return { sound: !state.sound }
    case "run":
      return { watch: toggleWatch(state.watch, now) }
    case "restart":
      return { watch: newWatch() }
    case "hands":
      return { hands: counted(state.hands, change.question, change.option, change.count) }
    case "hands-clear":
      return { hands: Object.assign({}, state.hands, { [change.question]: {} }) }
    default:
      return { timers: timed(state.timers, change, now) }
  }
}

/**
 * Leaving the first slide starts the class's clock.
 * @param {DeckState} state
 * @param {number} slide
 * @param {boolean} shown
 * @param {number} now
 */
function moved(state, slide, shown, now) {
  if (slide === state.slide && shown === state.shown) return null
  const starts = slide > 0 && state.slide === 0 && isWaiting(state.watch)
  return { slide, shown, black: false, watch: starts ? toggleWatch(state.watch, now) : state.watch }
}

/**
 * @param {DeckState} state
 * @param {number} step
 */
function resized(state, step) {
  const size = Math.max(0, Math.min(TYPE_SIZES.length - 1, state.size + step))
  return size === state.size ? null : { size }
}

/**
 * @param {DeckState["hands"]} hands
 * @param {string} question
 * @param {string} option
 * @param {number} count
 */
function counted(hands, question, option, count) {
  const row = Object.assign({}, hands[question])
  if (count > 0) row[option] = Math.min(9999, Math.floor(count))
  else delete row[option]
  return Object.assign({}, hands, { [question]: row })
}

/**
 * @param {DeckState["timers"]} timers
 * @param {Extract<Change, { id: string }>} change
 * @param {number} now
 */
function timed(timers, change, now) {
  /** @type {Timer} */
  const timer = timers[change.id] || { watch: newWatch(), extra: 0, by: "wall" }
  /** @type {Timer} */
  let next = { watch: newWatch(), extra: 0, by: timer.by }
  if (change.name === "clock") {
    next = { watch: toggleWatch(timer.watch, now), extra: timer.extra, by: change.by }
  } else if (change.name === "clock-more") {
    next = { watch: timer.watch, extra: timer.extra + 1, by: timer.by }
  }
  return Object.assign({}, timers, { [change.id]: next })
}

/**
 * Tell whether something another window or an earlier page left is a state.
 * @param {any} value
 * @returns {value is DeckState}
 */
export function isState(value) {
  return Boolean(value) && typeof value.revision === "number" && typeof value.slide === "number" &&
    typeof value.hands === "object" && typeof value.timers === "object" && Boolean(value.watch)
}
