// @ts-check
/** The link onwards after a rating: to the next werkproces that this person has not rated on this day. */

import { onShown } from "../form/core/binding.js";
import { recordsFor } from "../form/core/prefill.js";
import { keyInForm } from "../form/core/saving.js";
import { keysOf } from "../form/core/which-record.js";
import { allRated } from "../map/beside.js";
import { sourceOf } from "../map/sources.js";
import { address, jsonOf } from "../page/document.js";
import { fillTexts, one, show } from "../page/dom.js";
import { nextOf } from "../pure/next-of-key.js";
import { soon } from "../pure/waiting.js";
import { canonical, isEmpty } from "../text/canonical.js";
import { turnRole, turnRules } from "../turn/whose.js";

/** @param {HTMLElement} element with `data-by` the question that changes, `data-answer` the one that makes it done */
export function start(element) {
  const form = /** @type {HTMLFormElement} */ (element.closest("form"));
  const update = () => void showNext(element, form);
  onShown(form, soon(update));
  const link = /** @type {HTMLAnchorElement | null} */ (one(element, "a[data-next]"));
  // A quick tap may come before the link is updated.
  link?.addEventListener("click", (event) => {
    event.preventDefault();
    void showNext(element, form).then(() => location.assign(link.href));
  });
  update();
}

/**
 * @param {HTMLElement} element
 * @param {HTMLFormElement} form
 */
async function showNext(element, form) {
  const { by = "", answer = "" } = element.dataset;
  const source = sourceOf(form);
  const record = source.get(form.dataset["record"] ?? "");
  // A rating that is not stored yet is read from the form, so that the link is right before it is tapped.
  const about = record ?? { soort: form.dataset["soort"] ?? "", velden: keyInForm(form) };
  const question = { soort: form.dataset["soort"] ?? "", veld: by };
  const list = (await allRated(source, question)).flatMap(({ werkprocessen }) => werkprocessen);
  const others = keysOf(form).filter((name) => name !== by);
  const keyOf = (/** @type {import("../map/periode.js").About} */ item) =>
    canonical(others.map((name) => item.velden[name] ?? null));
  const done = recordsFor(form, source, about).filter(
    (item) => keyOf(item) === keyOf(about) && !isEmpty(item.velden[answer]),
  );
  const isDone = (/** @type {string} */ code) => done.some(({ velden }) => velden[by] === code);
  const next = nextOf(
    list.map(({ code }) => code),
    String(about.velden[by] ?? ""),
    isDone,
  );
  const found = list.find(({ code }) => code === next);
  const pages = jsonOf(document.body, "pages", /** @type {Record<string, string>} */ ({}));
  const wie = { [turnRules()?.veld ?? ""]: turnRole() };
  fillTexts(element, { volgende: `${found?.naam ?? next} ${found?.titel ?? ""}`.trim() });
  one(element, "a[data-next]")?.setAttribute(
    "href",
    address(pages[form.dataset["soort"] ?? ""] ?? "", { [by]: next ?? "", ...wie }),
  );
  for (const part of element.querySelectorAll("[data-next]")) show(part, next !== undefined);
  for (const part of element.querySelectorAll("[data-no-next]")) show(part, next === undefined);
}
