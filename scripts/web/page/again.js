// Links to the questions worth another look.

import { make } from "./dom.js"
import { t } from "./words.js"

/**
 * @param {string} lead
 * @param {HTMLElement[]} questions
 * @param {number[]} numbers
 * @returns {HTMLParagraphElement}
 */
export function againLine(lead, questions, numbers) {
  const line = make("p", "tq-again-line", lead)
  for (const question of questions.filter((one) => numbers.includes(Number(one.dataset.number)))) {
    const link = make("a", "", t("summary.question", { number: question.dataset.number || "" }))
    link.href = `#q-${question.dataset.question}`
    line.append(" ", link)
  }
  line.hidden = numbers.length === 0
  return line
}
