import assert from "node:assert/strict"
import { test } from "node:test"
import { addressOf, goalOf } from "../../scripts/web/core/chapters.js"

test("the goal is what the address names", () => {
  assert.equal(goalOf("#bai-1-muc"), "bai-1-muc")
  assert.equal(goalOf("#m%E1%BB%A5c"), "mục")
  assert.equal(goalOf(""), "")
})

test("an address that cannot be read is taken as it is", () => {
  assert.equal(goalOf("#%E1"), "%E1")
})

test("a section leads there by its name in the file, on the site by the page's address", () => {
  assert.equal(addressOf("#bai-2#bai-2-ghi-nho"), "#bai-2-ghi-nho")
  assert.equal(addressOf("#bai-2#ghi-nho"), "#bai-2-ghi-nho")
  assert.equal(addressOf("#bai-2"), "#bai-2")
  assert.equal(addressOf("02.html#ghi-nho"), "02.html#ghi-nho")
})
