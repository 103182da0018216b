// <tap-form>: fills a form in. Everything stays in this page and, over http, in this browser.

import { Answers } from "../core/answers.js"
import { ask } from "../page/ask.js"
import { all, announce, dataOf, empty, makeButton, one } from "../page/dom.js"
import { showProblem, showValue, takePicked } from "../page/form-fields.js"
import { showGaps } from "../page/form-gaps.js"
import { Keeper } from "../page/form-keeper.js"
import { giveDocx, giveDraft, giveText } from "../page/form-output.js"
import { Rows } from "../page/form-rows.js"
import { draftStore, isLocalFile } from "../page/form-store.js"
import { Sheet } from "../page/sheet.js"
import { t } from "../page/words.js"

/** @typedef {import("../core/draft-format.js").SavedDraft} SavedDraft */
/** @typedef {import("../core/form-values.js").FormData} FormData */
/** @typedef {import("../page/form-fields.js").Input} Input */

const OWN = ["input", "change", "click", "submit", "focusin"]
const PAGE = ["tap:open-draft", "tap:draft-deleted", "tap:erased"]
const WINDOW = ["pagehide", "storage", "beforeunload", "resize"]

/** What a built form works with. */
class Desk {
  /** @param {TapForm} root */
  constructor(root) {
    this.form = /** @type {FormData} */ (dataOf(root))
    this.store = draftStore()
    this.sheet = new Sheet(one(root, ".tp-sheet"))
    this.groups = all(root, ".tf-group").map((group) => new Rows(group, () => root.rowsChanged()))
    this.answers = new Answers(this.form, { values: {}, rows: {} }, {})
    const told = () => announce(root, "tap:drafts-changed")
    this.keeper = new Keeper(this.store, () => this.answers, (text) => root.tell(text), told)
  }
}

export class TapForm extends HTMLElement {
  connectedCallback() {
    if (!this.built) this.build()
    for (const name of OWN) this.addEventListener(name, this)
    for (const name of PAGE) document.addEventListener(name, this)
    for (const name of WINDOW) window.addEventListener(name, this)
  }

  disconnectedCallback() {
    for (const name of OWN) this.removeEventListener(name, this)
    for (const name of PAGE) document.removeEventListener(name, this)
    for (const name of WINDOW) window.removeEventListener(name, this)
  }

  build() {
    this.built = new Desk(this)
    const { keeper, store, sheet } = this.built
    const profile = store.profile()
    this.open(keeper.fromAddress(), profile)
    one(this, ".tf-form").hidden = false
    one(this, ".tf-script").hidden = true
    const article = this.closest(".md-content__inner")
    if (article) article.classList.add("tap-wide")
    sheet.fit()
    const folded = this.querySelector(".tf-profile")
    if (folded && !Object.keys(profile).length) folded.setAttribute("open", "")
    if (isLocalFile) this.tell(t("form.local-file"))
  }

  /** @returns {Desk} */
  get desk() {
    if (!this.built) throw new Error("expected the form to be built")
    return this.built
  }

  /**
   * Show a draft, or an empty form.
   * @param {SavedDraft | null} draft
   * @param {Record<string, string>} profile
   */
  open(draft, profile) {
    const { desk } = this
    const ours = draft && draft.form === desk.form.slug ? draft : null
    const values = ours ? { ...ours.values } : {}
    const rows = ours ? { ...ours.rows } : {}
    desk.answers = new Answers(desk.form, { values, rows }, profile)
    for (const group of desk.groups) group.show(rows[group.name] || [])
    for (const input of all(this, "[data-field], [data-profile]")) {
      const name = input.dataset.field || input.dataset.profile || ""
      showValue(/** @type {Input} */ (input), desk.answers.value(name))
    }
    const shown = "[data-field], [data-profile], .tf-rows [data-column]"
    for (const input of all(this, shown)) this.check(/** @type {Input} */ (input), false)
    this.showPeople()
    empty(one(this, ".tf-gaps"))
    desk.sheet.rebuild(desk.answers)
    desk.keeper.begin(ours ? ours.id : "")
  }

  /** @param {Event} event */
  handleEvent(event) {
    const { keeper, sheet } = this.desk
    if (event.type === "input" || event.type === "change") this.typed(event)
    else if (event.type === "click") this.clicked(event)
    else if (event.type === "submit") event.preventDefault()
    else if (event.type === "focusin") this.reveal(event.target)
    else if (event.type === "pagehide") keeper.keep()
    else if (event.type === "resize") sheet.fit()
    else if (event.type === "beforeunload") keeper.leaving(event)
    else if (event.type === "storage") this.elsewhere(/** @type {StorageEvent} */ (event))
    else if (event.type === "tap:open-draft") this.opened(/** @type {CustomEvent} */ (event).detail)
    else if (event.type === "tap:draft-deleted") keeper.forget(/** @type {CustomEvent} */ (event).detail)
    else this.open(null, {})
  }

  /** @param {Event} event */
  typed(event) {
    let input = /** @type {Input | null} */ (event.target)
    if (input instanceof HTMLInputElement && input.classList.contains("tf-pick")) input = takePicked(input)
    if (!input) return
    const { answers, sheet, store } = this.desk
    const { field, profile, column } = input.dataset
    if (!field && !profile && !column) return
    this.check(input, event.type === "input")
    showValue(input, input.value)
    if (column) this.rowTyped(input)
    else {
      if (field) answers.draft.values[field] = input.value
      else if (profile) answers.profile[profile] = input.value
      this.showOffered(input)
      sheet.update(answers)
    }
    const isKept = !profile || isLocalFile || store.saveUnit(profile, input.value)
    this.changed()
    if (!isKept) this.tell(t("form.not-kept"))
  }

