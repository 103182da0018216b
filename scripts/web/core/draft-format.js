// Drafts as text, in the browser's storage and in a file. What comes in is not trusted: only
// strings of known length under plain names get through.

/** @typedef {import("./form-values.js").Values} Values */

/**
 * @typedef {object} SavedDraft
 * @property {string} id
 * @property {string} form the form's slug
 * @property {string} title
 * @property {number} saved milliseconds since 1970
 * @property {Values} values
 * @property {Record<string, Values[]>} rows
 */

/** @typedef {{profile: Values, drafts: SavedDraft[], fault: "" | "damaged" | "newer"}} Read */

export const VERSION = 1
const KIND = "taphuan-drafts"
const NAME = /^[a-z][a-z0-9_]{0,39}$/
const SLUG = /^[a-z0-9][a-z0-9-]{0,79}$/
const MOST = { text: 100000, fields: 200, rows: 2000, drafts: 500 }

/**
 * @param {Values} profile
 * @param {SavedDraft[]} drafts
 */
export function writeDrafts(profile, drafts) {
  return JSON.stringify({ kind: KIND, v: VERSION, profile, drafts })
}

/**
 * Read a file of drafts. Nothing of it is used that is not what it says it is.
 * @param {string} text
 * @param {number} now
 * @returns {Read}
 */
export function readDrafts(text, now) {
  /** @type {Read} */
  const nothing = { profile: {}, drafts: [], fault: "damaged" }
  const data = parse(text)
  if (!isObject(data) || data.kind !== KIND || typeof data.v !== "number") return nothing
  if (data.v > VERSION) return { ...nothing, fault: "newer" }
  if (!Array.isArray(data.drafts)) return nothing
  const drafts = data.drafts.slice(0, MOST.drafts).map((one) => readDraft(one, now))
  const good = /** @type {SavedDraft[]} */ (drafts.filter((one) => one !== null))
  const isWhole = good.length === data.drafts.length
  return { profile: readValues(data.profile), drafts: good, fault: isWhole ? "" : "damaged" }
}

/**
 * @param {unknown} data
 * @param {number} now
 * @returns {SavedDraft | null} null for what is no draft
 */
export function readDraft(data, now) {
  if (!isObject(data)) return null
  const { id, form, title, saved } = data
  if (typeof id !== "string" || !SLUG.test(id)) return null
  if (typeof form !== "string" || !SLUG.test(form)) return null
  const time = typeof saved === "number" && saved > 0 && saved <= now ? saved : now
  /** @type {Record<string, Values[]>} */
  const rows = {}
  if (isObject(data.rows)) {
    for (const [name, list] of Object.entries(data.rows).slice(0, MOST.fields)) {
      if (NAME.test(name) && Array.isArray(list)) rows[name] = list.slice(0, MOST.rows).map(readValues)
    }
  }
  const shown = typeof title === "string" ? title.slice(0, 300) : ""
  return { id, form, title: shown, saved: time, values: readValues(data.values), rows }
}

/**
 * @param {unknown} data
 * @returns {Values}
 */
export function readValues(data) {
  /** @type {Values} */
  const values = {}
  if (!isObject(data)) return values
  for (const [name, value] of Object.entries(data).slice(0, MOST.fields)) {
    if (NAME.test(name) && typeof value === "string") values[name] = value.slice(0, MOST.text)
  }
  return values
}

/**
 * @param {string} text
 * @returns {unknown}
 */
export function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * @param {unknown} data
 * @returns {data is Record<string, unknown>}
 */
function isObject(data) {
  return typeof data === "object" && data !== null && !Array.isArray(data)
}
