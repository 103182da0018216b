// Where the trainer types how many raised a hand for each option.

import { peopleOf } from "../core/deck-hands.js"
import { all, empty, make } from "../page/dom.js"
import { t } from "../page/words.js"

/** @type {WeakMap<HTMLInputElement, { people: number, at: number }>} what was told and not yet heard */
const told = new WeakMap()

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
    input.addEventListener("input", () => count(input, peopleOf(input.value)))
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
   * @param {number} people
   */
  function set(input, people) {
    input.value = people > 0 ? String(people) : ""
    count(input, Math.max(0, people))
  }

  /**
   * @param {HTMLInputElement} input
   * @param {number} people
   */
  function count(input, people) {
    told.set(input, { people, at: Date.now() })
    onCount(input.dataset.option || "", people)
  }
}

/**
 * Bring the fields to what the state says.
 * @param {HTMLElement} box
 * @param {Record<string, number>} counts
 * @param {number} wait so many milliseconds a field changed here is left alone, unless the state
 *   has the change: until then it is older
 */
export function updateHands(box, counts, wait) {
  for (const input of /** @type {HTMLInputElement[]} */ (all(box, "input"))) {
    const count = counts[input.dataset.option || ""] || 0
    const mine = told.get(input)
    if (mine && mine.people !== count && Date.now() - mine.at < wait) continue
    told.delete(input)
    if (peopleOf(input.value) !== count) input.value = count ? String(count) : ""
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
