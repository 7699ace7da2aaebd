// @ts-check
/** The file that goes back to the student: only what was added to the opened map. */

import { fillTexts, one, onAction, show } from "../dom.js";
import { handOver, startTextWay } from "../hand-over.js";
import { changedRecords } from "../memory-source.js";
import { packAdded } from "../pack.js";
import { sourceOf } from "../sources.js";

/** @param {HTMLElement} element */
export function start(element) {
  const source = sourceOf(element);
  let isTaken = true;
  source.subscribe(() => (isTaken = false));
  onAction(element, "return-file", async () => {
    const added = changedRecords(source);
    show(one(element, "[data-export-error]"), added.length === 0);
    if (added.length === 0) return;
    const packed = await packAdded(source, added);
    fillTexts(element, { bestandsnaam: packed.name });
    isTaken = (await handOver(element, packed)) || isTaken;
  });
  startTextWay(element);
  // What is written here is kept nowhere else.
  addEventListener("beforeunload", (event) => {
    if (!isTaken && element.isConnected) event.preventDefault();
  });
}
