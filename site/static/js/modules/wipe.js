// @ts-check
/** Throws the whole map off this phone, after a question. */

import { one, onAction, show } from "../dom.js";
import { wipeMap } from "../map-import.js";
import { map, rereadAll } from "../records.js";
import { confirmed } from "../toast.js";

/** @param {HTMLElement} element */
export function start(element) {
  onAction(element, "wipe", async (button) => {
    if (!(await confirmed(button.dataset["confirm"]))) return;
    await map.flush();
    await wipeMap();
    await rereadAll();
    show(one(element, "[data-wiped]"), true);
  });
}
