// @ts-check
/** The choice to keep a class on this computer, and the button that throws it away. */

import { one, onAction, show } from "./dom.js";
import { forgetKept, keep, keptItems } from "./school-kept.js";
import { confirmed } from "./toast.js";

/**
 * @typedef {import("./school-class.js").Class} Class
 * @typedef {import("./school-reader.js").Item} Item
 * @typedef {"kept" | "dropped" | "failed" | "wiped" | ""} State
 */

/**
 * @param {HTMLElement} element
 * @param {Class} room
 * @param {() => unknown} wiped
 */
export function startKeeping(element, room, wiped) {
  const choice = /** @type {HTMLInputElement} */ (one(element, "input[data-keep]"));
  const apply = async () => {
    try {
      await (choice.checked ? keep(room.all()) : forgetKept());
      say(element, choice.checked ? "kept" : "dropped");
    } catch (error) {
      console.error("bpv-map: this computer does not keep the files", error);
      choice.checked = false;
      // Half of a class that comes back tomorrow would pass for the whole.
      await forgetKept().catch(() => undefined);
      say(element, "failed");
    }
  };
  choice.addEventListener("change", () => void apply());
  onAction(element, "wipe-class", async (button) => {
    if (!(await confirmed(button.dataset["confirm"]))) return;
    choice.checked = false;
    room.clear();
    wiped();
    await apply();
    if (!one(element, '[data-keep-state="failed"]:not([hidden])')) say(element, "wiped");
  });
  return {
    /** What was read is kept as well, when that is the choice. */
    update: async () => void (choice.checked && (await apply())),
    /** @returns {Promise<Item[]>} what this computer kept until now */
    kept: async () => {
      const items = await keptItems().catch(() => undefined);
      choice.checked = items !== undefined;
      return items ?? [];
    },
  };
}

/**
 * @param {HTMLElement} element
 * @param {State} state
 */
function say(element, state) {
  for (const name of ["kept", "dropped", "failed", "wiped"]) {
    show(one(element, `[data-keep-state="${name}"]`), name === state);
  }
}
