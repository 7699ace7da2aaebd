// @ts-check
/** What the rules find wrong with an answer, shown at the question as soon as it is known. */

import { onVerdict } from "../engine/verdict-state.js";
import { one } from "../page/dom.js";
import { showFault } from "./errors.js";
import { fieldsOf, nameOf } from "./question/field.js";
import { complaintOf } from "./question/validity.js";

/** @param {import("./core/binding.js").Binding} binding */
export function startFindings(binding) {
  const tone = one(binding.form, "[data-errors]")?.dataset["toon"];
  const update = () => {
    const findings = binding.source.verdict()?.bevindingen ?? [];
    const here = findings.filter((item) => item.record === binding.id && binding.id && (!tone || item.toon === tone));
    for (const field of fieldsOf(binding.form)) {
      const text = here.find((item) => item.veld === nameOf(field))?.tekst ?? "";
      if (!text && !field.hasAttribute("data-judged")) continue;
      // The browser's complaint is about exactly what is typed there; it takes precedence.
      field.toggleAttribute("data-judged", text !== "");
      showFault(field, complaintOf(field) || text);
    }
  };
  onVerdict(update);
  update();
}
