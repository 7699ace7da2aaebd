// @ts-check
/** The parts of the day that the form shows, with a link to each. */

import { wordsOf } from "../../map/fill.js";
import { sourceOf } from "../../map/sources.js";
import { all, one, show } from "../../page/dom.js";
import { withoutTwins } from "../../pure/twins.js";
import { soon } from "../../pure/waiting.js";
import { keptRows } from "../../show/list-portions.js";
import { onShown } from "../core/binding.js";
import { partsOf } from "../core/key-parts.js";
import { keyInForm } from "../core/saving.js";
import { keysOf } from "../core/which-record.js";

/** @param {HTMLElement} element */
export async function start(element) {
  const form = one(document, "form[data-module=form][data-part-times]");
  if (!form) return;
  const source = sourceOf(form);
  const rows = keptRows(element, source);
  const update = async () => {
    const parts = withoutTwins(partsOf(form, source, keysOf(form), keyInForm(form)));
    const here = form.dataset["record"];
    show(
      one(element, "[data-rows]"),
      parts.some(({ id }) => id !== here),
    );
    await rows.show(parts, await wordsOf(form.dataset["soort"] ?? "", source));
    for (const row of all(element, "[data-record]")) {
      one(row, "a")?.setAttribute("aria-current", String(row.dataset["record"] === here));
    }
  };
  onShown(form, soon(update));
  source.subscribe(soon(update), element);
  await update();
}
