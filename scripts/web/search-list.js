// Loaded at the first letter: asks the worker and shows what it finds.

import { SearchList } from "./page/search-list.js"
import { openSearcher } from "./page/search-searcher.js"

/** @import { SearchGlobals } from "./page/search-loader.js" */

const globals = /** @type {Window & SearchGlobals} */ (window)

globals.tapSearchList = (files, load) => {
  const list = new SearchList(openSearcher(globals), files, load)
  return { begin: () => list.begin(), ask: (query) => list.ask(query) }
}
