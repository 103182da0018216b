// Draw as the site does: a list of {bank, count, seed} in, a list of ids out.

import { readFileSync } from "node:fs"
import { draw, randomFrom } from "../../scripts/web/core/draw.js"

const cases = JSON.parse(readFileSync(0, "utf8"))
const drawn = cases.map(({ bank, count, seed }) => {
  const random = randomFrom(seed)
  const numbers = Array.from({ length: 20 }, () => Math.floor(random() * 1000))
  return { numbers, ids: draw(bank, count, seed) }
})
process.stdout.write(JSON.stringify(drawn))
