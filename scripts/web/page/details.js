// What is folded opens for whoever is sent into it, and before printing where paper should have it.

/** Open what is folded around the goal of the address. */
export function openGoal() {
  const goal = location.hash.length > 1 && document.getElementById(decode(location.hash.slice(1)))
  if (!goal) return
  let isOpened = false
  for (let node = goal.parentElement; node; node = node.parentElement) {
    if (node instanceof HTMLDetailsElement && !node.open) isOpened = node.open = true
  }
  if (isOpened) goal.scrollIntoView()
}

/** @param {string} hash */
function decode(hash) {
  try {
    return decodeURIComponent(hash)
  } catch (_) {
    return hash
  }
}

/** Print the folded lists of sources open, and fold them again. */
export function openForPrint() {
  /** @type {HTMLDetailsElement[]} */
  let opened = []
  window.addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll("details.tap-sources:not([open]), details.tap-register:not([open])"))
    for (const one of opened) one.open = true
  })
  window.addEventListener("afterprint", () => {
    for (const one of opened) one.open = false
  })
}
