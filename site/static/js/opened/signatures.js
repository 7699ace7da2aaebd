// @ts-check
/** Signatures of an opened map as the rules judged them: who, when, which code, and what changed since. */

import { formInfo } from "../map/format.js";
import { jsonOf } from "../page/document.js";
import { all, clone, fillTexts, one, show } from "../page/dom.js";
import { text } from "../pure/record.js";
import { showChanges } from "../sign/changes.js";
import { showDrawing } from "../sign/drawing.js";
import { sheetOf } from "./words.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("../pure/types.js").Judged} Judged
 */

const ROLE = { soort: "handtekening", field: "rol" };

/** @param {Source} source */
const judged = (source) => source.verdict()?.handtekeningen ?? [];

/**
 * Every signature of the map, in order of signing.
 * @param {HTMLElement} element
 * @param {Source} source
 */
export async function showSignatures(element, source) {
  const found = judged(source);
  const rows = await Promise.all(
    found.map((signature) => rowFor(element, signature, source, sheetOf(source, signature.betreft)?.sheet.naam ?? "")),
  );
  one(element, "[data-map-signatures]")?.replaceChildren(...rows.flat());
  show(one(element, "[data-no-signatures]"), found.length === 0);
}

/**
 * The lines under one record: who signed, and an empty line for whoever did not.
 * @param {HTMLElement} element
 * @param {Rec} record
 * @param {Source} source
 * @returns {Promise<HTMLElement[]>}
 */
export async function signatureRows(element, record, source) {
  const signers = jsonOf(element, "signers", /** @type {Record<string, string[]>} */ ({}))[record.soort] ?? [];
  const found = judged(source).filter(({ betreft }) => betreft === record.id);
  const labels = await roleLabels();
  const open = signers.filter((rol) => !found.some((signature) => signature.rol === rol));
  const signed = await Promise.all(found.map((signature) => rowFor(element, signature, source, "")));
  const unsigned = open.flatMap((rol) => {
    const row = clone(element, "template[data-map-unsigned]");
    if (row) fillTexts(row, { rol: labels[rol] ?? rol });
    return row ? [row] : [];
  });
  return [...signed.flat(), ...unsigned];
}

/**
 * @param {HTMLElement} element
 * @param {Judged} signature
 * @param {Source} source
 * @param {string} titel
 * @returns {Promise<HTMLElement[]>}
 */
async function rowFor(element, signature, source, titel) {
  const row = clone(element, "template[data-map-signature]");
  if (!row) return [];
  const labels = await roleLabels();
  fillTexts(row, { ...signature, rol: labels[signature.rol] ?? signature.rol, titel });
  for (const mark of all(row, "[data-stand]")) show(mark, mark.dataset["stand"] === signature.stand);
  showDrawing(row.querySelector("[data-tekening]"), text(source.get(signature.id), "tekening"));
  showChanges(row, signature.verschillen);
  return [row];
}

/** @returns {Promise<Record<string, string>>} */
async function roleLabels() {
  return (await formInfo())[ROLE.soort]?.velden[ROLE.field]?.keuzes ?? {};
}
