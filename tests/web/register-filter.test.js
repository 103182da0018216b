import assert from "node:assert/strict"
import { test } from "node:test"
import { passes, readFilters, writeFilters } from "../../scripts/web/core/register-filter.js"

const LAW = { state: "amended", topics: "K2-1 BTL", year: "2022" }

test("an address keeps the filters and gives them back", () => {
  const filters = { "trang-thai": "amended", "chu-de": "đất & nhà", nam: "2022" }
  assert.deepEqual(readFilters(`#${writeFilters(filters)}`), filters)
})

test("an address of an entry, a foreign word or broken letters hold no filter", () => {
  assert.deepEqual(readFilters("#luat-10-2022"), {})
  assert.deepEqual(readFilters("#mau=do&nam="), {})
  assert.deepEqual(readFilters("#nam=%E0%A4%A"), {})
  assert.equal(writeFilters({ nam: "", khac: "x" }), "")
})

test("a document passes when it has the state, one of its topics and the year", () => {
  assert.ok(passes(LAW, {}))
  assert.ok(passes(LAW, { "trang-thai": "amended", "chu-de": "BTL", nam: "2022" }))
  assert.ok(!passes(LAW, { "trang-thai": "replaced" }))
  assert.ok(!passes(LAW, { "chu-de": "K2" }))
  assert.ok(!passes(LAW, { nam: "2023" }))
})
