// @ts-check
/** What a new record starts with is a proposal: it looks like one, the page does not call it saved, and one tap
 * keeps it. */

import { root } from "../../page/document.js";
import { all, fillTexts, onAction, one, show } from "../../page/dom.js";
import { isEmpty } from "../../text/canonical.js";
import { readField } from "../question/controls.js";
import { fieldsOf, isAsked, kindOf, nameOf } from "../question/field.js";
import { written } from "../question/written.js";
import { onShown } from "./binding.js";
import { saveFields } from "./saving.js";

/** @typedef {import("./binding.js").Binding} Binding */

/** From another record, rather than today's date or the most common answer. */
const FROM_THE_MAP = "[data-prefill*='.']";

/** @param {Binding} binding */
export function startProposal(binding) {
  const { form } = binding;
  onShown(form, () => showProposal(binding));
  onAction(form, "keep", () => {
    saveFields(binding, []);
    void binding.source.flush();
    one(form, "[data-proposal]")?.focus({ preventScroll: true });
  });
  showProposal(binding);
}

/** @param {Binding} binding */
function showProposal(binding) {
  const { form, id, isFresh } = binding;
  const box = one(form, "[data-proposal]");
  // Runs at every key in an existing record.
  if (id && !one(form, "[data-proposed]") && (!box || box.hidden)) return;
  const proposed = fieldsOf(form).filter((field) => isProposed(binding, field));
  for (const field of fieldsOf(form)) field.toggleAttribute("data-proposed", proposed.includes(field));
  // The app's own choices, such as how often hours are signed, wait for nobody.
  const isNew = form.dataset["pick"] === "query" && !form.closest("[hidden]") && proposed.length > 0;
  form.toggleAttribute("data-new", isNew);
  root.toggleAttribute("data-new", document.querySelector("form[data-new]") !== null);
  const told = proposed.filter((field) => field.matches(FROM_THE_MAP));
  if (!box) return;
  // Once accepted, the message and its room stay: nothing moves up under a finger. It says what is stored by now.
  const isKept = told.length === 0 && isFresh && !box.hidden;
  const words = inWords(isKept ? fieldsOf(form).filter(isFromTheMap) : told);
  if (words.length > 0) fillTexts(box, { voorstel: words });
  box.style.minHeight = isKept ? `${box.offsetHeight}px` : "";
  show(box, told.length > 0 || isKept);
  for (const part of all(box, "[data-als]"))
    show(part, words.length > 0 && part.dataset["als"] === (isKept ? "kept" : "proposal"));
}

/** @param {HTMLElement} field */
const isFromTheMap = (field) => field.matches(FROM_THE_MAP) && isAsked(field) && !isEmpty(readField(field) ?? null);

/**
 * @param {Binding} binding
 * @param {HTMLElement} field
 */
function isProposed({ id, unsaved }, field) {
  return !id && unsaved.has(nameOf(field)) && isAsked(field) && !isEmpty(readField(field) ?? null);
}

/** A bare number, a yes or a list of tasks means nothing without its question. @param {HTMLElement} field */
const needsQuestion = (field) => kindOf(field) === "integer" || all(field, ".chip").length === 2;

/**
 * @param {HTMLElement[]} fields
 * @param {(field: HTMLElement) => import("../../pure/types.js").Json | undefined} [answerOf] else what the page shows
 * @returns {string[]} their answers; two times become from and to
 */
export function inWords(fields, answerOf = (field) => readField(field)) {
  /** @type {string[]} */
  const parts = [];
  let last = "";
  for (const field of fields) {
    const value = answerOf(field);
    const label = one(field, "legend, label")?.textContent ?? "";
    const answer = written(field, value);
    if (kindOf(field) === "time" && last === "time") parts.push(`${parts.pop()}–${answer}`);
    else if (Array.isArray(value) && kindOf(field) !== "choices") parts.push(`${label}: ${value.length}`);
    else if (needsQuestion(field)) parts.push(`${label} ${answer}`);
    else parts.push(answer);
    last = kindOf(field);
  }
  return parts;
}
