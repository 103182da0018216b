/** A module or a course in one file: everything it does, in one script. */
import { TapChapters } from "./elements/tap-chapters.js"
import { TapContinue } from "./elements/tap-continue.js"
import { TapDevice } from "./elements/tap-device.js"
import { TapFinal } from "./elements/tap-final.js"
import { TapFind } from "./elements/tap-find.js"
import { TapQuestion } from "./elements/tap-question.js"
import { TapReading } from "./elements/tap-reading.js"
import { TapSummary } from "./elements/tap-summary.js"
import { TapTerms } from "./elements/terms.js"
import { TapScheme, TapTextSize } from "./elements/view.js"
import { define } from "./page/define.js"
import { openForPrint } from "./page/details.js"

customElements.define("tap-text-size", TapTextSize)
customElements.define("tap-scheme", TapScheme)
customElements.define("tap-terms", TapTerms)
define("tap-question", TapQuestion)
define("tap-summary", TapSummary)
define("tap-reading", TapReading)
define("tap-continue", TapContinue)
define("tap-final", TapFinal)
define("tap-device", TapDevice)
customElements.define("tap-find", TapFind)
customElements.define("tap-chapters", TapChapters)
openForPrint()
