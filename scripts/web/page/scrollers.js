// Wide tables and code scroll sideways on a phone; the keyboard must reach them to do so.

export function reachScrollers() {
  const all = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".md-typeset table, .md-typeset pre > code"))
  if (!all.length || !window.ResizeObserver) {
    return
  }
  const update = () => {
    const wide = [...all].filter((one) => one.scrollWidth > one.clientWidth)
    all.forEach((one) => (wide.includes(one) ? one.setAttribute("tabindex", "0") : one.removeAttribute("tabindex")))
  }
  new ResizeObserver(update).observe(document.body)
}
