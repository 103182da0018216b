/* Evaluated in a page: what of its visible text is too small or too faint for old eyes.
   Left out: superscripts, and the picture of a printed sheet (.tf-preview), as large as it fits. */
() => {
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  /** Any CSS colour as red, green, blue, alpha; laid on what is below it. */
  const rgba = (color) => {
    probe.clearRect(0, 0, 1, 1)
    probe.fillStyle = color
    probe.fillRect(0, 0, 1, 1)
    const [red, green, blue, alpha] = probe.getImageData(0, 0, 1, 1).data
    return [red, green, blue, alpha / 255]
  }
  const over = (top, below) => top.slice(0, 3).map((part, n) => part * top[3] + below[n] * (1 - top[3]))
  const light = (color) => {
    const [r, g, b] = color.map((part) => {
      const value = part / 255
      return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4)
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ratio = (one, two) => {
    const [high, low] = [light(one), light(two)].sort((a, b) => b - a)
    return (high + 0.05) / (low + 0.05)
  }
  const paper = (element) => {
    const layers = []
    for (let node = element; node; node = node.parentElement) layers.unshift(getComputedStyle(node).backgroundColor)
    const canvas = rgba(getComputedStyle(document.documentElement).colorScheme === "dark" ? "#000" : "#fff")
    return layers.reduce((below, layer) => over(rgba(layer), below), canvas)
  }
  const small = new Set()
  const faint = new Set()
  let count = 0
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim()
    const element = walker.currentNode.parentElement
    if (!text || element.closest("script, style, noscript, template, .tap-visually-hidden, .tq-hidden-text, .tf-preview")) continue
    const style = getComputedStyle(element)
    const isShown = element.checkVisibility
      ? element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      : element.offsetParent
    if (!isShown || !element.getClientRects().length) continue
    count++
    const name = `${element.tagName.toLowerCase()}.${element.className} “${text.slice(0, 30)}”`
    if (parseFloat(style.fontSize) < 18 && !element.closest("sup, sub")) small.add(`${name} ${style.fontSize}`)
    const below = paper(element)
    const found = ratio(over(rgba(style.color), below), below)
    if (found < 7) faint.add(`${name} ${found.toFixed(2)}`)
  }
  for (const field of document.querySelectorAll("input, select, textarea")) {
    if (!field.getClientRects().length || /^(checkbox|radio|hidden|file)$/.test(field.type)) continue
    const size = getComputedStyle(field).fontSize
    if (parseFloat(size) < 18) small.add(`${field.tagName.toLowerCase()}.${field.className} ${size}`)
  }
  return { count, small: [...small], faint: [...faint] }
}
