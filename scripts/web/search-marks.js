// Loaded only on a page opened from the search (`?h=…`): marks the words that were found.

import { markPage } from "./page/search-marks.js"

const query = new URLSearchParams(location.search).get("h") || ""
const run = () => markPage(document.querySelector(".md-content") || document.body, query)
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run)
else run()
