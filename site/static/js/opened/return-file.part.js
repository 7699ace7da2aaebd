// @ts-check
/** The file that goes back to the student: only the additions to the opened map. */

import { packAdded } from "../file/make.js";
import { recordName } from "../map/fill.js";
import { changedRecords } from "../map/memory-source.js";
import { sourceOf } from "../map/sources.js";
import { handOver, startTextWay } from "../out/hand-over.js";
import { clone, fillTexts, onAction, one, show } from "../page/dom.js";
import { SIGNATURE } from "../pure/record.js";
import { canonical } from "../text/canonical.js";

/** Event: the file was made with everything added so far. */
export const TAKEN = "bpv:taken";

/** @param {HTMLElement} element */
export function start(element) {
  const source = sourceOf(element);
  source.subscribe(() => void showAdded(element), element);
  onAction(element, "return-file", async () => {
    const added = changedRecords(source);
    show(one(element, "[data-export-error]"), added.length === 0);
    show(one(element, "[data-not-made]"), false);
    if (added.length === 0) return;
    const packed = await packAdded(source, added, element.dataset["name"] ?? "").catch(told);
    show(one(element, "[data-not-made]"), !packed);
    if (!packed) return;
    fillTexts(element, { bestandsnaam: packed.name });
    const isTaken = await handOver(element, packed);
    // What was typed meanwhile is not in it.
    const isAll = canonical(changedRecords(source)) === canonical(added);
    if (isTaken && isAll) element.dispatchEvent(new Event(TAKEN, { bubbles: true }));
  });
  startTextWay(element);
  void showAdded(element);
}

/** @param {unknown} error */
function told(error) {
  console.error("bpv-map: the file was not made", error);
}

/** Lists what the file will hold. @param {HTMLElement} element */
async function showAdded(element) {
  const source = sourceOf(element);
  const added = changedRecords(source);
  const names = await Promise.all(
    added.filter(({ soort }) => soort !== SIGNATURE).map(({ id }) => recordName(source.get(id))),
  );
  const signed = added.filter(({ soort }) => soort === SIGNATURE).map(({ velden }) => ({ naam: velden["naam"] }));
  const rows = [...names.map((titel) => ({ titel })), ...signed].flatMap((texts) => {
    const row = clone(element, "titel" in texts ? "template[data-added]" : "template[data-added-signature]");
    if (row) fillTexts(row, texts);
    return row ? [row] : [];
  });
  one(element, "[data-added-list]")?.replaceChildren(...rows);
  show(one(element, "[data-nothing-added]"), rows.length === 0);
}
