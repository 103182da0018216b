// The search box. Nothing of the search itself is fetched until the first letter is typed; then
// come the list, the worker and the index, all as classic scripts, which work from file:// as well.

import { startSearch } from "./page/search-loader.js"

startSearch(/** @type {HTMLScriptElement} */ (document.currentScript))
