// Bundle every entry into classic scripts and style sheets with hashed names:
//
//     [TAP_THEME=<the theme's style sheet>] node scripts/web/build.mjs <outdir> [entry …]
//
// writes the files and <outdir>/manifest.json, {"quiz.js": "quiz-1A2B3C4D.js", …}. The same
// sources give the same bytes and names. Tests name the entries they need. With TAP_THEME there is
// a theme.css as well: what our pages use of the theme.

import { createHash } from "node:crypto"
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { basename, extname, join } from "node:path"
import { argv, env, exit, stderr } from "node:process"
import { fileURLToPath } from "node:url"
import { build, transform } from "esbuild"
import { prune } from "./theme-style.mjs"

const HERE = fileURLToPath(new URL(".", import.meta.url))

/** Every file that becomes a bundle of its own, relative to this folder. */
const ENTRIES = [
  "early.js",
  "site.js",
  "quiz.js",
  "final.js",
  "progress.js",
  "form.js",
  "register.js",
  "search.js",
  "search-list.js",
  "search-worker.js",
  "search-marks.js",
  "deck.js",
  "plan.js",
  "downloads.js",
  "copy.js",
  "styles/deck.css",
  "styles/plan.css",
  "styles/site.css",
  "styles/learner.css",
  "styles/quiz.css",
  "styles/form.css",
  "styles/sheet.css",
  "styles/register.css",
  "styles/search.css",
  "styles/downloads.css",
  "styles/copy.css",
]

const TARGET = "chrome70"

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
    target: TARGET,
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
 * Return what our pages use of the theme's style sheet.
 * @param {string} path
 */
async function bundleTheme(path) {
  const pruned = prune(await readFile(path, "utf8"))
  const { code } = await transform(pruned, { loader: "css", minify: true, target: TARGET })
  return new TextEncoder().encode(code)
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
const theme = env.TAP_THEME ? ["theme.css"] : []
for (const entry of [...theme, ...(only.length ? only : ENTRIES)]) {
  const contents = entry === "theme.css" ? await bundleTheme(env.TAP_THEME || "") : await bundle(entry)
  const name = hashedName(entry, contents)
  manifest[basename(entry)] = name
  await writeFile(join(outdir, name), contents)
}
await removeStale(outdir, manifest)
await writeFile(join(outdir, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`)
