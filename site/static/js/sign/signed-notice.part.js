// @ts-check
/** Says that what is opened was signed, before it can be changed. One tap, and it can (docs/besluiten/0073). */

import { formatValue } from "../map/format.js";
import { sourceOf } from "../map/sources.js";
import { all, fillTexts, onAction, show } from "../page/dom.js";
import { filled, SIGNATURE, text } from "../pure/record.js";
import { coveringOf } from "./covering.js";

/** Copying it or sending it on stays possible. */
const SENDS = "[data-codes-link]";

/** @param {HTMLElement} element in the form that it is about */
export function start(element) {
  const form = /** @type {HTMLElement} */ (element.parentElement);
  const source = sourceOf(element);
  const record = source.get(form.dataset["record"] ?? "");
  const signature = record && coveringOf(source.of(SIGNATURE), { id: record.id, velden: filled(record) });
  if (!signature) return;
  fillTexts(element, {
    naam: text(signature, "naam"),
    datum: formatValue(text(signature, "moment"), "date"),
  });
  const parts = Array.from(form.children).filter((part) => part !== element && part.tagName !== "H2");
  const locked = [...parts.filter((part) => !part.querySelector(SENDS)), ...all(form, "[data-action=delete]")];
  /** @param {boolean} isLocked */
  const lock = (isLocked) => {
    for (const part of locked) part.toggleAttribute("inert", isLocked);
    show(element, isLocked);
  };
  lock(true);
  onAction(element, "go-on", () => {
    lock(false);
    // Who goes on with the keyboard goes on in the form.
    form.tabIndex = -1;
    form.focus({ preventScroll: true });
  });
}
