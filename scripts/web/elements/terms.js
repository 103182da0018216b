/**
 * The meaning of a term where it is first used: by hover, by focus, by tap.
 * Without this script the term is a link to the glossary.
 */
const LINGER = 300 // milliseconds to move the pointer from the term into its meaning

export class TapTerms extends HTMLElement {
  connectedCallback() {
    /** @type {HTMLAnchorElement | null} */
    this.term = null
    this.timer = 0
    this.wasTouched = false
    for (const name of ["mouseover", "mouseout", "focusin", "focusout", "keydown", "pointerdown", "click"]) {
      document.addEventListener(name, this)
    }
  }

  disconnectedCallback() {
    clearTimeout(this.timer)
    for (const name of ["mouseover", "mouseout", "focusin", "focusout", "keydown", "pointerdown", "click"]) {
      document.removeEventListener(name, this)
    }
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = event.target instanceof Element ? event.target : null
    const term = /** @type {HTMLAnchorElement | null} */ (target && target.closest("a.tap-term"))
    const isInside = !!target && this.contains(target)
    switch (event.type) {
      case "pointerdown":
        this.wasTouched = /** @type {PointerEvent} */ (event).pointerType !== "mouse"
        break
      case "click":
        if (term && this.wasTouched) {
          event.preventDefault()
          this.show(term)
        } else if (!term && !isInside) this.hide()
        this.wasTouched = false
        break
      case "keydown":
        if (/** @type {KeyboardEvent} */ (event).key === "Escape") this.hide()
        break
      case "mouseover":
      case "focusin":
        clearTimeout(this.timer)
        if (term) this.show(term)
        else if (!isInside && event.type === "focusin") this.hide()
        break
      case "mouseout":
        if (term || isInside) this.timer = window.setTimeout(() => this.hide(), LINGER)
        break
    }
  }

  /** @param {HTMLAnchorElement} term */
  show(term) {
    const meaning = this.querySelector("[role=tooltip]")
    const link = this.querySelector("a")
    if (!meaning || !link) return
    if (this.term && this.term !== term) this.term.removeAttribute("aria-describedby")
    this.term = term
    meaning.textContent = term.dataset.meaning || ""
    link.href = term.href
    term.setAttribute("aria-describedby", meaning.id)
    this.hidden = false
    const place = term.getBoundingClientRect()
    const room = document.documentElement.clientWidth - this.offsetWidth - 8
    this.style.left = Math.max(8, Math.min(place.left, room)) + window.pageXOffset + "px"
    this.style.top = place.bottom + window.pageYOffset + 6 + "px"
  }

  hide() {
    clearTimeout(this.timer)
    if (this.term) this.term.removeAttribute("aria-describedby")
    this.term = null
    this.hidden = true
  }
}
