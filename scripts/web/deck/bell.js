// A soft sound at the end of a task: two notes made on the spot, no file.

const NOTES = [
  { pitch: 523.25, at: 0 },
  { pitch: 392, at: 0.45 },
]
const LOUD = 0.16

/** @type {AudioContext | null} */
let context = null

/** Make ready while a key or button is being pressed; browsers allow sound only then. */
export function prepareBell() {
  try {
    if (!context) context = new AudioContext()
    if (context.state === "suspended") context.resume()
  } catch (error) {
    context = null
  }
}

/** Ring. Where there is no sound, the slide says that time is up. */
export function ring() {
  if (!context) return
  const start = context.currentTime + 0.05
  for (const note of NOTES) {
    const source = context.createOscillator()
    const volume = context.createGain()
    source.frequency.value = note.pitch
    volume.gain.setValueAtTime(0.0001, start + note.at)
    volume.gain.exponentialRampToValueAtTime(LOUD, start + note.at + 0.04)
    volume.gain.exponentialRampToValueAtTime(0.0001, start + note.at + 1.6)
    source.connect(volume)
    volume.connect(context.destination)
    source.start(start + note.at)
    source.stop(start + note.at + 1.7)
  }
}
