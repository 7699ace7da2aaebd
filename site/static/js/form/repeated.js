// @ts-check
/** Says at its button what "the same as last time" copied, and undoes it as long as nothing else was typed. */

import { formatValue } from "../map/format.js";
import { fillTexts, one, show } from "../page/dom.js";
import { isEmpty } from "../text/canonical.js";
import { onShown, showRecord } from "./core/binding.js";
import { dateNameOf } from "./core/prefill.js";
import { inWords } from "./core/proposal.js";
import { nameOf } from "./question/field.js";

/**
 * @typedef {import("./core/binding.js").Binding} Binding
 * @typedef {import("../pure/types.js").JsonObject} JsonObject
 *
 * `last` was copied, `velden` is what changed by it, `before` the record as it was, if it was there.
 * @typedef {{last: import("../pure/types.js").Rec, velden: JsonObject, before: JsonObject | undefined}} Copied
 */

/** Which record the message is about, and what its button does. @type {WeakMap<HTMLElement, {id: string, undo: () => void}>} */
const told = new WeakMap();

/**
 * @param {Binding} binding
 * @param {HTMLElement[]} fields that were copied
 * @param {Copied} copied
 * @param {(binding: Binding) => unknown} takeOut removes a record that was not there before
 */
export function tellRepeated(binding, fields, { last, velden, before }, takeOut) {
  const { form, source, id } = binding;
  const place = one(form, "[data-repeated]");
  if (!place) return;
  const undo = () => {
    if (!before) return void takeOut(binding);
    const old = Object.keys(velden).map((name) => [name, before[name] ?? (Array.isArray(velden[name]) ? [] : "")]);
    source.change({ id, soort: form.dataset["soort"] ?? "", velden: Object.fromEntries(old) });
    return showRecord(binding);
  };
  if (!told.has(place)) listen(binding, place);
  told.set(place, { id, undo });
  const copied = fields.filter((field) => !isEmpty(velden[nameOf(field)]));
  fillTexts(place, {
    dag: formatValue(last.velden[dateNameOf(form)], "long-date"),
    wat: inWords(copied, (field) => velden[nameOf(field)]),
  });
  show(one(place, "button"), true);
  show(place, true);
}

/**
 * @param {Binding} binding
 * @param {HTMLElement} place
 */
function listen({ form, source }, place) {
  one(place, "button")?.addEventListener("click", () => {
    told.get(place)?.undo();
    void source.flush();
    show(place, false);
    // The button that was pressed is gone.
    one(form, "[data-action=repeat]")?.focus({ preventScroll: true });
  });
  // What is typed now must not go with it.
  form.addEventListener("input", () => show(one(place, "button"), false));
  onShown(form, () => {
    if (told.get(place)?.id !== form.dataset["record"]) show(place, false);
  });
}
