// The words of the page: templates with {fields}, filled without ever becoming markup.

/** @typedef {Record<string, string>} Words */

/**
 * Return a label with its fields filled.
 * @param {Words} words
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function say(words, key, values = {}) {
  const template = words[key]
  if (template === undefined) throw new Error(`expected the label "${key}" in the page`)
  return template.replace(/\{(\w+)\}/g, (_, name) => String(values[name]))
}
