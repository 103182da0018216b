/**
 * The menu's button. Without this script it is a label, which works by touch and mouse; a
 * button can be reached by keyboard and says whether the menu is open.
 */
export class TapMenu extends HTMLElement {
  connectedCallback() {
    this.toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"))
    const label = this.querySelector("label")
    if (!this.toggle) return
    if (label) label.replaceWith(asButton(label))
    this.addEventListener("click", this)
    document.addEventListener("keydown", this)
    this.toggle.addEventListener("change", this)
    this.say()
  }

  disconnectedCallback() {
    this.removeEventListener("click", this)
    document.removeEventListener("keydown", this)
    if (this.toggle) this.toggle.removeEventListener("change", this)
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (!this.toggle) return
    const isClosing = event instanceof KeyboardEvent && event.key === "Escape" && this.toggle.checked
    if (event.type === "click" || isClosing) {
      this.toggle.checked = !this.toggle.checked
      this.toggle.dispatchEvent(new Event("change", { bubbles: true }))
    }
    const button = this.querySelector("button")
    if (isClosing && button) button.focus()
    this.say()
  }

  say() {
    const button = this.querySelector("button")
    if (button && this.toggle) button.setAttribute("aria-expanded", String(this.toggle.checked))
  }
}

/** @param {HTMLLabelElement} label */
function asButton(label) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = label.className
  button.setAttribute("aria-label", label.getAttribute("aria-label") || "")
  while (label.firstChild) button.appendChild(label.firstChild)
  return button
}
