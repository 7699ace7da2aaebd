// @ts-check
/** The buttons of a form other than "ready": same as last time, remove, copy. */

import { replaceQuery, words } from "../page/document.js";
import { onAction, one, show } from "../page/dom.js";
import { soon } from "../pure/waiting.js";
import { showForQuery } from "../show/for-address.js";
import { map } from "../store/map-on-page.js";
import { later } from "../tell/parts.js";
import { isEmpty } from "../text/canonical.js";
import { choose, onShown, openByKey, showRecord } from "./core/binding.js";
import { newestOf } from "./core/prefill.js";
import { keyInForm, saveFields } from "./core/saving.js";
import { keysOf } from "./core/which-record.js";
import { showFault, showSummary } from "./errors.js";
import { writeField } from "./question/controls.js";
import { fieldsOf, isRequired, kindOf, nameOf } from "./question/field.js";

/** @typedef {import("./core/binding.js").Binding} Binding */

/** Answers of these kinds are about one day only. */
const OF_ONE_DAY = ["date", "text", "longtext", "attachments"];

/** @param {Binding} binding */
export function startActions(binding) {
  const { form } = binding;
  const scope = /** @type {HTMLElement} */ (form.closest("[data-scope]") ?? form);
  onAction(form, "repeat", (button) => repeat(binding, button));
  onAction(form, "delete", () => void remove(binding));
  onAction(scope, "copy-record", (button) => void copyRecord(binding, button));
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
  // The same as the last complete record: nobody wants to repeat a day of being ill.
  const needed = fields.filter(isRequired).map(nameOf);
  const newest = newestOf(binding.form, binding.source, "", (record) =>
    needed.every((name) => !isEmpty(record.velden[name])),
  );
  if (!newest) return;
  for (const field of fields) writeField(field, newest.velden[nameOf(field)]);
  // The key says which day it is about; a new day has it only on the page.
  saveFields(binding, [...keys, ...fields.map(nameOf)]);
}

/** @param {Binding} binding @param {HTMLElement} button */
async function copyRecord({ id, source }, button) {
  const { copyAnswer } = await later();
  await copyAnswer(button, { id }, source);
}

/**
 * Without asking: it can be put back. The page stays where it is, with its form as for a new record.
 * @param {Binding} binding
 */
async function remove(binding) {
  const { form, id, source } = binding;
  if (!id) return;
  const key = form.hasAttribute("data-key-opens") ? keyInForm(form) : {};
  source.change({ id, soort: form.dataset["soort"] ?? "", remove: true });
  void source.flush();
  if (source === map) replaceQuery({});
  if (keysOf(form).some((name) => name in key)) openByKey(binding, key);
  else {
    choose(binding);
    showRecord(binding);
  }
  for (const field of fieldsOf(form)) showFault(field, "");
  showSummary(form, []);
  show(one(form, "[data-done]"), false);
  showForQuery();
  (await later()).tellRemoved(source, { id });
}
