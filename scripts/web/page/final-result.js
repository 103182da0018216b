// The result of a final quiz: points, by objective, what to read again, and the slip.

import { resultText } from "../core/result.js"
import { makeAgain } from "./again.js"
import { makeCopy } from "./copy-button.js"
import { make } from "./dom.js"
import { slip } from "./slip.js"
import { dateText, numberText, pageWords, t } from "./words.js"

/**
 * @typedef {object} Final
 * @property {import("../core/result.js").Result} counted
 * @property {boolean} isPass
 * @property {string} pass percent
 * @property {string} title of the course
 * @property {string} seed
 * @property {number} done when it was handed in
 * @property {{objective: string, points: number, of: number}[]} rows
 * @property {Record<string, string>} objectives their words
 * @property {HTMLElement[]} questions
 */

/**
 * @param {Final} final
 * @returns {Node[]}
 */
export function finalResult(final) {
  const { counted, isPass, pass, title, seed, done } = final
  const percent = counted.of ? Math.floor((counted.points / counted.of) * 100 + 1e-9) : 0
  const [points, of] = [counted.points, counted.of].map(numberText)
  const { button, told } = makeCopy(() =>
    resultText(pageWords(), counted, {
      title: t("final.copy-title", { title, seed }),
      date: dateText(done),
    }),
  )
  const again = makeAgain(t("final.again"))
  again.update(final.questions, counted.again)
  const said = t("final.points", { points, of, percent, right: counted.right, count: counted.marked, pass })
  return [
    make("p", `tq-final-${isPass ? "passed" : "failed"}`, make("strong", "", t(`final.${isPass ? "passed" : "failed"}`))),
    make("p", "", said),
    objectiveTable(final),
    again.line,
    make("div", "tq-actions", button),
    told,
    ...(isPass ? [slip({ title, points: t("slip.points", { points, of, percent }), seed, date: dateText(done) })] : []),
  ]
}

/** @param {Final} final */
function objectiveTable({ rows, objectives }) {
  const head = make("tr", "", headCell("final.objective"), headCell("final.objective-points"))
  const lines = rows.map(({ objective, points, of }) => {
    const words = make("th", "", objectives[objective] || t("final.objective-none"))
    words.scope = "row"
    const share = [points, of].map(numberText).join(" / ")
    return make("tr", "", words, make("td", "", share))
  })
  const caption = make("caption", "", t("final.by-objective"))
  return make("table", "tq-objectives", caption, make("thead", "", head), make("tbody", "", ...lines))
}

/** @param {string} key */
function headCell(key) {
  const cell = make("th", "", t(key))
  cell.scope = "col"
  return cell
}
