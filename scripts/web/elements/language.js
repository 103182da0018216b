/**
 * The way to the other language keeps the place: sections have other anchors there, which
 * `data-anchors` pairs; an anchor that is in no pair is the same in both.
 */
export class TapLanguage extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this)
  }

  disconnectedCallback() {
    this.removeEventListener("click", this)
  }

  handleEvent() {
    const link = this.querySelector("a")
    if (link) link.hash = anchorThere(location.hash.slice(1), this.dataset.anchors || "")
  }
}

/**
 * @param {string} here
 * @param {string} pairs
 */
function anchorThere(here, pairs) {
  const pair = pairs.split(" ").find((one) => one.split(":")[0] === here)
  return pair ? pair.split(":")[1] : here
}
