// The controls of a question: what they say, put back, locked. The same for all answer forms,
// because the value of every control is the answer's own: `key`, or `key=value` for a line.

import { all, one } from "./dom.js"

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/**
 * @param {HTMLElement} root
 * @returns {Control[]}
 */
function controls(root) {
  return /** @type {Control[]} */ (all(root, ".tq-input"))
}

/** @param {Control} control @returns {control is HTMLInputElement} */
function isTick(control) {
  return control.type === "radio" || control.type === "checkbox"
}

/** @param {Control} control */
function isTyped(control) {
  return !isTick(control) && control.tagName !== "SELECT"
}

/**
 * @param {HTMLElement} root
 * @returns {string[]}
 */
export function readAnswer(root) {
  if (root.querySelector(".tq-steps")) return lineKeys(root)
  return controls(root)
    .filter((control) => (isTick(control) ? control.checked : control.value.trim() !== ""))
    .map((control) => control.value.trim())
}

/**
 * Put an answer back; what no longer exists in the question is passed over.
 * @param {HTMLElement} root
 * @param {string[]} answer
 */
export function fillAnswer(root, answer) {
  const steps = root.querySelector(".tq-steps")
  if (steps) {
    for (const key of answer) {
      const step = all(steps, ".tq-step").find((line) => line.dataset.key === key)
      if (step) steps.append(step)
    }
  }
  for (const control of controls(root)) {
    if (isTick(control)) control.checked = answer.includes(control.value)
    else if (isTyped(control)) control.value = answer[0] || ""
    else {
      const values = Array.from(/** @type {HTMLSelectElement} */ (control).options, (o) => o.value)
      control.value = values.find((value) => value !== "" && answer.includes(value)) || ""
    }
  }
}

/**
 * Keep an answered question as it is; typed text can still be selected and copied.
 * @param {HTMLElement} root
 * @param {boolean} isLocked
 */
export function lockAnswer(root, isLocked) {
  for (const control of controls(root)) {
    if (isTyped(control)) /** @type {HTMLInputElement} */ (control).readOnly = isLocked
    else control.disabled = isLocked
  }
}

/**
 * Keys of the lines in the order in which they stand.
 * @param {HTMLElement} root
 */
export function lineKeys(root) {
  return all(root, ".tq-item").map((line) => line.dataset.key || "")
}

/**
 * What a line says, without its controls and feedback.
 * @param {HTMLElement} line
 */
export function lineText(line) {
  return (one(line, ".tq-text").textContent || "").trim()
}
