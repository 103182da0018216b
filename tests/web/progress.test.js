import assert from "node:assert/strict"
import { test } from "node:test"
import { ProgressStore } from "../../scripts/web/core/progress.js"
import { blocked, FakeStorage } from "./fake-storage.js"

const KEY = "taphuan:course:dong-trieu"

/** @param {any} storage */
function open(storage, start = 1000) {
  /** @type {string[]} */
  const troubles = []
  let time = start
  const store = new ProgressStore({ storage, now: () => (time += 1), onTrouble: (kind) => troubles.push(kind) })
  return { store, troubles }
}

/** @param {ProgressStore} store @param {string} id */
function answer(store, id, share = 1, hash = "h1") {
  store.update("dong-trieu", ({ questions }) => {
    questions[id] = { h: hash, a: ["k1"], s: share, t: store.now() }
  })
}

test("an answer is there after a reload", () => {
  const storage = new FakeStorage()
  answer(open(storage).store, "q1")
  assert.deepEqual(open(storage).store.course("dong-trieu").questions.q1.a, ["k1"])
})

test("the stored text is the versioned format, one course under its own key", () => {
  const storage = new FakeStorage()
  answer(open(storage).store, "q1")
  const data = JSON.parse(storage.getItem(KEY) || "")
  assert.equal(data.v, 1)
  assert.deepEqual(Object.keys(data.courses), ["dong-trieu"])
  assert.deepEqual(data.courses["dong-trieu"].questions.q1, { h: "h1", a: ["k1"], s: 1, t: 1001 })
})

test("two tabs on one course keep each other's answers", () => {
  const storage = new FakeStorage()
  const one = open(storage).store
  const other = open(storage).store
  one.course("dong-trieu")
  other.course("dong-trieu")
  answer(one, "q1")
  answer(other, "q2")
  answer(one, "q3")
  assert.deepEqual(Object.keys(open(storage).store.course("dong-trieu").questions).sort(), ["q1", "q2", "q3"])
})

test("what one tab erased does not come back when the other answers", () => {
  const storage = new FakeStorage()
  const one = open(storage).store
  const other = open(storage).store
  answer(one, "q1")
  other.course("dong-trieu")
  one.forgetModule("dong-trieu", "m", ["q1"])
  answer(other, "q2")
  assert.deepEqual(Object.keys(one.course("dong-trieu").questions), ["q2"])
})

test("a blocked storage keeps the work in memory and says so once", () => {
  for (const storage of [null, blocked]) {
    const { store, troubles } = open(storage)
    answer(store, "q1")
    answer(store, "q2")
    assert.deepEqual(Object.keys(store.course("dong-trieu").questions), ["q1", "q2"])
    assert.deepEqual(troubles, ["blocked"])
    assert.ok(store.exportText().includes("q2"))
  }
})

test("a full storage keeps the work in memory, says so once, and stores it when there is room", () => {
  const storage = new FakeStorage(150)
  const { store, troubles } = open(storage)
  answer(store, "q1")
  answer(store, "q2")
  answer(store, "q3")
  assert.deepEqual(troubles, ["full"])
  assert.equal(Object.keys(store.course("dong-trieu").questions).length, 3)
  storage.room = Infinity
  answer(store, "q4")
  assert.equal(Object.keys(open(storage).store.course("dong-trieu").questions).length, 4)
})

for (const damage of ["", "{", "null", "[]", '{"v":1}', '{"v":"x","courses":{}}', '{"v":1,"courses":7}']) {
  test(`a damaged value ${JSON.stringify(damage)} is set aside, not deleted, and said once`, () => {
    const storage = new FakeStorage()
    storage.setItem(KEY, damage)
    const { store, troubles } = open(storage)
    answer(store, "q1")
    answer(store, "q2")
    const aside = Array.from(storage.map).filter(([key]) => key.startsWith("taphuan:damaged:dong-trieu:"))
    if (damage === "") assert.deepEqual(aside, [], "an empty value holds nothing to keep")
    else assert.deepEqual(aside.map(([, text]) => text), [damage])
    assert.deepEqual(troubles, damage === "" ? [] : ["damaged"])
    assert.equal(Object.keys(open(storage).store.course("dong-trieu").questions).length, 2)
  })
}

