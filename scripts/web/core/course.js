// Where a learner stands: in a module, in a course, and where to go on.

/** @typedef {import("./format.js").Course} Progress */

/**
 * @typedef {object} ModuleEntry
 * @property {string} slug
 * @property {string} title
 * @property {string} url
 * @property {string[]} questions ids, in the order of the page
 */

/**
 * @typedef {object} CourseEntry
 * @property {string} id
 * @property {string} title
 * @property {string} url
 * @property {ModuleEntry[]} modules in the order of the course
 */

/**
 * @typedef {object} ModuleState
 * @property {boolean} isRead
 * @property {boolean} isStarted
 * @property {boolean} isFinished read to the end and every question answered
 * @property {number} answered
 * @property {number} right
 * @property {number} of
 * @property {number} t when something was last done here
 */

/**
 * @param {ModuleEntry} entry
 * @param {Progress} progress
 * @returns {ModuleState}
 */
export function moduleState(entry, progress) {
  const visited = progress.modules[entry.slug]
  const answers = entry.questions.map((id) => progress.questions[id]).filter(Boolean)
  const isRead = Boolean(visited && visited.read)
  return {
    isRead,
    isStarted: Boolean(visited) || answers.length > 0,
    isFinished: isRead && answers.length === entry.questions.length,
    answered: answers.length,
    right: answers.filter((answer) => answer.s === 1).length,
    of: entry.questions.length,
    t: Math.max(0, visited ? visited.t : 0, ...answers.map((answer) => answer.t)),
  }
}

/**
 * @typedef {object} Next
 * @property {CourseEntry} course
 * @property {ModuleEntry | null} module null when every module is finished
 * @property {string} url with the anchor of the section last read, when it is the same module
 * @property {boolean} isSame whether the module was begun before
 * @property {number} t when the learner was last in this course
 */

/**
 * Return where to go on in a course, or null when nothing was begun in it: the module last
 * worked in while it is unfinished, else the next unfinished one after it, else before it.
 * @param {CourseEntry} course
 * @param {Progress} progress
 * @returns {Next | null}
 */
export function nextInCourse(course, progress) {
  const states = course.modules.map((entry) => moduleState(entry, progress))
  const t = Math.max(0, ...states.map((state) => state.t))
  if (!states.some((state) => state.isStarted)) return null
  const last = states.findIndex((state) => state.isStarted && state.t === t)
  const order = course.modules.map((_, index) => (last + index) % course.modules.length)
  const open = order.find((index) => !states[index].isFinished)
  if (open === undefined) return { course, module: null, url: course.url, isSame: false, t }
  const entry = course.modules[open]
  const visited = progress.modules[entry.slug]
  const anchor = visited && !visited.read && visited.at ? `#${visited.at}` : ""
  return { course, module: entry, url: entry.url + anchor, isSame: states[open].isStarted, t }
}

/**
 * Return where to go on among several courses: in the one last worked in that is unfinished.
 * @param {CourseEntry[]} courses
 * @param {(id: string) => Progress} progressOf
 * @returns {Next | null}
 */
export function nextStep(courses, progressOf) {
  const steps = courses
    .map((course) => nextInCourse(course, progressOf(course.id)))
    .filter((/** @type {Next | null} */ step) => step !== null)
    .sort((one, other) => other.t - one.t)
  return steps.find((step) => step.module !== null) || steps[0] || null
}
