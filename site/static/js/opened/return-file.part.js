// @ts-check
/** The file that goes back to the student: only the additions to the opened map. */

import { onVerdict } from "../engine/verdict-state.js";
import { packAdded } from "../file/make.js";
import { formInfo } from "../map/format.js";
import { changedRecords } from "../map/memory-source.js";
import { sourceOf } from "../map/sources.js";
import { handOver, startTextWay } from "../out/hand-over.js";
import { clone, fillTexts, onAction, one, show } from "../page/dom.js";
import { SIGNATURE } from "../pure/record.js";
import { canonical } from "../text/canonical.js";
import { sheetOf } from "./words.js";

/** Event: the file was made with everything added so far. */
export const TAKEN = "bpv:taken";

/** @param {HTMLElement} element */
export function start(element) {
  const source = sourceOf(element);
  source.subscribe(() => void showAdded(element), element);
  // The rules name what was just added.
  onVerdict(() => element.isConnected && void showAdded(element));
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
  const info = await formInfo();
  const names = added
    .filter(({ soort }) => soort !== SIGNATURE)
    .map(({ id, soort }) => sheetOf(source, id)?.sheet.naam ?? info[soort]?.label ?? "");
  const signed = added.filter(({ soort }) => soort === SIGNATURE).map(({ velden }) => ({ naam: velden["naam"] }));
  const rows = [...names.map((titel) => ({ titel })), ...signed].flatMap((texts) => {
    const row = clone(element, "titel" in texts ? "template[data-added]" : "template[data-added-signature]");
    if (row) fillTexts(row, texts);
    return row ? [row] : [];
  });
  one(element, "[data-added-list]")?.replaceChildren(...rows);
  show(one(element, "[data-nothing-added]"), rows.length === 0);
}
