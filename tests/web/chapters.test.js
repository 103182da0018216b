import assert from "node:assert/strict"
import { test } from "node:test"
import { goalOf } from "../../scripts/web/core/chapters.js"

test("the goal is what the address names", () => {
  assert.equal(goalOf("#bai-1-muc"), "bai-1-muc")
  assert.equal(goalOf("#m%E1%BB%A5c"), "mục")
  assert.equal(goalOf(""), "")
})

test("an address that cannot be read is taken as it is", () => {
  assert.equal(goalOf("#%E1"), "%E1")
})
