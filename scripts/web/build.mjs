// Bundle every entry into classic scripts and style sheets with hashed names:
//
//     node scripts/web/build.mjs <outdir> [entry …]
//
// writes the files and <outdir>/manifest.json, {"quiz.js": "quiz-1A2B3C4D.js", …}. The same
// sources give the same bytes and names. Tests name the entries they need.

import { createHash } from "node:crypto"
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { basename, extname, join } from "node:path"
import { argv, exit, stderr } from "node:process"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"

const HERE = fileURLToPath(new URL(".", import.meta.url))

/** Every file that becomes a bundle of its own, relative to this folder. */
const ENTRIES = [
  "early.js",
  "site.js",
  "quiz.js",
  "final.js",
  "progress.js",
  "form.js",
  "search.js",
  "search-list.js",
  "search-worker.js",
  "search-marks.js",
  "deck.js",
  "plan.js",
  "styles/deck.css",
  "styles/plan.css",
  "styles/site.css",
  "styles/quiz.css",
  "styles/form.css",
  "styles/sheet.css",
  "styles/search.css",
]

/**
 * Entries that become a function instead of running at once. The search worker is one: the
 * page makes a blob worker of its text, which works from file:// as well.
 * @type {Record<string, string>}
 */
const FUNCTIONS = { "search-worker.js": "tapSearchWorker" }

/**
 * Return the bundled bytes of one entry.
 * @param {string} entry
 */
async function bundle(entry) {
  const name = FUNCTIONS[entry]
  const { outputFiles } = await build({
    absWorkingDir: HERE,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "iife",
    target: "chrome70",
    charset: "ascii",
    legalComments: "none",
    banner: name ? { js: `self.${name}=function(self){` } : {},
    footer: name ? { js: "}" } : {},
    sourcemap: false,
    write: false,
    logLevel: "warning",
  })
  return outputFiles[0].contents
}

/**
 * @param {string} entry
 * @param {Uint8Array} contents
 */
function hashedName(entry, contents) {
  const ending = extname(entry)
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 8).toUpperCase()
  return `${basename(entry, ending)}-${hash}${ending}`
}

/**
 * Remove what an earlier build left and this one does not write.
 * @param {string} outdir
 * @param {Record<string, string>} manifest
 */
async function removeStale(outdir, manifest) {
  const text = await readFile(join(outdir, "manifest.json"), "utf8").catch(() => "{}")
  /** @type {string[]} */
  const earlier = Object.values(JSON.parse(text))
  for (const name of earlier) {
    if (!Object.values(manifest).includes(name)) await rm(join(outdir, basename(name)), { force: true })
  }
}

const [outdir, ...only] = argv.slice(2)
if (!outdir || only.some((entry) => !ENTRIES.includes(entry))) {
  stderr.write("usage: node scripts/web/build.mjs <outdir> [entry …]\n")
  exit(2)
}
await mkdir(outdir, { recursive: true })
/** @type {Record<string, string>} */
const manifest = {}
for (const entry of only.length ? only : ENTRIES) {
  const contents = await bundle(entry)
  const name = hashedName(entry, contents)
  manifest[basename(entry)] = name
  await writeFile(join(outdir, name), contents)
}
await removeStale(outdir, manifest)
await writeFile(join(outdir, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`)
