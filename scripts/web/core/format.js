// What is kept of a learner's work: the format, how it is read from untrusted text, how two
// states of it are joined. Version 1; a change of meaning needs a new number.

/**
 * One question's last answer.
 * @typedef {object} Answered
 * @property {string} h hash of the question when it was answered
 * @property {string[]} a the answer, options by key
 * @property {number | null} s share of the points, 0 to 1; null when nothing was marked
 * @property {number} t when, in milliseconds
 */

/**
 * @typedef {object} Visited
 * @property {number} read when the end of the module was reached; 0: not yet
 * @property {string} at anchor of the section last read
 * @property {number} t when it was last open
 */

/**
 * @typedef {object} Run one go at a final quiz
 * @property {string} seed which draw it is
 * @property {Record<string, string[]>} a answers so far by question
 * @property {number} done when it was handed in; 0: not yet
 * @property {number} s points reached
 * @property {number} of points there were
 * @property {number} t when it was last touched
 */

/**
 * @typedef {object} Pass the last passed run of a final quiz
 * @property {number} s
 * @property {number} of
 * @property {number} t
 */

/**
 * @typedef {object} Course
 * @property {Record<string, Visited>} modules
 * @property {Record<string, Answered>} questions
 * @property {Record<string, Run>} runs
 * @property {Record<string, Pass>} passes
 */

/**
 * @typedef {object} Progress
 * @property {1} v
 * @property {Record<string, Course>} courses
 */

export const VERSION = 1

/** @typedef {"" | "damaged" | "newer"} Fault */

const ID = /^[a-z0-9][\w:/.-]{0,99}$/i // nothing that could be `__proto__` or markup
const ANCHOR = /^[\w%.-]{0,200}$/
const LONGEST = 2000
const MOST = 500

/**
 * A table without inherited names: keys come from files anybody can write.
 * @template T
 * @returns {Record<string, T>}
 */
function table() {
  return Object.create(null)
}

/** @returns {Course} */
export function emptyCourse() {
  return { modules: table(), questions: table(), runs: table(), passes: table() }
}

/** @returns {Progress} */
export function emptyProgress() {
  return { v: VERSION, courses: table() }
}

/**
 * Read stored or imported text, keeping every entry that is whole.
 * @param {string} text
 * @param {number} now no time of an entry is later than this
 * @returns {{progress: Progress, fault: Fault}}
 */
export function readProgress(text, now) {
  const progress = emptyProgress()
  /** @type {unknown} */
  let data
  try {
    data = JSON.parse(text)
  } catch {
    return { progress, fault: "damaged" }
  }
  if (!isTable(data) || !isTable(data.courses)) return { progress, fault: "damaged" }
  if (data.v !== VERSION) return { progress, fault: Number(data.v) > VERSION ? "newer" : "damaged" }
  const reader = new Reader(now)
  progress.courses = reader.table(data.courses, (course) => reader.course(course))
  return { progress, fault: reader.isWhole ? "" : "damaged" }
}

class Reader {
  /** @param {number} now */
  constructor(now) {
    this.now = now
    this.isWhole = true
  }

  /**
   * @template T
   * @param {unknown} data
   * @param {(entry: Record<string, unknown>) => T | null} readEntry
   * @returns {Record<string, T>}
   */
  table(data, readEntry) {
    /** @type {Record<string, T>} */
    const entries = table()
    if (data === undefined) return entries
    if (!isTable(data)) {
      this.isWhole = false
      return entries
    }
    for (const id of Object.keys(data)) {
      const entry = data[id]
      const value = ID.test(id) && isTable(entry) ? readEntry(entry) : null
      if (value === null) this.isWhole = false
      else entries[id] = value
    }
    return entries
  }

  /** @param {Record<string, unknown>} data */
  course(data) {
    return {
      modules: this.table(data.modules, (entry) => this.visited(entry)),
      questions: this.table(data.questions, (entry) => this.answered(entry)),
      runs: this.table(data.runs, (entry) => this.run(entry)),
      passes: this.table(data.passes, (entry) => this.pass(entry)),
    }
  }

  /** @param {Record<string, unknown>} data @returns {Visited | null} */
  visited({ read, at, t }) {
    if (!isCount(read) || !isCount(t) || typeof at !== "string" || !ANCHOR.test(at)) return null
    return { read: this.time(read), at, t: this.time(t) }
  }

  /** @param {Record<string, unknown>} data @returns {Answered | null} */
  answered({ h, a, s, t }) {
    const isShare = s === null || (isCount(s) && s <= 1)
    if (typeof h !== "string" || h.length > 64 || !isAnswer(a) || !isShare || !isCount(t)) return null
    return { h, a, s, t: this.time(t) }
  }

  /** @param {Record<string, unknown>} data @returns {Run | null} */
  run({ seed, a, done, s, of, t }) {
    const isNumbers = isCount(done) && isCount(s) && isCount(of) && isCount(t)
    if (!isNumbers || typeof seed !== "string" || seed.length > 40 || !isTable(a)) return null
    /** @type {Record<string, string[]>} */
    const answers = table()
    for (const id of Object.keys(a)) {
      const answer = a[id]
      if (!ID.test(id) || !isAnswer(answer)) return null
      answers[id] = answer
    }
    return { seed, a: answers, done: this.time(done), s, of, t: this.time(t) }
  }

  /** @param {Record<string, unknown>} data @returns {Pass | null} */
  pass({ s, of, t }) {
    return isCount(s) && isCount(of) && isCount(t) ? { s, of, t: this.time(t) } : null
  }

  /** @param {number} time */
  time(time) {
    return Math.min(time, this.now)
  }
}

/**
 * Join two states: of each entry the newer one wins, and what was once read stays read.
 * @param {Progress} ours changed in place
 * @param {Progress} theirs
 * @returns {number} how many entries came from `theirs`
 */
export function mergeProgress(ours, theirs) {
  let added = 0
  for (const id of Object.keys(theirs.courses)) {
    const from = theirs.courses[id]
    const into = ours.courses[id] || (ours.courses[id] = emptyCourse())
    for (const slug of Object.keys(from.modules)) {
      const read = Math.max(from.modules[slug].read, into.modules[slug] ? into.modules[slug].read : 0)
      added += newer(into.modules, from.modules, slug)
      into.modules[slug].read = read
    }
    for (const name of Object.keys(from.questions)) added += newer(into.questions, from.questions, name)
    for (const name of Object.keys(from.runs)) added += newer(into.runs, from.runs, name)
    for (const name of Object.keys(from.passes)) added += newer(into.passes, from.passes, name)
  }
  return added
}

/**
 * @template {{t: number}} T
 * @param {Record<string, T>} into
 * @param {Record<string, T>} from
 * @param {string} key
 */
function newer(into, from, key) {
  if (into[key] && into[key].t >= from[key].t) return 0
  into[key] = { ...from[key] }
  return 1
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** @param {unknown} value @returns {value is number} */
function isCount(value) {
  return typeof value === "number" && Number.isFinite(value) && value >= 0
}

/** @param {unknown} value @returns {value is string[]} */
function isAnswer(value) {
  return (
    Array.isArray(value) &&
    value.length <= MOST &&
    value.every((entry) => typeof entry === "string" && entry.length <= LONGEST)
  )
}
