// The one store of drafts of this page. On file:// nothing is kept: other local files could read
// it there.

import { DraftStore } from "../core/drafts.js"

/** @type {DraftStore | null} */
let store = null

export const isLocalFile = location.protocol === "file:"

/** @returns {DraftStore} */
export function draftStore() {
  if (!store) store = new DraftStore(isLocalFile ? null : localStorageOrNull(), Date.now)
  return store
}

/** Remove everything of this site, also what was kept on file:// by other pages. */
export function eraseDevice() {
  new DraftStore(localStorageOrNull(), Date.now).eraseAll()
}

/** Asking for the storage is enough to make some browsers throw. */
function localStorageOrNull() {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
