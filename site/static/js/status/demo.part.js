// @ts-check
/** Says on every page that this is the demo, fills it the first time, and links back to the real map. */

import { ask } from "../engine/client.js";
import { readyRules } from "../engine/verdict.js";
import { takeIn, wipeMap } from "../keep/take-in.js";
import { address, replaceQuery, today } from "../page/document.js";
import { onAction, one, show } from "../page/dom.js";
import { isDemo, leaveDemo } from "../page/in-demo.js";
import { diskState, map, rereadAll } from "../store/map-on-page.js";

/** @param {HTMLElement} element */
export function start(element) {
  if (!isDemo) return;
  show(element, true);
  onAction(element, "leave", () => void leave());
  // Not awaited: the rules may still be loading, which starts after the page.
  if (map.all().length === 0) fill().catch((error) => console.error("bpv-map: the demo was not made", error));
}

async function fill() {
  const busy = one(document, "[data-demo-busy]");
  show(busy, true);
  await readyRules();
  const { ok, records } = await ask({ op: "demo", today: today() });
  if (!ok) return;
  // Another tab may have been first.
  await takeIn(records, [], diskState().revision);
  await rereadAll();
  replaceQuery({});
  show(busy, false);
}

async function leave() {
  // At once: any other page opened meanwhile is then in the real map.
  leaveDemo();
  // Tomorrow it starts over: its days count from today.
  await wipeMap().catch(() => undefined);
  location.assign(address(""));
}
