import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const BUDGET = 70_000

test("script and style of a deck weigh no more than 70 KB gz together", () => {
  const folder = mkdtempSync(join(tmpdir(), "deck-"))
  try {
    execFileSync(process.execPath, [join(ROOT, "scripts/web/build.mjs"), folder])
    /** @type {Record<string, string>} */
    const names = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"))
    const sizes = ["deck.js", "deck.css"].map((name) => gzipSync(readFileSync(join(folder, names[name]))).length)
    assert.ok(sizes[0] + sizes[1] <= BUDGET, String(sizes))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
