/** JSON-LD of courses and modules against schema.org's own vocabulary, as typed by `schema-dts`.
 * That the samples are what the site says is asserted by `tests/unit/test_head.py`. */
import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { test } from "node:test"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../", import.meta.url))
const samples = `${root}tests/golden/structured/`
const options = ["--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck", "--module", "esnext", "--moduleResolution", "bundler"]

/** Return what the compiler says of values of these types. @param {{ type: string, json: string }[]} values */
function complaints(values) {
  const types = [...new Set(values.map((value) => value.type))].join(", ")
  const lines = values.map(({ type, json }, place) => `export const value${place}: WithContext<${type}> = ${json}`)
  mkdirSync(`${root}build`, { recursive: true })
  const folder = mkdtempSync(`${root}build/structured-`)
  try {
    const file = `${folder}/samples.ts`
    writeFileSync(file, `import type { WithContext, ${types} } from "schema-dts"\n${lines.join("\n")}\n`)
    execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, ...options, file], { cwd: root })
    return ""
  } catch (error) {
    return String(/** @type {{ stdout?: Buffer }} */ (error).stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const values = readdirSync(samples).map((name) => {
  const data = JSON.parse(readFileSync(`${samples}${name}`, "utf8"))
  return { type: data["@type"], json: JSON.stringify(data) }
})

test("samples are as schema.org defines courses and learning resources, and mistakes would be seen", () => {
  assert.deepEqual([...new Set(values.map((value) => value.type))].sort(), ["Course", "LearningResource"])
  const [{ type, json }] = values
  const invented = json.replace('"name"', '"lessonName"')
  const wrong = json.replace('"isAccessibleForFree":true', '"isAccessibleForFree":{}')
  assert.equal(new Set([json, invented, wrong]).size, 3)
  const said = complaints([...values, ...[invented, wrong].map((text) => ({ type, json: text }))])
  const lines = [...said.matchAll(/^[^\n]*samples\.ts\((\d+),/gm)].map((found) => Number(found[1]))
  assert.deepEqual([...new Set(lines)], [values.length + 2, values.length + 3], said)
})
