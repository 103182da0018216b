// What the trainer reads beside a slide: its own notes, then those of its whole section.

import { all, empty, make } from "../page/dom.js"
import { t } from "../page/words.js"

/**
 * Fill a box with the notes of a slide.
 * @param {HTMLElement} box
 * @param {HTMLElement} slide
 * @param {HTMLElement[]} slides all of the deck, where the section's notes are found
 * @param {boolean} hidesAnswer the hall can see the box, and nobody asked for the answer yet:
 *   the trainer's blocks of a section tell the answers of its questions
 */
export function fillNotes(box, slide, slides, hidesAnswer) {
  empty(box)
  for (const note of ownNotes(slide)) {
    if (!hidesAnswer || !note.classList.contains("note--answer")) box.append(note.cloneNode(true))
  }
  const isHeld = hidesAnswer && slide.querySelector(".slide__notes > .note--answer") !== null
  if (isHeld) box.append(make("p", "note", t("deck-live.notes-held")))
  else for (const note of sectionNotes(slide, slides)) box.append(note.cloneNode(true))
  if (!box.firstChild) box.append(make("p", "note", t("deck-live.no-notes")))
  box.scrollTop = 0
}

/** @param {HTMLElement} slide */
function ownNotes(slide) {
  return all(slide, ".slide__notes > .note")
}

/**
 * @param {HTMLElement} slide
 * @param {HTMLElement[]} slides
 */
function sectionNotes(slide, slides) {
  const section = slide.dataset.section
  for (const other of slides) {
    if (other.dataset.section === section) {
      const notes = all(other, ".section-notes > .note")
      if (notes.length) return notes
    }
  }
  return []
}
