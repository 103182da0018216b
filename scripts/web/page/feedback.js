// What is said beside the lines of an answered question, and taken away again.

import { all, icon, make, one } from "./dom.js"
import { numberText, t } from "./words.js"

/** @typedef {import("../core/mark.js").Mark} Mark */
/** @typedef {import("../core/mark.js").Key} Key */

/**
 * Put sign, words and the author's feedback under every line.
 * @param {HTMLElement} root
 * @param {Key} key
 * @param {Mark} mark
 */
export function showLines(root, key, mark) {
  for (const line of all(root, ".tq-item")) {
    const id = line.dataset.key || ""
    const state = mark.lines[id]
    if (!state) continue
    line.classList.add(`tq-line-${state}`)
    const tag = make("p", "tq-tag")
    tag.append(icon(state), lineWords(line, key, state))
    const why = isTyped(key) ? [] : copyOf(root, `.tq-key [data-key="${id}"] .tq-why`)
    line.append(make("div", "tq-feedback", tag, ...why))
  }
}

/** @param {HTMLElement} root */
export function clearLines(root) {
  for (const shown of all(root, ".tq-feedback")) shown.remove()
  for (const line of all(root, ".tq-item")) {
    line.classList.remove("tq-line-right", "tq-line-wrong", "tq-line-missed", "tq-line-other")
  }
}

/**
 * Answers written into one box have no lines of their own.
 * @param {Key} key
 */
function isTyped(key) {
  return key.form === "short" || key.form === "number" || key.form === "open"
}

/**
 * The result in words: right or not, how many of how many, and the points when not all.
 * @param {Mark} mark
 * @param {number} points
 */
export function resultLine(mark, points) {
  /** @type {string[]} */
  const said = []
  const isCounted = mark.state === "partly" || (mark.state === "wrong" && mark.good > 0)
  if (isCounted) said.push(t("quiz-live.count", { good: mark.good, of: mark.of }))
  if (isCounted && mark.extra) said.push(t("quiz-live.extra", { extra: mark.extra }))
  if (mark.state === "partly") {
    const reached = numberText((mark.share || 0) * points)
    said.push(t("quiz-live.points", { points: reached, of: numberText(points) }))
  }
  return make("p", "tq-result", make("strong", "", t(`quiz-live.${mark.state}`)), ` ${said.join(" ")}`)
}

/**
 * Return what follows the result: the answer where no line could show it, the explanation,
 * the source; and, for ears only, the feedback on what was chosen.
 * @param {HTMLElement} root
 * @param {Key} key
 * @param {Mark} mark
 * @returns {Node[]}
 */
export function outcomeNodes(root, key, mark) {
  const chosen = all(root, ".tq-line-right .tq-feedback, .tq-line-wrong .tq-feedback")
  const heard = make("p", "tq-hidden-text", chosen.map((node) => node.textContent).join(" "))
  const needsKey = isTyped(key) || (key.form === "ordering" && mark.state !== "right")
  const answer = needsKey ? copyOf(root, ".tq-answer .tq-key") : []
  if (key.form === "ordering") for (const list of answer) trimToOrder(list)
  return [
    ...(isTyped(key) ? [] : [heard]),
    ...answer,
    ...copyOf(root, ".tq-answer .tq-explanation"),
    ...copyOf(root, ".tq-answer .tq-source"),
  ]
}

/**
 * The feedback of a step stands beside the step already.
 * @param {HTMLElement} list
 */
function trimToOrder(list) {
  for (const why of all(list, ".tq-why")) why.remove()
}

/**
 * @param {HTMLElement} line
 * @param {Key} key
 * @param {import("../core/mark.js").LineState} state
 */
function lineWords(line, key, state) {
  const id = line.dataset.key || ""
  const isRight = state === "right"
  if (key.form === "single" || key.form === "multiple") {
    return t(`quiz-live.${state === "right" || state === "wrong" ? `picked-${state}` : state}`)
  }
  if (key.form === "ordering") {
    const place = key.right.indexOf(id) + 1
    return isRight ? t("quiz-live.place-right") : t("quiz-live.place-wrong", { place })
  }
  if (isRight) return t("quiz-live.line-right")
  const right = key.right.find((value) => value.startsWith(`${id}=`)) || ""
  return right ? t("quiz-live.line-wrong", { answer: valueWords(line, right) }) : t("quiz-live.wrong")
}

/**
 * What a value is called on the page: the text of its option, or of its radio's label.
 * @param {HTMLElement} line
 * @param {string} value
 */
function valueWords(line, value) {
  const control = one(line, `[value="${value}"]`)
  return ((control.closest("label") || control).textContent || "").trim()
}

/**
 * @param {HTMLElement} root
 * @param {string} selector
 */
function copyOf(root, selector) {
  return all(root, selector).map((node) => /** @type {HTMLElement} */ (node.cloneNode(true)))
}
