// @ts-check
/** Moves from day to day: the links before and after the day of the form, and to another part of it. */

import { formatValue } from "../../map/format.js";
import { shiftDate, today } from "../../page/document.js";
import { all, one, setText, show } from "../../page/dom.js";
import { soon } from "../../pure/waiting.js";
import { onShown } from "../core/binding.js";
import { dateNameOf } from "../core/prefill.js";
import { readField } from "../question/controls.js";
import { fieldOf } from "../question/field.js";

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** @param {HTMLElement} element */
export function start(element) {
  const form = one(document, "form[data-module=form][data-key]");
  if (!form) return;
  const name = dateNameOf(form);
  const update = () => {
    const field = fieldOf(form, name);
    const value = field ? readField(field) : "";
    const day = typeof value === "string" && DATE.test(value) ? value : today();
    const days = { previous: shiftDate(day, -1), today: today(), next: shiftDate(day, 1) };
    for (const link of all(element, "a[data-day]")) {
      const target = days[/** @type {keyof days} */ (link.dataset["day"])];
      if (target) link.setAttribute("href", `?${new URLSearchParams({ [name]: target })}`);
      show(link, link.dataset["day"] !== "today" || day !== today());
    }
    const part = { nieuw: form.dataset["soort"] ?? "", [name]: day };
    one(document, "a[data-next-part]")?.setAttribute("href", `?${new URLSearchParams(part)}`);
    for (const title of all(document, "[data-day=title]")) setText(title, formatValue(day, "long-date"));
  };
  onShown(form, soon(update));
  update();
}
