import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const BUDGET = 20_000

test("the code that fills a form in weighs no more than 20 KB gz", () => {
  const folder = mkdtempSync(join(tmpdir(), "form-"))
  try {
    execFileSync(process.execPath, [join(ROOT, "scripts/web/build.mjs"), folder])
    /** @type {Record<string, string>} */
    const names = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"))
    const size = gzipSync(readFileSync(join(folder, names["form.js"]))).length
    assert.ok(size <= BUDGET, String(size))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
