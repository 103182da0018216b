// What leaves the page, all of it made here: the Word file, the text, the draft.

import { writeDrafts } from "../core/draft-format.js"
import { fileName } from "../core/form-values.js"
import { copyText } from "./copy.js"
import { make } from "./dom.js"
import { makeDocx } from "./form-docx.js"
import { saveBlob } from "./save-blob.js"
import { t } from "./words.js"

/** @typedef {import("../core/answers.js").Answers} Answers */

/**
 * @param {Answers} answers
 * @returns {string} what to tell
 */
export function giveDocx(answers) {
  saveBlob(answers.fileName, makeDocx(answers.form.parts, answers))
  return t("form.docx-done", { name: answers.fileName })
}

/**
 * @param {Answers} answers
 * @param {import("../core/draft-format.js").SavedDraft} draft
 * @returns {string} what to tell
 */
export function giveDraft(answers, draft) {
  const name = `${fileName(answers.name)}.json`
  const text = writeDrafts(answers.profile, [draft])
  saveBlob(name, new Blob([text], { type: "application/json" }))
  return t("form.file-saved", { name })
}

/**
 * @param {import("./sheet.js").Sheet} sheet
 * @param {HTMLElement} status
 */
export async function giveText(sheet, status) {
  const text = sheet.plainText()
  const isCopied = await copyText(text)
  status.textContent = t(isCopied ? "form.copied" : "form.copy-by-hand")
  if (isCopied) return
  const area = make("textarea", "tf-by-hand")
  area.value = text
  area.readOnly = true
  area.setAttribute("aria-label", t("form.copy"))
  status.append(area)
  area.select()
}
