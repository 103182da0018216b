// How a slide fits a screen: always the same area of paper, in the screen's own shape, so that
// letters are as large on an old projector of 4:3 as on a wide one.

const WIDTH = 1366
const HEIGHT = 768
const NARROWEST = 0.6
/** Texts are divided so that they fit a wall of this height; wider windows have bare sides. */
const WIDEST = WIDTH / HEIGHT

/** Sizes of text in percent of the slide's own. */
export const TYPE_SIZES = [85, 100, 115, 130, 150]
export const USUAL_TYPE = 1

/**
 * Return the slide's own size in pixels and how much it is enlarged to fill the screen.
 * @param {number} width of the screen
 * @param {number} height of the screen
 */
export function fitSlide(width, height) {
  const shape = Math.max(NARROWEST, Math.min(WIDEST, width / height || 1))
  const isOwnShape = Math.abs(shape - WIDTH / HEIGHT) < 0.01
  const own = isOwnShape ? WIDTH : Math.round(Math.sqrt(WIDTH * HEIGHT * shape))
  const tall = isOwnShape ? HEIGHT : Math.round(own / shape)
  return { width: own, height: tall, scale: Math.min(width / own, height / tall) || 1 }
}
