import assert from "node:assert/strict"
import { test } from "node:test"
import { readDraft, readDrafts, readValues, writeDrafts } from "../../scripts/web/core/draft-format.js"
import { DraftStore } from "../../scripts/web/core/drafts.js"
import { blocked, FakeStorage } from "./fake-storage.js"

const NOW = 1_800_000_000_000

/** @param {any} storage */
function open(storage) {
  return new DraftStore(storage, () => NOW)
}

/** @param {Partial<import("../../scripts/web/core/draft-format.js").SavedDraft>} [more] */
function draft(more = {}) {
  return { id: "bien-ban-a", form: "bien-ban", title: "Biên bản", saved: 5, values: { ngay: "x" }, rows: {}, ...more }
}

test("a draft is there after a reload, the latest first", () => {
  const storage = new FakeStorage()
  const store = open(storage)
  assert.ok(store.save(draft()))
  assert.ok(store.save(draft({ id: "bien-ban-b", saved: 9 })))
  assert.deepEqual(open(storage).list().map((one) => one.id), ["bien-ban-b", "bien-ban-a"])
  assert.deepEqual(open(storage).draft("bien-ban-a"), draft())
})

test("a draft that was removed is gone, and others stay", () => {
  const store = open(new FakeStorage())
  store.save(draft())
  store.save(draft({ id: "bien-ban-b" }))
  store.remove("bien-ban-a")
  assert.deepEqual(store.list().map((one) => one.id), ["bien-ban-b"])
})

test("an id is new even when two drafts begin in one moment", () => {
  const store = open(new FakeStorage())
  const first = store.newId("bien-ban")
  store.save(draft({ id: first }))
  const second = store.newId("bien-ban")
  assert.notEqual(first, second)
  assert.ok(readDraft(draft({ id: second }), NOW))
})

test("without a storage nothing is kept and nothing breaks", () => {
  for (const storage of [null, blocked]) {
    const store = open(storage)
    assert.equal(store.save(draft()), false)
    assert.deepEqual(store.list(), [])
    assert.deepEqual(store.profile(), {})
    store.remove("bien-ban-a")
    store.eraseAll()
  }
})

test("a full storage says so", () => {
  assert.equal(open(new FakeStorage(20)).save(draft()), false)
})

test("a file takes everything along and brings it back", () => {
  const here = open(new FakeStorage())
  here.saveProfile({ bi_thu: "Trần A" })
  here.save(draft({ rows: { viec: [{ ten: "a" }] } }))
  const there = open(new FakeStorage())
  const { drafts, fault } = there.importText(here.exportText())
  assert.equal(fault, "")
  assert.equal(drafts.length, 1)
  assert.deepEqual(there.list(), here.list())
  assert.deepEqual(there.profile(), { bi_thu: "Trần A" })
})

test("a file never writes over a draft that is here, nor over the unit's own names", () => {
  const store = open(new FakeStorage())
  store.save(draft({ values: { ngay: "của tôi" } }))
  store.saveProfile({ bi_thu: "Trần A", chi_bo: "" })
  const file = writeDrafts({ bi_thu: "Lê B", chi_bo: "Chi bộ X" }, [draft({ values: { ngay: "của họ" } })])
  store.importText(file)
  assert.deepEqual(store.list().map((one) => one.values.ngay).sort(), ["của họ", "của tôi"])
  assert.deepEqual(store.profile(), { bi_thu: "Trần A", chi_bo: "Chi bộ X" })
})

test("the same draft loaded twice stays one", () => {
  const store = open(new FakeStorage())
  const file = writeDrafts({}, [draft()])
  store.importText(file)
  store.importText(file)
  assert.equal(store.list().length, 1)
})

test("erasing removes every key of the site and no other", () => {
  const storage = new FakeStorage()
  storage.setItem("taphuan:view", "{}")
  storage.setItem("khac", "1")
  const store = open(storage)
  store.save(draft())
  store.saveProfile({ bi_thu: "A" })
  store.eraseAll()
  assert.deepEqual(Array.from(storage.map.keys()), ["khac"])
})

