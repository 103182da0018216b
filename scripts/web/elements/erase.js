/**
 * “Xóa hết dữ liệu trên máy này” where a page keeps no more than how it is shown: asks first,
 * in the page, because some apps' browsers swallow the browser's own dialogue.
 */
import { applyPreferences, readPreferences } from "../core/preferences.js"
import { eraseAll } from "../core/storage.js"

export class TapErase extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.addEventListener("click", this)
  }

  disconnectedCallback() {
    this.removeEventListener("click", this)
  }

  /** @param {Event} event */
  handleEvent(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null
    const first = /** @type {HTMLButtonElement | null} */ (this.querySelector("button"))
    const said = this.querySelector("[role=status]")
    if (!button || !first || !said) return
    if (button === first) {
      first.hidden = true
      said.textContent = this.dataset.ask || ""
      this.append(this.choice("no"), this.choice("yes"))
      const no = this.querySelector("[data-choice]")
      if (no instanceof HTMLElement) no.focus()
      return
    }
    for (const one of Array.from(this.querySelectorAll("[data-choice]"))) one.remove()
    first.hidden = false
    first.focus()
    const isMeant = button.dataset.choice === "yes"
    said.textContent = isMeant ? this.dataset.done || "" : ""
    if (isMeant) this.erase()
  }

  /** @param {"yes" | "no"} which */
  choice(which) {
    const button = document.createElement("button")
    button.type = "button"
    button.className = "tap-button"
    button.dataset.choice = which
    button.textContent = this.dataset[which] || ""
    return button
  }

  erase() {
    eraseAll(window)
    applyPreferences(readPreferences(window), document)
    window.dispatchEvent(new StorageEvent("storage", { key: null })) // what shows kept work looks again
  }
}
