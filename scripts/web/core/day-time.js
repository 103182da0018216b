// Times of day as people type them, and the hours of a class from its start. Minutes throughout.

const TYPED = /^\s*(\d{1,2})\s*(?:[:.,hHgG]|giờ)?\s*(\d{2})?\s*(?:phút)?\s*$/
const DAY = 24 * 60

/**
 * Return the minute of the day, -1 when the text is no time: `7:30`, `7.30`, `7h30`, `730`, `7`.
 * @param {string} text
 */
export function parseDayTime(text) {
  const found = TYPED.exec(/^\s*\d{3,4}\s*$/.test(text) ? text.trim().replace(/(\d{2})$/, ":$1") : text)
  if (!found) return -1
  const hours = Number(found[1])
  const minutes = Number(found[2] || 0)
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : -1
}

/**
 * Return hour and minute as they are written; what goes past midnight begins again.
 * @param {number} time in minutes of the day
 */
export function dayTimeParts(time) {
  const passed = ((time % DAY) + DAY) % DAY
  return { hour: String(Math.floor(passed / 60)), minute: String(passed % 60).padStart(2, "0") }
}

/**
 * Return when each part of a day begins: at the time typed for it, or after the part before and
 * a break. A part for which nothing is known yet has -1.
 * @param {{ typed: string, minutes: number }[]} parts
 * @param {number} pause
 */
export function startTimes(parts, pause) {
  let free = -1
  return parts.map((part) => {
    const typed = parseDayTime(part.typed)
    const start = typed >= 0 ? typed : free
    free = start < 0 ? -1 : start + part.minutes + pause
    return start
  })
}
