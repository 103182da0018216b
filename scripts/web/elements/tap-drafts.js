// <tap-drafts>: the drafts on this device, saved to a file, loaded from one, deleted, erased.

import { readDrafts } from "../core/draft-format.js"
import { ask } from "../page/ask.js"
import { all, announce, empty, make, makeButton } from "../page/dom.js"
import { draftStore, eraseDevice, isLocalFile } from "../page/form-store.js"
import { readFile } from "../page/file.js"
import { saveBlob } from "../page/save-blob.js"
import { dateText, t } from "../page/words.js"

/** @typedef {import("../core/draft-format.js").SavedDraft} SavedDraft */

const LARGEST = 12000000 // bytes; more than any browser keeps for one site

export class TapDrafts extends HTMLElement {
  connectedCallback() {
    if (!this.list) this.build()
    this.hidden = false
    document.addEventListener("tap:drafts-changed", this)
    window.addEventListener("storage", this)
  }

  disconnectedCallback() {
    document.removeEventListener("tap:drafts-changed", this)
    window.removeEventListener("storage", this)
  }

  handleEvent() {
    this.show()
  }

  build() {
    this.list = make("ul", "tf-drafts")
    this.told = make("p", "tf-told")
    this.told.setAttribute("role", "status")
    const erase = makeButton(t("device.erase"), () => this.erase(erase), "tf-button")
    const actions = make("div", "tf-actions", this.loader())
    if (!isLocalFile) actions.append(makeButton(t("form.export"), () => this.export(), "tf-button"))
    actions.append(erase)
    this.append(
      make("h2", "", t("form.drafts")),
      make("p", "", t(isLocalFile ? "form.drafts-file" : "form.drafts-where")),
      this.list,
      actions,
      this.told,
    )
    this.show()
  }

  show() {
    if (!this.list) return
    empty(this.list)
    for (const draft of draftStore().list()) this.list.append(this.line(draft))
  }

  /** @param {SavedDraft} draft */
  line(draft) {
    const link = make("a", "", draft.title || draft.form)
    link.href = addressOf(draft)
    link.addEventListener("click", (event) => {
      if (!this.isHere(draft)) return
      event.preventDefault()
      this.open(draft)
    })
    const remove = makeButton(t("form.delete"), () => this.discard(draft), "tf-button")
    remove.setAttribute("aria-label", t("form.delete-name", { title: draft.title || draft.form }))
    const saved = make("span", "tf-saved", t("form.saved-on", { date: dateText(draft.saved) }))
    return make("li", "", link, " ", saved, " ", remove)
  }

  /** @param {SavedDraft} draft */
  isHere(draft) {
    return location.pathname.split("/").pop() === `${draft.form}.html`
  }

  /**
   * @param {SavedDraft} draft
   * @param {Record<string, string>} [profile]
   */
  open(draft, profile) {
    const detail = { draft, profile }
    this.dispatchEvent(new CustomEvent("tap:open-draft", { bubbles: true, detail }))
  }

  /**
   * Delete a draft at once; until something else is told it can be had back.
   * @param {SavedDraft} draft
   */
  discard(draft) {
    const title = draft.title || draft.form
    draftStore().remove(draft.id)
    announce(this, "tap:draft-deleted", draft.id)
    this.show()
    this.tell(t("form.deleted", { title }))
    const undo = makeButton(t("form.undelete"), () => {
      const isKept = draftStore().save(draft)
      this.show()
      this.tell(t(isKept ? "form.undeleted" : "form.not-kept", { title }))
      const back = all(this, ".tf-drafts a").find((link) => link.getAttribute("href") === addressOf(draft))
      if (back) back.focus()
    }, "tf-button")
    if (this.told) this.told.append(" ", undo)
    undo.focus()
  }

  export() {
    const name = t("form.export-name", { date: new Date().toISOString().slice(0, 10) })
    saveBlob(name, new Blob([draftStore().exportText()], { type: "application/json" }))
    this.tell(t("form.file-saved", { name }))
  }

  /** A file field that looks like the buttons and is still one for keyboard and ear. */
  loader() {
    const input = make("input", "tf-file")
    input.type = "file"
    input.accept = ".json,application/json"
    input.addEventListener("change", async () => {
      const file = input.files && input.files[0]
      if (file) this.load(await readFile(file, LARGEST))
      input.value = ""
    })
    return make("label", "tf-button tf-loader", t("form.import"), input)
  }

  /** @param {string} text */
  load(text) {
    const read = isLocalFile
      ? { ...readDrafts(text, Date.now()), kept: true }
      : draftStore().importText(text)
    if (read.fault === "newer" || !read.drafts.length) {
      this.tell(t(read.fault === "newer" ? "form.import-newer" : "form.import-damaged"))
      return
    }
    this.show()
    const here = read.drafts.find((draft) => this.isHere(draft))
    if (here) this.open(here, read.profile)
    const count = read.drafts.length
    if (isLocalFile && !here) this.tell(t("form.import-other", { form: read.drafts[0].title }))
    else if (!read.kept) this.tell(t("form.not-kept"))
    else this.tell(t(read.fault ? "form.import-partly" : "form.imported", { count }))
  }

  /** @param {HTMLButtonElement} button */
  erase(button) {
    const words = { question: t("form.erase-ask"), yes: t("device.erase-yes"), no: t("device.no") }
    ask(button, words, () => {
      eraseDevice()
      announce(this, "tap:erased")
      this.show()
      this.tell(t("device.erased"))
    })
  }

  /** @param {string} text */
  tell(text) {
    if (this.told) this.told.textContent = text
  }
}

/** @param {SavedDraft} draft */
function addressOf(draft) {
  return `${draft.form}.html#nhap=${draft.id}`
}
