// Dragging with finger, pen or mouse. Always an extra: buttons and lists do the same.

const FAR_ENOUGH = 6 // pixels: less is a tap

/**
 * Follow a drag that begins on `handle`; anywhere else a finger scrolls the page.
 * @param {HTMLElement} handle to be styled `touch-action: none`
 * @param {object} act
 * @param {() => boolean} act.begin false when nothing may be dragged now
 * @param {(x: number, y: number) => void} act.move in the window's coordinates
 * @param {(x: number, y: number) => void} act.end
 */
export function onDrag(handle, { begin, move, end }) {
  let isDragging = false
  handle.addEventListener("click", (event) => {
    if (isDragging) event.stopPropagation() // the click that ends a drag is no tap
    isDragging = false
  })
  handle.addEventListener("pointerdown", (down) => {
    if (down.button !== 0) return
    isDragging = false
    const follow = (/** @type {PointerEvent} */ event) => {
      const way = Math.abs(event.clientX - down.clientX) + Math.abs(event.clientY - down.clientY)
      if (!isDragging && way > FAR_ENOUGH) {
        isDragging = begin()
        if (!isDragging) stop(event)
      }
      if (isDragging) {
        event.preventDefault()
        move(event.clientX, event.clientY)
      }
    }
    const stop = (/** @type {PointerEvent} */ event) => {
      handle.removeEventListener("pointermove", follow)
      handle.removeEventListener("pointerup", stop)
      handle.removeEventListener("pointercancel", stop)
      if (isDragging) end(event.clientX, event.clientY)
    }
    handle.setPointerCapture(down.pointerId)
    handle.addEventListener("pointermove", follow)
    handle.addEventListener("pointerup", stop)
    handle.addEventListener("pointercancel", stop)
  })
}
