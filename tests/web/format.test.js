import assert from "node:assert/strict"
import { test } from "node:test"
import { mergeProgress, readProgress } from "../../scripts/web/core/format.js"

const NOW = 1000
const ANSWER = { h: "h1", a: ["k1"], s: 0.5, t: 7 }

/** @param {unknown} course */
function read(course) {
  return readProgress(JSON.stringify({ v: 1, courses: { c: course } }), NOW)
}

test("a whole course is read as it was written", () => {
  const course = {
    modules: { m: { read: 1, at: "muc-1", t: 2 } },
    questions: { q: ANSWER },
    runs: { b: { seed: "1234", a: { q: ["x"] }, done: 0, s: 0, of: 0, t: 3 } },
    passes: { b: { s: 8.5, of: 10, t: 4 } },
  }
  const { progress, fault } = read(course)
  assert.equal(fault, "")
  assert.deepEqual(JSON.parse(JSON.stringify(progress.courses.c)), course)
})

test("tables an older site did not write are empty", () => {
  const { progress, fault } = read({ questions: { q: ANSWER } })
  assert.equal(fault, "")
  assert.deepEqual(Object.keys(progress.courses.c.runs), [])
})

const hostile = {
  "a name of the prototype": '{"v":1,"courses":{"__proto__":{"questions":{}}}}',
  "a question named __proto__": '{"v":1,"courses":{"c":{"questions":{"__proto__":{"h":"x","a":[],"s":1,"t":1}}}}}',
  "markup in a course id": '{"v":1,"courses":{"<img src=x onerror=alert(1)>":{}}}',
  "a script for an anchor": '{"v":1,"courses":{"c":{"modules":{"m":{"read":0,"at":"\\"><script>","t":1}}}}}',
  "a share above one": '{"v":1,"courses":{"c":{"questions":{"q":{"h":"x","a":[],"s":99,"t":1}}}}}',
  "a negative time": '{"v":1,"courses":{"c":{"questions":{"q":{"h":"x","a":[],"s":1,"t":-1}}}}}',
  "an answer that is no list": '{"v":1,"courses":{"c":{"questions":{"q":{"h":"x","a":{"length":1},"s":1,"t":1}}}}}',
  "an answer of objects": '{"v":1,"courses":{"c":{"questions":{"q":{"h":"x","a":[{}],"s":1,"t":1}}}}}',
  "a list for a table": '{"v":1,"courses":{"c":{"questions":[1]}}}',
  "a run with a hostile answer": '{"v":1,"courses":{"c":{"runs":{"b":{"seed":"1","a":{"q":5},"done":0,"s":0,"of":0,"t":1}}}}}',
}
for (const [name, text] of Object.entries(hostile)) {
  test(`${name} is left out and called damage`, () => {
    const { progress, fault } = readProgress(text, NOW)
    assert.equal(fault, "damaged")
    for (const course of Object.values(progress.courses)) {
      for (const table of Object.values(course)) assert.deepEqual(Object.keys(table), [])
    }
    assert.equal(/** @type {any} */ ({}).questions, undefined)
  })
}

test("a very long answer is refused", () => {
  assert.equal(read({ questions: { q: { ...ANSWER, a: ["x".repeat(3000)] } } }).fault, "damaged")
  assert.equal(read({ questions: { q: { ...ANSWER, a: Array(600).fill("x") } } }).fault, "damaged")
})

test("a time in the future cannot win over every later answer", () => {
  const { progress } = read({ questions: { q: { ...ANSWER, t: 9e15 } } })
  assert.equal(progress.courses.c.questions.q.t, NOW)
})

test("an id like constructor is a question like any other", () => {
  const { progress, fault } = read({ questions: { constructor: ANSWER } })
  assert.equal(fault, "")
  const empty = readProgress('{"v":1,"courses":{}}', NOW).progress
  assert.equal(mergeProgress(empty, progress), 1)
  assert.deepEqual(empty.courses.c.questions.constructor.a, ["k1"])
})
