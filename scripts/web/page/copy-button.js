// A button that copies a text, and what it says afterwards.

import { copyText } from "./copy.js"
import { empty, make, makeButton } from "./dom.js"
import { t } from "./words.js"

/**
 * @param {() => string} text
 * @returns {{button: HTMLButtonElement, told: HTMLElement}}
 */
export function makeCopy(text) {
  const told = make("div", "tq-told")
  told.setAttribute("role", "status")
  const button = makeButton(t("summary.copy"), async () => {
    const copied = text()
    const isCopied = await copyText(copied)
    empty(told)
    told.append(make("p", "", t(isCopied ? "summary.copied" : "summary.copy-by-hand")))
    if (!isCopied) told.append(byHand(copied))
  })
  return { button, told }
}

/** @param {string} text */
function byHand(text) {
  const area = make("textarea", "tq-copy-text")
  area.value = text
  area.rows = text.split("\n").length + 1
  area.readOnly = true
  area.setAttribute("aria-label", t("summary.copy"))
  setTimeout(() => area.select())
  return area
}
