/** The downloads page: points at the copy that suits this device. */
import { TapCopies } from "./elements/tap-copies.js"

customElements.define("tap-copies", TapCopies)
