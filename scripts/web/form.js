// Pages that fill a form in.

import { TapDrafts } from "./elements/tap-drafts.js"
import { TapForm } from "./elements/tap-form.js"
import { define } from "./page/define.js"

define("tap-form", TapForm)
define("tap-drafts", TapDrafts)
