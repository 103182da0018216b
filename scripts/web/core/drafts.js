// The store of drafts and of the unit's profile on this device. It is given its Storage and its
// clock; without a storage it keeps nothing, which is how it is on file://.

import { parse, readDraft, readDrafts, readValues, writeDrafts } from "./draft-format.js"
import { PREFIX } from "./storage.js"

/** @typedef {import("./draft-format.js").SavedDraft} SavedDraft */
/** @typedef {import("./form-values.js").Draft} Draft */
/** @typedef {import("./form-values.js").Values} Values */
/** @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} Keeper */

const DRAFT = `${PREFIX}draft:`
const UNIT = `${PREFIX}unit`

export class DraftStore {
  /**
   * @param {Keeper | null} storage null where nothing may be kept
   * @param {() => number} now
   */
  constructor(storage, now) {
    this.storage = storage
    this.now = now
  }

  /** @returns {Values} */
  profile() {
    return readValues(parse(this.read(UNIT) || "{}"))
  }

  /**
   * @param {Values} profile
   * @returns {boolean} whether it is kept
   */
  saveProfile(profile) {
    return this.write(UNIT, JSON.stringify(profile))
  }

  /**
   * Keep one field of the unit; what another window changed beside it stays.
   * @param {string} name
   * @param {string} text
   * @returns {boolean} whether it is kept
   */
  saveUnit(name, text) {
    return this.saveProfile({ ...this.profile(), [name]: text })
  }

  /**
   * Return all drafts, the latest first.
   * @returns {SavedDraft[]}
   */
  list() {
    const drafts = this.keys(DRAFT).map((key) => this.draft(key.slice(DRAFT.length)))
    const found = /** @type {SavedDraft[]} */ (drafts.filter((draft) => draft !== null))
    return found.sort((one, other) => other.saved - one.saved || (one.id < other.id ? -1 : 1))
  }

  /**
   * @param {string} id
   * @returns {SavedDraft | null}
   */
  draft(id) {
    const text = this.read(DRAFT + id)
    const draft = text === null ? null : readDraft(parse(text), this.now())
    return draft && draft.id === id ? draft : null
  }

  /**
   * Return an id no draft here has.
   * @param {string} form
   */
  newId(form) {
    const time = this.now().toString(36)
    let id = `${form}-${time}`
    for (let number = 2; this.read(DRAFT + id) !== null; number += 1) id = `${form}-${time}-${number}`
    return id
  }

  /**
   * @param {SavedDraft} draft
   * @returns {boolean} whether it is kept
   */
  save(draft) {
    return this.write(DRAFT + draft.id, JSON.stringify(draft))
  }

  /** @param {string} id */
  remove(id) {
    this.attempt((storage) => storage.removeItem(DRAFT + id))
  }

  /** Remove everything this site keeps on the device, of other features too. */
  eraseAll() {
    for (const key of this.keys(PREFIX)) this.attempt((storage) => storage.removeItem(key))
  }

  exportText() {
    return writeDrafts(this.profile(), this.list())
  }

  /**
   * Take in a file. A draft that is here already stays beside the one that comes.
   * @param {string} text
   * @returns {{drafts: SavedDraft[], profile: Values, fault: "" | "damaged" | "newer", kept: boolean}}
   */
  importText(text) {
    const { drafts, profile, fault } = readDrafts(text, this.now())
    let kept = true
    const added = drafts.map((draft) => {
      const here = this.draft(draft.id)
      const isSame = here && JSON.stringify(here) === JSON.stringify(draft)
      const mine = here && !isSame ? { ...draft, id: this.newId(draft.form) } : draft
      kept = this.save(mine) && kept
      return mine
    })
    const own = this.profile()
    if (drafts.length || !fault) this.saveProfile({ ...profile, ...filled(own) })
    return { drafts: added, profile, fault, kept }
  }

  /**
   * Tell whether a `storage` event is about a draft.
   * @param {string | null} key null means that everything was cleared
   * @param {string} id
   */
  isAbout(key, id) {
    return key === DRAFT + id
  }

  /**
   * Tell whether a `storage` event is about the unit.
   * @param {string | null} key
   */
  isAboutUnit(key) {
    return key === UNIT
  }

  /** @param {string} key */
  read(key) {
    const text = this.attempt((storage) => storage.getItem(key))
    return text === undefined ? null : text
  }

  /**
   * @param {string} key
   * @param {string} text
   * @returns {boolean}
   */
  write(key, text) {
    return this.attempt((storage) => {
      storage.setItem(key, text)
      return true
    }) === true
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
}

/** @param {Values} values */
function filled(values) {
  /** @type {Values} */
  const kept = {}
  for (const [name, text] of Object.entries(values)) if (text.trim()) kept[name] = text
  return kept
}
