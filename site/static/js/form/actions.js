// @ts-check
/** The buttons of a form other than "ready": same as last time, remove, copy. */

import { replaceQuery, root } from "../page/document.js";
import { onAction, one, show } from "../page/dom.js";
import { soon } from "../pure/waiting.js";
import { showForQuery } from "../show/for-address.js";
import { map } from "../store/map-on-page.js";
import { later } from "../tell/parts.js";
import { choose, onShown, openByKey, showRecord } from "./core/binding.js";
import { newestOf } from "./core/prefill.js";
import { keyInForm } from "./core/saving.js";
import { keysOf } from "./core/which-record.js";
import { showFault, showSummary } from "./errors.js";
import { fieldsOf } from "./question/field.js";

/** @typedef {import("./core/binding.js").Binding} Binding */

/** @param {Binding} binding */
export function startActions(binding) {
  const { form } = binding;
  const scope = /** @type {HTMLElement} */ (form.closest("[data-scope]") ?? form);
  onAction(form, "repeat", async (button) => {
    // On a slow phone the part that does it may still be on its way: nothing may look stored until it is.
    if (root.dataset["saved"] === "yes") root.dataset["saved"] = "busy";
    (await later()).repeat(binding, button, takeOut);
  });
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

/** @param {Binding} binding @param {HTMLElement} button */
async function copyRecord({ id, source }, button) {
  const { copyAnswer } = await later();
  await copyAnswer(button, { id }, source);
}

/**
 * Without asking: it can be put back.
 * @param {Binding} binding
 */
async function remove(binding) {
  const { id, source } = binding;
  if (!id) return;
  takeOut(binding);
  (await later()).tellRemoved(source, { id });
}

/**
 * Removes the record; the page stays where it is, with its form as for a new one.
 * @param {Binding} binding
 */
function takeOut(binding) {
  const { form, id, source } = binding;
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
}
