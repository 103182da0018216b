import { suitableDevice } from "../core/device.js"

/** The copies to suggest first: those that suit this device. The whole list stands below. */
export class TapCopies extends HTMLElement {
  connectedCallback() {
    const isTouchOnly = matchMedia("(hover: none) and (pointer: coarse)").matches
    const device = suitableDevice({ agent: navigator.userAgent, isTouchOnly })
    const suggestion = this.querySelector(`[data-device="${device}"]`)
    if (!suggestion) return
    suggestion.removeAttribute("hidden")
    this.hidden = false
  }
}
