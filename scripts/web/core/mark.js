// Marking: the key of a question and an answer in, what is right about it out.

import { foldSpelling } from "./fold.js"
import { isWithin, readNumber } from "./number.js"

/**
 * What the page says about a question.
 * @typedef {object} Key
 * @property {string} form single, multiple, true-false, matching, ordering, short, number, open
 * @property {string[]} right the values a completely right answer has
 * @property {string} [tolerance] of a number
 * @property {boolean} [accents] whether a short answer needs its diacritics
 */

/**
 * How one line of a question was answered.
 * @typedef {"right" | "wrong" | "missed" | "other"} LineState
 */

/**
 * @typedef {object} Mark
 * @property {"right" | "partly" | "wrong" | "done"} state done: nothing to mark
 * @property {number | null} share of the points, 0 to 1
 * @property {number} good lines answered rightly
 * @property {number} of lines there were
 * @property {number} extra options chosen that are not right
 * @property {Record<string, LineState>} lines by key
 * @property {"" | "empty" | "incomplete" | "accents" | "ambiguous" | "not-a-number"} problem
 *   a reason to ask again before marking
 */

/**
 * Mark an answer. `lines` are the keys of all lines shown, in any order.
 * @param {Key} key
 * @param {string[]} answer
 * @param {string[]} lines
 * @returns {Mark}
 */
export function mark(key, answer, lines) {
  switch (key.form) {
    case "open":
      return finish({ good: 0, of: 0 }, {}, "")
    case "short":
      return markShort(key, answer)
    case "number":
      return markNumber(key, answer)
    case "single":
    case "multiple":
      return markChoice(key, answer, lines)
    case "ordering":
      return markOrder(key, answer)
    default:
      return markLines(key, answer)
  }
}

/**
 * @param {Key} key
 * @param {string[]} answer
 * @param {string[]} lines
 */
function markChoice(key, answer, lines) {
  /** @type {Record<string, LineState>} */
  const states = {}
  for (const line of lines) {
    const chosen = answer.includes(line)
    if (key.right.includes(line)) states[line] = chosen ? "right" : "missed"
    else states[line] = chosen ? "wrong" : "other"
  }
  const good = count(states, "right")
  const extra = count(states, "wrong")
  const problem = answer.length ? "" : "empty"
  return finish({ good, of: key.right.length, extra }, states, problem)
}

/**
 * True or false, and matching: every line has one right value, `line=value`.
 * @param {Key} key
 * @param {string[]} answer
 */
function markLines(key, answer) {
  /** @type {Record<string, LineState>} */
  const states = {}
  for (const value of key.right) {
    states[value.slice(0, value.indexOf("="))] = answer.includes(value) ? "right" : "wrong"
  }
  const missing = key.right.length - answer.length
  const problem = answer.length === 0 ? "empty" : missing > 0 ? "incomplete" : ""
  return finish({ good: count(states, "right"), of: key.right.length }, states, problem)
}

/**
 * @param {Key} key
 * @param {string[]} answer
 */
function markOrder(key, answer) {
  /** @type {Record<string, LineState>} */
  const states = {}
  key.right.forEach((line, place) => {
    states[line] = answer[place] === line ? "right" : "wrong"
  })
  return finish({ good: count(states, "right"), of: key.right.length }, states, "")
}

/**
 * @param {Key} key
 * @param {string[]} answer
 */
function markShort(key, answer) {
  const typed = (answer[0] || "").trim()
  const isAmong = (/** @type {boolean} */ keepMarks) =>
    key.right.some((text) => foldSpelling(text, keepMarks) === foldSpelling(typed, keepMarks))
  const isRight = isAmong(key.accents !== false)
  const lacksMarks = !isRight && typed === stripped(typed) && isAmong(false)
  const problem = !typed ? "empty" : lacksMarks ? "accents" : ""
  return finish({ good: Number(isRight), of: 1 }, { answer: isRight ? "right" : "wrong" }, problem)
}

/**
 * @param {Key} key
 * @param {string[]} answer
 */
function markNumber(key, answer) {
  const read = readNumber(answer[0] || "", key.right[0])
  const isRight = !read.problem && isWithin(read.value, key.right[0], key.tolerance || "0")
  const lines = { answer: /** @type {LineState} */ (isRight ? "right" : "wrong") }
  return finish({ good: Number(isRight), of: 1 }, lines, read.problem)
}

/**
 * A text without Vietnamese marks: then the learner may simply lack a Vietnamese keyboard.
 * @param {string} text
 */
function stripped(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "")
}

/**
 * @param {{good: number, of: number, extra?: number}} counts
 * @param {Record<string, LineState>} lines
 * @param {Mark["problem"]} problem
 * @returns {Mark}
 */
function finish({ good, of, extra = 0 }, lines, problem) {
  if (of === 0) return { state: "done", share: null, good, of, extra, lines, problem }
  const share = Math.max(0, good - extra) / of
  const state = share === 1 ? "right" : share > 0 ? "partly" : "wrong"
  return { state, share, good, of, extra, lines, problem }
}

/**
 * @param {Record<string, LineState>} lines
 * @param {LineState} state
 */
function count(lines, state) {
  return Object.keys(lines).filter((key) => lines[key] === state).length
}
