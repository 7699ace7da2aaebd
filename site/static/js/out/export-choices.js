// @ts-check
/** What is left out of a file: for school everything private, always; and the list of what is sent there. */

import { outgoing } from "../file/left-out.js";
import { sourceOf } from "../map/sources.js";
import { jsonOf } from "../page/document.js";
import { all, one } from "../page/dom.js";
import { soon } from "../pure/waiting.js";
import { showOutgoing } from "./what-goes.js";

export const FOR_SCHOOL = "school";

/**
 * @param {HTMLElement} element
 * @param {() => void} changed
 */
export function startChoices(element, changed) {
  const view = /** @type {HTMLDetailsElement} */ (one(element, "details[data-outgoing-view]"));
  const source = sourceOf(element);
  const update = () => {
    if (view.open)
      void showOutgoing(view, source, outgoing(source, leftOut(element, FOR_SCHOOL))).catch(() => undefined);
  };
  view.addEventListener("toggle", update);
  source.subscribe(soon(update), view);
  for (const box of all(element, "input[data-without]")) {
    box.addEventListener("input", () => {
      update();
      changed();
    });
  }
  update();
}

/**
 * @param {HTMLElement} element with `data-private`, the private questions by form (`bpv_logic.forms`)
 * @param {import("../keep/elsewhere.js").Way} way
 * @returns {import("../file/left-out.js").Left}
 */
export function leftOut(element, way) {
  const box = /** @type {HTMLInputElement} */ (one(element, "input[data-without=attachments]"));
  return { photos: box.checked, names: way === FOR_SCHOOL ? jsonOf(element, "private", {}) : {} };
}
