// Parse GIFT texts with the independent parser: {name: text} in, {name: questions} out.

import { readFileSync } from "node:fs"
import gift from "gift-pegjs"

/** The parser leaves its own marks for escaped signs in the right sides of matching questions. */
const restore = (text) =>
  text.replace(/&&(\d{3});?/g, (_, code) => String.fromCharCode(Number(code)))

const texts = JSON.parse(readFileSync(0, "utf8"))
const parsed = {}
for (const [name, text] of Object.entries(texts)) {
  try {
    parsed[name] = gift.parse(text)
  } catch (error) {
    const place = error.location ? error.location.start : {}
    throw new Error(`${name}:${place.line}:${place.column}: ${error.message}`)
  }
  for (const question of parsed[name]) {
    for (const pair of question.matchPairs || []) pair.subanswer = restore(pair.subanswer)
  }
}
process.stdout.write(JSON.stringify(parsed))
