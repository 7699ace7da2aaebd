// @ts-check
/** What a folded group of questions shows: its answers, what is wrong with them, and the text of its button. */

import { all, clone, fillTexts, one, show } from "../../page/dom.js";
import { fieldsOf, isAsked, nameOf } from "../question/field.js";
import { written } from "../question/written.js";
import { storedValue } from "./binding.js";

export const FOLDED = "[data-folded=yes]";

/** @param {HTMLElement} group */
export const isFolded = (group) => group.matches(FOLDED);

/** What each group shows of its answers. @type {WeakMap<HTMLElement, string>} */
const told = new WeakMap();

/** @param {HTMLElement} group */
export function nameButton(group) {
  const filled = one(group, "dl [data-text=waarde]:not([hidden])") ? "filled" : "empty";
  const state = isFolded(group) ? filled : "open";
  for (const words of all(group, "[data-action=fold] > [data-als]")) show(words, words.dataset["als"] === state);
}

/**
 * @param {import("./binding.js").Binding} binding
 * @param {HTMLElement} group
 */
export function showAnswers(binding, group) {
  const lines = fieldsOf(group)
    .filter(isAsked)
    .map((field) => ({
      label: one(field, "legend, label")?.textContent ?? "",
      waarde: written(field, storedValue(binding, nameOf(field))),
      melding: one(field, "[data-melding]:not([hidden])")?.textContent ?? "",
    }));
  const shown = lines.filter(({ waarde, melding }) => waarde || melding);
  const text = JSON.stringify(shown);
  if (told.get(group) === text) return;
  told.set(group, text);
  const rows = shown.flatMap((line) => {
    const row = clone(binding.form, "template[data-answer]");
    if (row) fillTexts(row, line);
    return row ? [row] : [];
  });
  one(group, "dl")?.replaceChildren(...rows);
  nameButton(group);
}
