import assert from "node:assert/strict"
import { test } from "node:test"
import { moduleState, nextInCourse, nextStep } from "../../scripts/web/core/course.js"
import { emptyCourse } from "../../scripts/web/core/format.js"

/** @param {number} number @param {string[]} questions */
const entry = (number, questions = []) => ({
  slug: `m${number}`, title: `Bài ${number}`, url: `0${number}.html`, questions,
})
const course = { id: "c", title: "Khóa", url: "index.html", modules: [entry(1, ["a", "b"]), entry(2), entry(3)] }

/** @param {Record<string, [number, string, number]>} modules @param {Record<string, [number, number]>} questions */
function kept(modules, questions = {}) {
  const progress = emptyCourse()
  for (const slug of Object.keys(modules)) {
    const [read, at, t] = modules[slug]
    progress.modules[slug] = { read, at, t }
  }
  for (const id of Object.keys(questions)) progress.questions[id] = { h: "h", a: [], s: questions[id][0], t: questions[id][1] }
  return progress
}

test("nothing begun leads nowhere", () => {
  assert.equal(nextInCourse(course, emptyCourse()), null)
})

test("an unfinished module is opened at the section last read", () => {
  const next = nextInCourse(course, kept({ m1: [0, "phan-hai", 5] }))
  assert.equal(next && next.url, "01.html#phan-hai")
  assert.equal(next && next.isSame, true)
})

test("a module read to the end with questions left is still the next one, from its top", () => {
  const next = nextInCourse(course, kept({ m1: [4, "cuoi", 5] }, { a: [1, 5] }))
  assert.equal(next && next.url, "01.html")
})

test("after a finished module comes the one after it", () => {
  const next = nextInCourse(course, kept({ m1: [4, "cuoi", 5] }, { a: [1, 5], b: [0, 6] }))
  assert.deepEqual(next && [next.url, next.isSame], ["02.html", false])
})

test("modules left out before are taken up after the last one", () => {
  const next = nextInCourse(course, kept({ m3: [4, "x", 5], m2: [3, "x", 4] }))
  assert.equal(next && next.url, "01.html")
})

test("a question answered last decides where the learner was", () => {
  const next = nextInCourse(course, kept({ m2: [0, "x", 5] }, { a: [1, 9] }))
  assert.equal(next && next.url, "01.html")
})

test("a course that is all done says so", () => {
  const done = kept({ m1: [1, "", 1], m2: [1, "", 2], m3: [1, "", 3] }, { a: [1, 1], b: [1, 1] })
  const next = nextInCourse(course, done)
  assert.equal(next && next.module, null)
})

test("among courses the one last worked in comes first, a finished one last", () => {
  const other = { ...course, id: "d", url: "d.html" }
  const progress = { c: kept({ m2: [0, "", 5] }), d: kept({ m3: [0, "", 9] }) }
  const next = nextStep([course, other], (id) => progress[/** @type {"c" | "d"} */ (id)])
  assert.equal(next && next.course.id, "d")
  const done = kept({ m1: [1, "", 91], m2: [1, "", 92], m3: [1, "", 93] }, { a: [1, 91], b: [1, 91] })
  const then = nextStep([course, other], (id) => (id === "d" ? done : progress.c))
  assert.equal(then && then.course.id, "c")
  assert.equal(nextStep([course], () => emptyCourse()), null)
})

test("answers of another module do not count here", () => {
  const state = moduleState(entry(1, ["a", "b"]), kept({}, { a: [1, 2], other: [1, 3] }))
  assert.deepEqual([state.answered, state.right, state.of, state.isRead], [1, 1, 2, false])
})

test("a partly right answer counts as answered, not as right", () => {
  const state = moduleState(entry(1, ["a"]), kept({}, { a: [0.5, 2] }))
  assert.deepEqual([state.answered, state.right], [1, 0])
})
