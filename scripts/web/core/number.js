// Numbers as people type them, compared digit by digit so that 0,1 + 0,2 is no trap.

/**
 * @typedef {{value: string, problem: "" | "empty" | "ambiguous" | "not-a-number"}} TypedNumber
 */

const PLAIN = /^[+-]?\d{1,12}([.,]\d{1,6})?$/
const GROUPED = /^[+-]?[1-9]\d{0,2}([.,]\d{3})+$/ // 1.000: a thousand to one, one to another

/**
 * Read a typed number; decimal comma or point, spaces between thousands.
 * @param {string} typed
 * @param {string} expected the right answer: with three decimals of its own, 1,125 is no thousand
 * @returns {TypedNumber}
 */
export function readNumber(typed, expected) {
  const text = typed.replace(/[\s\u00a0\u202f]/g, "").replace(/[−–]/g, "-")
  if (!text) return { value: "", problem: "empty" }
  if (GROUPED.test(text) && decimals(expected) < 3) return { value: "", problem: "ambiguous" }
  if (!PLAIN.test(text)) return { value: "", problem: "not-a-number" }
  return { value: text.replace(",", "."), problem: "" }
}

/**
 * Whether `value` is no further than `tolerance` from `expected`; all with a decimal point.
 * @param {string} value
 * @param {string} expected
 * @param {string} tolerance
 */
export function isWithin(value, expected, tolerance) {
  const places = Math.max(decimals(value), decimals(expected), decimals(tolerance))
  const whole = (/** @type {string} */ text) => Math.round(Number(text) * 10 ** places)
  return Math.abs(whole(value) - whole(expected)) <= whole(tolerance)
}

/** @param {string} text */
function decimals(text) {
  return (text.split(".")[1] || "").length
}

/**
 * Return a number with two decimals at most. Not by `toLocaleString`: its first call takes a
 * tenth of a second on an old phone, in the middle of an answer.
 * @param {number} value
 * @param {string} decimalMark of the language
 */
export function formatNumber(value, decimalMark) {
  return String(Math.round(value * 100) / 100).replace(".", decimalMark)
}
