// The words this page was given, `<script type="application/json" id="tap-words">`.

import { formatNumber } from "../core/number.js"
import { say } from "../core/words.js"

/** @type {import("../core/words.js").Words | null} */
let words = null

/** @returns {import("../core/words.js").Words} */
export function pageWords() {
  if (!words) {
    const script = document.getElementById("tap-words")
    if (!script) throw new Error('expected <script id="tap-words"> in the page')
    words = JSON.parse(script.textContent || "{}")
  }
  return /** @type {import("../core/words.js").Words} */ (words)
}

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values) {
  return say(pageWords(), key, values)
}

/** @param {number} value */
export function numberText(value) {
  return formatNumber(value, t("format.decimal-mark"))
}

/** The language of the page, for dates and times. */
export function pageLang() {
  return document.documentElement.lang || undefined
}

/** @param {number} time in milliseconds */
export function dateText(time) {
  return new Date(time).toLocaleDateString(pageLang())
}
