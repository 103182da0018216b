// The channel to the theme's search box, and what loads the search itself at the first letter.

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

const SETUP = 0
const READY = 1
const QUERY = 2
const RESULT = 3

/**
 * Take the place of the theme's worker.
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

  const Native = window.Worker
  const Ours = function (/** @type {string | URL} */ url, /** @type {WorkerOptions} */ options) {
    return String(url).endsWith(files.worker) ? openChannel(files, load) : new Native(url, options)
  }
  Ours.prototype = Native.prototype
  window.Worker = /** @type {any} */ (Ours)

  const input = document.querySelector(".tap-search__input")
  const toggle = document.getElementById("__search")
  const close = document.querySelector(".tap-search__close")
  if (input && toggle && close) {
    // the theme hears keys only: not what is pasted by touch or dictated
    input.addEventListener("input", () => input.dispatchEvent(new Event("keyup")))
    close.addEventListener("click", () => toggle.click())
  }
  if (/[?&]h=./.test(location.search)) load(files.marks).catch(() => {})
}

/**
 * Return what the theme takes for its worker.
 * @param {Files} files
 * @param {(name: string) => Promise<void>} load
 */
function openChannel(files, load) {
  const globals = /** @type {Window & SearchGlobals} */ (window)
  const channel = new EventTarget()
  /** @type {Ask | null} */
  let ask = null
  /** @type {Promise<OpenList> | null} */
  let opening = null
  let isLoading = false
  let query = ""

  const reply = (/** @type {object} */ data) => {
    Promise.resolve().then(() => channel.dispatchEvent(new MessageEvent("message", { data })))
  }
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

  return Object.assign(channel, {
    /** @param {{type: number, data: any}} message */
    postMessage({ type, data }) {
      if (type === SETUP) reply({ type: READY })
      if (type !== QUERY) return
      reply({ type: RESULT, data: { items: [] } }) // the theme's own list stays empty
      query = data
      if (ask) ask(query)
      else if (/\S/.test(query) && !isLoading) start()
    },
  })
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
