// @ts-check
/** What is wrong in the form of a schoolpakket: at its field, and together above the form with links to it. */

import { all, clone, one, setText, show } from "../page/dom.js";
import { rowsOf } from "./fields.js";

/** @typedef {{lijst: string, rij: number, veld: string, tekst: string}} Fault */

/**
 * @param {HTMLElement} form
 * @param {Fault[]} faults
 */
export function showFaults(form, faults) {
  for (const place of all(form, "[data-melding], [data-list-melding]")) show(place, false);
  for (const control of all(form, "[aria-invalid]")) control.removeAttribute("aria-invalid");
  const summary = /** @type {HTMLElement} */ (one(form, "[data-errors]"));
  const lines = faults.map((fault) => line(summary, fault, showOne(form, fault)));
  one(summary, "ul")?.replaceChildren(...lines);
  show(summary, faults.length > 0);
}

/**
 * @param {HTMLElement} form
 * @param {Fault} fault
 * @returns {{id: string, name: string}} where it is
 */
function showOne(form, { lijst, rij, veld, tekst }) {
  const list = one(form, `[data-list="${lijst || veld}"]`);
  const row = lijst && list ? rowsOf(list)[rij] : undefined;
  const field = one(row ?? /** @type {HTMLElement} */ (one(form, "[data-head]")), `[data-field="${veld}"]`);
  const isOfList = list && (!lijst || !field);
  const place = isOfList ? one(list, "[data-list-melding]") : field && one(field, "[data-melding]");
  setText(place && one(place, "[data-text]"), tekst);
  show(place, true);
  if (isOfList) return { id: list.id, name: one(list, "h2")?.textContent ?? "" };
  const control = field && one(field, "[data-key]");
  control?.setAttribute("aria-invalid", "true");
  const name = field?.querySelector("legend, label")?.textContent?.trim() ?? "";
  return { id: control?.id ?? "", name: [row?.getAttribute("aria-label"), name].filter(Boolean).join(", ") };
}

/**
 * @param {HTMLElement} summary
 * @param {Fault} fault
 * @param {{id: string, name: string}} place
 */
function line(summary, fault, { id, name }) {
  const item = clone(summary) ?? document.createElement("li");
  const link = item.querySelector("a");
  setText(link, name ? `${name}: ${fault.tekst}` : fault.tekst);
  if (link && id) link.href = `#${id}`;
  return item;
}
