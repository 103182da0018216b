// The theme's style sheet without the parts of the theme that no page of ours has.
//
// The theme ships one sheet for everything it can do; most of it (tabs, blogs, versions,
// annotations, its own search and navigation) never meets an element here. A selector stays when
// every class it names is in KEPT. tests/site/test_weight.py fails if a page carries a class of
// the theme that is not.

/** Classes of the theme that our pages carry, and what Python-Markdown may write. */
export const KEPT = new Set([
  "md-container",
  "md-content",
  "md-content__inner",
  "md-footer",
  "md-grid",
  "md-header",
  "md-main",
  "md-main__inner",
  "md-overlay",
  "md-toggle",
  "md-typeset",
  "footnote",
  "footnote-backref",
  "footnote-ref",
  "highlight",
])

/** What no element of ours has: other directions of writing, what the theme's script would set. */
const NEVER = /\[dir=rtl\]|data-md-toggle=search|scrolllock|columnheader|\[align|only-dark|gh-dark|linenos|data-preview|__comments/

/**
 * Return what of a style sheet can have an effect here.
 * @param {string} css minified or not
 * @returns {string}
 */
export function prune(css) {
  const kept = pruneRules(css)
  const isUsed = (/** @type {string} */ name) => kept.includes(`var(${name}`)
  const isMoved = (/** @type {string} */ name) => new RegExp(`animation[^;}]*\\b${name}\\b`).test(kept)
  let out = ""
  for (const { head, body } of rules(kept)) {
    const frames = /^@keyframes (\S+)/.exec(head)
    if (body === null) out += head
    else if (frames) out += isMoved(frames[1]) ? `${head}{${body}}` : ""
    else if (!head.startsWith(":root")) out += `${head}{${body}}`
    else {
      const lines = split(body, ";").filter((line) => {
        const [name] = line.split(":", 1)
        return !name.startsWith("--") || isUsed(name)
      })
      if (lines.join("")) out += `${head}{${lines.join(";")}}`
    }
  }
  return out
}

/**
 * Return the rules whose selectors can match, in their order.
 * @param {string} css
 * @returns {string}
 */
function pruneRules(css) {
  let out = ""
  for (const { head, body } of rules(css)) {
    if (body === null) out += head
    else if (/^@(media|supports|layer)/.test(head)) {
      const inner = pruneRules(body)
      if (inner) out += `${head}{${inner}}`
    } else if (head[0] === "@") out += `${head}{${body}}`
    else {
      const kept = split(head, ",").filter(isKept)
      if (kept.length) out += `${kept.join(",")}{${body}}`
    }
  }
  return out
}

/** @param {string} selector */
function isKept(selector) {
  const classes = selector.match(/\.[\w-]+/g) || []
  return !NEVER.test(selector) && classes.every((name) => KEPT.has(name.slice(1)))
}

/**
 * Yield each rule as what stands before its braces and in them; `body` is null for a statement.
 * @param {string} css
 * @returns {Generator<{head: string, body: string | null}>}
 */
function* rules(css) {
  const text = css.replace(/\/\*[^]*?\*\//g, "")
  let start = 0
  let depth = 0
  let open = 0
  for (let at = 0; at < text.length; at++) {
    at = pastString(text, at)
    const letter = text[at]
    if (letter === "{" && !depth++) open = at
    else if (letter === ";" && !depth) {
      yield { head: text.slice(start, at + 1).trim(), body: null }
      start = at + 1
    } else if (letter === "}" && !--depth) {
      yield { head: text.slice(start, open).trim(), body: text.slice(open + 1, at) }
      start = at + 1
    }
  }
}

/**
 * @param {string} text
 * @param {string} separator
 */
function split(text, separator) {
  const parts = [""]
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const from = at
    at = pastString(text, at)
    if (text[at] === "(") depth++
    if (text[at] === ")") depth--
    if (text[at] === separator && !depth) parts.push("")
    else parts[parts.length - 1] += text.slice(from, at + 1)
  }
  return parts
}

/**
 * Return the place of the closing quotation mark of a string that opens here, else `at`.
 * @param {string} text
 * @param {number} at
 */
function pastString(text, at) {
  const quote = text[at]
  if (quote !== '"' && quote !== "'") return at
  let end = at + 1
  while (end < text.length && text[end] !== quote) end += text[end] === "\\" ? 2 : 1
  return end
}