  /** @param {Input} input */
  rowTyped(input) {
    const { answers, sheet } = this.desk
    const group = this.groupOf(input)
    if (!group) return
    const before = answers.rows(group.name).length
    answers.setRows(group.name, group.values())
    if (answers.rows(group.name).length === before) sheet.update(answers)
    else sheet.rebuild(answers)
  }

  rowsChanged() {
    const { answers, groups, sheet } = this.desk
    for (const group of groups) answers.setRows(group.name, group.values())
    sheet.rebuild(answers)
    this.changed()
  }

  /**
   * Fields that show what another offers follow it until something is typed into them.
   * @param {Input} typed
   */
  showOffered(typed) {
    const { answers } = this.desk
    for (const input of all(this, "[data-field]")) {
      const name = input.dataset.field || ""
      if (input !== typed && answers.draft.values[name] === undefined) {
        showValue(/** @type {Input} */ (input), answers.value(name))
      }
    }
    if (typed.dataset.profile) this.showPeople()
  }

  /**
   * Another window of this site kept something: the unit is the same here and there.
   * @param {StorageEvent} event
   */
  elsewhere(event) {
    const { answers, keeper, sheet, store } = this.desk
    keeper.elsewhere(event)
    if (!store.isAboutUnit(event.key) || event.newValue === null) return
    answers.profile = store.profile()
    for (const node of all(this, "[data-profile]")) {
      const input = /** @type {Input} */ (node)
      if (input !== document.activeElement) showValue(input, answers.value(input.dataset.profile || ""))
      this.showOffered(input)
    }
    sheet.update(answers)
  }

  /** Offer the unit's names where a person is asked for. */
  showPeople() {
    const { form, answers } = this.desk
    const list = one(this, "#tf-people")
    empty(list)
    for (const name of form.profile) {
      const person = answers.profile[name]
      if (form.fields[name].type === "person" && person) list.append(new Option(person))
    }
  }

  /**
   * @param {Input} input
   * @param {boolean} isTyping
   */
  check(input, isTyping) {
    const { form } = this.desk
    const { field, profile, column = "" } = input.dataset
    const group = this.groupOf(input)
    const found = group ? form.groups[group.name].columns[column] : form.fields[field || profile || ""]
    if (found) showProblem(input, found, isTyping)
  }

  /**
   * Show in the preview where the field one is in stands.
   * @param {EventTarget | null} target
   */
  reveal(target) {
    if (!(target instanceof HTMLElement)) return
    const { field, profile, column } = target.dataset
    const group = column && this.groupOf(target)
    const row = target.closest(".tf-row")
    if (group && row) this.desk.sheet.reveal(`${group.name}.${column}`, all(group.root, ".tf-row").indexOf(/** @type {HTMLElement} */ (row)))
    else this.desk.sheet.reveal(field || profile || "", 0)
  }

  /** @param {Element} node */
  groupOf(node) {
    const root = node.closest(".tf-group")
    return this.desk.groups.find((group) => group.root === root)
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
    else if (task === "clear") this.startNew(target)
    else if (task) this.give(task)
  }

  /**
   * Hand the document out: as a file, on paper, as text, or the draft as a file.
   * @param {string} task
   */
  give(task) {
    const { answers, keeper, sheet } = this.desk
    if (task !== "save-file") showGaps(one(this, ".tf-gaps"), answers, this)
    if (task === "docx") this.tell(giveDocx(answers))
    else if (task === "print") window.print()
    else if (task === "copy") giveText(sheet, one(this, ".tf-status"))
    else {
      this.tell(giveDraft(answers, keeper.saved()))
      keeper.isDirty = false
    }
  }

  /** @param {HTMLButtonElement} button */
  startNew(button) {
    const { answers, keeper } = this.desk
    keeper.keep()
    if (!isLocalFile || answers.isEmpty) {
      this.begin()
      return
    }
    const words = { question: t("form.new-ask"), yes: t("form.new-yes"), no: t("form.new-no") }
    ask(button, words, () => this.begin())
  }

  begin() {
    this.open(null, this.desk.answers.profile)
    this.tell(t("form.new-done"))
    one(this, ".tf-section input, .tf-section select, .tf-section textarea").focus()
  }

  /** @param {{draft: SavedDraft, profile?: Record<string, string>}} detail */
  opened({ draft, profile }) {
    const { answers, keeper, store } = this.desk
    keeper.keep()
    const lost = isLocalFile && keeper.isDirty && !answers.isEmpty ? keeper.saved() : null
    this.open(draft, isLocalFile ? { ...answers.profile, ...profile } : store.profile())
    this.tell(t("form.opened", { title: this.desk.answers.name }))
    if (lost) this.offerBack(lost, answers.profile)
    this.scrollIntoView()
  }

  /**
   * On file:// a draft that is opened takes the place of one that no browser kept.
   * @param {SavedDraft} lost
   * @param {Record<string, string>} profile
   */
  offerBack(lost, profile) {
    const undo = makeButton(t("form.unopen"), () => {
      this.open(lost, profile)
      this.desk.keeper.isDirty = true
      this.tell(t("form.opened", { title: this.desk.answers.name }))
    }, "tf-button")
    one(this, ".tf-status").append(" ", undo)
  }

  changed() {
    const { answers, keeper } = this.desk
    const gaps = one(this, ".tf-gaps")
    if (gaps.firstChild) showGaps(gaps, answers, this)
    keeper.changed()
  }

  /** @param {string} text */
  tell(text) {
    const status = one(this, ".tf-status")
    if (status.textContent !== text) status.textContent = text
  }
}
