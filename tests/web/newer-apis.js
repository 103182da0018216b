/**
 * What Chrome 70 does not know: [name, first Chrome version, how it looks in a bundle]. esbuild
 * lowers syntax to its target; nothing lowers these. A bundle may ask for one before it uses it
 * (`"x" in window`), but none of ours needs to.
 * @type {[string, number, RegExp][]}
 */
export const NEWER_SCRIPT = [
  ["optional chaining", 80, /\?\.(?!\d)/],
  ["?? and ??=", 80, /\?\?/],
  ["logical assignment", 85, /(\|\||&&)=/],
  ["private fields", 74, /[{;}]#\w+[=(;]|\.#\w/],
  ["BigInt literals", 67, /\b\d+n\b/], // known to 70, not to its neighbours
  ["globalThis", 71, /\bglobalThis\b/],
  ["Array.prototype.at", 92, /\.at\(/],
  ["findLast", 97, /\.findLast(Index)?\(/],
  ["toSorted, toReversed, toSpliced", 110, /\.to(Sorted|Reversed|Spliced)\(/],
  ["Object.fromEntries", 73, /\bfromEntries\b/],
  ["Object.hasOwn", 93, /\bhasOwn\(/],
  ["Object.groupBy", 117, /\.groupBy\(/],
  ["replaceAll", 85, /\.replaceAll\(/],
  ["matchAll", 73, /\.matchAll\(/],
  ["Promise.allSettled, any", 76, /Promise\.(allSettled|any)\(/],
  ["structuredClone", 98, /\bstructuredClone\b/],
  ["queueMicrotask", 71, /\bqueueMicrotask\b/],
  ["crypto.randomUUID", 92, /\brandomUUID\b/],
  ["Blob.text, arrayBuffer", 76, /\bfile\.text\(/],
  ["replaceChildren", 86, /\.replaceChildren\(/],
  ["inert", 102, /\.inert\b/],
  ["form.requestSubmit", 76, /\.requestSubmit\(/],
  ["adoptedStyleSheets", 73, /\badoptedStyleSheets\b/],
  ["ElementInternals", 77, /\battachInternals\(/],
  ["Intl.RelativeTimeFormat, ListFormat", 71, /\b(RelativeTimeFormat|ListFormat)\b/],
  ["AbortSignal.timeout, any", 103, /AbortSignal\./],
  ["scheduler", 94, /\bscheduler\./],
  ["lookbehind with named groups in old WebViews", 62, /\(\?<[=!]/],
]

/** @type {[string, number, RegExp][]} */
export const NEWER_STYLE = [
  [":is(), :where()", 88, /:(is|where)\(/],
  [":has()", 105, /:has\(/],
  ["nesting", 112, /&/],
  ["inset", 87, /[{;]inset:/],
  ["gap in flex boxes", 84, /[{;](row-|column-)?gap:/],
  ["min(), max(), clamp()", 79, /\b(min|max|clamp)\(/],
  ["aspect-ratio", 88, /[{;]aspect-ratio:/],
  ["color-mix(), oklch()", 111, /(color-mix|oklch)\(/],
  ["cascade layers", 99, /@layer/],
  ["container queries", 105, /@container/],
  ["logical shorthands", 87, /(padding|margin|inset)-(inline|block):/],
  ["dynamic viewport units", 108, /\d(dvh|svh|lvh)\b/],
  ["range media queries", 104, /@media[^{]*[<>]/],
]
