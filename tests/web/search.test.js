import assert from "node:assert/strict"
import { test } from "node:test"
import { createSearcher } from "../../scripts/web/core/search.js"
import { ABBREVIATIONS, PAGES, makeIndex } from "./search-sample.js"

const searcher = createSearcher(makeIndex(PAGES, ABBREVIATIONS))
const MODULE = "khoa-hoc/mau/01-hop.html"
const TERMS = "tra-cuu/thuat-ngu.html"
const REGISTER = "tra-cuu/van-ban.html"
const BRIEFING = "sinh-hoat-chi-bo/giao-ban.html"

/** @param {string} query */
const find = (query) => searcher.find(query)

/**
 * Return where the first result leads: its best section, or the page itself.
 * @param {string} query
 */
function first(query) {
  const [page] = find(query).pages
  if (!page) return ""
  const [section] = page.sections
  return section && section.score > page.ownScore ? `${page.url}#${section.anchor}` : page.url
}

/** @param {string[]} parts */
const marks = (parts) => parts.filter((_, place) => place % 2)

for (const [how, query, right] of [
  ["as written", "Dẫn dắt thảo luận", `${MODULE}#dan-dat-thao-luan`],
  ["without diacritics", "dan dat thao luan", `${MODULE}#dan-dat-thao-luan`],
  ["with d for đ", "dang vien di xa", `${MODULE}#thoi-gian-va-thoi-luong`],
  ["with the tone mark where it is now", "hòa giải", `${MODULE}#nam-luc-kho`],
  ["with the tone mark where it was", "uỷ ban nhân dân", `${TERMS}#uy-ban-nhan-dan`],
  ["with i for y", "kỉ luật", `${MODULE}#nam-luc-kho`],
  ["with i for y and no diacritics", "li lich", `${MODULE}#nam-luc-kho`],
  ["decomposed", "Hội nghị giao ban".normalize("NFD"), BRIEFING],
  ["in capitals", "HỘI NGHỊ GIAO BAN", BRIEFING],
  ["joined", "hoinghigiaoban", BRIEFING],
  ["joined with diacritics", "hộinghị giaoban", BRIEFING],
  ["unfinished", "dẫn dắt thảo l", `${MODULE}#dan-dat-thao-luan`],
  ["joined and unfinished", "dandatthaolu", `${MODULE}#dan-dat-thao-luan`],
  ["with two letters swapped", "hoi nghi gioa ban", BRIEFING],
  ["with a letter too many", "hooi nghhi giao ban", BRIEFING],
  ["with a letter missing", "dn dat tho luan", `${MODULE}#dan-dat-thao-luan`],
  ["in Telex keys", "hooij nghij giao ban", BRIEFING],
  ["in Telex keys with đ", "ddangr vieen", `${MODULE}#thoi-gian-va-thoi-luong`],
  ["as a document number", "12-HD/BTCTW", `${REGISTER}#hd-12`],
  ["as a document number with spaces", "12 hd btctw", `${REGISTER}#hd-12`],
  ["as kind and number of a document", "nghi quyet 21", `${REGISTER}#nq-21`],
  ["with a number cut in two", "10 2022 qh 15", `${REGISTER}#luat-10`],
  ["as an abbreviation", "mttq", `${TERMS}#mat-tran`],
  ["with an abbreviation written out", "nghị quyết 21 trung ương", `${REGISTER}#nq-21`],
]) {
  test(`a query ${how} finds its section: ${query}`, () => assert.equal(first(query), right))
}

test("an abbreviation also finds where it is written out", () => {
  const pages = find("ubnd xã").pages.map((page) => page.url)
  assert.ok(pages.includes(MODULE))
})

test("a typed diacritic is a statement: má prefers má to ma", () => {
  assert.equal(first("má"), `${MODULE}#dan-dat-thao-luan`)
  assert.equal(first("ma"), `${BRIEFING}#so-giao-ban`)
})

test("a title counts more than text", () => {
  assert.equal(find("giao ban").pages[0].url, BRIEFING)
  assert.equal(find("biên bản").pages[0].url, "mau-van-ban/bien-ban.html")
})

test("words together come before the same words apart", () => {
  const urls = find("chi bộ").pages.map((page) => page.url)
  assert.ok(urls.indexOf(MODULE) < urls.indexOf(BRIEFING) || !urls.includes(BRIEFING))
})

test("all words come before some", () => {
  const pages = find("giao ban chín mươi phút").pages
  assert.equal(pages[0].url, BRIEFING)
  assert.deepEqual(pages[0].missing, [])
})

test("what a page lacks of the query is named", () => {
  const [page] = find("giao ban vũ trụ").pages
  assert.equal(page.url, BRIEFING)
  assert.deepEqual(page.missing, ["vũ", "trụ"])
})

test("a section deep in a page is a result with the headings above it", () => {
  const [page] = find("xin dừng").pages
  assert.deepEqual(page.sections[0].path, ["Dẫn dắt thảo luận"])
  assert.equal(page.sections[0].anchor, "nam-luc-kho")
  assert.equal(page.ownScore, 0)
})

