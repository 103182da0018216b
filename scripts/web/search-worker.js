// The search worker: an index for each language comes in once, queries come in, results go out.
//
// build.mjs wraps this file in a function, `tapSearchWorker(self)`, of which the page makes a
// blob worker: a worker cannot be started from a file:// address, and where a blob is not
// allowed either, the same function runs on the page.

import { createSearcher } from "./core/search.js"

/** @import { IndexData } from "./core/search-index.js" */

/**
 * @typedef {{index: IndexData} | {id: number, lang: string, query: string, kind: string,
 *   limit: number}} Request
 */

/** @type {Map<string, ReturnType<typeof createSearcher>>} */
const searchers = new Map()

self.onmessage = (event) => {
  /** @type {Request} */
  const request = event.data
  if ("index" in request) {
    searchers.set(request.index.lang, createSearcher(request.index))
    return
  }
  const { id, lang, query, kind, limit } = request
  const searcher = searchers.get(lang)
  if (searcher) self.postMessage({ id, lang, results: searcher.find(query, { kind, limit }) })
}
