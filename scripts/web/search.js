// Puts our search behind the theme's search box. Runs on every page before the theme's script.
//
// The theme starts a worker when it loads and talks to it with four messages. It gets a channel
// of ours instead, and nothing is fetched until the first letter is typed; then come the
// list, the worker and the index, all as classic scripts, which work from file:// as well.

import { startSearch } from "./page/search-loader.js"

startSearch(/** @type {HTMLScriptElement} */ (document.currentScript))
