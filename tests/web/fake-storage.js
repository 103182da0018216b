/** A Storage of the tests: may be full, and is shared by as many tabs as a test wants. */
export class FakeStorage {
  constructor(room = Infinity) {
    /** @type {Map<string, string>} */
    this.map = new Map()
    this.room = room
  }

  get length() {
    return this.map.size
  }

  /** @param {number} index */
  key(index) {
    return Array.from(this.map.keys())[index] || null
  }

  /** @param {string} key */
  getItem(key) {
    return this.map.has(key) ? this.map.get(key) || "" : null
  }

  /** @param {string} key @param {string} value */
  setItem(key, value) {
    const others = Array.from(this.map).filter(([name]) => name !== key)
    const size = others.reduce((sum, [name, text]) => sum + name.length + text.length, 0)
    if (size + key.length + value.length > this.room) throw new Error("QuotaExceededError")
    this.map.set(key, value)
  }

  /** @param {string} key */
  removeItem(key) {
    this.map.delete(key)
  }
}

/** A storage that a browser blocks: every use throws. */
export const blocked = new Proxy(/** @type {any} */ ({}), {
  get() {
    throw new Error("SecurityError")
  },
})
