import assert from "node:assert/strict"
import { test } from "node:test"
import { suitableDevice } from "../../scripts/web/core/device.js"

test("a phone is known by its browser's name", () => {
  const agent = "Mozilla/5.0 (Linux; Android 8.1.0; SM-J260G) Chrome/87.0 Mobile Safari/537.36"
  assert.equal(suitableDevice({ agent, isTouchOnly: false }), "phone")
})

test("a device that only knows fingers is treated as a phone", () => {
  assert.equal(suitableDevice({ agent: "Mozilla/5.0 (X11)", isTouchOnly: true }), "phone")
})

test("anything else is a computer", () => {
  const agent = "Mozilla/5.0 (Windows NT 6.1; Win64; x64) Chrome/109.0 Safari/537.36"
  assert.equal(suitableDevice({ agent, isTouchOnly: false }), "computer")
})
