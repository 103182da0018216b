// Pages with questions.

import { TapDevice } from "./elements/tap-device.js"
import { TapQuestion } from "./elements/tap-question.js"
import { TapReading } from "./elements/tap-reading.js"
import { TapSummary } from "./elements/tap-summary.js"
import { define } from "./page/define.js"

define("tap-question", TapQuestion)
define("tap-summary", TapSummary)
define("tap-reading", TapReading)
define("tap-device", TapDevice)
