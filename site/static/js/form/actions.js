// @ts-check
/** The buttons of a form besides "ready": the same as last time, remove, copy. */

import { isEmpty } from "../canonical.js";
import { copyAnswer } from "../copy-answer.js";
import { onAction, one, show } from "../dom.js";
import { address, jsonOf, words } from "../page.js";
import { soon } from "../patience.js";
import { confirmed } from "../toast.js";
import { onShown } from "./binding.js";
import { keysOf } from "./choose.js";
import { fieldsOf, isRequired, kindOf, nameOf } from "./field.js";
import { writeField } from "./controls.js";
import { newestOf } from "./prefill.js";
import { saveFields } from "./saving.js";

/** @typedef {import("./binding.js").Binding} Binding */

/** Answers of these kinds are about one day only. */
const OF_ONE_DAY = ["date", "text", "longtext", "attachments"];

/** @param {Binding} binding */
export function startActions(binding) {
  const { form } = binding;
  const scope = /** @type {HTMLElement} */ (form.closest("[data-scope]") ?? form);
  onAction(form, "repeat", (button) => repeat(binding, button));
  onAction(form, "delete", (button) => void remove(binding, button));
  onAction(scope, "copy-record", (button) => void copyAnswer(button, { id: binding.id }, binding.source));
  const update = () => {
    show(one(form, "[data-action=delete]"), binding.id !== "");
    show(one(form, "[data-action=copy-record]"), binding.id !== "");
    show(one(form, "[data-action=repeat]"), newestOf(form, binding.source) !== undefined);
    const link = /** @type {HTMLAnchorElement | null} */ (one(form, "[data-codes-link]"));
    if (link) link.search = String(new URLSearchParams({ id: binding.id }));
    show(link, binding.id !== "");
  };
  onShown(form, soon(update));
  update();
}

/**
 * @param {Binding} binding
 * @param {HTMLElement} button
 */
function repeat(binding, button) {
  const wanted = words(button.dataset["repeat"]);
  const keys = keysOf(binding.form);
  const fields = fieldsOf(binding.form).filter((field) => {
    if (wanted.length > 0) return wanted.includes(nameOf(field));
    return !keys.includes(nameOf(field)) && !OF_ONE_DAY.includes(kindOf(field));
  });
  // The same as last time it was done in full: a day of being ill is not what people want again.
  const needed = fields.filter(isRequired).map(nameOf);
  const newest = newestOf(binding.form, binding.source, "", (record) => needed.every((name) => !isEmpty(record.velden[name])));
  if (!newest) return;
  for (const field of fields) writeField(field, newest.velden[nameOf(field)]);
  // The key says which day it is about; a day that is still new has it only on the page.
  saveFields(binding, [...keys, ...fields.map(nameOf)]);
}

/**
 * @param {Binding} binding
 * @param {HTMLElement} button
 */
async function remove(binding, button) {
  if (!binding.id || !(await confirmed(button.dataset["confirm"]))) return;
  const soort = binding.form.dataset["soort"] ?? "";
  binding.source.change({ id: binding.id, soort, remove: true });
  if (!(await binding.source.flush())) return;
  const pages = jsonOf(document.body, "pages", /** @type {Record<string, string>} */ ({}));
  location.assign(address(pages[soort] ?? ""));
}
