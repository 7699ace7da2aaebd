// @ts-check
/** Shows the map, or one form of it, as codes to another phone. The code for this is loaded on request. */

import { ask } from "../engine/client.js";
import { outgoing } from "../file/left-out.js";
import { packRecords } from "../file/make.js";
import { recordName } from "../map/fill.js";
import { sourceOf } from "../map/sources.js";
import { jsonOf, query, words } from "../page/document.js";
import { all, fillTexts, onAction, one, show } from "../page/dom.js";
import { clockOf } from "../pure/record.js";
import { part } from "../tell/parts.js";
import { seen } from "../text/plain.js";

/** @typedef {import("../pure/types.js").Rec} Rec */

/** @param {HTMLElement} element */
export function start(element) {
  const choice = /** @type {HTMLSelectElement} */ (one(element, "select"));
  const source = sourceOf(element);
  const update = () => void showChoices(element, choice);
  source.subscribe(update, element);
  // The page of a form linked here.
  void showChoices(element, choice, query().get("id") ?? "");
  onAction(element, "show-codes", async () => {
    // What is shown belongs to another choice.
    for (const earlier of all(element, "[data-codes-note], [data-codes]")) show(earlier, false);
    try {
      const { showCodes, stopCodes } = await part("qr-part");
      stopCodes(element);
      await source.flush();
      const { text } = await packRecords(source, ...(await chosen(element, choice.value)));
      const aantal = await showCodes(element, text);
      fillTexts(element, { aantal });
      show(one(element, "[data-codes-note=many]"), aantal > Number(element.dataset["most"]));
    } catch (error) {
      console.error("bpv-map: the codes were not made", error);
      show(one(element, "[data-codes-note=failed]"), true);
    }
  });
}

/**
 * What is sent, and what is left out: the reader is always somebody else, so private answers are never included.
 * @param {HTMLElement} element
 * @param {string} id of the one form, "" for the whole map
 * @returns {Promise<[Rec[], string[]]>}
 */
async function chosen(element, id) {
  const names = jsonOf(element, "private", {});
  const { records, omitted } = outgoing(sourceOf(element), { photos: true, names });
  if (id === "") return [records, omitted];
  const response = await ask({ op: "formulier", id, records });
  if (!response.ok) throw new Error(response.fout.tekst);
  return [response.records, []];
}

/**
 * The forms that can be sent alone; of each kind the most recently edited one first.
 * @param {HTMLElement} element
 * @param {HTMLSelectElement} choice
 * @param {string} [wanted] the id of a form that is already chosen
 */
async function showChoices(element, choice, wanted = "") {
  const source = sourceOf(element);
  const newest = (/** @type {Rec} */ a, /** @type {Rec} */ b) => (clockOf(a) < clockOf(b) ? 1 : -1);
  const records = words(element.dataset["soorten"]).flatMap((soort) => source.of(soort).sort(newest));
  const names = (await Promise.all(records.map(recordName))).map(seen);
  const value = wanted || choice.value;
  const options = records.map(({ id }, index) => new Option(names[index], id));
  // The first option stays: the whole map.
  choice.length = 1;
  choice.append(...options);
  choice.value = records.some(({ id }) => id === value) ? value : "";
}
