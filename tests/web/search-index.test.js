import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import vm from "node:vm"
import { SearchIndex } from "../../scripts/web/core/search-index.js"
import { makeIndex } from "./search-sample.js"

const GOLDEN = new URL("../golden/search/index.js", import.meta.url)

/** Run the script as a page does. */
function readGolden() {
  /** @type {[string, any][]} */
  const handed = []
  vm.runInNewContext(readFileSync(GOLDEN, "utf8"), {
    tapSearch: (/** @type {string} */ lang, /** @type {any} */ data) => handed.push([lang, data]),
  })
  assert.equal(handed.length, 1)
  assert.equal(handed[0][0], "vi")
  return new SearchIndex(JSON.parse(JSON.stringify(handed[0][1]))) // values of this context
}

/**
 * @param {SearchIndex} index
 * @param {number} number
 */
function read(index, number) {
  const section = index.sections[number]
  return [section.anchor, section.kind, index.titleOf(section), index.phrase(section.body, section.end)]
}

test("the index that Python writes reads back as it was", () => {
  const index = readGolden()
  assert.deepEqual(index.pages.map(([url, kind, place]) => [url, kind, place]), [
    ["khoa-hoc/mau/01-hop.html", "m", "Bài 1 · Khóa mẫu"],
    ["tra-cuu/van-ban.html", "d", ""],
  ])
  assert.deepEqual(index.sections.map((_, number) => read(index, number)), [
    ["", "m", "Họp chi bộ", "Một câu. Hai câu, ba ý. · Đoạn sau: “trích” 90%."],
    ["thoi-gian-hop", "m", "Thời gian họp", "Ngày 03; 12-HD/BTCTW."],
    ["muc-rieng", "m", "Lý do – vì sao?", "Ủy ban nhân dân (UBND) xã."],
    ["lai-thoi-gian_1", "m", "Lại thời gian", ""],
    ["", "d", "Sổ", "Trống."],
    ["hd-12", "d", "Hướng dẫn 12", "Ký hiệu < & > \\ \" / đủ."],
    ["tu-viet-tat", "t", "từ viết tắt", "giải nghĩa"],
  ])
})

test("a section knows the heading it stands under", () => {
  const index = readGolden()
  const parents = index.sections.map(({ parent }) => (parent < 0 ? "" : index.titleOf(index.sections[parent])))
  assert.deepEqual(parents, ["", "Họp chi bộ", "Thời gian họp", "Họp chi bộ", "", "Sổ", "Hướng dẫn 12"])
})

test("abbreviations explained in the text come with those of the glossary", () => {
  assert.deepEqual(readGolden().abbreviations, [["BCĐ", "ban chỉ đạo"], ["UBND", "ủy ban nhân dân"]])
})

test("a dictionary of many words reads back, whatever the length of their numbers", () => {
  const words = Array.from({ length: 40_000 }, (_, number) => `w${number}`)
  const text = words.join(" ")
  const index = new SearchIndex(makeIndex([{ url: "a.html", sections: [{ title: "Dài", text }] }]))
  const [section] = index.sections
  assert.equal(index.phrase(section.body, section.end), text)
})
