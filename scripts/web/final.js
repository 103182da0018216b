// The final quiz of a course; loaded beside quiz.js.

import { TapFinal } from "./elements/tap-final.js"
import { define } from "./page/define.js"

define("tap-final", TapFinal)
