// @ts-check
/** "Wat gaat er mee?": every form, every record and every answer that a file will hold, before it is made. */

import { recordName, wordsOf } from "../map/fill.js";
import { formatOf, formatValue, formInfo } from "../map/format.js";
import { PERIOD } from "../map/periode.js";
import { all, clone, fillTexts, one, show } from "../page/dom.js";
import { filled, isLive, SIGNATURE, text } from "../pure/record.js";
import { showPhotos } from "../show/list-row.js";
import { readAnswer } from "../sign/answer.js";
import { showDrawing } from "../sign/hand/drawing.js";
import { readSealed } from "../sign/seal.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("../file/left-out.js").Going} Going
 */

/** So many records at once stay quick on a slow phone; more are shown on request. */
const PAGE = 40;

/**
 * Only counts at first: the answers of a form are written when it is unfolded.
 * @param {HTMLElement} element
 * @param {Source} source
 * @param {Going} going
 */
export async function showOutgoing(element, source, going) {
  const place = one(element, "[data-outgoing-forms]");
  if (!place) return;
  const info = await formInfo();
  const live = going.records.filter(isLive);
  const open = new Set(all(place, "details[open]").map((part) => part.dataset["soort"]));
  const parts = Object.entries(info).flatMap(([soort, { label }]) => {
    const records = live.filter((record) => record.soort === soort);
    const part = records.length > 0 ? clone(element, "template[data-outgoing-form]") : undefined;
    if (!part) return [];
    part.dataset["soort"] = soort;
    fillTexts(part, { titel: label, aantal: records.length });
    part.addEventListener("toggle", () => void fillForm(element, part, source, records, going), { once: true });
    part.toggleAttribute("open", open.has(soort));
    return [part];
  });
  place.replaceChildren(...parts);
  const removed = going.records.length - live.length;
  fillTexts(element, { weggehaald: removed });
  show(one(element, "[data-outgoing-removed]"), removed > 0);
}

/**
 * @param {HTMLElement} element with the templates
 * @param {HTMLElement} part
 * @param {Source} source
 * @param {Rec[]} records
 * @param {Going} going
 */
async function fillForm(element, part, source, records, going) {
  const more = one(part, "[data-action=more-outgoing]");
  let shown = 0;
  const showMore = async () => {
    const next = records.slice(shown, shown + PAGE);
    shown += next.length;
    const rows = await Promise.all(next.map((record) => recordPart(element, record, source, going)));
    one(part, "[data-outgoing-records]")?.append(...rows.flat());
    show(more, shown < records.length);
  };
  more?.addEventListener("click", () => void showMore());
  await showMore();
}

/**
 * @param {HTMLElement} element
 * @param {Rec} record
 * @param {Source} source
 * @param {Going} going
 */
async function recordPart(element, record, source, going) {
  const part = clone(element, "template[data-outgoing-record]");
  if (!part) return [];
  const answers = record.soort === SIGNATURE ? await signatureAnswers(record, source) : await answersOf(record, source);
  const rows = answers.flatMap(([label, waarde]) => {
    const row = clone(element, "template[data-outgoing-value]");
    if (row) fillTexts(row, { label: label || element.dataset["labelPeriode"], waarde });
    return row ? [row] : [];
  });
  one(part, "dl")?.replaceChildren(...rows);
  showDrawing(part.querySelector("[data-tekening]"), text(record, "tekening"));
  const photos = one(part, "[data-attachments]");
  if (photos && going.photos.size > 0) void showPhotos(photos, record, source).catch(() => undefined);
  return [part];
}

/**
 * @param {Pick<Rec, "soort" | "velden">} record
 * @param {Source} source
 * @returns {Promise<[string, string][]>} every answer with its question, "" for the bpv that it belongs to
 */
async function answersOf(record, source) {
  const words = await wordsOf(record.soort, source);
  const values = filled(/** @type {Rec} */ (record));
  const rows = Object.keys({ ...words, ...values })
    .filter((name) => name in values && name !== PERIOD.field)
    .map(
      (name) =>
        /** @type {[string, string]} */ ([
          words[name]?.label ?? name,
          formatValue(values[name], formatOf(words[name]), words[name]),
        ]),
    );
  const period = await recordName(source.get(text(/** @type {Rec} */ (record), PERIOD.field)));
  return period ? [...rows, ["", period]] : rows;
}

/**
 * A signature holds a copy of what was signed, even where that changed since: the copy is sent too.
 * @param {Rec} record
 * @param {Source} source
 */
async function signatureAnswers(record, source) {
  const { betreft, rol, naam, moment, wijze } = record.velden;
  const { reden } = readAnswer(text(record, "antwoord"));
  const own = { betreft, rol, naam, moment, wijze, ...(reden && { antwoord: reden }) };
  const sealed = readSealed(text(record, "verzegeld"));
  const kinds = sealed ? [{ soort: sealed.record.soort, velden: sealed.record.velden }] : [];
  const lines = (sealed?.regels ?? []).map(({ id, velden }) => ({ soort: source.get(id)?.soort ?? "", velden }));
  const copies = await Promise.all([...kinds, ...lines].map((copy) => answersOf(copy, source)));
  return [...(await answersOf({ soort: record.soort, velden: /** @type {any} */ (own) }, source)), ...copies.flat()];
}
