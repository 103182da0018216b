/** The drawer's label as a button: without this it cannot be reached by keyboard. */
export class TapMenu extends HTMLElement {
  connectedCallback() {
    this.toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"))
    const label = this.querySelector("label")
    if (!this.toggle || !label) return
    label.setAttribute("role", "button")
    label.tabIndex = 0
    this.addEventListener("keydown", this)
    document.addEventListener("keydown", this)
    this.toggle.addEventListener("change", this)
    this.say()
  }

  disconnectedCallback() {
    this.removeEventListener("keydown", this)
    document.removeEventListener("keydown", this)
    if (this.toggle) this.toggle.removeEventListener("change", this)
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (!this.toggle) return
    if (event instanceof KeyboardEvent) {
      const isOnButton = event.currentTarget === this && (event.key === "Enter" || event.key === " ")
      const isClosing = event.key === "Escape" && this.toggle.checked
      if (!isOnButton && !isClosing) return
      event.preventDefault()
      this.toggle.checked = isClosing ? false : !this.toggle.checked
      this.toggle.dispatchEvent(new Event("change", { bubbles: true }))
      const label = this.querySelector("label")
      if (isClosing && label) label.focus()
    }
    this.say()
  }

  say() {
    const label = this.querySelector("label")
    if (label && this.toggle) label.setAttribute("aria-expanded", String(this.toggle.checked))
  }
}
