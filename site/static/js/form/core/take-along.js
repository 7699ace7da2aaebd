// @ts-check
/** What was not finished last time goes along to a new sheet: answers that belong together, in the first free places. */

import { jsonOf } from "../../page/document.js";
import { onAction, one, show } from "../../page/dom.js";
import { isEmpty } from "../../text/canonical.js";
import { writeField } from "../question/controls.js";
import { fieldOf } from "../question/field.js";
import { showRecord, storedValue } from "./binding.js";
import { dateNameOf, newestOf } from "./prefill.js";
import { saveFields } from "./saving.js";

/**
 * @typedef {import("./binding.js").Binding} Binding
 * @typedef {import("../../pure/types.js").JsonObject} JsonObject
 */

/** @param {Binding} binding */
export function startTakeAlong(binding) {
  onAction(binding.form, "take-along", (button) => take(binding, button));
}

/** @param {Binding} binding */
export function showTakeAlong(binding) {
  const button = one(binding.form, "[data-action=take-along]");
  if (button) show(button, Object.keys(takenBy(binding, button)).length > 0);
}

/**
 * @param {Binding} binding
 * @param {HTMLElement} button
 */
function take(binding, button) {
  const { form, source } = binding;
  const velden = takenBy(binding, button);
  saveFields(binding, [], velden);
  void source.flush();
  for (const [name, value] of Object.entries(velden)) {
    const field = fieldOf(form, name);
    if (field) writeField(field, value);
  }
  showRecord(binding);
}

/**
 * How each stands is asked anew, so that answer stays behind.
 * @param {Binding} binding
 * @param {HTMLElement} button with `data-slots`, the questions of each place: what, by when, how it stands; and
 *   `data-finished`, how something stands that is finished
 * @returns {JsonObject}
 */
function takenBy(binding, button) {
  const slots = jsonOf(button, "slots", /** @type {[string, string, string][]} */ ([]));
  const day = storedValue(binding, dateNameOf(binding.form));
  const previous = newestOf(binding.form, binding.source, typeof day === "string" ? day : "")?.velden ?? {};
  const here = slots.map(([what]) => storedValue(binding, what));
  const left = slots.filter(
    ([what, , how]) =>
      !isEmpty(previous[what]) && previous[how] !== button.dataset["finished"] && !here.includes(previous[what]),
  );
  const free = slots.filter((_, index) => isEmpty(here[index]));
  const pairs = left.slice(0, free.length).flatMap(([what, when], index) => [
    [free[index]?.[0] ?? "", previous[what] ?? null],
    [free[index]?.[1] ?? "", previous[when] ?? null],
  ]);
  return Object.fromEntries(pairs.filter(([, value]) => !isEmpty(/** @type {any} */ (value))));
}
