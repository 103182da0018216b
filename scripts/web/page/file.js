// A file to the reader and back.

const LARGEST = 2000000 // bytes; years of course work are a tenth of it

/**
 * @param {string} name
 * @param {string} text
 */
export function saveFile(name, text) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }))
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}

/**
 * @param {File} file
 * @param {number} [largest] in bytes
 * @returns {Promise<string>} empty when it cannot be read or is no file of ours by its size
 */
export function readFile(file, largest = LARGEST) {
  if (file.size > largest) return Promise.resolve("")
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => resolve("")
    reader.readAsText(file)
  })
}
