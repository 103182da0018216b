import assert from "node:assert/strict"
import { test } from "node:test"
import { Answers } from "../../scripts/web/core/answers.js"

/** @returns {any} */
function form() {
  return {
    slug: "bien-ban",
    title: "Biên bản",
    fields: {
      ngay: { type: "date", label: "Ngày", required: true },
      chu_tri: { type: "person", label: "Chủ trì", required: true, source: "bi_thu" },
      mot: { type: "number", label: "Một" },
      hai: { type: "number", label: "Hai" },
      tong: { type: "number", label: "Tổng", sum: ["mot", "hai"] },
      bi_thu: { type: "person", label: "Bí thư" },
    },
    groups: {
      viec: {
        label: "Việc",
        columns: {
          ten: { type: "text", label: "Việc", required: true },
          han: { type: "date", label: "Hạn" },
        },
      },
    },
    profile: ["bi_thu"],
    file: ["Biên bản ngày ", ["ngay", ""]],
    words: { "sheet.date-long": "ngày {day} tháng {month} năm {year}" },
    parts: {},
  }
}

/** @param {any} values @param {any} [rows] @param {any} [profile] */
function answers(values, rows = {}, profile = {}) {
  return new Answers(form(), { values, rows }, profile)
}

test("the profile's value is offered until something is typed", () => {
  const profile = { bi_thu: "Trần A" }
  assert.equal(answers({}, {}, profile).text("chu_tri", "", 0), "Trần A")
  assert.equal(answers({ chu_tri: "Lê B" }, {}, profile).text("chu_tri", "", 0), "Lê B")
  assert.equal(answers({ chu_tri: "" }, {}, profile).text("chu_tri", "", 0), "")
})

test("a field of the profile is read from the profile alone", () => {
  assert.equal(answers({ bi_thu: "giả" }, {}, { bi_thu: "Trần A" }).value("bi_thu"), "Trần A")
})

test("a sum follows its parts until it is typed over", () => {
  assert.equal(answers({ mot: "4,5", hai: "5" }).value("tong"), "9,5")
  assert.equal(answers({ mot: "4,5", hai: "5", tong: "10" }).value("tong"), "10")
  assert.equal(answers({}).value("tong"), "")
})

test("rows in which nothing was typed are no rows, and the rest are counted on", () => {
  const filled = answers({}, { viec: [{ ten: "a" }, {}, { ten: " " }, { ten: "b" }] })
  assert.equal(filled.rows("viec").length, 2)
  assert.equal(filled.text("viec.ten", "", 1), "b")
  assert.equal(filled.text("viec.#", "", 1), "2")
  assert.equal(filled.text("viec.ten", "", 2), "")
})

test("rows set anew are seen at once", () => {
  const filled = answers({}, { viec: [{ ten: "a" }] })
  assert.equal(filled.rows("viec").length, 1)
  filled.setRows("viec", [{ ten: "a" }, { ten: "b" }])
  assert.equal(filled.rows("viec").length, 2)
})

test("gaps name required fields, and those of rows that were begun", () => {
  const begun = answers({}, { viec: [{}, { han: "3/8/2026" }] })
  assert.deepEqual(begun.gaps(), [
    { name: "ngay", label: "Ngày", row: 0 },
    { name: "chu_tri", label: "Chủ trì", row: 0 },
    { name: "viec.ten", label: "Việc", row: 1 },
  ])
})

test("nothing is missing where the profile offers it", () => {
  const whole = answers({ ngay: "3/8/2026" }, { viec: [{ ten: "a" }] }, { bi_thu: "Trần A" })
  assert.deepEqual(whole.gaps(), [])
})

test("faults are counted in fields and rows", () => {
  assert.equal(answers({ ngay: "mai", mot: "x" }, { viec: [{ han: "31/2/2026" }] }).faults(), 3)
})

test("a form is empty until something is typed into it", () => {
  assert.ok(answers({}, {}, { bi_thu: "Trần A" }).isEmpty)
  assert.ok(answers({ ngay: " " }, { viec: [{}] }).isEmpty)
  assert.ok(!answers({ ngay: "x" }).isEmpty)
  assert.ok(!answers({}, { viec: [{ ten: "a" }] }).isEmpty)
})

test("the name says what is known, the file's name leaves out what is not", () => {
  assert.equal(answers({ ngay: "3/8/2026" }).name, "Biên bản ngày 03/8/2026")
  assert.equal(answers({ ngay: "3/8/2026" }).fileName, "Biên bản ngày 03-8-2026.docx")
  assert.equal(answers({}).name, "Biên bản ngày …")
  assert.equal(answers({}).fileName, "Biên bản ngày.docx")
})

test("a slot no field answers is nothing", () => {
  assert.equal(answers({}).text("khong_co", "", 0), "")
})
