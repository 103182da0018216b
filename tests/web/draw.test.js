import assert from "node:assert/strict"
import { test } from "node:test"
import { byObjective, draw, randomFrom, shuffle } from "../../scripts/web/core/draw.js"

const BANK = Array.from({ length: 30 }, (_, index) => ({
  id: `q${index}`,
  objective: index < 24 ? "m1/1" : `m${2 + (index % 3)}/1`, // one large objective, three small
}))
const objectiveOf = new Map(BANK.map(({ id, objective }) => [id, objective]))

test("the same number draws the same questions in the same order", () => {
  assert.deepEqual(draw(BANK, 10, "4821"), draw(BANK, 10, "4821"))
})

test("another number draws others", () => {
  assert.notDeepEqual(draw(BANK, 10, "4821"), draw(BANK, 10, "4822"))
})

test("the order of the bank does not matter, so moving a question changes no draw", () => {
  assert.deepEqual(draw(BANK.slice().reverse(), 10, "7"), draw(BANK, 10, "7"))
})

test("every objective is represented, whatever the number", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const drawn = draw(BANK, 4, String(seed))
    assert.equal(new Set(drawn.map((id) => objectiveOf.get(id))).size, 4, `seed ${seed}`)
  }
})

test("no question is drawn twice, and as many as asked", () => {
  for (const count of [1, 4, 17, 30]) {
    const drawn = draw(BANK, count, "x")
    assert.equal(new Set(drawn).size, count)
    assert.equal(drawn.length, count)
  }
})

test("zero, or more than there are, draws all", () => {
  assert.equal(draw(BANK, 0, "x").length, 30)
  assert.equal(draw(BANK, 99, "x").length, 30)
  assert.deepEqual(draw([], 5, "x"), [])
})

test("over many numbers every question has its turn", () => {
  const seen = new Set()
  for (let seed = 0; seed < 300; seed += 1) for (const id of draw(BANK, 8, String(seed))) seen.add(id)
  assert.equal(seen.size, 30)
})

test("questions without an objective never push one with an objective out", () => {
  const bank = [...BANK, { id: "z1", objective: "" }, { id: "z2", objective: "" }]
  for (let seed = 0; seed < 100; seed += 1) {
    assert.ok(draw(bank, 4, String(seed)).every((id) => !id.startsWith("z")))
  }
})

test("a shuffle keeps everything and leaves its input alone", () => {
  const entries = [1, 2, 3, 4, 5, 6]
  const mixed = shuffle(entries, randomFrom("a"))
  assert.deepEqual(mixed.slice().sort(), entries)
  assert.deepEqual(entries, [1, 2, 3, 4, 5, 6])
})

test("random numbers are spread over the whole range", () => {
  const random = randomFrom("spread")
  const tenths = Array(10).fill(0)
  for (let turn = 0; turn < 10000; turn += 1) tenths[Math.floor(random() * 10)] += 1
  assert.ok(tenths.every((number) => number > 850 && number < 1150), String(tenths))
})

test("points are added up by objective, self-checked questions left out", () => {
  const rows = byObjective([
    { objective: "m1/1", share: 1, points: 2 },
    { objective: "m2/1", share: 0.5, points: 1 },
    { objective: "m1/1", share: 0, points: 1 },
    { objective: "m2/1", share: null, points: 1 },
  ])
  assert.deepEqual(rows, [
    { objective: "m1/1", points: 2, of: 3 },
    { objective: "m2/1", points: 0.5, of: 1 },
  ])
})
