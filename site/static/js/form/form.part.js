// @ts-check
/** A form: every input is saved, "ready" checks what is missing, and no wrong answer is lost. */

import { one, show } from "../page/dom.js";
import { whenOpen } from "../page/opening.js";
import { afterPress } from "../page/press.js";
import { onceLater } from "../tell/parts.js";
import { canonical, isEmpty } from "../text/canonical.js";
import { startActions } from "./actions.js";
import { startChoices } from "./choices.js";
import { bindForm, choose, openByKey, showConditions, showRecord, storedValue } from "./core/binding.js";
import { followTurn } from "./core/follow-turn.js";
import { startGroups } from "./core/groups.js";
import { startProposal } from "./core/proposal.js";
import { isUnchanged, keyInForm, saveFields } from "./core/saving.js";
import { asksForNew, keysOf, recordWithKey } from "./core/which-record.js";
import { focusFromHash, showFault } from "./errors.js";
import { startKeys } from "./keys.js";
import { grow, readField, writeField } from "./question/controls.js";
import { typedBefore } from "./question/early-typing.js";
import { kindOf, nameOf } from "./question/field.js";
import { complaintOf, keepLongTexts } from "./question/validity.js";
import { startSubmit } from "./submit.js";
import { startFindings } from "./told-at-question.js";

/** @typedef {import("./core/binding.js").Binding} Binding */

/** Texts that follow the answers (form/live.js). */
const LIVE = "[data-live], [data-live-filled], [data-previous]";

/** @param {HTMLElement} form */
export function start(form) {
  keepLongTexts(form);
  const binding = bindForm(form);
  // What the map holds wins over what was on a page that had not read it.
  const typed = typedBefore(form).filter((field) => !binding.id || isEmpty(storedValue(binding, nameOf(field))));
  showRecord(binding, typed);
  if (typed.length > 0) saveFields(binding, typed.map(nameOf));
  startGroups(binding);
  startProposal(binding);
  listen(binding);
  follow(binding);
  startSubmit(binding);
  startFindings(binding);
  startActions(binding);
  if (one(form, "[data-kind=attachments]")) void onceLater().then((part) => part.startAttachments(binding));
  if (one(form.closest("[data-scope]") ?? form, LIVE)) void onceLater().then((part) => part.startLive(binding));
  startKeys(form);
  startChoices(form, binding.source, () => showRecord(binding));
  whenOpen(() => focusFromHash(form));
  addEventListener("hashchange", () => focusFromHash(form));
}

/**
 * The last value of each question. Leaving it reports the same value again; when another tab wrote here meanwhile,
 * that echo must not replace the newer answer.
 * @type {WeakMap<HTMLElement, string>}
 */
const heard = new WeakMap();

/** @param {HTMLElement} field */
const heardIn = (field) => canonical(readField(field, null) ?? null);

/** @param {Binding} binding */
function listen(binding) {
  const { form } = binding;
  for (const type of ["input", "change"]) form.addEventListener(type, (event) => onInput(binding, event));
  form.addEventListener("focusout", (event) => {
    const field = fieldAt(event.target);
    if (!field || field.contains(/** @type {Node | null} */ (event.relatedTarget))) return;
    if (isDayGone(form, field)) writeField(field, storedValue(binding, nameOf(field)));
    // What the rules or the summary said about the same text stays.
    afterPress(() => complaintOf(field) && showFault(field, complaintOf(field)));
  });
}

/**
 * @param {Binding} binding
 * @param {Event} event
 */
function onInput(binding, event) {
  const field = fieldAt(event.target);
  if (!field) return;
  grow(field);
  show(one(binding.form, "[data-done]"), false);
  if (!complaintOf(field)) showFault(field, "");
  const isEcho = event.type === "change" && heard.get(field) === heardIn(field);
  heard.set(field, heardIn(field));
  if (isUnchanged(binding, field) || isDayGone(binding.form, field)) return;
  if (isEcho) return void setTimeout(() => showRecord(binding));
  const along = followTurn(binding.form, field);
  if (opensAnother(binding, field)) openByKey(binding, keyInForm(binding.form));
  else saveFields(binding, [nameOf(field), ...along]);
}

/**
 * On a form that opens records by their key, another day is another record; only one that was just begun
 * moves to a day that has none yet, because its day was a mistake.
 * @param {Binding} binding
 * @param {HTMLElement} field
 * @returns {boolean}
 */
function opensAnother({ form, source, isFresh }, field) {
  if (!form.hasAttribute("data-key-opens") || !keysOf(form).includes(nameOf(field))) return false;
  return !isFresh || recordWithKey(form, source, keyInForm(form)) !== undefined;
}

/**
 * A record that is found by its day does not lose it: once the question is left, the day is there again.
 * @param {HTMLElement} form
 * @param {HTMLElement} field
 */
const isDayGone = (form, field) =>
  form.hasAttribute("data-key-opens") &&
  kindOf(field) === "date" &&
  keysOf(form).includes(nameOf(field)) &&
  isEmpty(readField(field));

/** Follows changes by other tabs and forms. @param {Binding} binding */
function follow(binding) {
  binding.source.subscribe((ids) => {
    if (binding.id ? ids.has(binding.id) : ids.size > 0) refresh(binding);
    // A question may depend on another record.
    else showConditions(binding);
  });
}

/** @param {Binding} binding */
function refresh(binding) {
  // The first values of a new form may be known now, or its record may have been created in another tab.
  if (!binding.id) choose(binding, asksForNew(binding.form) ? {} : keyInForm(binding.form));
  showRecord(binding);
}

/**
 * @param {EventTarget | null} target
 * @returns {HTMLElement | null}
 */
function fieldAt(target) {
  return target instanceof Element ? target.closest(".veld[data-veld]") : null;
}
