// An ordering question in the browser: the steps themselves move, by button, key or drag.

import { lineText } from "./answer-form.js"
import { onDrag } from "./drag.js"
import { all, announce, icon, make, makeButton, one } from "./dom.js"
import { t } from "./words.js"

/**
 * Give every step its buttons in place of the list of positions.
 * @param {HTMLElement} root the question
 */
export function enhanceOrdering(root) {
  const list = one(root, ".tq-steps")
  const said = make("div", "tq-hidden-text")
  said.setAttribute("role", "status")
  list.after(said)
  for (const step of all(list, ".tq-step")) {
    one(step, ".tq-position").remove()
    const moves = make("div", "tq-moves", moveButton(list, step, said, -1), moveButton(list, step, said, 1))
    one(step, ".tq-text").after(moves)
    step.prepend(grip(list, step, said))
  }
  showEnds(list)
}

/**
 * @param {HTMLElement} root
 * @param {boolean} isLocked
 */
export function lockOrdering(root, isLocked) {
  one(root, ".tq-steps").classList.toggle("tq-locked", isLocked)
  if (!isLocked) showEnds(one(root, ".tq-steps"))
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} step
 * @param {HTMLElement} said
 * @param {-1 | 1} way
 */
function moveButton(list, step, said, way) {
  const button = makeButton("", () => {
    const other = way < 0 ? step.previousElementSibling : step.nextElementSibling
    if (!other || list.classList.contains("tq-locked")) return
    // the neighbour moves, so that the pressed button keeps the focus
    if (way < 0) step.after(other)
    else step.before(other)
    settle(list, step, said)
  })
  button.classList.add("tq-move")
  button.setAttribute("aria-label", t(way < 0 ? "quiz-live.up" : "quiz-live.down", { text: lineText(step) }))
  button.append(icon(way < 0 ? "up" : "down"))
  return button
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} step
 * @param {HTMLElement} said
 */
function grip(list, step, said) {
  const handle = make("span", "tq-grip")
  handle.append(icon("grip"))
  onDrag(handle, {
    begin() {
      const isFree = !list.classList.contains("tq-locked")
      step.classList.toggle("tq-dragged", isFree)
      return isFree
    },
    move(_, y) {
      // the neighbours move: an element taken out of the page would lose the pointer
      for (;;) {
        const { previousElementSibling: above, nextElementSibling: below } = step
        if (above instanceof HTMLElement && y < middle(above)) step.after(above)
        else if (below instanceof HTMLElement && y > middle(below)) step.before(below)
        else return
      }
    },
    end() {
      step.classList.remove("tq-dragged")
      settle(list, step, said)
    },
  })
  return handle
}

/** @param {HTMLElement} step */
function middle(step) {
  const box = step.getBoundingClientRect()
  return box.top + box.height / 2
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} step
 * @param {HTMLElement} said
 */
function settle(list, step, said) {
  const steps = all(list, ".tq-step")
  showEnds(list)
  said.textContent = t("quiz-live.moved", {
    text: lineText(step),
    place: steps.indexOf(step) + 1,
    of: steps.length,
  })
  announce(step, "tap:changed")
}

/**
 * The first cannot go up, the last not down; the buttons can keep the focus all the same.
 * @param {HTMLElement} list
 */
function showEnds(list) {
  all(list, ".tq-step").forEach((step, place, steps) => {
    const [up, down] = all(step, ".tq-move")
    up.setAttribute("aria-disabled", String(place === 0))
    down.setAttribute("aria-disabled", String(place === steps.length - 1))
  })
}
