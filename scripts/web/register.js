/** The register of documents: filters over a list that is whole without them. */
import { TapRegister } from "./elements/tap-register.js"

customElements.define("tap-register", TapRegister)
