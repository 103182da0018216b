// Drawing questions from a bank: by a seed, so that the same draw can be made again.

/**
 * Return a generator of numbers from 0 up to 1 that depends on the seed alone (mulberry32).
 * @param {string} seed
 * @returns {() => number}
 */
export function randomFrom(seed) {
  let state = 2166136261 // FNV-1a
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) || 0), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Return the entries in a random order (Fisher and Yates).
 * @template T
 * @param {T[]} entries
 * @param {() => number} random
 * @returns {T[]}
 */
export function shuffle(entries, random) {
  const order = entries.slice()
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const kept = order[last]
    order[last] = order[other]
    order[other] = kept
  }
  return order
}

/** @typedef {{id: string, objective: string}} Drawable */

/**
 * Draw `count` questions: one of every objective first, then round by round so that no
 * objective has many while another has few. The bank's own order does not matter.
 * @param {Drawable[]} bank
 * @param {number} count 0, or more than there are, draws all
 * @param {string} seed
 * @returns {string[]} ids in the order of the run
 */
export function draw(bank, count, seed) {
  const random = randomFrom(seed)
  const sorted = bank.slice().sort((one, other) => (one.id < other.id ? -1 : 1))
  /** @type {Map<string, string[]>} */
  const groups = new Map()
  for (const { id, objective } of shuffle(sorted, random)) {
    groups.set(objective, [...(groups.get(objective) || []), id])
  }
  // questions without an objective come last in every round
  const names = shuffle([...groups.keys()].sort(), random).sort((one, other) => Number(!one) - Number(!other))
  const wanted = count > 0 ? Math.min(count, bank.length) : bank.length
  /** @type {string[]} */
  const drawn = []
  for (let round = 0; drawn.length < wanted; round += 1) {
    for (const name of names) {
      const id = (groups.get(name) || [])[round]
      if (id !== undefined && drawn.length < wanted) drawn.push(id)
    }
  }
  return shuffle(drawn, random)
}

/** @typedef {{objective: string, share: number | null, points: number}} Marked */

/**
 * Return points by objective, in the order in which they first occur; self-checked questions
 * do not count.
 * @param {Marked[]} marks
 * @returns {{objective: string, points: number, of: number}[]}
 */
export function byObjective(marks) {
  /** @type {Map<string, {objective: string, points: number, of: number}>} */
  const rows = new Map()
  for (const { objective, share, points } of marks) {
    if (share === null) continue
    const row = rows.get(objective) || { objective, points: 0, of: 0 }
    row.points += share * points
    row.of += points
    rows.set(objective, row)
  }
  return [...rows.values()]
}
