// Keeps the draft of this page: a moment after the last key, and when the page is left.

import { isLocalFile } from "./form-store.js"
import { t } from "./words.js"

/** @typedef {import("../core/answers.js").Answers} Answers */
/** @typedef {import("../core/draft-format.js").SavedDraft} SavedDraft */
/** @typedef {import("../core/drafts.js").DraftStore} DraftStore */

const QUIET = 400 // milliseconds without a key before a draft is kept
const HASH = /^#nhap=([a-z0-9-]+)$/

export class Keeper {
  /**
   * @param {DraftStore} store
   * @param {() => Answers} answers
   * @param {(text: string) => void} tell
   * @param {() => void} kept called when the drafts of the device changed
   */
  constructor(store, answers, tell, kept) {
    this.store = store
    this.answers = answers
    this.tell = tell
    this.kept = kept
    this.id = ""
    this.isDirty = false
    /** @type {number | undefined} */
    this.timer = undefined
  }

  /** @returns {SavedDraft | null} the draft the page's address names */
  fromAddress() {
    const found = HASH.exec(location.hash)
    return found && this.store.draft(found[1])
  }

  /** @param {string} id of the draft shown from now on, empty for a new one */
  begin(id) {
    clearTimeout(this.timer)
    this.id = id
    this.isDirty = false
    this.setAddress()
  }

  changed() {
    this.isDirty = true
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => this.keep(), QUIET)
  }

  /** Keep the draft now, where drafts are kept. */
  keep() {
    clearTimeout(this.timer)
    if (isLocalFile || !this.isDirty || (this.answers().isEmpty && !this.id)) return
    if (!this.id) this.id = this.store.newId(this.answers().form.slug)
    const isKept = this.store.save(this.saved())
    this.isDirty = !isKept
    this.setAddress()
    this.tell(t(isKept ? "form.kept" : "form.not-kept"))
    this.kept()
  }

  /**
   * The draft shown was deleted: what is typed from now on is a new one.
   * @param {string} id
   */
  forget(id) {
    if (id && id === this.id) this.begin("")
  }

  /** @returns {SavedDraft} */
  saved() {
    const { draft, name, form } = this.answers()
    const id = this.id || this.store.newId(form.slug)
    return { id, form: form.slug, title: name, saved: Date.now(), values: draft.values, rows: draft.rows }
  }

  /**
   * The same draft was changed in another window: go on with a copy, so that nothing is lost.
   * @param {StorageEvent} event
   */
  elsewhere(event) {
    const isOurs = this.id && this.store.isAbout(event.key, this.id) && event.newValue !== null
    if (!isOurs) return
    this.id = ""
    if (this.isDirty) this.keep()
    this.tell(t("form.elsewhere"))
  }

  /**
   * Let the browser ask before work is lost that only a file can keep.
   * @param {Event} event
   */
  leaving(event) {
    if (!isLocalFile || !this.isDirty || this.answers().isEmpty) return
    event.preventDefault()
    event.returnValue = true
  }

  setAddress() {
    const wanted = this.id && !isLocalFile ? `#nhap=${this.id}` : ""
    if (wanted !== location.hash && (wanted || HASH.test(location.hash))) {
      history.replaceState(null, "", wanted || location.pathname + location.search)
    }
  }
}