test("what is no file of drafts is refused whole", () => {
  for (const text of ["", "null", "[]", "{}", '{"kind":"taphuan-drafts"}', '{"kind":"khac","v":1,"drafts":[]}', "\u0000", '{"kind":"taphuan-drafts","v":1}']) {
    const read = readDrafts(text, NOW)
    assert.deepEqual(read, { profile: {}, drafts: [], fault: "damaged" }, text)
  }
})

test("a file of a newer version is left alone", () => {
  const read = readDrafts('{"kind":"taphuan-drafts","v":2,"drafts":[{}]}', NOW)
  assert.equal(read.fault, "newer")
  assert.deepEqual(read.drafts, [])
})

test("hostile parts are left out, good ones beside them kept", () => {
  const text = JSON.stringify({
    kind: "taphuan-drafts",
    v: 1,
    profile: { bi_thu: "A", "constructor": { a: 1 }, "x y": "b", 1: "c" },
    drafts: [
      draft({ values: { ngay: "<img src=x onerror=alert(1)>", so: /** @type {any} */ (7) } }),
      draft({ form: "../../evil" }),
      draft({ id: "javascript:alert(1)" }),
      null,
      "x",
      draft({ id: "b", title: /** @type {any} */ ({}), saved: /** @type {any} */ ("mai"), rows: /** @type {any} */ ({ viec: [{ ten: "a", x: [] }, 3], "bad name": [], so: "x" }) }),
    ],
  }).replace('"values":', '"__proto__":{"polluted":"yes"},"values":')
  const read = readDrafts(text, NOW)
  assert.equal(read.fault, "damaged")
  assert.deepEqual(read.profile, { bi_thu: "A" })
  assert.deepEqual(read.drafts.map((one) => one.id), ["bien-ban-a", "b"])
  assert.deepEqual(read.drafts[0].values, { ngay: "<img src=x onerror=alert(1)>" })
  assert.deepEqual(read.drafts[1].rows, { viec: [{ ten: "a" }, {}] })
  assert.equal(read.drafts[1].title, "")
  assert.equal(read.drafts[1].saved, NOW)
  assert.equal(/** @type {any} */ ({}).polluted, undefined)
})

test("prototype names are no fields", () => {
  const values = readValues(JSON.parse('{"__proto__":"x","toString":"y","ngay":"z"}'))
  assert.deepEqual(Object.keys(values), ["ngay"])
})

test("what is too long or too much is cut", () => {
  const rows = { viec: Array.from({ length: 3000 }, () => ({ ten: "a" })) }
  const read = readDraft(draft({ values: { ngay: "a".repeat(200000) }, rows }), NOW)
  assert.equal(read && read.values.ngay.length, 100000)
  assert.equal(read && read.rows.viec.length, 2000)
})

test("a date in the future becomes now", () => {
  const read = readDraft(draft({ saved: NOW + 1 }), NOW)
  assert.equal(read && read.saved, NOW)
})

test("a damaged draft in the storage is passed over", () => {
  const storage = new FakeStorage()
  storage.setItem("taphuan:draft:x", "{")
  storage.setItem("taphuan:draft:y", JSON.stringify(draft({ id: "khac" })))
  storage.setItem("taphuan:unit", "{")
  assert.deepEqual(open(storage).list(), [])
  assert.deepEqual(open(storage).profile(), {})
})

test("a storage event is about a draft or it is not", () => {
  const store = open(new FakeStorage())
  assert.ok(store.isAbout("taphuan:draft:a", "a"))
  assert.ok(!store.isAbout("taphuan:draft:b", "a"))
  assert.ok(!store.isAbout(null, "a"))
})

test("one field of the unit is kept beside those another window kept", () => {
  const storage = new FakeStorage()
  const [mine, other] = [open(storage), open(storage)]
  mine.saveUnit("bi_thu", "A")
  other.saveUnit("chi_bo", "B")
  mine.saveUnit("bi_thu", "C")
  assert.deepEqual(mine.profile(), { bi_thu: "C", chi_bo: "B" })
  assert.ok(mine.isAboutUnit("taphuan:unit"))
  assert.ok(!mine.isAboutUnit("taphuan:draft:a"))
})
