import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"))
const wanted = read("package.json")
const lock = read("package-lock.json")

test("every version is exact", () => {
  const versions = { ...wanted.dependencies, ...wanted.devDependencies }
  for (const [name, version] of Object.entries(versions)) assert.match(String(version), /^\d+\.\d+\.\d+$/, name)
})

test("the lock names no registry", () => {
  for (const [name, entry] of Object.entries(lock.packages)) assert.equal(entry.resolved, undefined, name)
})

test("the lock has every package that another one asks for, those of other machines too", () => {
  // npm drops what it cannot find for this machine and refuses the lock on the next `npm ci`
  for (const [name, entry] of Object.entries(lock.packages)) {
    for (const needed of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) {
      assert.ok(lock.packages[`node_modules/${needed}`] || lock.packages[`${name}/node_modules/${needed}`], needed)
    }
  }
})
