// Pages without questions that know of the learner's work: home, course, progress, and modules
// whose author asks nothing.

import { TapContinue } from "./elements/tap-continue.js"
import { TapDevice } from "./elements/tap-device.js"
import { TapProgress } from "./elements/tap-progress.js"
import { TapReading } from "./elements/tap-reading.js"
import { define } from "./page/define.js"

define("tap-continue", TapContinue)
define("tap-progress", TapProgress)
define("tap-reading", TapReading)
define("tap-device", TapDevice)
