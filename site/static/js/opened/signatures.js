// @ts-check
/** Signatures of an opened map as the rules judged them: who, when, which code, and what changed since. */

import { jsonOf } from "../page/document.js";
import { all, clone, fillTexts, one, show } from "../page/dom.js";
import { text } from "../pure/record.js";
import { showChanges } from "../sign/changes.js";
import { isProven } from "../sign/check-proof.js";
import { showDrawing } from "../sign/hand/drawing.js";
import { showSaid } from "../sign/said.js";
import { sheetOf } from "./words.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("../pure/types.js").Judged} Judged
 */

/** @param {Source} source */
const judged = (source) => source.verdict()?.handtekeningen ?? [];

/**
 * Every signature of the map, in order of signing.
 * @param {HTMLElement} element
 * @param {Source} source
 */
export function showSignatures(element, source) {
  const found = judged(source);
  const rows = found.flatMap((signature) =>
    rowFor(element, signature, source, sheetOf(source, signature.betreft)?.sheet.naam ?? ""),
  );
  one(element, "[data-map-signatures]")?.replaceChildren(...rows);
  show(one(element, "[data-no-signatures]"), found.length === 0);
}

/**
 * The lines under one record: who signed, and an empty line for whoever did not.
 * @param {HTMLElement} element
 * @param {Rec} record
 * @param {Source} source
 * @returns {HTMLElement[]}
 */
export function signatureRows(element, record, source) {
  const signers =
    jsonOf(element, "signers", /** @type {Record<string, [string, string][]>} */ ({}))[record.soort] ?? [];
  const found = judged(source).filter(({ betreft }) => betreft === record.id);
  const open = signers.filter(([rol]) => !found.some((signature) => signature.rol === rol));
  const signed = found.flatMap((signature) => rowFor(element, signature, source, ""));
  const unsigned = open.flatMap(([, label]) => {
    const row = clone(element, "template[data-map-unsigned]");
    if (row) fillTexts(row, { rol_tekst: label });
    return row ? [row] : [];
  });
  return [...signed, ...unsigned];
}

/**
 * @param {HTMLElement} element
 * @param {Judged} signature
 * @param {Source} source
 * @param {string} titel
 * @returns {HTMLElement[]}
 */
function rowFor(element, signature, source, titel) {
  const row = clone(element, "template[data-map-signature]");
  if (!row) return [];
  fillTexts(row, { ...signature, titel });
  for (const mark of all(row, "[data-stand]")) show(mark, mark.dataset["stand"] === signature.stand);
  showSaid(row, signature.antwoord);
  showDrawing(row.querySelector("[data-tekening]"), text(source.get(signature.id), "tekening"));
  showChanges(row, signature.verschillen);
  const { velden = {} } = source.get(signature.id) ?? {};
  // The rules see how a key is written; whether it made its proof only a browser can tell.
  void isProven(/** @type {Record<string, string>} */ (velden)).then((holds) =>
    show(one(row, "[data-false-proof]"), !holds),
  );
  return [row];
}
