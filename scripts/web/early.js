/**
 * Runs before the page is painted: the reader's text size and background.
 * A classic script of its own, because module scripts and inline ones do not work everywhere
 * (file://, a strict content security policy).
 */
import { readPreferences, applyPreferences } from "./core/preferences.js"

applyPreferences(readPreferences(window), document)
document.documentElement.classList.replace("no-js", "js")
