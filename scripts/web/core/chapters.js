// Which chapter of a document in one file is to be seen: the one that holds what the address
// names, else the first.

/**
 * @param {string} hash of the address, with its sign
 * @returns {string} the id it names, as it is written in the page
 */
export function goalOf(hash) {
  const name = hash.slice(1)
  try {
    return decodeURIComponent(name)
  } catch {
    return name // not written by us
  }
}
