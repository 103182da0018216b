// The searcher as the page sees it: in a worker made from a blob, or, where that is not
// allowed, on the page itself. Only the newest question waits; older ones are dropped.

/** @import { SearchGlobals } from "./search-loader.js" */
/** @import { Results } from "../core/search.js" */

/**
 * @typedef {{lang: string, query: string, kind: string, limit: number}} Question
 * @typedef {{postMessage: (data: object) => void, onmessage: null | ((event: {data: any}) => void)}} Port
 */

/** @param {Window & SearchGlobals} globals */
export function openSearcher(globals) {
  return new Searcher(/** @type {(self: object) => void} */ (globals.tapSearchWorker))
}

export class Searcher {
  /** @param {(self: object) => void} code the whole search as one function */
  constructor(code) {
    this.code = code
    this.number = 0
    /** @type {Map<number, (results: Results) => void>} */
    this.waiting = new Map()
    /** Languages whose index the worker has. @type {Set<string>} */
    this.known = new Set()
    /** @type {object[]} */
    this.sent = [] // until the worker answers, it may turn out not to run at all
    this.port = this.openWorker() || this.openHere()
  }

  /** @returns {Port | null} */
  openWorker() {
    try {
      const blob = new Blob([`(${this.code})(self)`], { type: "text/javascript" })
      const worker = new Worker(URL.createObjectURL(blob))
      worker.onmessage = ({ data }) => this.receive(data)
      worker.onerror = (event) => {
        event.preventDefault()
        worker.terminate()
        const sent = this.sent
        this.port = this.openHere()
        for (const message of sent) this.port.postMessage(message)
      }
      return /** @type {any} */ (worker)
    } catch (_) {
      return null // blobs are not allowed here
    }
  }

  /** @returns {Port} */
  openHere() {
    /** @type {Port} */
    const inside = { onmessage: null, postMessage: (data) => this.receive(/** @type {any} */ (data)) }
    this.code(inside)
    return {
      onmessage: null,
      postMessage(data) {
        setTimeout(() => inside.onmessage && inside.onmessage({ data }))
      },
    }
  }

  /**
   * @param {string} lang
   * @param {object} index
   */
  learn(lang, index) {
    if (this.known.has(lang)) return
    this.known.add(lang)
    this.send({ index })
  }

  /**
   * @param {Question} question
   * @returns {Promise<Results>}
   */
  find(question) {
    const id = ++this.number
    this.send(Object.assign({ id }, question))
    return new Promise((resolve) => this.waiting.set(id, resolve))
  }

  /** @param {object} message */
  send(message) {
    this.sent.push(message)
    this.port.postMessage(message)
  }

  /** @param {{id: number, results: Results}} answer */
  receive({ id, results }) {
    this.sent = []
    const resolve = this.waiting.get(id)
    this.waiting.delete(id)
    if (resolve) resolve(results)
  }
}
