// Single fields: their values, the calendar beside a date, what is wrong with what was typed.

import { dateFromIso, isoDate, problemOf } from "../core/form-values.js"
import { t } from "./words.js"

/** @typedef {import("../core/form-values.js").Field} Field */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Input */

/**
 * Put a value in; an option that is no longer offered is added, so that nothing is lost.
 * @param {Input} input
 * @param {string} text
 */
export function showValue(input, text) {
  if (input instanceof HTMLSelectElement && text) {
    const known = Array.from(input.options).some((option) => option.value === text)
    if (!known) input.append(new Option(text, text))
  }
  if (input.value !== text) input.value = text
  const calendar = calendarOf(input)
  if (calendar) calendar.value = isoDate(text)
}

/**
 * Take over what was picked from a calendar; return the field it belongs to.
 * @param {HTMLInputElement} calendar
 * @returns {HTMLInputElement | null}
 */
export function takePicked(calendar) {
  const input = calendar.previousElementSibling
  if (!(input instanceof HTMLInputElement)) return null
  if (calendar.value) input.value = dateFromIso(calendar.value)
  return input
}

/**
 * @param {Input} input
 * @returns {HTMLInputElement | null}
 */
function calendarOf(input) {
  const next = input.nextElementSibling
  return next instanceof HTMLInputElement && next.classList.contains("tf-pick") ? next : null
}

/**
 * Say under a field what is wrong with it; while one is typing only take it back.
 * @param {Input} input
 * @param {Field} field
 * @param {boolean} isTyping
 */
export function showProblem(input, field, isTyping) {
  const problem = problemOf(field, input.value)
  if (isTyping && problem) return
  const told = input.closest(".tf-field")
  const place = told && told.querySelector(".tf-error")
  if (!place) return
  const text = problem ? t(`form.problem-${problem}`) : ""
  if (place.textContent !== text) place.textContent = text
  if (problem) input.setAttribute("aria-invalid", "true")
  else input.removeAttribute("aria-invalid")
}
