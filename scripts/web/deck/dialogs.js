// Help, the list of all slides, and the way to a slide by its number.

import { placeOf } from "../core/deck-keys.js"
import { all, empty, make, one } from "../page/dom.js"
import { t } from "../page/words.js"
import { copySlide, titleOf } from "./paint.js"

export class Dialogs {
  /**
   * @param {HTMLElement[]} slides
   * @param {(place: number) => void} onChoose
   * @param {(text: string) => void} say
   */
  constructor(slides, onChoose, say) {
    this.slides = slides
    this.onChoose = onChoose
    this.say = say
    this.jump = this.find("deck-jump")
    this.overview = this.find("deck-overview")
    this.help = this.find("deck-help")
    const form = one(this.jump, "form")
    form.addEventListener("submit", () => this.leaveJump())
  }

  /** @param {string} id */
  find(id) {
    return /** @type {HTMLDialogElement} */ (one(document, `#${id}`))
  }

  get isOpen() {
    return this.jump.open || this.overview.open || this.help.open
  }

  close() {
    for (const dialog of [this.jump, this.overview, this.help]) {
      if (dialog.open) dialog.close()
    }
  }

  openHelp() {
    this.toggle(this.help)
  }

  openJump() {
    this.toggle(this.jump)
    const input = /** @type {HTMLInputElement} */ (one(this.jump, "input"))
    input.value = ""
    if (this.jump.open) input.focus()
  }

  /** @param {number} current */
  openOverview(current) {
    this.toggle(this.overview)
    if (!this.overview.open) return
    const list = one(this.overview, ".deck-overview")
    if (!list.firstChild) this.fillOverview(list)
    const buttons = all(list, "button")
    buttons.forEach((button, place) => {
      if (place === current) button.setAttribute("aria-current", "true")
      else button.removeAttribute("aria-current")
    })
    buttons[current].focus()
    buttons[current].scrollIntoView({ block: "center" })
  }

  /** @param {HTMLDialogElement} dialog */
  toggle(dialog) {
    const wasOpen = dialog.open
    this.close()
    if (!wasOpen) dialog.showModal()
  }

  /** @param {HTMLElement} list */
  fillOverview(list) {
    empty(list)
    this.slides.forEach((slide, place) => {
      const button = make("button", "deck-overview__slide")
      button.type = "button"
      button.addEventListener("click", () => {
        this.close()
        this.onChoose(place)
      })
      const small = make("span", "deck-overview__small", copySlide(slide))
      small.setAttribute("aria-hidden", "true")
      small.setAttribute("inert", "")
      button.append(small, make("span", "deck-overview__name", `${place + 1}. ${titleOf(slide)}`))
      list.append(make("li", "", button))
    })
  }

  leaveJump() {
    const typed = /** @type {HTMLInputElement} */ (one(this.jump, "input")).value
    this.goTo(typed)
  }

  /** @param {string} typed */
  goTo(typed) {
    const place = placeOf(typed, this.slides.length)
    if (place < 0) this.say(t("deck-live.no-slide", { number: typed.trim() }))
    else this.onChoose(place)
  }
}
