// @ts-check
/** The file that goes back to the student: only what was added to the opened map. */

import { clone, fillTexts, one, onAction, show } from "../dom.js";
import { handOver, startTextWay } from "../hand-over.js";
import { changedRecords } from "../memory-source.js";
import { theOne } from "../model.js";
import { packAdded } from "../pack.js";
import { SIGNATURE } from "../record.js";
import { recordName } from "../rows.js";
import { sourceOf } from "../sources.js";
import { noteTaken } from "../untaken.js";

/** @param {HTMLElement} element */
export function start(element) {
  const source = sourceOf(element);
  const owner = theOne(source, element.dataset["owner"] ?? "")?.id ?? "";
  source.subscribe(() => {
    noteTaken(owner, false);
    void showAdded(element);
  }, element);
  onAction(element, "return-file", async () => {
    const added = changedRecords(source);
    show(one(element, "[data-export-error]"), added.length === 0);
    if (added.length === 0) return;
    const packed = await packAdded(source, added, element.dataset["name"] ?? "");
    fillTexts(element, { bestandsnaam: packed.name });
    if (await handOver(element, packed)) noteTaken(owner, true);
  });
  startTextWay(element);
  void showAdded(element);
}

/** Lists what the file will hold. @param {HTMLElement} element */
async function showAdded(element) {
  const source = sourceOf(element);
  const added = changedRecords(source);
  const names = await Promise.all(added.filter(({ soort }) => soort !== SIGNATURE).map(({ id }) => recordName(source.get(id))));
  const signed = added.filter(({ soort }) => soort === SIGNATURE).map(({ velden }) => ({ naam: velden["naam"] }));
  const rows = [...names.map((titel) => ({ titel })), ...signed].flatMap((texts) => {
    const row = clone(element, "titel" in texts ? "template[data-added]" : "template[data-added-signature]");
    if (row) fillTexts(row, texts);
    return row ? [row] : [];
  });
  one(element, "[data-added-list]")?.replaceChildren(...rows);
  show(one(element, "[data-nothing-added]"), rows.length === 0);
}
