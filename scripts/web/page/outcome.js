/**
 * How a question of the page stands, as its element says.
 * @param {HTMLElement} question
 * @returns {import("../core/result.js").Outcome}
 */
export function outcomeOf(question) {
  const { number, points, state = "", share, form } = question.dataset
  return {
    number: Number(number),
    points: Number(points),
    isMarked: form !== "open",
    state,
    share: share ? Number(share) : null,
  }
}
