/**
 * The menu's button. Without this script it is a label, which works by touch and mouse; a
 * button can be reached by keyboard and says whether the menu is open. The drawer itself is
 * opened and closed by the checkbox `__drawer`, closed it is hidden from everybody.
 */
export class TapMenu extends HTMLElement {
  connectedCallback() {
    this.toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"))
    this.drawer = document.getElementById("tap-sidebar")
    if (!this.toggle || !this.drawer) return
    for (const label of [this.querySelector("label"), this.drawer.querySelector("label")]) {
      if (label) label.replaceWith(asButton(label))
    }
    this.addEventListener("click", this)
    this.drawer.addEventListener("click", this)
    this.drawer.addEventListener("focusout", this)
    document.addEventListener("keydown", this)
    this.toggle.addEventListener("change", this)
    this.say()
  }

  disconnectedCallback() {
    this.removeEventListener("click", this)
    document.removeEventListener("keydown", this)
    if (this.toggle) this.toggle.removeEventListener("change", this)
    if (this.drawer) {
      this.drawer.removeEventListener("click", this)
      this.drawer.removeEventListener("focusout", this)
    }
  }

  get isOpen() {
    return !!this.toggle && this.toggle.checked
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = /** @type {Element} */ (event.target)
    switch (event.type) {
      case "click":
        if (event.currentTarget === this) this.show(!this.isOpen)
        else if (target.closest("button")) this.show(false)
        else if (target.closest("a")) this.show(false, null) // a section of this page
        break
      case "change": // by the veil behind the drawer
        this.show(this.isOpen)
        break
      case "keydown":
        if (/** @type {KeyboardEvent} */ (event).key === "Escape" && this.isOpen) this.show(false)
        break
      case "focusout": {
        const to = /** @type {FocusEvent} */ (event).relatedTarget
        const isOutside = to instanceof Node && this.drawer && !this.drawer.contains(to)
        if (isOutside && this.isOpen) this.show(false, null)
      }
    }
  }

  /**
   * @param {boolean} isOpen
   * @param {HTMLElement | null} [goal] what gets the focus when it closes
   */
  show(isOpen, goal = this.querySelector("button")) {
    if (!this.toggle || !this.drawer) return
    this.toggle.checked = isOpen
    const first = this.drawer.querySelector("button")
    if (isOpen && first) {
      this.drawer.style.transition = "none" // what is still hidden cannot be given the focus
      first.focus()
      this.drawer.style.transition = ""
    } else if (!isOpen && goal) goal.focus()
    this.say()
  }

  say() {
    const button = this.querySelector("button")
    if (button) button.setAttribute("aria-expanded", String(this.isOpen))
  }
}

/** @param {HTMLLabelElement} label */
function asButton(label) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = label.className
  const name = label.getAttribute("aria-label")
  if (name) button.setAttribute("aria-label", name)
  while (label.firstChild) button.appendChild(label.firstChild)
  return button
}
