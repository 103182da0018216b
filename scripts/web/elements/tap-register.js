/** Filters of the register: shows the documents that pass, says how many, keeps it in the address. */
import { FIELDS, passes, readFilters, writeFilters } from "../core/register-filter.js"

export class TapRegister extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.groups = /** @type {HTMLDetailsElement[]} */ (
      Array.from(document.querySelectorAll("details.tap-register"))
    )
    this.wasOpen = this.groups.map((group) => group.open)
    this.isFiltered = false
    this.addEventListener("change", this)
    this.addEventListener("reset", this)
    window.addEventListener("hashchange", this)
    this.follow()
  }

  disconnectedCallback() {
    this.removeEventListener("change", this)
    this.removeEventListener("reset", this)
    window.removeEventListener("hashchange", this)
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "hashchange") {
      this.follow()
      return
    }
    if (event.type === "reset") {
      event.preventDefault()
      for (const field of this.fields) field.value = ""
    }
    const hash = writeFilters(this.filters)
    history.replaceState(null, "", location.href.split("#")[0] + (hash && "#" + hash))
    this.show()
  }

  /** Take the filters from the address; an address of an entry opens its group. */
  follow() {
    const filters = readFilters(location.hash)
    for (const field of this.fields) {
      field.value = filters[field.name] || ""
      if (field.selectedIndex < 0) field.value = ""
    }
    this.show()
    const entry = document.getElementById(location.hash.slice(1))
    const group = /** @type {HTMLDetailsElement | null} */ (entry && entry.closest("details"))
    if (!entry || !group || group.open) return
    group.open = true
    entry.scrollIntoView()
  }

  get fields() {
    return Array.from(this.querySelectorAll("select"))
  }

  get filters() {
    /** @type {Record<string, string>} */
    const filters = {}
    for (const field of this.fields) if (FIELDS.includes(field.name)) filters[field.name] = field.value
    return filters
  }

  show() {
    const filters = this.filters
    const isFiltered = writeFilters(filters) !== ""
    let count = 0
    let total = 0
    const groups = this.groups || []
    groups.forEach((group, number) => {
      const entries = /** @type {HTMLElement[]} */ (Array.from(group.querySelectorAll("li[data-state]")))
      let found = 0
      for (const entry of entries) {
        const { state = "", topics = "", year = "" } = entry.dataset
        entry.hidden = !passes({ state, topics, year }, filters)
        if (!entry.hidden) found += 1
      }
      if (isFiltered && !this.isFiltered && this.wasOpen) this.wasOpen[number] = group.open
      group.hidden = found === 0
      const all = group.querySelector("summary span")
      if (all) /** @type {HTMLElement} */ (all).hidden = isFiltered
      if (isFiltered) group.open = true
      else if (this.isFiltered && this.wasOpen) group.open = this.wasOpen[number]
      count += found
      total += entries.length
    })
    this.isFiltered = isFiltered
    this.say(isFiltered, count, total)
  }

  /**
   * @param {boolean} isFiltered
   * @param {number} count
   * @param {number} total
   */
  say(isFiltered, count, total) {
    const words = (count ? this.dataset.shown : this.dataset.none) || ""
    const status = this.querySelector("[role=status]")
    const text = words.replace("{count}", String(count)).replace("{total}", String(total))
    if (status) status.textContent = isFiltered ? text : ""
    const button = this.querySelector("button")
    if (button) button.hidden = !isFiltered
  }
}
