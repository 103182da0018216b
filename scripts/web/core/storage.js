/** Everything this site keeps on a device is under one prefix, so that it can be erased at once. */
export const PREFIX = "taphuan:"

/**
 * Erase it all; storage may be blocked, then nothing is kept either.
 * @param {{ localStorage: Storage }} view
 */
export function eraseAll(view) {
  try {
    const { localStorage } = view
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key)
  } catch (error) {
    return false
  }
  return true
}
