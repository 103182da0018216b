/**
 * The menu “In · Tải”: prints the page, whole or as a handout without what is said after a
 * case's question. Without this script it holds the links only.
 */
export class TapTake extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    for (const item of Array.from(this.querySelectorAll("[data-print]"))) item.removeAttribute("hidden")
    this.addEventListener("click", this)
    window.addEventListener("afterprint", this)
  }

  disconnectedCallback() {
    this.removeEventListener("click", this)
    window.removeEventListener("afterprint", this)
  }

  /** @param {Event} event */
  handleEvent(event) {
    const page = document.documentElement.classList
    if (event.type === "afterprint") return page.remove("tap-handout")
    const button = event.target instanceof Element && event.target.closest("[data-print] button")
    const item = button && button.parentElement
    if (!item) return
    page.toggle("tap-handout", item.dataset.print === "handout")
    window.print()
  }
}
