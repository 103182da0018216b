// Loaded at the first letter: asks the worker and shows what it finds.

import { SearchList } from "./page/search-list.js"
import { openSearcher } from "./page/search-searcher.js"

/** @import { SearchGlobals } from "./page/search-loader.js" */

const globals = /** @type {Window & SearchGlobals} */ (window)

globals.tapSearchList = (files, load) => {
  const searcher = openSearcher(globals)
  const list = new SearchList(searcher, files, load)
  return (query) => list.ask(query)
}
