// <tap-form>: fills a form in. Everything stays in this page and, over http, in this browser.

import { Answers } from "../core/answers.js"
import { writeDrafts } from "../core/draft-format.js"
import { fileName } from "../core/form-values.js"
import { ask } from "../page/ask.js"
import { copyText } from "../page/copy.js"
import { all, announce, dataOf, empty, make, one } from "../page/dom.js"
import { makeDocx } from "../page/form-docx.js"
import { showProblem, showValue, takePicked } from "../page/form-fields.js"
import { showGaps } from "../page/form-gaps.js"
import { Rows } from "../page/form-rows.js"
import { draftStore, isLocalFile } from "../page/form-store.js"
import { saveBlob } from "../page/save-blob.js"
import { Sheet } from "../page/sheet.js"
import { t } from "../page/words.js"

/** @typedef {import("../core/draft-format.js").SavedDraft} SavedDraft */
/** @typedef {import("../core/form-values.js").FormData} FormData */
/** @typedef {import("../page/form-fields.js").Input} Input */

const QUIET = 400 // milliseconds without a key before a draft is kept
const WINDOW = ["pagehide", "storage", "beforeunload", "resize"]
const HASH = /^#nhap=([a-z0-9-]+)$/

export class TapForm extends HTMLElement {
  connectedCallback() {
    if (!this.answers) this.build()
    for (const name of ["input", "change", "click", "submit"]) this.addEventListener(name, this)
    for (const name of ["tap:open-draft", "tap:erased"]) document.addEventListener(name, this)
    for (const name of WINDOW) window.addEventListener(name, this)
  }

  disconnectedCallback() {
    for (const name of ["input", "change", "click", "submit"]) this.removeEventListener(name, this)
    for (const name of ["tap:open-draft", "tap:erased"]) document.removeEventListener(name, this)
    for (const name of WINDOW) window.removeEventListener(name, this)
  }

  build() {
    this.data = /** @type {FormData} */ (dataOf(this))
    this.store = draftStore()
    this.sheet = new Sheet(one(this, ".tp-sheet"))
    this.groups = all(this, ".tf-group").map((root) => new Rows(root, () => this.rowsChanged()))
    /** @type {number | undefined} */
    this.timer = undefined
    this.isDirty = false
    const id = (HASH.exec(location.hash) || [])[1]
    this.open((id && this.store.draft(id)) || null)
    one(this, ".tf-form").hidden = false
    const article = this.closest(".md-content__inner")
    if (article) article.classList.add("tap-wide")
    this.sheet.fit()
    const profile = this.querySelector(".tf-profile")
    const isNew = !Object.keys(this.answers ? this.answers.profile : {}).length
    if (profile && isNew) profile.setAttribute("open", "")
    if (isLocalFile) this.tell(t("form.local-file"))
  }

  /**
   * Show a draft, or an empty form.
   * @param {SavedDraft | null} draft
   * @param {Record<string, string>} [profile]
   */
  open(draft, profile) {
    const isOurs = draft && this.data && draft.form === this.data.slug
    const values = isOurs && draft ? { ...draft.values } : {}
    const rows = isOurs && draft ? { ...draft.rows } : {}
    this.id = isOurs && draft ? draft.id : ""
    this.answers = new Answers(this.form(), { values, rows }, profile || this.drafts().profile())
    this.isDirty = false
    for (const group of this.groups || []) group.show(rows[group.name] || [])
    this.showAll()
    this.setHash()
  }

