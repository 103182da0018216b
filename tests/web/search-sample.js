// A small index, written the way `taphuan/render/search_index.py` writes one, for the tests.

const MARKS = ["\0section", "\0body", "\0block"]

/**
 * @typedef {{title: string, text?: string, level?: number, kind?: string, anchor?: string}} SampleSection
 * @typedef {{url: string, kind?: string, place?: string, sections: SampleSection[]}} SamplePage
 */

/** @param {string} text */
function pieces(text) {
  const found = text.normalize("NFC").split(/\s+/).join(" ").match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) || []
  return found.filter((piece) => piece !== " ")
}

/** @param {number} value */
const digit = (value) => String.fromCharCode(35 + value + (value >= 57 ? 1 : 0))

/** @param {number} number */
function character(number) {
  if (number < 64) return digit(number)
  if (number < 2066) return digit(64 + Math.floor((number - 64) / 91)) + digit((number - 64) % 91)
  const [lead, rest] = number < 35190 ? [86, number - 2066] : [90, number - 35190]
  const digits = [rest % 91, Math.floor(rest / 91) % 91]
  if (number < 35190) return digit(lead + Math.floor(rest / 8281)) + digit(digits[1]) + digit(digits[0])
  return digit(lead) + digit(Math.floor(rest / 8281)) + digit(digits[1]) + digit(digits[0])
}

/**
 * @param {SamplePage[]} pages
 * @param {[string, string][]} [abbreviations]
 * @returns {import("../../scripts/web/core/search-index.js").IndexData}
 */
export function makeIndex(pages, abbreviations = []) {
  const streams = pages.flatMap((page) => page.sections.map(({ title, text = "" }) => {
    const blocks = text.split("\n").flatMap((block, number) => (number ? [MARKS[2]] : []).concat(pieces(block)))
    return [MARKS[0], ...pieces(title), MARKS[1], ...blocks]
  }))
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const piece of streams.flat()) if (!MARKS.includes(piece)) counts.set(piece, (counts.get(piece) || 0) + 1)
  const dictionary = [...counts.keys()].sort((a, b) => (counts.get(b) || 0) - (counts.get(a) || 0) || (a < b ? -1 : 1))
  const numbers = new Map([...MARKS, ...dictionary].map((piece, number) => [piece, number]))
  return {
    version: 1,
    lang: "vi",
    words: {},
    pages: pages.map(({ url, kind = "m", place = "", sections }) => [url, kind, place, sections.map(
      ({ level = 1, kind: own = "", anchor }) => `${level}${own}${anchor ? `#${anchor}` : ""}`,
    )]),
    abbreviations,
    dictionary: dictionary.join("\x7f"),
    text: streams.flat().map((piece) => character(numbers.get(piece) || 0)).join(""),
  }
}

/** Pages with something of each kind. @type {SamplePage[]} */
export const PAGES = [
  {
    url: "khoa-hoc/mau/01-hop.html",
    place: "Bài 1 · Khóa mẫu",
    sections: [
      { title: "Sinh hoạt chi bộ hằng tháng", text: "Bài này giúp chuẩn bị một buổi họp có ích cho mọi người." },
      { title: "Thời gian và thời lượng", level: 2, text: "Chi bộ họp vào ngày 03. Đảng viên đi xa báo trước." },
      { title: "Ngày họp", level: 3, text: "Hướng dẫn 42 nêu: sinh hoạt chi bộ vào ngày 03 hằng tháng.\nỦy ban nhân dân xã không thay chi bộ." },
      { title: "Dẫn dắt thảo luận", level: 2, text: "Hỏi một câu rõ, để một phút im lặng, rồi đi một vòng. Đừng làm má ai đỏ." },
      { title: "Năm lúc khó", level: 3, text: "Một người nói dài thì xin dừng. Hoà giải trước, kỷ luật sau; lý lịch giữ kín." },
    ],
  },
  {
    url: "sinh-hoat-chi-bo/giao-ban.html",
    kind: "g",
    sections: [
      { title: "Hội nghị giao ban", text: "Chín mươi phút ở xã, có giao việc, có báo kết quả. Chi tiết ở dưới; bộ nào cũng hỏi." },
      { title: "Sổ giao ban", level: 2, text: "Mỗi việc một dòng. Ban nào giữ sổ thì giao lại cho đủ. Ma chay không bàn ở đây." },
    ],
  },
  {
    url: "tra-cuu/van-ban.html",
    kind: "d",
    sections: [
      { title: "Sổ văn bản", text: "Đọc số kèm ngày." },
      { title: "Hướng dẫn 12-HD/BTCTW ngày 06/7/2018", level: 2, kind: "d", anchor: "hd-12", text: "Nâng cao chất lượng sinh hoạt chi bộ.\nBản cũ." },
      { title: "Nghị quyết 21-NQ/TW ngày 16/6/2022", level: 2, kind: "d", anchor: "nq-21", text: "Tổ chức cơ sở đảng." },
      { title: "Luật 10/2022/QH15", level: 2, kind: "d", anchor: "luat-10", text: "Thực hiện dân chủ ở cơ sở." },
    ],
  },
  {
    url: "tra-cuu/thuat-ngu.html",
    kind: "t",
    sections: [
      { title: "Bảng thuật ngữ" },
      { title: "ủy ban nhân dân (UBND)", level: 2, kind: "t", anchor: "uy-ban-nhan-dan", text: "Cơ quan chính quyền ở xã." },
      { title: "Mặt trận Tổ quốc (MTTQ)", level: 2, kind: "t", anchor: "mat-tran", text: "Nơi tập hợp các đoàn thể." },
    ],
  },
  {
    url: "mau-van-ban/bien-ban.html",
    kind: "f",
    sections: [{ title: "Biên bản sinh hoạt chi bộ", text: "Mẫu tham khảo, chép ra rồi điền." }],
  },
]

/** @type {[string, string][]} */
export const ABBREVIATIONS = [["UBND", "ủy ban nhân dân"], ["MTTQ", "Mặt trận Tổ quốc"], ["TW", "Trung ương"]]
