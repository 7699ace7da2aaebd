// @ts-check
/** What school adds to the contacts of an opened map: one form at a time, for an existing contact or a new one. */

import { onVerdict } from "../engine/verdict-state.js";
import { sourceOf } from "../map/sources.js";
import { words as namesIn } from "../page/document.js";
import { clone, onAction, one } from "../page/dom.js";
import { text } from "../pure/record.js";
import { showIn } from "../show/shown.js";
import { startModules } from "../show/start.js";
import { answerRows } from "./sheets.js";
import { sheetOf } from "./words.js";

/** The question whose answer determines the form of a contact. */
const KIND = "soort";

/** @param {HTMLElement} element */
export function start(element) {
  const source = sourceOf(element);
  onAction(element, "complete", (button) => {
    const record = source.get(button.closest("[data-record]")?.getAttribute("data-record") ?? "");
    if (record) void openForm(element, `template[data-complete="${CSS.escape(text(record, KIND))}"]`, record);
  });
  onAction(element, "new-contact", (button) => {
    void openForm(element, `template[data-new="${CSS.escape(button.dataset["soort"] ?? "")}"]`);
  });
}

/**
 * @param {HTMLElement} element
 * @param {string} template
 * @param {import("../pure/types.js").Rec} [record]
 */
async function openForm(element, template, record) {
  const part = clone(element, template);
  const place = one(element, "[data-form-place]");
  const form = part && one(part, "form");
  if (!part || !place || !form) return;
  form.dataset["given"] = record?.id ?? "";
  place.replaceChildren(part);
  if (record) {
    showAnswers(element, part, record.id);
    // Of a contact that was made just now, the rules still have to say what is in it.
    onVerdict(() => part.isConnected && showAnswers(element, part, record.id));
  }
  await startModules(part);
  showIn(part);
  one(part, "h2, h3")?.focus();
  part.scrollIntoView({ block: "start" });
}

/**
 * What the contact already holds, except what is asked here.
 * @param {HTMLElement} element
 * @param {HTMLElement} part
 * @param {string} id
 */
function showAnswers(element, part, id) {
  const found = sheetOf(sourceOf(element), id);
  const map = /** @type {HTMLElement} */ (element.closest("[data-map]"));
  const without = [...namesIn(part.dataset["asks"]), KIND];
  const rows = found ? answerRows(map, found.kind, found.sheet, without) : [];
  one(part, "[data-map-values]")?.replaceChildren(...rows);
}
