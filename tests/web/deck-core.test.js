import assert from "node:assert/strict"
import { test } from "node:test"
import { barLengths, peopleOf, shareOf } from "../../scripts/web/core/deck-hands.js"
import { commandOf, placeOf } from "../../scripts/web/core/deck-keys.js"
import { fitSlide } from "../../scripts/web/core/deck-size.js"
import { lengthText, minutesBehind, spentOn, timeLeft, toggleWatch } from "../../scripts/web/core/deck-time.js"
import { dayTimeParts, parseDayTime, startTimes } from "../../scripts/web/core/day-time.js"

const MINUTE = 60_000

test("at 1366 × 768 a slide is shown in its own size", () => {
  assert.deepEqual(fitSlide(1366, 768), { width: 1366, height: 768, scale: 1 })
})

test("on 16:9 of any size a slide keeps its shape", () => {
  const { width, height, scale } = fitSlide(1920, 1080)
  assert.deepEqual([width, height], [1366, 768])
  assert.ok(scale > 1.4 && scale * width <= 1920 && scale * height <= 1080)
})

test("on an old projector a slide has the same area in the projector's shape", () => {
  const { width, height, scale } = fitSlide(1024, 768)
  assert.ok(Math.abs(width / height - 4 / 3) < 0.01)
  assert.ok(Math.abs(width * height - 1366 * 768) < 2000)
  assert.ok(scale * width <= 1024.5 && scale * height <= 768.5)
})

test("very tall, very wide and empty frames still give a slide", () => {
  assert.equal(fitSlide(300, 3000).width, fitSlide(360, 3000).width)
  assert.ok(fitSlide(3000, 300).scale > 0)
  assert.ok(fitSlide(0, 0).scale > 0)
})

test("keys that clickers send are known, with and without capitals", () => {
  const keys = { PageDown: "next", PageUp: "previous", b: "black", B: "black", ".": "black", F5: "full", Escape: "escape" }
  for (const [key, command] of Object.entries(keys)) assert.equal(commandOf({ key }), command)
  assert.equal(commandOf({ key: "7" }), "digit")
})

test("keys with Ctrl, Alt or the system key are the browser's own", () => {
  assert.equal(commandOf({ key: "f", ctrlKey: true }), "")
  assert.equal(commandOf({ key: "ArrowLeft", altKey: true }), "")
  assert.equal(commandOf({ key: "b", metaKey: true }), "")
  assert.equal(commandOf({ key: "x" }), "")
})

test("a slide is found by its number, and only by one it has", () => {
  assert.equal(placeOf("1", 60), 0)
  assert.equal(placeOf(" 60 ", 60), 59)
  for (const typed of ["0", "61", "-1", "", "abc", "1.5", "99999"]) assert.equal(placeOf(typed, 60), -1)
})

test("bars are as long as the share of the longest", () => {
  assert.deepEqual(barLengths({ A: 10, B: 5, C: 0 }), { A: 100, B: 50, C: 0 })
  assert.deepEqual(barLengths({}), {})
  assert.equal(shareOf(3, 1), 75)
  assert.equal(shareOf(0, 0), 0)
})

test("only whole numbers of people are counted", () => {
  assert.equal(peopleOf(" 12 "), 12)
  for (const typed of ["", "-3", "mười", "1,5", "123456"]) assert.equal(peopleOf(typed), 0)
})

test("a watch counts while it runs and keeps what it counted", () => {
  const run = toggleWatch({ since: 0, spent: 0 }, 1000)
  assert.equal(spentOn(run, 6000), 5000)
  const stopped = toggleWatch(run, 6000)
  assert.equal(spentOn(stopped, 99_000), 5000)
  assert.equal(spentOn(toggleWatch(stopped, 10_000), 12_000), 7000)
})

test("a clock set back while running never counts below nothing", () => {
  assert.equal(spentOn({ since: 5000, spent: 0 }, 1000), 0)
})

test("lengths of time are written with minutes and seconds", () => {
  assert.equal(lengthText(0), "0:00")
  assert.equal(lengthText(65_000), "1:05")
  assert.equal(lengthText(3_725_000), "1:02:05")
})

test("a class is behind after a slide's time, ahead before it, on time within", () => {
  assert.equal(minutesBehind(9 * MINUTE, 10, 14), -1)
  assert.equal(minutesBehind(9.5 * MINUTE, 10, 14), 0)
  assert.equal(minutesBehind(12 * MINUTE, 10, 14), 0)
  assert.equal(minutesBehind(14.9 * MINUTE, 10, 14), 0)
  assert.equal(minutesBehind(17.2 * MINUTE, 10, 14), 3)
})

test("time left ends at nothing and grows with what was given", () => {
  const watch = { since: 1000, spent: 0 }
  assert.equal(timeLeft(2, 0, watch, 1000 + MINUTE), MINUTE)
  assert.equal(timeLeft(2, 1, watch, 1000 + MINUTE), 2 * MINUTE)
  assert.equal(timeLeft(2, 0, watch, 1000 + 5 * MINUTE), 0)
})

test("times of day are understood as people type them", () => {
  const typed = { "7:30": 450, "7.30": 450, "7h30": 450, "7g30": 450, "7 giờ 30": 450, "7 giờ": 420, "730": 450, "1345": 825, 7: 420, "07:05": 425, "13,45": 825, "0:00": 0 }
  for (const [text, minute] of Object.entries(typed)) assert.equal(parseDayTime(text), minute, text)
})

test("what is no time of day is none", () => {
  for (const text of ["", "sáng", "24:00", "7:60", "7:5", "7:300", "-7", "12345"]) assert.equal(parseDayTime(text), -1, text)
})

test("an hour past midnight begins again", () => {
  assert.deepEqual(dayTimeParts(450), { hour: "7", minute: "30" })
  assert.deepEqual(dayTimeParts(24 * 60 + 5), { hour: "0", minute: "05" })
})

test("a module without a time follows the one before, after the break", () => {
  const parts = [
    { typed: "", minutes: 90 },
    { typed: "7:30", minutes: 90 },
    { typed: "", minutes: 60 },
    { typed: "13:30", minutes: 60 },
    { typed: "x", minutes: 60 },
  ]
  assert.deepEqual(startTimes(parts, 15), [-1, 450, 555, 810, 885])
})
