// @ts-check
/** Texts next to a form that follow it: its own answers in a letter, and what was agreed last time. */

import { fillRow, wordsOf } from "../map/fill.js";
import { formatValue } from "../map/format.js";
import { all, setText, show } from "../page/dom.js";
import { soon } from "../pure/waiting.js";
import { isEmpty } from "../text/canonical.js";
import { onShown, storedValue } from "./core/binding.js";
import { dateNameOf, newestOf } from "./core/prefill.js";
import { showTakeAlong, startTakeAlong } from "./core/take-along.js";

/** @typedef {import("./core/binding.js").Binding} Binding */

/** @param {Binding} binding */
export function startLive(binding) {
  const { form } = binding;
  const scope = /** @type {HTMLElement} */ (form.closest("[data-scope]") ?? form);
  const update = async () => {
    const words = await wordsOf(form.dataset["soort"] ?? "", binding.source);
    for (const place of all(scope, "[data-live]")) {
      const name = place.dataset["live"] ?? "";
      setText(place, formatValue(storedValue(binding, name), place.dataset["format"] ?? "text", words[name]));
    }
    for (const place of all(scope, "[data-live-filled]")) {
      show(place, !isEmpty(storedValue(binding, place.dataset["liveFilled"] ?? "")));
    }
    for (const place of all(form, "[data-previous]")) showPrevious(binding, place, words);
    showTakeAlong(binding);
  };
  startTakeAlong(binding);
  onShown(form, soon(update));
  void update();
}

/**
 * @param {Binding} binding
 * @param {HTMLElement} place
 * @param {import("../map/fill.js").Words} words
 */
function showPrevious(binding, place, words) {
  const day = storedValue(binding, dateNameOf(binding.form));
  const previous = newestOf(binding.form, binding.source, typeof day === "string" ? day : "");
  if (previous) fillRow(place, previous, words, binding.source);
  show(place, previous !== undefined);
}
