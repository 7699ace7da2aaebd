// @ts-check
/** Deletes everything of this site from this phone, after one question, or two when something is nowhere else. */

import { atRisk } from "../keep/at-risk.js";
import { jsonOf, query, replaceQuery } from "../page/document.js";
import { onAction, one, show } from "../page/dom.js";
import { map } from "../store/map-on-page.js";
import { confirmed } from "../tell/toast.js";
import { wipeAll } from "./wipe-all.js";

/** In the address of the next page: nothing in memory now survives until then. */
const DONE = "gewist";

/** @param {HTMLElement} element */
export function start(element) {
  if (query().has(DONE)) showDone(element);
  onAction(element, "wipe", async (button) => {
    show(one(element, "[data-wipe-error]"), false);
    // A file on this phone is not wiped with the map.
    const risk = await atRisk(jsonOf(element, "private", {}), true).catch(() => undefined);
    if (risk && !(await confirmed(button.dataset["confirmRisk"])))
      return void one(document, "[data-action=export][data-way=copy]")?.focus();
    if (!(await confirmed(button.dataset["confirm"]))) return;
    try {
      await wipeAll();
      location.replace(`?${DONE}=1`);
    } catch (error) {
      console.error("bpv-map: not everything was wiped", error);
      show(one(element, "[data-wipe-error]"), true);
    }
  });
}

/** @param {HTMLElement} element */
function showDone(element) {
  replaceQuery({});
  // Anybody can write such an address; it never touches an existing map.
  if (map.all().length > 0) return;
  show(one(element, "[data-wiped]"), true);
}
