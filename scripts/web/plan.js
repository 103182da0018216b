/** A plan's page: hours of the day from the time typed in, and a button that prints. */
import { Plan } from "./deck/plan.js"

new Plan().start()
