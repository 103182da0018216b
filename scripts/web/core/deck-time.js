// Time in a class: a stopwatch that can pause, the way it is written, and how it stands to the
// plan. Milliseconds throughout; `now` comes from outside.

const MINUTE = 60000

/**
 * @typedef {object} Watch
 * @property {number} since when it was started, 0 while it stands
 * @property {number} spent before that
 */

/** @returns {Watch} */
export function newWatch() {
  return { since: 0, spent: 0 }
}

/**
 * @param {Watch} watch
 * @param {number} now
 */
export function spentOn(watch, now) {
  return watch.spent + (watch.since ? Math.max(0, now - watch.since) : 0)
}

/** @param {Watch} watch */
export function isWaiting(watch) {
  return !watch.since && !watch.spent
}

/**
 * Start it, or stop it.
 * @param {Watch} watch
 * @param {number} now
 * @returns {Watch}
 */
export function toggleWatch(watch, now) {
  return watch.since ? { since: 0, spent: spentOn(watch, now) } : { since: now, spent: watch.spent }
}

/**
 * Write a length of time: `4:05`, `1:02:30`.
 * @param {number} time
 */
export function lengthText(time) {
  const seconds = Math.max(0, Math.round(time / 1000))
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const rest = String(seconds % 60).padStart(2, "0")
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`
}

/**
 * Tell how many minutes the class is behind (above zero) or ahead of its plan (below).
 *
 * While the slide is on the wall in its own time, that is none.
 * @param {number} spent
 * @param {number} start minute at which the slide should come
 * @param {number} end minute at which it should go
 */
export function minutesBehind(spent, start, end) {
  const minutes = spent / MINUTE
  if (minutes > end) return Math.floor(minutes - end)
  if (minutes < start) return 0 - Math.floor(start - minutes)
  return 0
}

/**
 * @param {number} minutes of the task
 * @param {number} extra minutes given later
 * @param {Watch} watch
 * @param {number} now
 */
export function timeLeft(minutes, extra, watch, now) {
  return Math.max(0, (minutes + extra) * MINUTE - spentOn(watch, now))
}
