// @ts-check
/** Says only once that the map now works without a connection. */

import { root } from "../page/document.js";
import { onAction, show } from "../page/dom.js";
import { readMeta, writeMeta } from "../store/phone-facts.js";

const KEY = "offline-told";

/** @param {HTMLElement} element */
export function start(element) {
  const update = async () => {
    if (root.dataset["offline"] !== "ready" || (await readMeta(KEY))) return;
    watcher.disconnect();
    show(element, true);
    await writeMeta(KEY, true);
  };
  const watcher = new MutationObserver(() => void update().catch(() => undefined));
  watcher.observe(root, { attributeFilter: ["data-offline"] });
  onAction(element, "dismiss", () => show(element, false));
}
