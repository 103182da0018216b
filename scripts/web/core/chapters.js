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

/**
 * Where a module's address and the section in it lead: in one file both are names, and the
 * section's begins with the chapter's, unless it was remembered from the site.
 * @param {string} url `bai.html#muc`, or `#bai-2#bai-2-muc` in one file
 * @returns {string}
 */
export function addressOf(url) {
  const [before, chapter, section] = url.split("#")
  if (before || !section) return url
  return section.startsWith(`${chapter}-`) ? `#${section}` : `#${chapter}-${section}`
}