test("joined letters are not cut into words that nobody wrote side by side", () => {
  const [page] = find("giaoma").pages
  assert.ok(!page.found.includes("ma"), String(page.found)) // a slip of giao, no giao and ma
})

test("a quoted phrase stands together or is not found", () => {
  assert.equal(first("“đi một vòng”"), `${MODULE}#dan-dat-thao-luan`)
  assert.equal(find('"vòng một đi"').all, 0)
  assert.ok(find("vòng một đi").all > 0)
})

test("a quotation mark that is not closed is no phrase", () => {
  assert.equal(first('"đi một vòng'), `${MODULE}#dan-dat-thao-luan`)
})

test("words of two blocks are no phrase", () => {
  assert.equal(find('"bộ bản cũ"').all, 0)
  assert.equal(find('"hằng tháng ủy ban"').all, 0)
})

test("kinds are counted, and one of them asked for", () => {
  const all = find("sinh hoạt chi bộ")
  assert.deepEqual(all.kinds, { m: 1, f: 1, d: 1 })
  assert.equal(all.all, 3)
  const forms = searcher.find("sinh hoạt chi bộ", { kind: "f" })
  assert.deepEqual(forms.pages.map((page) => page.url), ["mau-van-ban/bien-ban.html"])
  assert.equal(forms.total, 1)
  assert.equal(forms.all, 3)
})

test("only so many pages are made ready, but all are counted", () => {
  const found = searcher.find("sinh hoạt chi bộ", { limit: 1 })
  assert.equal(found.pages.length, 1)
  assert.equal(found.total, 3)
})

test("the words really found are marked, spelled as they stand there", () => {
  const [page] = find("hoa giai").pages
  assert.deepEqual(marks(page.sections[0].text), ["Hoà giải"])
  assert.deepEqual(page.found, ["hoà", "giải"])
})

test("a number is marked with what joins it", () => {
  const [page] = find("12 hd btctw").pages
  assert.deepEqual(marks(page.sections[0].title), ["12-HD/BTCTW"])
})

test("a word away from its companions is not marked where they stand together", () => {
  const [page] = find("giao ban").pages
  const text = page.sections[0].text.join("")
  assert.match(text, /Ban nào giữ sổ thì giao lại/)
  assert.deepEqual(marks(page.sections[0].title), ["giao ban"])
  assert.deepEqual(marks(page.sections[0].text), [])
})

test("a passage is cut around what was found", () => {
  const long = `${"trước đó có lời dài dòng. ".repeat(30)}Đây là lời hẹn. ${"sau đó còn nữa. ".repeat(30)}`
  const other = createSearcher(makeIndex([{ url: "a.html", sections: [{ title: "Dài", text: long }] }]))
  const [page] = other.find("lời hẹn").pages
  const text = page.text.join("")
  assert.match(text, /^… .*Đây là lời hẹn\..* …$/)
  assert.ok(text.length < 260, text)
})

test("a query that finds nothing gets the nearest titles", () => {
  const found = find("gaobnaz hoijngiz")
  assert.equal(found.all, 0)
  assert.ok(found.nearest.includes("Hội nghị giao ban") || found.nearest.includes("Sổ giao ban"), String(found.nearest))
})

test("a query unlike everything gets no suggestion", () => {
  assert.deepEqual(find("qwzzzzx").nearest, [])
})

for (const [what, query] of [
  ["empty", ""],
  ["white space", "  \n\t "],
  ["only signs", "-/…?!"],
  ["emoji", "😀👩‍👩‍👧"],
  ["markup", "<img src=x onerror=alert(1)>"],
  ["a regular expression", "(a+)+$ [^ \\"],
  ["quotation marks", '""""'],
  ["a prototype's name", "__proto__ constructor"],
  ["lone surrogates and control characters", "\ud800\u0000\u202e chi bộ"],
]) {
  test(`bad input is harmless: ${what}`, () => {
    const found = find(query)
    assert.ok(Number.isInteger(found.total))
  })
}

test("10,000 characters are answered at once", () => {
  for (const text of ["a".repeat(10_000), "chi bộ ".repeat(1500), "sinhhoat".repeat(1250), '"a" '.repeat(2500)]) {
    const started = performance.now()
    find(text)
    assert.ok(performance.now() - started < 300, text.slice(0, 10))
  }
})

test("markup in the text stays text", () => {
  const other = createSearcher(makeIndex([{ url: "a.html", sections: [{ title: "Thẻ", text: "Viết <b>đậm</b> & nghiêng" }] }]))
  assert.equal(other.find("đậm").pages[0].text.join(""), "Viết <b>đậm</b> & nghiêng")
})

test("the same query gives the same answer", () => {
  assert.deepEqual(find("sinh hoat"), find("sinh hoat"))
})

test("an index without pages finds nothing", () => {
  assert.deepEqual(createSearcher(makeIndex([])).find("chi bộ").pages, [])
})
