// The one store of this page, on the browser's own storage and clock.

import { ProgressStore } from "../core/progress.js"
import { make, makeButton } from "./dom.js"
import { t } from "./words.js"

/** @typedef {{tapProgress?: ProgressStore}} Shared the page's scripts share one store */

/** @returns {ProgressStore} */
export function progressStore() {
  const shared = /** @type {Window & Shared} */ (window)
  if (!shared.tapProgress) {
    const store = new ProgressStore({ storage: localStorageOrNull(), now: Date.now, onTrouble: tell })
    window.addEventListener("storage", (event) => store.changedElsewhere(event.key))
    shared.tapProgress = store
  }
  return shared.tapProgress
}

/** Asking for the storage is enough to make some browsers throw. */
function localStorageOrNull() {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

/**
 * Say once, at the foot of the window, that something is not kept as usual.
 * @param {import("../core/progress.js").Trouble} trouble
 */
function tell(trouble) {
  const notice = make("div", "tq-notice tq-ui")
  notice.setAttribute("role", "status")
  document.body.append(notice)
  notice.append(
    make("p", "", t(`trouble.${trouble}`)),
    makeButton(t("trouble.understood"), () => notice.remove()),
  )
}
