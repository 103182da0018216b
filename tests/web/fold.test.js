import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { foldSpelling } from "../../scripts/web/core/fold.js"

const golden = JSON.parse(readFileSync(new URL("../golden/folding.json", import.meta.url), "utf8"))

for (const { text, folded, bare } of golden.cases) {
  test(`folds ${JSON.stringify(text)} as Python does`, () => {
    assert.equal(foldSpelling(text), folded)
    assert.equal(foldSpelling(text, false), bare)
  })
}
