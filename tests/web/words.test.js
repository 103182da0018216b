import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { test } from "node:test"

const WEB = new URL("../../scripts/web/", import.meta.url)
const LABELS = new URL("../../scripts/taphuan/labels/", import.meta.url)
const GROUPS = ["quiz-live", "summary", "trouble", "device", "continue", "progress", "final", "slip"]

const sources = ["elements", "page", "core"]
  .flatMap((folder) => readdirSync(new URL(`${folder}/`, WEB)).map((name) => new URL(`${folder}/${name}`, WEB)))
  .map((path) => readFileSync(path, "utf8"))
  .filter((text) => text.includes('words.js"')) // others have words of their own
  .join("\n")

/** Keys and texts under `reader:`, read by line: two spaces, key, colon, quoted text. @param {string} lang */
function labels(lang) {
  const text = readFileSync(new URL(`${lang}.yml`, LABELS), "utf8")
  const reader = text.slice(text.indexOf("\nreader:"), text.indexOf("\nmessages:"))
  return new Map(Array.from(reader.matchAll(/^ {2}([\w.-]+): "(.*)"$/gm), (row) => [row[1], row[2]]))
}

const vi = labels("vi")
const en = labels("en")
const ours = Array.from(vi.keys()).filter((key) => GROUPS.includes(key.split(".")[0]))

test("every word a script asks for by name is there in both languages", () => {
  const asked = Array.from(sources.matchAll(/\b(?:t|say)\((?:words, )?"([\w.-]+)"/g), (found) => found[1])
  assert.ok(asked.length > 40)
  for (const key of asked) assert.ok(vi.has(key) && en.has(key), key)
})

test("every word of the scripts is asked for somewhere", () => {
  const computed = Array.from(sources.matchAll(/[`"]([a-z-]+\.[a-z-]*)\$\{/g), (found) => found[1])
  for (const key of ours) {
    const isAsked = sources.includes(`"${key}"`) || computed.some((start) => key.startsWith(start))
    assert.ok(isAsked, key)
  }
})

test("a word has the same fields in both languages", () => {
  const fields = (/** @type {string} */ text) => (text.match(/\{\w+\}/g) || []).sort().join()
  for (const key of ours) assert.equal(fields(en.get(key) || ""), fields(vi.get(key) || ""), key)
})
