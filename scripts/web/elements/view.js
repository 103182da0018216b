/** Text size and background: buttons in the header that stay as set. */
import { applyPreferences, readPreferences, stepSize, writePreferences } from "../core/preferences.js"

export class TapTextSize extends HTMLElement {
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
    if (!button) return
    const before = readPreferences(window)
    const size = stepSize(before.size, Number(button.dataset.step))
    writePreferences(window, { size })
    applyPreferences({ size, scheme: before.scheme }, document)
    const live = this.querySelector("[aria-live]")
    if (live) live.textContent = size + "%"
  }
}

export class TapScheme extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.addEventListener("click", this)
    this.name()
  }

  disconnectedCallback() {
    this.removeEventListener("click", this)
  }

  handleEvent() {
    const before = readPreferences(window)
    const scheme = before.scheme === "slate" ? "default" : "slate"
    writePreferences(window, { scheme })
    applyPreferences({ size: before.size, scheme }, document)
    this.name()
  }

  /** Name the button by what it will do. */
  name() {
    const button = this.querySelector("button")
    if (!button) return
    const isDark = document.body.getAttribute("data-md-color-scheme") === "slate"
    const words = (isDark ? button.dataset.light : button.dataset.dark) || ""
    button.setAttribute("aria-label", words)
    button.title = words
  }
}
