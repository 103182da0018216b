// Rows that repeat: made from the template of their group, added, removed and brought back.

import { all, empty, make, makeButton, one } from "./dom.js"
import { showValue } from "./form-fields.js"
import { t } from "./words.js"

/** @typedef {import("../core/form-values.js").Values} Values */

export class Rows {
  /**
   * @param {HTMLElement} root the group's fieldset
   * @param {() => void} changed called when rows came or went
   */
  constructor(root, changed) {
    this.root = root
    this.name = root.dataset.group || ""
    this.changed = changed
    this.list = one(root, ".tf-rows")
    this.told = one(root, ".tf-told")
    this.template = /** @type {HTMLTemplateElement} */ (one(root, "template"))
    this.serial = 0
  }

  /**
   * Show these rows and no others; one empty row to begin with.
   * @param {Values[]} rows
   */
  show(rows) {
    empty(this.list)
    empty(this.told)
    for (const values of rows.length ? rows : [{}]) this.list.append(this.make(values))
    this.number()
  }

  /** @returns {Values[]} */
  values() {
    return all(this.list, ".tf-row").map((row) => {
      /** @type {Values} */
      const values = {}
      for (const input of all(row, "[data-column]")) {
        const { value } = /** @type {HTMLInputElement} */ (input)
        if (value) values[input.dataset.column || ""] = value
      }
      return values
    })
  }

  add() {
    const row = this.make({})
    this.list.append(row)
    empty(this.told)
    this.number()
    one(row, "[data-column]").focus()
    this.changed()
  }

  /** @param {Element} row */
  remove(row) {
    const rows = all(this.list, ".tf-row")
    const place = rows.indexOf(/** @type {HTMLElement} */ (row))
    row.remove()
    if (rows.length === 1) this.list.append(this.make({}))
    this.number()
    empty(this.told)
    const undo = makeButton(t("form.undo"), () => {
      const now = all(this.list, ".tf-row")
      if (rows.length === 1) now.forEach((one) => one.remove())
      this.list.insertBefore(row, rows.length === 1 ? null : now[place] || null)
      empty(this.told)
      this.number()
      this.changed()
      one(row, "[data-column]").focus()
    }, "tf-button")
    this.told.append(make("span", "", t("form.removed", { number: place + 1 })), undo)
    this.changed()
    undo.focus()
  }

  /**
   * Return the index of a row among those in which something was typed, or -1.
   * @param {Element} row
   */
  place(row) {
    return all(this.list, ".tf-row").indexOf(/** @type {HTMLElement} */ (row))
  }

  /** @param {Values} values */
  make(values) {
    this.serial += 1
    const copy = /** @type {DocumentFragment} */ (this.template.content.cloneNode(true))
    const row = one(copy, ".tf-row")
    for (const node of all(row, "[id]")) node.id += `-${this.serial}`
    for (const node of all(row, "[for]")) {
      const label = /** @type {HTMLLabelElement} */ (node)
      label.htmlFor += `-${this.serial}`
    }
    for (const node of all(row, "[aria-describedby]")) {
      const ids = (node.getAttribute("aria-describedby") || "").trim().split(/\s+/)
      node.setAttribute("aria-describedby", ids.map((id) => `${id}-${this.serial}`).join(" "))
    }
    for (const input of all(row, "[data-column]")) {
      showValue(/** @type {HTMLInputElement} */ (input), values[input.dataset.column || ""] || "")
    }
    return row
  }

  number() {
    all(this.list, ".tf-row__name").forEach((node, place) => {
      node.textContent = t("form.row", { number: place + 1 })
    })
  }
}