  /** Write every field and the whole preview. */
  showAll() {
    const answers = this.current()
    for (const input of all(this, "[data-field], [data-profile]")) {
      const name = input.dataset.field || input.dataset.profile || ""
      showValue(/** @type {Input} */ (input), answers.value(name))
      this.check(/** @type {Input} */ (input), false)
    }
    for (const input of all(this, ".tf-rows [data-column]")) this.check(/** @type {Input} */ (input), false)
    this.showPeople()
    empty(one(this, ".tf-gaps"))
    if (this.sheet) this.sheet.rebuild(answers)
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "input" || event.type === "change") this.typed(event)
    else if (event.type === "click") this.clicked(event)
    else if (event.type === "submit") event.preventDefault()
    else if (event.type === "pagehide") this.keep()
    else if (event.type === "resize" && this.sheet) this.sheet.fit()
    else if (event.type === "beforeunload") this.leaving(event)
    else if (event.type === "storage") this.elsewhere(/** @type {StorageEvent} */ (event))
    else if (event.type === "tap:open-draft") this.opened(/** @type {CustomEvent} */ (event).detail)
    else this.erased()
  }

  /** @param {Event} event */
  typed(event) {
    let input = /** @type {Input | null} */ (event.target)
    if (input instanceof HTMLInputElement && input.classList.contains("tf-pick")) input = takePicked(input)
    if (!input) return
    const { field, profile, column } = input.dataset
    const answers = this.current()
    if (event.type === "change") this.check(input, false)
    if (field) answers.draft.values[field] = input.value
    else if (profile) answers.profile[profile] = input.value
    else if (column) {
      this.rowTyped(input)
      return
    } else return
    showValue(input, input.value)
    this.check(input, event.type === "input")
    this.showOffered(input)
    if (this.sheet) this.sheet.update(answers)
    if (profile) this.keepProfile()
    this.changed()
  }

  /** @param {Input} input */
  rowTyped(input) {
    const group = this.groupOf(input)
    if (!group || !this.sheet) return
    const answers = this.current()
    const before = answers.rows(group.name).length
    answers.draft.rows[group.name] = group.values()
    showValue(input, input.value)
    this.check(input, true)
    if (answers.rows(group.name).length === before) this.sheet.update(answers)
    else this.sheet.rebuild(answers)
    this.changed()
  }

  rowsChanged() {
    const answers = this.current()
    for (const group of this.groups || []) answers.draft.rows[group.name] = group.values()
    if (this.sheet) this.sheet.rebuild(answers)
    this.changed()
  }

  /**
   * Fields that show what another offers follow it until something is typed into them.
   * @param {Input} typed
   */
  showOffered(typed) {
    const answers = this.current()
    for (const input of all(this, "[data-field]")) {
      const name = input.dataset.field || ""
      if (input !== typed && answers.draft.values[name] === undefined) {
        showValue(/** @type {Input} */ (input), answers.value(name))
      }
    }
    if (typed.dataset.profile) this.showPeople()
  }

  /** Offer the unit's names where a person is asked for. */
  showPeople() {
    const list = one(this, "#tf-people")
    const { profile, form } = this.current()
    empty(list)
    for (const name of form.profile) {
      if (form.fields[name].type === "person" && profile[name]) list.append(new Option(profile[name]))
    }
  }

  /**
   * @param {Input} input
   * @param {boolean} isTyping
   */
  check(input, isTyping) {
    const { field, profile, column = "" } = input.dataset
    const { fields, groups } = this.form()
    const group = this.groupOf(input)
    const found = group ? groups[group.name].columns[column] : fields[field || profile || ""]
    if (found) showProblem(input, found, isTyping)
  }

  /** @param {Element} node */
  groupOf(node) {
    const root = node.closest(".tf-group")
    return (this.groups || []).find((group) => group.root === root)
  }

  /** @param {Event} event */
  clicked(event) {
    const target = event.target instanceof Element ? event.target.closest("[data-do]") : null
    if (!(target instanceof HTMLButtonElement)) return
    const group = this.groupOf(target)
    const row = target.closest(".tf-row")
    const { do: task } = target.dataset
    if (task === "add-row" && group) group.add()
    else if (task === "remove-row" && group && row) group.remove(row)
    else if (task === "docx") this.docx()
    else if (task === "print") this.print()
    else if (task === "copy") this.copy()
    else if (task === "save-file") this.saveFile()
    else if (task === "clear") this.startNew(target)
  }

  docx() {
    const answers = this.current()
    showGaps(one(this, ".tf-gaps"), answers, this)
    saveBlob(answers.fileName, makeDocx(this.form().parts, answers))
    this.tell(t("form.docx-done", { name: answers.fileName }))
  }

  print() {
    showGaps(one(this, ".tf-gaps"), this.current(), this)
    window.print()
  }

  async copy() {
    const text = this.sheet ? this.sheet.plainText() : ""
    const isCopied = await copyText(text)
    this.tell(t(isCopied ? "form.copied" : "form.copy-by-hand"))
    if (!isCopied) {
      const area = make("textarea", "tf-by-hand")
      area.value = text
      area.readOnly = true
      area.setAttribute("aria-label", t("form.copy"))
      one(this, ".tf-status").append(area)
      area.select()
    }
  }

  saveFile() {
    const answers = this.current()
    const name = `${fileName(answers.name)}.json`
    const text = writeDrafts(answers.profile, [this.saved()])
    saveBlob(name, new Blob([text], { type: "application/json" }))
    this.isDirty = false
    this.tell(t("form.file-saved", { name }))
  }

  /** @param {HTMLButtonElement} button */
  startNew(button) {
    this.keep()
    if (!isLocalFile || this.current().isEmpty) this.begin()
    else {
      const words = { question: t("form.new-ask"), yes: t("form.new-yes"), no: t("form.new-no") }
      ask(button, words, () => this.begin())
    }
  }

  begin() {
    this.open(null, isLocalFile ? this.current().profile : undefined)
    this.tell(t("form.new-done"))
    one(this, ".tf-section input, .tf-section select, .tf-section textarea").focus()
  }

  /** @param {{draft: SavedDraft, profile?: Record<string, string>}} detail */
  opened({ draft, profile }) {
    this.keep()
    this.open(draft, isLocalFile ? { ...this.current().profile, ...profile } : undefined)
    this.isDirty = false
    this.tell(t("form.opened", { title: this.current().name }))
    this.scrollIntoView()
  }

  erased() {
    this.open(null, {})
  }

  changed() {
    this.isDirty = true
    const gaps = one(this, ".tf-gaps")
    if (gaps.firstChild) showGaps(gaps, this.current(), this)
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => this.keep(), QUIET)
  }

  /** Keep the draft now, where drafts are kept. */
  keep() {
    clearTimeout(this.timer)
    if (isLocalFile || !this.isDirty) return
    const answers = this.current()
    if (answers.isEmpty && !this.id) return
    if (!this.id) this.id = this.drafts().newId(this.form().slug)
    const isKept = this.drafts().save(this.saved())
    this.isDirty = !isKept
    this.setHash()
    this.tell(t(isKept ? "form.kept" : "form.not-kept"))
    announce(this, "tap:drafts-changed")
  }

  keepProfile() {
    if (!isLocalFile) this.drafts().saveProfile(this.current().profile)
  }

  /** @returns {SavedDraft} */
  saved() {
    const { draft, name, form } = this.current()
    const id = this.id || this.drafts().newId(form.slug)
    return { id, form: form.slug, title: name, saved: Date.now(), values: draft.values, rows: draft.rows }
  }

  /**
   * The same draft was changed in another window: go on with a copy, so that nothing is lost.
   * @param {StorageEvent} event
   */
  elsewhere(event) {
    if (!this.id || !this.drafts().isAbout(event.key, this.id) || event.newValue === null) return
    if (!this.isDirty) return
    this.id = ""
    this.keep()
    this.tell(t("form.elsewhere"))
  }

  /** @param {Event} event */
  leaving(event) {
    if (!isLocalFile || !this.isDirty || this.current().isEmpty) return
    event.preventDefault()
    event.returnValue = true
  }

  setHash() {
    const wanted = this.id && !isLocalFile ? `#nhap=${this.id}` : ""
    if (wanted !== location.hash && (wanted || HASH.test(location.hash))) {
      history.replaceState(null, "", wanted || location.pathname + location.search)
    }
  }

  /** @param {string} text */
  tell(text) {
    const status = one(this, ".tf-status")
    if (status.textContent !== text) status.textContent = text
  }

  /** @returns {FormData} */
  form() {
    if (!this.data) throw new Error("expected the form to be built")
    return this.data
  }

  /** @returns {Answers} */
  current() {
    if (!this.answers) throw new Error("expected the form to be built")
    return this.answers
  }

  drafts() {
    return this.store || draftStore()
  }
}
