import assert from "node:assert/strict"
import { test } from "node:test"
import {
  cleanText,
  dateFromIso,
  fileName,
  isoDate,
  numberOf,
  parseDate,
  printValue,
  problemOf,
  sumText,
} from "../../scripts/web/core/form-values.js"

const WORDS = {
  "sheet.date-long": "ngày {day} tháng {month} năm {year}",
  "sheet.time": "{hour} giờ {minute}",
  "sheet.time-hour": "{hour} giờ",
}

/** @param {any} type @param {string} typed @param {string} [format] @param {string[]} [options] */
function print(type, typed, format = "", options = []) {
  return printValue({ type, label: "", options }, format, typed, WORDS)
}

test("control characters, lone surrogates and carriage returns go, tabs become spaces", () => {
  assert.equal(cleanText("a\u0000b\u0008c\u001fd\u007fe\u009ff\ufffe"), "abcdef")
  assert.equal(cleanText("a\ud800b\udc00\udc00c"), "abc")
  assert.equal(cleanText("a\r\nb\rc\u2028d"), "a\nb\nc\nd")
  assert.equal(cleanText("a\tb"), "a b")
})

test("emoji and right-to-left text stay as they are", () => {
  assert.equal(cleanText("👩‍👩‍👧 שלום"), "👩‍👩‍👧 שלום")
})

test("decomposed letters are composed", () => {
  assert.equal(cleanText("Ha\u0300 No\u0323\u0302i"), "Hà Nội")
})

test("a date may be typed with slashes, dots, hyphens or nothing between", () => {
  const date = { day: 3, month: 8, year: 2026 }
  for (const text of ["3/8/2026", "03/08/2026", "3-8-2026", "3.8.2026", " 03082026 ", "3 8 2026"]) {
    assert.deepEqual(parseDate(text), date, text)
  }
})

test("a day that does not exist is no date", () => {
  for (const text of ["31/4/2026", "29/2/2026", "0/1/2026", "1/13/2026", "1/1/26", "mai", "1/1/1899"]) {
    assert.equal(parseDate(text), null, text)
  }
  assert.deepEqual(parseDate("29/2/2028"), { day: 29, month: 2, year: 2028 })
  assert.equal(parseDate("29/2/1900"), null)
  assert.deepEqual(parseDate("29/2/2000"), { day: 29, month: 2, year: 2000 })
})

test("a day below ten and the first two months have a zero", () => {
  assert.equal(print("date", "3/2/2026"), "03/02/2026")
  assert.equal(print("date", "13/8/2026"), "13/8/2026")
  assert.equal(print("date", "3/8/2026", "long"), "ngày 03 tháng 8 năm 2026")
  assert.equal(print("date", "15/01/2027", "long"), "ngày 15 tháng 01 năm 2027")
})

test("what is no date is printed as typed", () => {
  assert.equal(print("date", "cuối tháng", "long"), "cuối tháng")
  assert.equal(print("time", "chiều"), "chiều")
})

test("a calendar and a field understand each other", () => {
  assert.equal(isoDate("3/8/2026"), "2026-08-03")
  assert.equal(isoDate("mai"), "")
  assert.equal(dateFromIso("2026-08-03"), "03/8/2026")
  assert.equal(dateFromIso(""), "")
})

test("a time prints in words, a full hour without minutes", () => {
  assert.equal(print("time", "19:30"), "19 giờ 30")
  assert.equal(print("time", "07:00"), "7 giờ")
})

test("a time may be typed as people write it", () => {
  for (const typed of ["19h30", "19 giờ 30", "19g30", "19.30", "19 giờ 30 phút", "1930"]) {
    assert.equal(problemOf({ type: "time", label: "" }, typed), "", typed)
    assert.equal(print("time", typed), "19 giờ 30", typed)
  }
  assert.equal(print("time", "7h"), "7 giờ")
})

test("a document number has two digits at least", () => {
  assert.equal(print("number", "5", "two"), "05")
  assert.equal(print("number", "12", "two"), "12")
})

test("capitals follow Vietnamese letters", () => {
  assert.equal(print("text", "chi bộ thôn Đồng", "upper"), "CHI BỘ THÔN ĐỒNG")
})

test("boxes tick the chosen option only", () => {
  assert.equal(print("choice", "Khá", "boxes", ["Tốt", "Khá"]), "☐ Tốt   ☒ Khá")
  assert.equal(print("choice", "", "boxes", ["Tốt", "Khá"]), "")
})

test("only a long text keeps its lines", () => {
  assert.equal(print("longtext", "a\nb"), "a\nb")
  assert.equal(print("text", "a\n  b"), "a b")
})

test("white space alone is nothing", () => {
  assert.equal(print("longtext", " \n\t "), "")
})

test("a wrong value is named by its kind, an empty one never", () => {
  assert.equal(problemOf({ type: "date", label: "" }, "31/2/2026"), "date")
  assert.equal(problemOf({ type: "time", label: "" }, "25:00"), "time")
  assert.equal(problemOf({ type: "number", label: "" }, "ba"), "number")
  assert.equal(problemOf({ type: "text", label: "" }, "bất kỳ"), "")
  for (const type of /** @type {const} */ (["date", "time", "number"])) {
    assert.equal(problemOf({ type, label: "" }, " "), "")
  }
  assert.equal(problemOf({ type: "time", label: "" }, "7:05"), "")
})

test("numbers add up with comma or point, and what is none is passed over", () => {
  assert.equal(numberOf("4,5"), 4.5)
  assert.equal(numberOf("4 5"), null)
  assert.equal(sumText(["0,1", "0.2", "x", ""]), "0,3")
  assert.equal(sumText(["", "x"]), "")
})

test("a file name keeps Vietnamese letters and loses what systems refuse", () => {
  assert.equal(fileName('Biên bản: họp 3/8 "tháng" <8>?*|'), "Biên bản- họp 3-8 -tháng- -8")
  assert.equal(fileName("..\\..\\CON"), "CON")
  assert.equal(fileName("a\u202eb\u0000c"), "abc")
  assert.equal(fileName("   "), "van-ban")
  assert.equal(fileName("ă".repeat(300)).length, 100)
})
