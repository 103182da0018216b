import assert from "node:assert/strict"
import { test } from "node:test"
import { changeState, isState, newState } from "../../scripts/web/core/deck-state.js"

const NOW = 1_000_000

/** @param {...import("../../scripts/web/core/deck-state.js").Change} changes */
function after(...changes) {
  return changes.reduce((state, change, n) => changeState(state, change, NOW + n * 1000), newState("default"))
}

test("a new deck stands on its first slide, its clock waiting", () => {
  const state = newState("slate")
  assert.equal(state.slide, 0)
  assert.equal(state.revision, 0)
  assert.equal(state.scheme, "slate")
  assert.deepEqual(state.watch, { since: 0, spent: 0 })
})

test("leaving the first slide starts the class's clock, once", () => {
  const moved = after({ name: "moved", slide: 1, shown: false })
  assert.equal(moved.watch.since, NOW)
  const back = changeState(moved, { name: "moved", slide: 0, shown: false }, NOW + 5000)
  assert.equal(changeState(back, { name: "moved", slide: 2, shown: false }, NOW + 9000).watch.since, NOW)
})

test("a clock that was stopped is not started by moving on", () => {
  const state = after({ name: "moved", slide: 1, shown: false }, { name: "run" }, { name: "moved", slide: 2, shown: false })
  assert.deepEqual(state.watch, { since: 0, spent: 1000 })
})

test("the clock can be started by hand, stopped, and set back", () => {
  assert.equal(after({ name: "run" }).watch.since, NOW)
  assert.deepEqual(after({ name: "run" }, { name: "run" }, { name: "restart" }).watch, { since: 0, spent: 0 })
})

test("every change makes a newer state, no change the same one", () => {
  const state = after({ name: "moved", slide: 3, shown: true })
  assert.equal(state.revision, 1)
  assert.equal(changeState(state, { name: "moved", slide: 3, shown: true }, NOW), state)
  assert.equal(changeState(state, { name: "moved", slide: 3, shown: false }, NOW).revision, 2)
})

test("moving to another slide lights a black screen", () => {
  assert.equal(after({ name: "black" }).black, true)
  assert.equal(after({ name: "black" }, { name: "black" }).black, false)
  assert.equal(after({ name: "black" }, { name: "moved", slide: 1, shown: false }).black, false)
})

test("the size of type stops at either end", () => {
  const steps = Array(9).fill({ name: "larger" })
  const largest = after(...steps)
  assert.equal(changeState(largest, { name: "larger" }, NOW), largest)
  const smallest = after(...Array(9).fill({ name: "smaller" }))
  assert.equal(smallest.size, 0)
})

test("background and bell change to and fro", () => {
  assert.equal(after({ name: "scheme" }).scheme, "slate")
  assert.equal(after({ name: "scheme" }, { name: "scheme" }).scheme, "default")
  assert.equal(after({ name: "sound" }).sound, false)
})

test("hands are counted for each question and option", () => {
  const state = after(
    { name: "hands", question: "mot", option: "A", count: 12 },
    { name: "hands", question: "mot", option: "B", count: 3.7 },
    { name: "hands", question: "hai", option: "A", count: 99999 },
    { name: "hands", question: "mot", option: "A", count: 0 },
  )
  assert.deepEqual(state.hands, { mot: { B: 3 }, hai: { A: 9999 } })
})

test("the counts of one question are cleared, those of others kept", () => {
  const state = after(
    { name: "hands", question: "mot", option: "A", count: 1 },
    { name: "hands", question: "hai", option: "A", count: 2 },
    { name: "hands-clear", question: "mot" },
  )
  assert.deepEqual(state.hands, { mot: {}, hai: { A: 2 } })
})

test("the countdown of an activity runs, stops, is longer, and is set back", () => {
  const run = after({ name: "clock", id: "7", by: "speaker" })
  assert.deepEqual(run.timers, { 7: { watch: { since: NOW, spent: 0 }, extra: 0, by: "speaker" } })
  const stopped = changeState(run, { name: "clock", id: "7", by: "wall" }, NOW + 4000)
  assert.deepEqual(stopped.timers["7"].watch, { since: 0, spent: 4000 })
  const more = changeState(run, { name: "clock-more", id: "7" }, NOW)
  assert.deepEqual(more.timers["7"], { watch: { since: NOW, spent: 0 }, extra: 1, by: "speaker" })
  const back = changeState(more, { name: "clock-reset", id: "7" }, NOW)
  assert.deepEqual(back.timers["7"], { watch: { since: 0, spent: 0 }, extra: 0, by: "speaker" })
})

test("two activities have clocks of their own", () => {
  const state = after({ name: "clock", id: "7", by: "wall" }, { name: "clock-more", id: "9" })
  assert.deepEqual(Object.keys(state.timers), ["7", "9"])
  assert.equal(state.timers["9"].watch.since, 0)
})

test("only a whole state is taken for one", () => {
  assert.equal(isState(newState("default")), true)
  assert.equal(isState(JSON.parse(JSON.stringify(after({ name: "black" })))), true)
  for (const other of [null, undefined, "x", {}, { revision: 1 }, { revision: 1, slide: 0, hands: {}, timers: {} }]) {
    assert.equal(isState(other), false)
  }
})
