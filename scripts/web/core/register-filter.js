/** What the register is filtered by, as the address keeps it: `#trang-thai=in-force&nam=2026`. */

/** @typedef {Record<string, string>} Filters Values by the name of their field. */

export const FIELDS = ["trang-thai", "chu-de", "nam"]

/**
 * Return the filters an address holds; one that leads to an entry holds none.
 * @param {string} hash
 * @returns {Filters}
 */
export function readFilters(hash) {
  /** @type {Filters} */
  const filters = {}
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [name, written = ""] = part.split("=")
    const value = decode(written)
    if (value && FIELDS.includes(name)) filters[name] = value
  }
  return filters
}

/**
 * Return the address part for some filters, empty without any.
 * @param {Filters} filters
 */
export function writeFilters(filters) {
  const set = FIELDS.filter((name) => filters[name])
  return set.map((name) => `${name}=${encodeURIComponent(filters[name])}`).join("&")
}

/**
 * Tell whether a document passes every filter.
 * @param {{ state: string, topics: string, year: string }} document
 * @param {Filters} filters
 */
export function passes(document, filters) {
  const topics = document.topics.split(" ")
  return (
    (!filters["trang-thai"] || filters["trang-thai"] === document.state) &&
    (!filters["chu-de"] || topics.includes(filters["chu-de"])) &&
    (!filters.nam || filters.nam === document.year)
  )
}

/** @param {string} value */
function decode(value) {
  try {
    return decodeURIComponent(value)
  } catch {
    return ""
  }
}
