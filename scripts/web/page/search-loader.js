// The search box, and what loads the search itself at the first letter: nothing is fetched
// before; then the list, the worker and the index, all as classic scripts, for file:// as well.

/**
 * @typedef {object} Files Names beside this script, from its `data-*`.
 * @property {string} list
 * @property {string} worker
 * @property {string} marks
 * @property {string} style
 * @property {string} lang
 * @property {string} index
 * @property {string} [others] indexes of the other languages
 *
 * @typedef {(query: string) => void} Ask
 * @typedef {{begin: () => void, ask: Ask}} OpenList `begin` once the index is here
 * @typedef {{
 *   tapSearch?: (lang: string, index: object) => void,
 *   tapSearchIndexes?: Record<string, object>,
 *   tapSearchList?: (files: Files, load: (name: string) => Promise<void>) => OpenList,
 *   tapSearchWorker?: (self: object) => void,
 * }} SearchGlobals What the scripts of the search hand to one another.
 */

/**
 * Open the box to letters; a query in the address is asked at once.
 * @param {HTMLScriptElement} script the running one
 */
export function startSearch(script) {
  const files = /** @type {Files & DOMStringMap} */ (script.dataset)
  const globals = /** @type {Window & SearchGlobals} */ (window)
  const load = (/** @type {string} */ name) => loadFile(new URL(name, script.src).href)

  /** @type {Record<string, object>} */
  const indexes = (globals.tapSearchIndexes = {})
  globals.tapSearch = (lang, index) => {
    indexes[lang] = index
  }

  const box = document.querySelector(".tap-search")
  if (box) connect(box, openAsk(files, load))
  if (/[?&]h=./.test(location.search)) load(files.marks).catch(() => {})
}

/**
 * @param {Element} box
 * @param {Ask} ask
 */
function connect(box, ask) {
  const find = (/** @type {string} */ selector) => {
    return /** @type {HTMLInputElement} */ (box.querySelector(selector))
  }
  const input = find("input")
  const share = /** @type {HTMLAnchorElement | null} */ (box.querySelector(".tap-search__share"))
  const toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"))
  const changed = () => {
    const address = new URL(location.href)
    address.hash = ""
    address.search = input.value ? "?q=" + encodeURIComponent(input.value) : ""
    if (share) share.href = address.href
    ask(input.value)
  }
  const open = () => {
    toggle.checked = true
    input.focus()
  }
  const close = () => {
    toggle.checked = false
    input.blur()
  }
  input.addEventListener("focus", open)
  input.addEventListener("input", changed)
  toggle.addEventListener("change", () => (toggle.checked ? open() : close()))
  find(".tap-search__close").addEventListener("click", close)
  find("form").addEventListener("submit", (event) => event.preventDefault())
  find("form").addEventListener("reset", () => {
    input.value = ""
    changed()
    input.focus()
  })
  box.addEventListener("focusout", (event) => {
    const to = /** @type {FocusEvent} */ (event).relatedTarget
    if (to instanceof Node && !box.contains(to)) toggle.checked = false
  })
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) close()
    const isWriting = /** @type {Element} */ (event.target).closest("input, textarea, select, [contenteditable]")
    if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || isWriting) return
    event.preventDefault()
    open()
  })
  const query = new URLSearchParams(location.search).get("q")
  if (query) {
    input.value = query
    open()
    changed()
  }
}

/**
 * Return what takes in queries, of which the first with a letter loads the search.
 * @param {Files} files
 * @param {(name: string) => Promise<void>} load
 * @returns {Ask}
 */
function openAsk(files, load) {
  const globals = /** @type {Window & SearchGlobals} */ (window)
  /** @type {Ask | null} */
  let ask = null
  /** @type {Promise<OpenList> | null} */
  let opening = null
  let isLoading = false
  let query = ""

  const say = (/** @type {"loading" | "failed"} */ what) => {
    const status = document.querySelector(".tap-search__status")
    if (status) status.textContent = /** @type {HTMLElement} */ (status).dataset[what] || ""
  }

  const openList = () => {
    if (!globals.tapSearchList) throw new Error(`expected ${files.list} to define tapSearchList`)
    return globals.tapSearchList(files, load)
  }

  function start() {
    isLoading = true
    say("loading")
    // the worker starts while the index is still on its way
    opening = opening || Promise.all([load(files.list), load(files.worker)]).then(openList)
    Promise.all([opening, load(files.index), load(files.style)]).then(
      ([opened]) => {
        opened.begin()
        ask = opened.ask
        ask(query)
      },
      () => {
        isLoading = false // the next letter tries again
        if (!globals.tapSearchList || !globals.tapSearchWorker) opening = null
        say("failed")
      },
    )
  }

  return (text) => {
    query = text
    if (ask) ask(query)
    else if (/\S/.test(query) && !isLoading) start()
  }
}

/**
 * Load a script or style sheet once.
 * @param {string} url
 * @returns {Promise<void>}
 */
function loadFile(url) {
  return new Promise((resolve, reject) => {
    const isStyle = url.endsWith(".css")
    const node = document.createElement(isStyle ? "link" : "script")
    if (node instanceof HTMLLinkElement) {
      node.rel = "stylesheet"
      node.href = url
    } else node.src = url
    node.onload = () => resolve()
    node.onerror = () => {
      node.remove()
      reject(new Error(`could not load ${url}`))
    }
    document.head.append(node)
  })
}
