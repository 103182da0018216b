import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { fileURLToPath } from "node:url"
import { Script } from "node:vm"
import { gzipSync } from "node:zlib"
import { NEWER_SCRIPT, NEWER_STYLE } from "./newer-apis.js"

const ROOT = fileURLToPath(new URL("../..", import.meta.url))
const FOLDER = mkdtempSync(join(tmpdir(), "web-"))
after(() => rmSync(FOLDER, { recursive: true, force: true }))

/** @param {string} name */
function build(name) {
  const folder = join(FOLDER, name)
  execFileSync(process.execPath, [join(ROOT, "scripts/web/build.mjs"), folder])
  /** @type {Record<string, string>} */
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"))
  return { folder, manifest }
}

/**
 * Fail with the place, not with the whole bundle.
 * @param {string} text
 * @param {RegExp} sign
 * @param {string} name
 */
function refuse(text, sign, name) {
  const found = sign.exec(text)
  if (found) assert.fail(`${name}: …${text.slice(Math.max(0, found.index - 40), found.index + 40)}…`)
}

const { folder, manifest } = build("one")
/** @param {string} entry */
const bytes = (entry) => readFileSync(join(folder, manifest[entry]))
const scripts = Object.keys(manifest).filter((name) => name.endsWith(".js"))

test("the same sources give the same bytes under the same names", () => {
  const again = build("two")
  assert.deepEqual(again.manifest, manifest)
  for (const name of readdirSync(folder)) {
    assert.ok(readFileSync(join(folder, name)).equals(readFileSync(join(again.folder, name))), name)
  }
})

test("a name carries the hash of its content, so a cache never serves the old one", () => {
  for (const [entry, name] of Object.entries(manifest)) {
    const hash = createHash("sha256").update(bytes(entry)).digest("hex").slice(0, 8).toUpperCase()
    assert.ok(name.includes(`-${hash}.`), name)
  }
})

test("a bundle of an earlier build that is no longer made is removed", () => {
  const { folder: place, manifest: names } = build("three")
  writeFileSync(join(place, "gone-00000000.js"), "")
  writeFileSync(join(place, "manifest.json"), JSON.stringify({ ...names, "gone.js": "gone-00000000.js" }))
  build("three")
  assert.ok(!existsSync(join(place, "gone-00000000.js")))
  assert.ok(existsSync(join(place, names["quiz.js"])))
})

test("nothing but the named files is written, and no source maps", () => {
  assert.deepEqual(readdirSync(folder).sort(), [...Object.values(manifest), "manifest.json"].sort())
  for (const entry of Object.keys(manifest)) assert.ok(!bytes(entry).includes("sourceMappingURL"), entry)
})

for (const entry of scripts) {
  test(`${entry} is a classic script that a browser runs from file://`, () => {
    const text = bytes(entry).toString()
    new Script(text)
    refuse(text, /(^|[;}])(import|export)[ {*"]/, "module syntax")
  })

  test(`${entry} uses nothing that Chrome 70 does not know`, () => {
    const text = bytes(entry).toString()
    for (const [name, version, sign] of NEWER_SCRIPT) {
      refuse(text, sign, `${name} (Chrome ${version})`)
    }
  })
}

/** Every script of ours; what comes from npm is not. @param {string} folder @returns {string[]} */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? sources(path) : path.endsWith(".js") ? [path] : []
  })
}

test("no script of ours builds markup or code from data", () => {
  const paths = sources(join(ROOT, "scripts/web"))
  assert.ok(paths.length > 40)
  for (const path of paths) {
    const text = readFileSync(path, "utf8")
    refuse(text, /\.(inner|outer)HTML|insertAdjacentHTML|document\.write|\beval\(|new Function/, path)
  }
})

test("styles of questions and of a learner's work use nothing that Chrome 70 does not know", () => {
  const text = bytes("quiz.css").toString() + bytes("learner.css").toString()
  for (const [name, version, sign] of NEWER_STYLE) refuse(text, sign, `${name} (Chrome ${version})`)
})

test("script and style of a page of questions are at most 15 KB together", () => {
  const size = ["quiz.js", "quiz.css", "learner.css"].reduce((sum, name) => sum + gzipSync(bytes(name), { level: 9 }).length, 0)
  assert.ok(size <= 15 * 1024, `${size} bytes`)
})

test("home and course page pay little for knowing where the learner stopped", () => {
  const size = gzipSync(bytes("progress.js"), { level: 9 }).length
  assert.ok(size <= 6 * 1024, `${size} bytes`)
})
