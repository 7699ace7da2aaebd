// @ts-check
/** The link onwards after a day is done: to the next working day without a line. */

import { onShown } from "../form/core/binding.js";
import { dateNameOf, recordsFor } from "../form/core/prefill.js";
import { keyInForm } from "../form/core/saving.js";
import { formatValue } from "../map/format.js";
import { PERIOD, theOne } from "../map/periode.js";
import { sourceOf } from "../map/sources.js";
import { jsonOf, today } from "../page/document.js";
import { fillTexts, one, show } from "../page/dom.js";
import { nextEmpty } from "../pure/roster.js";
import { soon } from "../pure/waiting.js";
import { isClosed } from "./closed.js";

/** @param {HTMLElement} element inside the form, with the roster and the states of a blok whose days are closed */
export function start(element) {
  const form = /** @type {HTMLElement} */ (element.closest("form"));
  const update = () => {
    const next = nextIn(form, element);
    one(element, "a")?.setAttribute("href", `?${new URLSearchParams({ [dateNameOf(form)]: next ?? "" })}`);
    if (next) fillTexts(element, { dag: formatValue(next, "long-date") });
    show(element, next !== undefined);
  };
  onShown(form, soon(update));
  form.addEventListener("submit", soon(update));
  update();
}

/**
 * @param {HTMLElement} form
 * @param {HTMLElement} element
 */
function nextIn(form, element) {
  const source = sourceOf(form);
  const name = dateNameOf(form);
  const about = source.get(form.dataset["record"] ?? "") ?? {
    soort: form.dataset["soort"] ?? "",
    velden: keyInForm(form),
  };
  const period = theOne(source, PERIOD.soort, about);
  const day = String(about.velden[name] ?? "");
  if (!period || !day) return undefined;
  const known = new Set(recordsFor(form, source, about).map(({ velden }) => velden[name]));
  const isTaken = (/** @type {string} */ other) => known.has(other) || isClosed(source, element, period.id, other);
  return nextEmpty(jsonOf(element, "roster", /** @type {any} */ ({})), period.velden, { day, last: today(), isTaken });
}
