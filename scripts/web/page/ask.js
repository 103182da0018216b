// A question before something that cannot be undone, asked in the page: some apps' browsers
// swallow the browser's own dialogue.

import { make, makeButton } from "./dom.js"

/**
 * Ask in place of `button`, which comes back afterwards.
 * @param {HTMLButtonElement} button
 * @param {{question: string, yes: string, no: string}} words
 * @param {() => void} act
 */
export function ask(button, { question, yes, no }, act) {
  const box = make("div", "tq-ask")
  const close = () => {
    box.remove()
    button.hidden = false
    button.focus()
  }
  const refuse = makeButton(no, close)
  const agree = makeButton(yes, () => {
    close()
    act()
  })
  box.append(make("p", "", question), make("div", "tq-actions", refuse, agree))
  box.setAttribute("role", "group")
  box.setAttribute("aria-label", question)
  button.hidden = true
  button.after(box)
  refuse.focus()
}
