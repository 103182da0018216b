// Where the trainer types how many raised a hand for each option.

import { peopleOf } from "../core/deck-hands.js"
import { all, empty, make } from "../page/dom.js"
import { t } from "../page/words.js"

/**
 * Return the options of a question that can be counted, in order.
 * @param {HTMLElement} slide
 */
export function countedOptions(slide) {
  return all(slide, "[data-hands]").map((mark) => ({
    option: mark.dataset.hands || "",
    name: optionName(mark.dataset.hands || "", mark.dataset.name || ""),
  }))
}

/**
 * @param {string} option
 * @param {string} side `Đúng` or `Sai` of a statement
 */
function optionName(option, side) {
  return side ? `${option.split("-")[0]} · ${side}` : option
}

/**
 * Fill a box with one field for each option.
 * @param {HTMLElement} box
 * @param {HTMLElement} slide
 * @param {Record<string, number>} counts
 * @param {(option: string, count: number) => void} onCount
 */
export function fillHands(box, slide, counts, onCount) {
  empty(box)
  for (const { option, name } of countedOptions(slide)) {
    const input = make("input", "")
    input.type = "text"
    input.inputMode = "numeric"
    input.autocomplete = "off"
    input.dataset.option = option
    input.value = counts[option] ? String(counts[option]) : ""
    input.setAttribute("aria-label", t("deck-live.hands-of", { option: name }))
    input.addEventListener("input", () => onCount(option, peopleOf(input.value)))
    const field = make("span", "deck-hands__field", make("span", "", name))
    field.append(
      step("−", () => set(input, peopleOf(input.value) - 1)),
      input,
      step("+", () => set(input, peopleOf(input.value) + 1)),
    )
    box.append(field)
  }

  /**
   * @param {HTMLInputElement} input
   * @param {number} count
   */
  function set(input, count) {
    input.value = count > 0 ? String(count) : ""
    onCount(input.dataset.option || "", Math.max(0, count))
  }
}

/**
 * Bring the fields to what the state says, unless somebody is typing in one.
 * @param {HTMLElement} box
 * @param {Record<string, number>} counts
 */
export function updateHands(box, counts) {
  for (const input of /** @type {HTMLInputElement[]} */ (all(box, "input"))) {
    const count = counts[input.dataset.option || ""] || 0
    if (input !== document.activeElement && peopleOf(input.value) !== count) {
      input.value = count ? String(count) : ""
    }
  }
}

/**
 * @param {string} sign
 * @param {() => void} act
 */
function step(sign, act) {
  const button = make("button", "deck-hands__step", sign)
  button.type = "button"
  button.tabIndex = -1
  button.setAttribute("aria-hidden", "true")
  button.addEventListener("click", act)
  return button
}
