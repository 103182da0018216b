/** How a reader wants to see the site: text size and background, kept on this device. */

/** @typedef {{ size: number, scheme: "" | "default" | "slate" }} Preferences */

const KEY = "taphuan:view"

/** Text sizes in percent of the site's own 18 px. */
export const SIZES = [100, 115, 130, 150, 175, 200]

/**
 * @param {string | null} stored
 * @returns {Preferences}
 */
export function parsePreferences(stored) {
  try {
    const value = JSON.parse(stored || "{}")
    const size = SIZES.indexOf(value.size) >= 0 ? value.size : SIZES[0]
    const scheme = value.scheme === "slate" || value.scheme === "default" ? value.scheme : ""
    return { size, scheme }
  } catch (error) {
    return { size: SIZES[0], scheme: "" }
  }
}

/**
 * Return the size one step away, or the same at either end.
 * @param {number} size
 * @param {number} step
 */
export function stepSize(size, step) {
  const place = SIZES.indexOf(size) + step
  return SIZES[Math.max(0, Math.min(SIZES.length - 1, place))]
}

/**
 * Storage may be blocked; the page then shows as the browser asks for.
 * @param {Window} view
 */
export function readPreferences(view) {
  let stored = null
  try {
    stored = view.localStorage.getItem(KEY)
  } catch (error) {
    stored = null
  }
  const found = parsePreferences(stored)
  const wantsDark = view.matchMedia("(prefers-color-scheme: dark)").matches
  return { size: found.size, scheme: found.scheme || (wantsDark ? "slate" : "default") }
}

/**
 * @param {Window} view
 * @param {Partial<Preferences>} change
 */
export function writePreferences(view, change) {
  try {
    const before = parsePreferences(view.localStorage.getItem(KEY))
    view.localStorage.setItem(KEY, JSON.stringify(Object.assign(before, change)))
  } catch (error) {
    return false
  }
  return true
}

/**
 * @param {{ size: number, scheme: string }} preferences
 * @param {Document} page
 */
export function applyPreferences(preferences, page) {
  page.documentElement.style.setProperty("--tap-scale", String(preferences.size / 100))
  if (page.body) page.body.setAttribute("data-md-color-scheme", preferences.scheme)
}
