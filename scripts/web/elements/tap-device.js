// <tap-device>: what this site keeps on the device, saved to a file, loaded from one, erased.

import { ask } from "../page/ask.js"
import { progressStore } from "../page/device.js"
import { make, makeButton } from "../page/dom.js"
import { readFile, saveFile } from "../page/file.js"
import { t } from "../page/words.js"

export class TapDevice extends HTMLElement {
  connectedCallback() {
    if (!this.firstChild) this.build()
    this.hidden = false
  }

  build() {
    const eraseButton = makeButton(t("device.erase"), () => this.erase(eraseButton))
    this.told = make("p", "tq-told")
    this.told.setAttribute("role", "status")
    const folded = make("details", "tq-device")
    folded.append(make("summary", "", t("device.title")), make("p", "", t("device.where")))
    if (location.protocol === "file:") folded.append(make("p", "", t("device.local-file")))
    const exportButton = makeButton(t("device.export"), () => this.save())
    folded.append(make("div", "tq-actions", exportButton, this.loader(), eraseButton))
    this.append(folded, this.told)
  }

  /** A file field that looks like the other buttons and is still one for keyboard and ear. */
  loader() {
    const input = make("input", "tq-file")
    input.type = "file"
    input.accept = ".json,application/json"
    input.addEventListener("change", async () => {
      const file = input.files && input.files[0]
      if (file) this.load(await readFile(file))
      input.value = ""
    })
    return make("label", "tq-button tq-loader", t("device.import"), input)
  }

  save() {
    const name = t("device.file-name", { date: new Date().toISOString().slice(0, 10) })
    saveFile(name, progressStore().exportText())
    this.tell(t("device.exported", { name }))
  }

  /** @param {string} text */
  load(text) {
    const { added, fault } = progressStore().importText(text)
    if (fault === "newer") this.tell(t("device.import-newer"))
    else if (fault === "damaged" && !added) this.tell(t("device.import-damaged"))
    else if (fault === "damaged") this.tell(t("device.imported-partly", { added }))
    else this.tell(added ? t("device.imported", { added }) : t("device.import-none"))
  }

  /** @param {HTMLButtonElement} button */
  erase(button) {
    const words = { question: t("device.erase-ask"), yes: t("device.erase-yes"), no: t("device.no") }
    ask(button, words, () => {
      progressStore().eraseAll()
      this.tell(t("device.erased"))
    })
  }

  /** @param {string} text */
  tell(text) {
    if (this.told) this.told.textContent = text
  }
}
