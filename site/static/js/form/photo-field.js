// @ts-check
/** Photos and PDFs of a record: made ready, stored separately by their hash, shown, removed and put back. */

import { evidenceOf, isPdf, pdfName, Refused } from "../map/evidence.js";
import { showPhoto } from "../map/photo.js";
import { attachmentIds } from "../map/values.js";
import { jsonOf } from "../page/document.js";
import { all, clone, fillTexts, onAction, one, show } from "../page/dom.js";
import { holdPage, isBusy, oneByOne } from "../page/getting-ready.js";
import { pdfTile } from "../show/pdf-tile.js";
import { later } from "../tell/parts.js";
import { wellFormed } from "../text/canonical.js";
import { onShown, storedValue } from "./core/binding.js";
import { saveFields } from "./core/saving.js";
import { showFault } from "./errors.js";
import { nameOf } from "./question/field.js";

/**
 * @typedef {import("./core/binding.js").Binding} Binding
 * @typedef {{sha256: string, naam: string, type: string, grootte: number}} Item
 */

/** A camera's names are short; the end of a long one is the most telling. */
const LONGEST_NAME = 80;

/** @param {Binding} binding */
export function startAttachments(binding) {
  for (const holder of all(binding.form, "[data-kind=attachments]")) {
    const field = /** @type {HTMLElement} */ (holder.closest(".veld"));
    const render = () => void showItems(binding, field, holder);
    holder.addEventListener("change", (event) => {
      if (event.target instanceof HTMLInputElement) void add(binding, field, holder, event.target);
    });
    onAction(holder, "remove", (button) => void remove(binding, field, button));
    onShown(binding.form, render);
    render();
    holdPage();
    // Chosen before this script was there.
    for (const input of holder.querySelectorAll("input")) void add(binding, field, holder, input);
  }
}

/**
 * @param {Binding} binding
 * @param {HTMLElement} field
 * @returns {Item[]}
 */
function itemsOf(binding, field) {
  const value = storedValue(binding, nameOf(field));
  return Array.isArray(value) ? /** @type {Item[]} */ (value) : [];
}

/**
 * @param {Binding} binding
 * @param {HTMLElement} field
 * @param {HTMLElement} holder
 * @param {HTMLInputElement} input
 */
async function add(binding, field, holder, input) {
  const files = Array.from(input.files ?? []);
  if (files.length === 0) return;
  input.value = "";
  show(one(holder, "[data-busy]"), true);
  showFault(field, "");
  /** @type {string[]} */
  const faults = [];
  await oneByOne(files, async (file) => {
    const fault = await keep(binding, field, holder, file);
    if (!fault) return;
    faults.push(files.length > 1 ? `“${file.name.slice(-LONGEST_NAME)}”: ${fault}` : fault);
    showFault(field, faults.join(" "));
  });
  show(one(holder, "[data-busy]"), isBusy());
}

/**
 * @param {Binding} binding
 * @param {HTMLElement} field
 * @param {HTMLElement} holder
 * @param {File} file
 * @returns {Promise<string>} what to tell when it is not kept, else ""
 */
async function keep(binding, field, holder, file) {
  let fault = "store";
  try {
    const evidence = await evidenceOf(file, jsonOf(holder, "evidence", /** @type {any} */ (undefined)));
    // The bytes first: a record may only name what is there.
    await binding.source.addAttachment(evidence);
    const naam = isPdf(evidence) ? pdfName(wellFormed(file.name)) : wellFormed(file.name).slice(-LONGEST_NAME);
    const item = { sha256: evidence.sha256, naam, type: evidence.type, grootte: evidence.bytes.byteLength };
    const others = itemsOf(binding, field).filter(({ sha256 }) => sha256 !== item.sha256);
    saveFields(binding, [], { [nameOf(field)]: [...others, item] });
    return "";
  } catch (error) {
    if (error instanceof Refused) fault = error.fault;
    console.warn("bpv-map: evidence was not kept", error);
    return holder.getAttribute(`data-msg-${fault}`) ?? "";
  }
}

/**
 * @param {Binding} binding
 * @param {HTMLElement} field
 * @param {HTMLElement} button
 */
async function remove(binding, field, button) {
  const sha256 = button.closest("[data-sha256]")?.getAttribute("data-sha256") ?? "";
  const { id, source } = binding;
  const items = itemsOf(binding, field);
  const at = items.findIndex((item) => item.sha256 === sha256);
  const item = items[at];
  if (!item) return;
  saveFields(binding, [], { [nameOf(field)]: items.filter((other) => other !== item) });
  const isWritten = source.flush();
  (await later()).tellRemoved(source, { id, part: { veld: nameOf(field), at, item } });
  if ((await isWritten) && !attachmentIds(source).has(sha256)) await source.dropAttachment(sha256);
}

/**
 * @param {Binding} binding
 * @param {HTMLElement} field
 * @param {HTMLElement} holder
 */
async function showItems(binding, field, holder) {
  const list = one(holder, "[data-rows]");
  const items = itemsOf(binding, field);
  const shown = list ? all(list, "[data-sha256]").map((row) => row.dataset["sha256"]) : [];
  if (!list || shown.join() === items.map(({ sha256 }) => sha256).join()) return;
  const rows = items.map((item) => {
    const row = clone(holder, "template[data-row]");
    if (!row) return document.createTextNode("");
    row.dataset["sha256"] = item.sha256;
    fillTexts(row, { ...item });
    const image = one(row, "img");
    const fill = async () => {
      const attachment = await binding.source.attachment(item.sha256);
      const tile = pdfTile(holder, item, attachment);
      // Its name stands on it.
      if (tile) one(row, "[data-text]")?.remove();
      if (tile) image?.replaceWith(tile);
      else if (image instanceof HTMLImageElement) showPhoto(image, attachment);
    };
    fill().catch(() => undefined);
    return row;
  });
  list.replaceChildren(...rows);
}
