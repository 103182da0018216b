// All answers of one form: what was typed, what the unit's profile offers, what adds up.

import { cleanText, fileName, printValue, problemOf, sumText } from "./form-values.js"

/** @typedef {import("./form-values.js").Draft} Draft */
/** @typedef {import("./form-values.js").Field} Field */
/** @typedef {import("./form-values.js").FormData} FormData */
/** @typedef {import("./form-values.js").Values} Values */

/** @typedef {{name: string, label: string, row: number}} Gap a place to go back to */

export class Answers {
  /**
   * @param {FormData} form
   * @param {Draft} draft
   * @param {Values} profile
   */
  constructor(form, draft, profile) {
    this.form = form
    this.draft = draft
    this.profile = profile
    /** @type {Record<string, Values[]>} rows in which anything was typed */
    this.filled = {}
  }

  /**
   * Take over the rows of a group as they stand in the form.
   * @param {string} group
   * @param {Values[]} rows
   */
  setRows(group, rows) {
    this.draft.rows[group] = rows
    delete this.filled[group]
  }

  /**
   * Return what stands in a field: as typed, or what is offered until something is typed.
   * @param {string} name
   * @returns {string}
   */
  value(name) {
    if (this.form.profile.includes(name)) return this.profile[name] || ""
    const typed = this.draft.values[name]
    if (typed !== undefined) return typed
    const field = this.form.fields[name]
    if (field && field.source) return this.profile[field.source] || ""
    if (field && field.sum) return sumText(field.sum.map((one) => this.value(one)))
    return ""
  }

  /**
   * Return the rows in which anything was typed.
   * @param {string} group
   * @returns {Values[]}
   */
  rows(group) {
    if (!this.filled[group]) {
      const rows = this.draft.rows[group] || []
      this.filled[group] = rows.filter((row) => Object.keys(row).some((name) => row[name].trim()))
    }
    return this.filled[group]
  }

  /**
   * Return a placeholder's text, nothing when it is not filled in.
   * @param {string} slot
   * @param {string} format
   * @param {number} row counted from 0, for the columns of a group
   * @returns {string}
   */
  text(slot, format, row) {
    const [name, column] = slot.split(".")
    if (column === undefined) {
      const field = this.form.fields[name]
      return field ? printValue(field, format, this.value(name), this.form.words) : ""
    }
    const rows = this.rows(name)
    if (row >= rows.length) return ""
    if (column === "#") return String(row + 1)
    const field = this.form.groups[name].columns[column]
    return printValue(field, format, rows[row][column] || "", this.form.words)
  }

  /**
   * Return the required fields nothing stands in, in the order of the form.
   * @returns {Gap[]}
   */
  gaps() {
    /** @type {Gap[]} */
    const gaps = []
    for (const [name, field] of Object.entries(this.form.fields)) {
      if (field.required && !this.value(name).trim()) gaps.push({ name, label: field.label, row: 0 })
    }
    for (const [group, { columns }] of Object.entries(this.form.groups)) {
      const rows = this.draft.rows[group] || []
      rows.forEach((values, row) => {
        if (!Object.values(values).some((text) => text.trim())) return
        for (const [column, field] of Object.entries(columns)) {
          const isEmpty = field.required && !(values[column] || "").trim()
          if (isEmpty) gaps.push({ name: `${group}.${column}`, label: field.label, row })
        }
      })
    }
    return gaps
  }

  /** Return how many fields hold something their type cannot be. */
  faults() {
    let count = 0
    for (const [name, field] of Object.entries(this.form.fields)) {
      if (problemOf(field, this.value(name))) count += 1
    }
    for (const [group, { columns }] of Object.entries(this.form.groups)) {
      for (const row of this.draft.rows[group] || []) {
        for (const name of Object.keys(columns)) {
          if (problemOf(columns[name], row[name] || "")) count += 1
        }
      }
    }
    return count
  }

  /** Tell whether nothing was typed at all. */
  get isEmpty() {
    const { values, rows } = this.draft
    return !Object.values(values).some((text) => text.trim())
      && !Object.keys(rows).some((group) => this.rows(group).length)
  }

  /** The document's name, of its own words and of what was filled in. */
  get name() {
    const parts = this.form.file.map((part) =>
      typeof part === "string" ? part : this.text(part[0], part[1], 0) || "\u2026")
    return cleanText(parts.join("")).replace(/\s+/g, " ").trim()
  }

  /** The name of its file. */
  get fileName() {
    return `${fileName(this.name.replace(/\u2026/g, ""))}.docx`
  }
}
