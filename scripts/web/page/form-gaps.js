// Required fields nothing stands in: listed, each with the way back to it.

import { all, empty, make, makeButton } from "./dom.js"
import { t } from "./words.js"

const MOST = 12

/**
 * @param {HTMLElement} place
 * @param {import("../core/answers.js").Answers} answers
 * @param {HTMLElement} root
 */
export function showGaps(place, answers, root) {
  const gaps = answers.gaps()
  const faults = answers.faults()
  const shown = JSON.stringify([gaps, faults])
  if (place.dataset.shown === shown && place.firstChild) return
  place.dataset.shown = shown
  empty(place)
  if (faults) place.append(make("p", "", t("form.faults", { count: faults })))
  if (!gaps.length) return
  place.append(make("p", "", t("form.gaps", { count: gaps.length })))
  const list = make("ul", "")
  for (const gap of gaps.slice(0, MOST)) {
    const label = gap.name.includes(".") ? t("form.gap-row", { label: gap.label, number: gap.row + 1 }) : gap.label
    list.append(make("li", "", makeButton(label, () => goTo(root, gap), "tf-link")))
  }
  place.append(list)
  if (gaps.length > MOST) place.append(make("p", "", t("form.gaps-more", { count: gaps.length - MOST })))
}

/**
 * @param {HTMLElement} root
 * @param {import("../core/answers.js").Gap} gap
 */
function goTo(root, gap) {
  const [name, column] = gap.name.split(".")
  const input = column
    ? all(root, `[data-group="${name}"] .tf-row`)[gap.row].querySelector(`[data-column="${column}"]`)
    : root.querySelector(`[data-field="${name}"]`)
  if (!(input instanceof HTMLElement)) return
  const folded = input.closest("details")
  if (folded) folded.open = true
  input.focus()
  input.scrollIntoView({ block: "center" })
}
