/** The link to the cell's calendar, pointed at the month it is; without a clock at the page. */
export class TapMonth extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector("a")
    const words = this.dataset.words
    if (!link || !words || link.hash) return
    const month = String(new Date().getMonth() + 1)
    link.hash = "thang-" + month
    link.textContent = words.replace("{month}", month)
  }
}
