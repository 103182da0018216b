/** A deck's page: the wall, or with `?nguoi-noi` behind the address the trainer's own window. */
import { Show } from "./deck/show.js"
import { Speaker } from "./deck/speaker.js"

if (/[?&]nguoi-noi\b/.test(location.search)) new Speaker().start()
else new Show().start()
