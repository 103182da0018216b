// "Phiếu tự học": printed by the learner. The name is typed here and kept nowhere.

import { make, makeButton } from "./dom.js"
import { t } from "./words.js"

/** @typedef {{title: string, points: string, seed: string, date: string}} Slip */

/** @param {Slip} about */
export function slip(about) {
  const name = make("input", "tq-input")
  name.autocomplete = "name"
  name.maxLength = 80
  const label = make("label", "tq-label", `${t("slip.name")} `, name)
  const button = makeButton(t("slip.print"), () => print(name.value.trim(), about), "tq-primary")
  return make("div", "tq-slip-offer", make("p", "", t("slip.offer")), label, make("div", "tq-actions", button))
}

/**
 * Print the slip alone: the style sheet hides the rest of the page meanwhile.
 * @param {string} name
 * @param {Slip} about
 */
function print(name, { title, points, seed, date }) {
  const rows = [
    [t("slip.name"), name || "…………………………………………"],
    [t("slip.course"), title],
    [t("slip.result"), points],
    [t("slip.seed"), seed],
    [t("slip.date"), date],
  ]
  const list = make("dl", "")
  for (const [term, value] of rows) list.append(make("dt", "", term), make("dd", "", value))
  const paper = make("section", "tq-slip", make("h1", "", t("slip.title")), list, make("p", "", t("slip.note")))
  document.body.append(paper)
  document.body.classList.add("tq-printing-slip")
  window.addEventListener("afterprint", clean, { once: true })
  window.print()

  function clean() {
    paper.remove()
    document.body.classList.remove("tq-printing-slip")
  }
}
