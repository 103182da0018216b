// The slides on the wall: reveal.js moves between them, we fit them to the screen.

import Reveal from "reveal.js"
import { fitSlide } from "../core/deck-size.js"
import { all, one } from "../page/dom.js"

const SCROLLED_ENOUGH = 0.85

export class Stage {
  /** @param {() => void} onMoved called when another slide, or its answer, is shown */
  constructor(onMoved) {
    this.root = one(document, ".reveal")
    this.frame = one(document, ".deck-stage")
    this.holder = one(this.root, ".slides")
    this.slides = all(this.holder, ".slide")
    this.onMoved = onMoved
    this.deck = new Reveal(this.root, {
      embedded: true,
      disableLayout: true,
      scrollActivationWidth: 0,
      keyboard: false,
      controls: false,
      progress: false,
      hash: false,
      respondToHashChanges: false,
      jumpToSlide: false,
      overview: false,
      help: false,
      pause: false,
      postMessage: false,
      center: false,
      display: "flex",
      hideInactiveCursor: false,
      focusBodyOnPageVisibilityChange: false,
      autoAnimate: false,
      transition: "none",
      backgroundTransition: "none",
    })
  }

  async start() {
    await this.deck.initialize()
    for (const name of ["slidechanged", "fragmentshown", "fragmenthidden"]) {
      this.deck.on(name, this.onMoved)
    }
    window.addEventListener("resize", () => this.layout())
    this.layout()
  }

  get count() {
    return this.slides.length
  }

  get place() {
    return this.deck.getIndices().h
  }

  get current() {
    return this.slides[this.place]
  }

  /** Whether the answer is marked. */
  get isShown() {
    return Boolean(this.current.querySelector(".fragment.visible"))
  }

  /**
   * @param {number} place counted from 0
   * @param {boolean} isShown whether its answer is marked
   */
  go(place, isShown) {
    const last = this.count - 1
    this.deck.slide(Math.max(0, Math.min(last, place)), 0, isShown ? 0 : -1)
  }

  next() {
    if (!this.scroll(1)) this.deck.next()
  }

  previous() {
    if (!this.scroll(-1)) this.deck.prev()
  }

  /** Mark the answer, or take the mark away. */
  toggleAnswer() {
    if (this.isShown) this.deck.prevFragment()
    else this.deck.nextFragment()
  }

  /** Fill the frame; the slide's own size depends on the screen's shape. */
  layout() {
    const size = fitSlide(this.frame.clientWidth, this.frame.clientHeight)
    this.holder.style.setProperty("--slide-width", String(size.width))
    this.holder.style.setProperty("--slide-height", String(size.height))
    const left = (this.frame.clientWidth - size.width * size.scale) / 2
    const top = (this.frame.clientHeight - size.height * size.scale) / 2
    this.holder.style.transform = `translate(${left}px, ${top}px) scale(${size.scale})`
  }

  /**
   * Scroll a slide that is longer than the wall; return whether there was something to scroll.
   * @param {number} direction
   */
  scroll(direction) {
    const body = this.current.querySelector(".slide__body")
    if (!body) return false
    const before = body.scrollTop
    body.scrollTop += direction * body.clientHeight * SCROLLED_ENOUGH
    return Math.abs(body.scrollTop - before) > 1
  }
}
