// Links to the questions worth another look.

import { make } from "./dom.js"
import { t } from "./words.js"

/**
 * Return a line of links. They are made once and shown or hidden after every answer: with
 * hundreds of questions, making them anew each time keeps an old phone busy.
 * @param {string} lead
 */
export function makeAgain(lead) {
  const line = make("p", "tq-again-line", lead)
  line.hidden = true
  /** @type {HTMLElement[]} */
  let links = []

  /**
   * @param {HTMLElement[]} questions
   * @param {number[]} numbers
   */
  function update(questions, numbers) {
    line.hidden = numbers.length === 0
    if (line.hidden) return
    if (links.length !== questions.length) {
      for (const link of links) link.remove()
      links = questions.map(linkTo)
      for (const link of links) line.append(" ", link)
    }
    const wanted = new Set(numbers)
    links.forEach((link, place) => {
      link.hidden = !wanted.has(Number(questions[place].dataset.number))
    })
  }

  return { line, update }
}

/** @param {HTMLElement} question */
function linkTo(question) {
  const link = make("a", "", t("summary.question", { number: question.dataset.number || "" }))
  link.href = `#q-${question.dataset.question}`
  return link
}
