// Asks three engines the same questions over the same sections and says where the right page is:
//
//     node tests/bench/search_relevance.mjs <folder with index.js, corpus.json, queries.json> <material>
//
// Prints {engine: [{query, group, rank}]}; rank 0 means not among the first ten pages.

import { readFileSync } from "node:fs"
import { join } from "node:path"
import { argv, stdout } from "node:process"
import vm from "node:vm"
import MiniSearch from "minisearch"
import { createSearcher } from "../../scripts/web/core/search.js"

const [, , folder, material] = argv
const read = (name) => readFileSync(join(folder, name), "utf8")
const corpus = JSON.parse(read("corpus.json"))
const queries = JSON.parse(read("queries.json"))

/** Our own search: answers with page addresses, best first. */
function openOurs() {
  let data
  vm.runInNewContext(read("index.js"), { tapSearch: (_, index) => (data = index) })
  const searcher = createSearcher(data)
  return (query) => searcher.find(query, { limit: 10 }).pages.map((page) => page.url)
}

/** The theme's worker, with the settings it ships for Vietnamese. */
async function openStock() {
  const scripts = join(material, "templates/assets/javascripts")
  const name = readFileSync(join(material, "templates/base.html"), "utf8").match(/workers\/(search[^"]+)/)[1]
  let receive
  let answer
  const self = {
    console,
    addEventListener: (_, handler) => (receive = handler),
    postMessage: (message) => answer(message),
    importScripts: (...urls) => {
      for (const url of urls) {
        vm.runInContext(readFileSync(join(scripts, url.replace("../", "")), "utf8"), context)
      }
    },
  }
  self.self = self
  const context = vm.createContext(self)
  vm.runInContext(readFileSync(join(scripts, "workers", name), "utf8"), context)
  const ask = (message) => new Promise((resolve) => {
    answer = resolve
    receive({ data: message })
  })
  const docs = corpus.flatMap(({ url, sections }) => sections.map(({ anchor, title, text }) => {
    return { location: anchor ? `${url}#${anchor}` : url, title, text: `<p>${text.replace(/\n/g, "</p><p>")}</p>` }
  }))
  const fields = { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1000000 } }
  const config = { lang: ["vi"], separator: "[\\s\\-]+", pipeline: ["stopWordFilter"], fields }
  await ask({ type: 0, data: { config, docs, options: { suggest: false } } })
  return async (query) => {
    const { data } = await ask({ type: 2, data: query })
    return data.items.slice(0, 10).map((group) => group[0].location.split("#")[0])
  }
}

/** MiniSearch with diacritics folded, beginnings and slips allowed: all words, else any. */
function openMiniSearch() {
  const fold = (term) => term.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase()
  const mini = new MiniSearch({
    fields: ["title", "text"],
    storeFields: ["url"],
    tokenize: (text) => text.normalize("NFC").match(/[\p{L}\p{N}]+/gu) || [],
    processTerm: fold,
    searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: 0.2 },
  })
  mini.addAll(corpus.flatMap(({ url, sections }, page) => sections.map(({ title, text }, place) => {
    return { id: `${page}.${place}`, url, title, text }
  })))
  return (query) => {
    let found = mini.search(query, { combineWith: "AND" })
    if (!found.length) found = mini.search(query)
    return [...new Set(found.map((one) => one.url))].slice(0, 10)
  }
}

const engines = { ours: openOurs(), stock: await openStock(), minisearch: openMiniSearch() }
const report = {}
for (const [name, find] of Object.entries(engines)) {
  report[name] = []
  for (const { query, group, pages } of queries) {
    const typed = group === "decomposed" ? query.normalize("NFD") : query
    const found = await find(typed)
    const rank = found.findIndex((url) => pages.includes(url.replace(/\.html$/, ""))) + 1
    report[name].push({ query, group, rank, first: found[0] || "" })
  }
}
stdout.write(JSON.stringify(report))
