// The result of a page of questions: counted, and as a short text for a chat message.

import { formatNumber } from "./number.js"
import { say } from "./words.js"

/**
 * @typedef {object} Outcome one question as it stands
 * @property {number} number as the page shows it
 * @property {number} points
 * @property {boolean} isMarked false for one that is only compared with a model answer
 * @property {string} state empty while unanswered; else right, partly, wrong or done
 * @property {number | null} share
 */

/**
 * @typedef {object} Result
 * @property {number} answered
 * @property {number} questions
 * @property {number} right
 * @property {number} marked questions that can be right or wrong
 * @property {number} points
 * @property {number} of
 * @property {number[]} again numbers of the questions not fully right
 */

/**
 * @param {Outcome[]} outcomes
 * @returns {Result}
 */
export function result(outcomes) {
  const answered = outcomes.filter((one) => one.state)
  const marked = outcomes.filter((one) => one.isMarked)
  return {
    answered: answered.length,
    questions: outcomes.length,
    right: answered.filter((one) => one.state === "right").length,
    marked: marked.length,
    points: answered.reduce((sum, one) => sum + (one.share || 0) * one.points, 0),
    of: marked.reduce((sum, one) => sum + one.points, 0),
    again: answered
      .filter((one) => one.state === "partly" || one.state === "wrong")
      .map((one) => one.number),
  }
}

/**
 * Return the result as text to send.
 * @param {import("./words.js").Words} words
 * @param {Result} counted
 * @param {{title: string, date: string}} about
 */
export function resultText(words, counted, { title, date }) {
  const lines = [
    title,
    say(words, "summary.copy-right", { right: counted.right, of: counted.marked }),
    say(words, "summary.copy-points", {
      points: formatNumber(counted.points, say(words, "format.decimal-mark")),
      of: formatNumber(counted.of, say(words, "format.decimal-mark")),
    }),
  ]
  if (counted.again.length) lines.push(say(words, "summary.copy-again", { numbers: counted.again.join(", ") }))
  lines.push(say(words, "summary.copy-date", { date }))
  return lines.join("\n")
}
