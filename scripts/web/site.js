/** Every page: text size, background, menu by keyboard, print. Improves HTML that works. */
import { TapErase } from "./elements/erase.js"
import { TapLanguage } from "./elements/language.js"
import { openForPrint, openGoal } from "./page/details.js"
import { TapMenu } from "./elements/menu.js"
import { reachScrollers } from "./page/scrollers.js"
import { TapMonth } from "./elements/month.js"
import { TapTake } from "./elements/take.js"
import { TapTerms } from "./elements/terms.js"
import { TapScheme, TapTextSize } from "./elements/view.js"

customElements.define("tap-text-size", TapTextSize)
customElements.define("tap-scheme", TapScheme)
customElements.define("tap-month", TapMonth)
customElements.define("tap-take", TapTake)
customElements.define("tap-erase", TapErase)
customElements.define("tap-language", TapLanguage)
customElements.define("tap-menu", TapMenu)
customElements.define("tap-terms", TapTerms)

openGoal()
window.addEventListener("hashchange", openGoal)
openForPrint()
reachScrollers()
