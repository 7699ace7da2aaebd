// @ts-check
/** Two rows of one student: only the user says so, and can undo it. */

import { onAction } from "../page/dom.js";
import { studentAt } from "./table.js";

/**
 * @param {HTMLElement} element
 * @param {import("./class/in-memory.js").Class} room
 * @param {(sleutel: string) => unknown} changed receives the row that is there now
 */
export function startJoining(element, room, changed) {
  onAction(element, "join", (button) => {
    const one = studentAt(room, button);
    const other = room.get(one?.like?.ander ?? "");
    if (!one || !other) return;
    room.join(one, other);
    changed(room.get(one.sleutel)?.sleutel ?? "");
  });
  onAction(element, "split", (button) => {
    const student = studentAt(room, button);
    if (!student) return;
    room.split(student);
    changed(student.sleutel);
  });
}
