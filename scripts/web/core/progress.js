// The store of a learner's work on this device: one key for each course, so that two tabs on
// two courses never meet, and every change is made to what is stored at that moment, so that
// two tabs on one course do not overwrite each other. It is given its Storage and its clock.

import { emptyCourse, emptyProgress, mergeProgress, readProgress, VERSION } from "./format.js"
import { PREFIX } from "./storage.js"

/** @typedef {import("./format.js").Course} Course */
/** @typedef {import("./format.js").Progress} Progress */

/**
 * Why something is not kept as usual. blocked: the browser allows no storage; full: no room;
 * damaged: what was stored could not be read whole and was set aside; newer: it was written by
 * a newer version of the site and is left alone.
 * @typedef {"blocked" | "full" | "damaged" | "newer"} Trouble
 */

/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Keeper */


const COURSE = `${PREFIX}course:`
const ASIDE = `${PREFIX}damaged:`

export class ProgressStore {
  /**
   * @param {object} edges
   * @param {Keeper | null} edges.storage null when the browser allows none
   * @param {() => number} edges.now
   * @param {(trouble: Trouble) => void} edges.onTrouble called once for each kind
   */
  constructor({ storage, now, onTrouble }) {
    this.storage = storage
    this.now = now
    this.onTrouble = onTrouble
    /** @type {Record<string, Course>} what could not be stored, until it can */
    this.unsaved = Object.create(null)
    /** @type {Set<Trouble>} */
    this.told = new Set()
    /** @type {Set<() => void>} */
    this.listeners = new Set()
    /** @type {Record<string, {text: string, course: Course}>} */
    this.cache = Object.create(null)
  }

  /**
   * Return what is known of a course; not to be changed by the caller.
   * @param {string} id
   * @returns {Course}
   */
  course(id) {
    return this.unsaved[id] || this.stored(id).course
  }

  /**
   * Change a course: read what is stored now, apply the change, write it back.
   * @param {string} id
   * @param {(course: Course) => void} change
   */
  update(id, change) {
    const { course, isLocked } = this.stored(id)
    const joined = this.joined(id, course)
    change(joined)
    this.write(id, joined, isLocked)
  }

  /** @returns {string[]} ids of all courses something is kept of */
  courses() {
    const ids = new Set(Object.keys(this.unsaved))
    for (const key of this.keys(COURSE)) ids.add(key.slice(COURSE.length))
    return [...ids].sort()
  }

  /** Return everything as the text of a file to keep. */
  exportText() {
    const all = emptyProgress()
    for (const id of this.courses()) all.courses[id] = this.course(id)
    return JSON.stringify(all)
  }

  /**
   * Join a file's content with what is here. Nothing is taken from a file that is no progress.
   * @param {string} text
   * @returns {{added: number, fault: import("./format.js").Fault}}
   */
  importText(text) {
    const { progress, fault } = readProgress(text, this.now())
    let added = 0
    for (const id of Object.keys(progress.courses)) {
      const theirs = emptyProgress()
      theirs.courses[id] = progress.courses[id]
      this.update(id, (course) => {
        const ours = emptyProgress()
        ours.courses[id] = course
        added += mergeProgress(ours, theirs)
      })
    }
    this.tellListeners()
    return { added, fault }
  }

  /**
   * Forget one module: that it was read, and the answers to its questions.
   * @param {string} id
   * @param {string} slug
   * @param {string[]} questions
   */
  forgetModule(id, slug, questions) {
    this.update(id, (course) => {
      delete course.modules[slug]
      for (const question of questions) delete course.questions[question]
    })
    this.tellListeners()
  }

  /** Remove every key of ours, that of other features and what was set aside included. */
  eraseAll() {
    this.unsaved = Object.create(null)
    this.cache = Object.create(null)
    for (const key of this.keys(PREFIX)) this.attempt((storage) => storage.removeItem(key))
    this.tellListeners()
  }

  /**
   * Call `listener` when work came or went by other means than `update` in this tab: another
   * tab, an imported file, a reset.
   * @param {() => void} listener
   * @returns {() => void} ends it
   */
  listen(listener) {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /**
   * Take notice of another tab's change.
   * @param {string | null} key of the `storage` event; null means everything was cleared
   */
  changedElsewhere(key) {
    if (key === null || key.startsWith(COURSE)) this.tellListeners()
  }

  tellListeners() {
    for (const listener of [...this.listeners]) listener()
  }

  /**
   * @param {string} id
   * @returns {{course: Course, isLocked: boolean}} locked: the stored text must stay as it is
   */
  stored(id) {
    const text = this.attempt((storage) => storage.getItem(COURSE + id)) || null
    if (text === null) return { course: emptyCourse(), isLocked: false }
    const known = this.cache[id]
    if (known && known.text === text) return { course: known.course, isLocked: false }
    const { progress, fault } = readProgress(text, this.now())
    const course = progress.courses[id] || emptyCourse()
    if (fault === "newer") {
      this.tell("newer")
      return { course, isLocked: true }
    }
    if (fault === "damaged") return { course, isLocked: !this.setAside(id, text, course) }
    this.cache[id] = { text, course }
    return { course, isLocked: false }
  }

  /**
   * Keep damaged text under another key and go on with what could be read of it.
   * @param {string} id
   * @param {string} text
   * @param {Course} course
   * @returns {boolean} whether it is safe
   */
  setAside(id, text, course) {
    this.tell("damaged")
    const isSafe = this.attempt((storage) => {
      storage.setItem(`${ASIDE}${id}:${this.now()}`, text)
      return true
    })
    if (!isSafe) return false
    this.write(id, course, false)
    return true
  }

  /**
   * @param {string} id
   * @param {Course} course
   * @param {boolean} isLocked
   */
  write(id, course, isLocked) {
    const text = JSON.stringify({ v: VERSION, courses: { [id]: course } })
    const isKept = !isLocked && this.attempt((storage) => {
      storage.setItem(COURSE + id, text)
      return true
    })
    if (isKept) {
      delete this.unsaved[id]
      this.cache[id] = { text, course }
    } else {
      this.unsaved[id] = course
      if (!isLocked) this.tell(this.storage && this.canRead() ? "full" : "blocked")
    }
  }

  /**
   * Return a copy of the stored course, with what is only in memory laid over it.
   * @param {string} id
   * @param {Course} course
   * @returns {Course}
   */
  joined(id, course) {
    const all = emptyProgress()
    for (const part of [course, this.unsaved[id]]) {
      const theirs = emptyProgress()
      if (part) theirs.courses[id] = part
      mergeProgress(all, theirs)
    }
    return all.courses[id]
  }

  /** @param {string} prefix */
  keys(prefix) {
    /** @type {string[]} */
    const found = []
    this.attempt((storage) => {
      for (let index = 0; index < storage.length; index += 1) {
        const key = storage.key(index)
        if (key && key.startsWith(prefix)) found.push(key)
      }
    })
    return found
  }

  canRead() {
    return this.attempt((storage) => {
      storage.getItem(PREFIX)
      return true
    })
  }

  /**
   * Use the storage; a browser that blocks it may throw at any call.
   * @template T
   * @param {(storage: Keeper) => T} use
   * @returns {T | undefined}
   */
  attempt(use) {
    if (!this.storage) return undefined
    try {
      return use(this.storage)
    } catch {
      return undefined
    }
  }

  /** @param {Trouble} trouble */
  tell(trouble) {
    if (this.told.has(trouble)) return
    this.told.add(trouble)
    this.onTrouble(trouble)
  }
}
