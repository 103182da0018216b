// What an official typed, checked and written as the document prints it. No page, no clock.

import { dayTimeParts, parseDayTime } from "./day-time.js"

/** @typedef {"text" | "longtext" | "date" | "time" | "number" | "choice" | "person"} FieldType */

/**
 * @typedef {object} Field
 * @property {FieldType} type
 * @property {string} label
 * @property {boolean} [required]
 * @property {string[]} [options]
 * @property {string} [source] field of the profile offered as its value
 * @property {string[]} [sum] fields it adds up while nothing is typed
 */

/** @typedef {{label: string, columns: Record<string, Field>}} Group */

/**
 * What the page says of its form.
 * @typedef {object} FormData
 * @property {string} slug
 * @property {string} title
 * @property {Record<string, Field>} fields
 * @property {Record<string, Group>} groups
 * @property {string[]} profile names of the profile's fields
 * @property {Array<string | [string, string]>} file words and [slot, format] of the file's name
 * @property {Record<string, string>} words of the document's own language
 * @property {Record<string, string>} parts of the Word file
 */

/** @typedef {Record<string, string>} Values */
/** @typedef {{values: Values, rows: Record<string, Values[]>}} Draft */

const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g
const LONE = /[\ud800-\udfff]/gu
const BIDI = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * Return text that XML can hold: composed letters, plain line ends, no control characters.
 * @param {string} text
 */
export function cleanText(text) {
  const lines = text.replace(/\r\n?|[\u2028\u2029\x85]/g, "\n").replace(/\t/g, " ")
  return lines.replace(FORBIDDEN, "").replace(LONE, "").normalize("NFC")
}

/**
 * Return day, month, year of a date as typed: 3/8/2026, 03-08-2026, 03082026.
 * @param {string} text
 * @returns {{day: number, month: number, year: number} | null} null for what is no date
 */
export function parseDate(text) {
  const found = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text.trim())
    || /^(\d{2})(\d{2})(\d{4})$/.exec(text.trim())
  if (!found) return null
  const [day, month, year] = found.slice(1).map(Number)
  if (month < 1 || month > 12 || year < 1900 || day < 1) return null
  const longest = month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return day <= longest ? { day, month, year } : null
}

/** @param {number} year */
function isLeap(year) {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** @param {number} number */
function two(number) {
  return String(number).padStart(2, "0")
}

/**
 * Return 2026-08-03 as a calendar control has it, or nothing.
 * @param {string} text
 */
export function isoDate(text) {
  const date = parseDate(text)
  return date ? `${date.year}-${two(date.month)}-${two(date.day)}` : ""
}

/**
 * Return 03/8/2026 for what a calendar control says: a day below ten and the first two months
 * have a zero, as in the Party's documents.
 * @param {string} iso
 */
export function dateFromIso(iso) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  return found ? shortDate({ day: +found[3], month: +found[2], year: +found[1] }) : ""
}

/** @param {{day: number, month: number, year: number}} date */
function shortDate({ day, month, year }) {
  return `${two(day)}/${monthText(month)}/${year}`
}

/** @param {number} month */
function monthText(month) {
  return month < 3 ? two(month) : String(month)
}

/**
 * Tell what is wrong with a value, by the last part of its label's key; nothing for a good one.
 * @param {Field} field
 * @param {string} text
 * @returns {"" | "date" | "time" | "number"}
 */
export function problemOf(field, text) {
  const typed = text.trim()
  if (!typed) return ""
  if (field.type === "date" && !parseDate(typed)) return "date"
  if (field.type === "time" && parseDayTime(typed) < 0) return "time"
  if (field.type === "number" && numberOf(typed) === null) return "number"
  return ""
}

/**
 * @param {string} text
 * @returns {number | null}
 */
export function numberOf(text) {
  const plain = text.trim().replace(",", ".")
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

/**
 * Return the sum of what is a number, or nothing when none of them is.
 * @param {string[]} texts
 */
export function sumText(texts) {
  const numbers = texts.map(numberOf).filter((number) => number !== null)
  if (!numbers.length) return ""
  const sum = numbers.reduce((before, number) => Number(before) + Number(number), 0)
  return String(Math.round(Number(sum) * 100) / 100).replace(".", ",")
}

/**
 * Return a value as the document prints it; nothing for nothing. What was typed wrongly is
 * printed as typed.
 * @param {Field} field
 * @param {string} format
 * @param {string} typed
 * @param {Record<string, string>} words
 */
export function printValue(field, format, typed, words) {
  const text = cleanText(typed).trim()
  if (!text) return ""
  if (format === "upper") return text.toLocaleUpperCase("vi")
  if (format === "two") return /^\d$/.test(text) ? `0${text}` : text
  if (format === "boxes") return boxes(field, text)
  if (field.type === "date") return printDate(text, format, words)
  if (field.type === "time") return printTime(text, words)
  return field.type === "longtext" ? text : text.replace(/\s+/g, " ")
}

/**
 * @param {string} text
 * @param {string} format
 * @param {Record<string, string>} words
 */
function printDate(text, format, words) {
  const date = parseDate(text)
  if (!date) return text
  if (format !== "long") return shortDate(date)
  const parts = { day: two(date.day), month: monthText(date.month), year: String(date.year) }
  return fill(words["sheet.date-long"], parts)
}

/**
 * @param {string} text
 * @param {Record<string, string>} words
 */
function printTime(text, words) {
  const time = parseDayTime(text)
  if (time < 0) return text
  const parts = dayTimeParts(time)
  return fill(words[parts.minute === "00" ? "sheet.time-hour" : "sheet.time"], parts)
}

/**
 * @param {string} template
 * @param {Record<string, string>} values
 */
function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name])
}

/**
 * @param {Field} field
 * @param {string} chosen
 */
function boxes(field, chosen) {
  const options = field.options || []
  return options.map((one) => `${one === chosen ? "\u2612" : "\u2610"} ${one}`).join("   ")
}

/**
 * Return a name that Windows, Android and the rest accept, with its Vietnamese letters.
 * @param {string} text
 */
export function fileName(text) {
  const plain = cleanText(text).replace(BIDI, "").replace(/[\\/:*?"<>|\n]+/g, "-")
  const short = Array.from(plain.replace(/\s+/g, " ").trim()).slice(0, 100).join("")
  return short.replace(/[. -]+$/, "").replace(/^[. -]+/, "") || "van-ban"
}