test("of a partly damaged value the whole entries are used and the rest is set aside", () => {
  const storage = new FakeStorage()
  const good = { h: "h1", a: ["k1"], s: 1, t: 5 }
  const text = JSON.stringify({ v: 1, courses: { "dong-trieu": { questions: { good, bad: { h: 1 } } } } })
  storage.setItem(KEY, text)
  const { store, troubles } = open(storage)
  assert.deepEqual(Object.keys(store.course("dong-trieu").questions), ["good"])
  assert.deepEqual(troubles, ["damaged"])
  assert.ok(Array.from(storage.map.values()).includes(text))
})

test("damage that cannot be set aside is left where it is", () => {
  const storage = new FakeStorage(120)
  const damage = "{".repeat(90)
  storage.setItem(KEY, damage)
  const { store } = open(storage)
  answer(store, "q1")
  assert.equal(storage.getItem(KEY), damage)
  assert.deepEqual(Object.keys(store.course("dong-trieu").questions), ["q1"])
})

test("work of a newer version is left alone, and new answers stay in memory", () => {
  const storage = new FakeStorage()
  const newer = JSON.stringify({ v: 2, courses: { "dong-trieu": { anything: true } } })
  storage.setItem(KEY, newer)
  const { store, troubles } = open(storage)
  answer(store, "q1")
  assert.equal(storage.getItem(KEY), newer)
  assert.deepEqual(Object.keys(store.course("dong-trieu").questions), ["q1"])
  assert.deepEqual(troubles, ["newer"])
})

test("a file carries everything to another device", () => {
  const from = open(new FakeStorage()).store
  answer(from, "q1")
  from.update("huong-khe", ({ modules }) => {
    modules.m1 = { read: 3, at: "muc-mot", t: 4 }
  })
  const { store } = open(new FakeStorage(), 5000)
  const { added, fault } = store.importText(from.exportText())
  assert.deepEqual({ added, fault }, { added: 2, fault: "" })
  assert.deepEqual(store.courses(), ["dong-trieu", "huong-khe"])
  assert.equal(store.course("huong-khe").modules.m1.at, "muc-mot")
})

test("an import keeps the newer of two answers, whichever side has it", () => {
  const old = open(new FakeStorage(), 1000).store
  answer(old, "q1", 0)
  const fresh = open(new FakeStorage(), 9000).store
  answer(fresh, "q1", 1)
  fresh.importText(old.exportText())
  assert.equal(fresh.course("dong-trieu").questions.q1.s, 1)
  const later = open(new FakeStorage(), 1000).store
  answer(later, "q1", 0)
  later.now = () => 20000
  later.importText(fresh.exportText())
  assert.equal(later.course("dong-trieu").questions.q1.s, 1)
})

test("a module read on one device stays read after a merge with a later visit", () => {
  const { store } = open(new FakeStorage(), 9000)
  store.update("c", ({ modules }) => {
    modules.m = { read: 0, at: "b", t: 8000 }
  })
  store.importText(JSON.stringify({ v: 1, courses: { c: { modules: { m: { read: 50, at: "a", t: 60 } } } } }))
  assert.deepEqual({ ...store.course("c").modules.m }, { read: 50, at: "b", t: 8000 })
})

test("a file that is no progress changes nothing", () => {
  const storage = new FakeStorage()
  const { store } = open(storage)
  answer(store, "q1")
  const before = new Map(storage.map)
  for (const text of ["", "xin chào", "[]", '{"v":9,"courses":{}}', "<script>alert(1)</script>"]) {
    assert.notEqual(store.importText(text).fault, "", text)
  }
  assert.deepEqual(storage.map, before)
})

test("erasing everything leaves other sites' keys alone", () => {
  const storage = new FakeStorage()
  storage.setItem("other", "1")
  storage.setItem("taphuan:view", "{}")
  storage.setItem("taphuan:damaged:x:1", "{")
  const { store } = open(storage)
  answer(store, "q1")
  store.eraseAll()
  assert.deepEqual(Array.from(storage.map.keys()), ["other"])
  assert.deepEqual(store.course("dong-trieu").questions, Object.create(null))
})

test("listeners hear of other tabs, imports and resets, and not of one's own answers", () => {
  const { store } = open(new FakeStorage())
  let heard = 0
  const stop = store.listen(() => (heard += 1))
  answer(store, "q1")
  assert.equal(heard, 0)
  store.changedElsewhere(KEY)
  store.changedElsewhere("somebody-else")
  store.changedElsewhere(null)
  store.forgetModule("dong-trieu", "m", [])
  store.importText(store.exportText())
  store.eraseAll()
  assert.equal(heard, 5)
  stop()
  store.changedElsewhere(null)
  assert.equal(heard, 5)
})
