// @ts-check
/** The choice to keep a class and its additions on this computer, and the button that deletes them. */

import { onAction, one, show } from "../page/dom.js";
import { confirmed } from "../tell/toast.js";
import { forgetKept, keep, keptItems } from "./class/kept.js";

/**
 * @typedef {import("./class/in-memory.js").Class} Class
 * @typedef {import("./class/reader.js").Item} Item
 * @typedef {"kept" | "dropped" | "failed" | "wiped" | ""} State
 */

/**
 * @param {HTMLElement} element
 * @param {Class} room
 * @param {import("./class/added.js").Additions} additions
 * @param {{wiped: () => unknown, chosen: () => unknown}} listener `chosen` after another choice
 */
export function startKeeping(element, room, additions, { wiped, chosen }) {
  const choice = /** @type {HTMLInputElement} */ (one(element, "input[data-keep]"));
  const apply = async () => {
    try {
      if (choice.checked) await keep(room.all());
      await additions.keep(choice.checked);
      await (choice.checked ? additions.keepJoins(room.joins()) : forgetKept());
      say(element, choice.checked ? "kept" : "dropped");
    } catch (error) {
      console.error("bpv-map: this computer does not keep the files", error);
      choice.checked = false;
      // Half a class that comes back tomorrow would pass for the whole.
      await additions.keep(false);
      await forgetKept().catch(() => undefined);
      say(element, "failed");
    }
  };
  choice.addEventListener("change", () => void apply().then(chosen));
  onAction(element, "wipe-class", async (button) => {
    if (!(await confirmed(button.dataset[additions.hasOpen() ? "confirmOpen" : "confirm"]))) return;
    choice.checked = false;
    room.clear();
    additions.clear();
    wiped();
    await apply();
    if (!one(element, '[data-keep-state="failed"]:not([hidden])')) say(element, "wiped");
  });
  return {
    isKept: () => choice.checked,
    /** Keeps what was read too, when that is the choice. */
    update: async () => void (choice.checked && (await apply())),
    /** @returns {Promise<Item[]>} what this computer has kept so far */
    kept: async () => {
      const items = await keptItems().catch(() => undefined);
      choice.checked = items !== undefined;
      if (items) room.setJoins(await additions.recall().catch(told));
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

/**
 * The files can still be used.
 * @param {unknown} error
 * @returns {string[][]}
 */
function told(error) {
  console.error("bpv-map: what school added earlier could not be read", error);
  return [];
}
