// A show of hands: how long each bar is.

/**
 * Return the length of every bar in percent of the longest.
 * @param {Record<string, number>} counts by option
 * @returns {Record<string, number>}
 */
export function barLengths(counts) {
  const most = Math.max(1, ...Object.keys(counts).map((option) => counts[option]))
  /** @type {Record<string, number>} */
  const lengths = {}
  for (const option of Object.keys(counts)) lengths[option] = Math.round((counts[option] / most) * 100)
  return lengths
}

/**
 * Return how many percent of two numbers the first is.
 * @param {number} one
 * @param {number} other
 */
export function shareOf(one, other) {
  return one + other ? Math.round((one / (one + other)) * 100) : 0
}

/**
 * Read a number of people as typed; anything else counts as nobody.
 * @param {string} typed
 */
export function peopleOf(typed) {
  return /^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : 0
}
