/** A print button; folded sources print open. */
export class TapPrint extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.addEventListener("click", this)
  }

  disconnectedCallback() {
    this.removeEventListener("click", this)
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.target instanceof Element && event.target.closest("button")) window.print()
  }
}
