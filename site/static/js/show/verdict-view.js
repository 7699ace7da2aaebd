// @ts-check
/** What the rules say, wherever a page has a place for it: texts, meters, dots. */

import { sourceOf } from "../map/sources.js";
import { root } from "../page/document.js";
import { all, clone, setText, show } from "../page/dom.js";
import { isOpen } from "../page/opening.js";

/** @typedef {import("../pure/types.js").Verdict} Verdict */

/** @param {HTMLElement} container */
export function showVerdict(container) {
  for (const place of all(container, "[data-slot]")) showSlot(place);
  for (const place of all(container, "[data-record-slot]")) showRecordSlot(place);
  for (const place of all(container, "progress[data-meter]")) showMeter(place);
  for (const place of all(container, "[data-dots]")) showDots(place);
  for (const place of all(container, "[data-checked]")) show(place, verdictOf(place) !== undefined);
}

/**
 * Says "not checked yet" while the verdict shown is out of date; not during the fraction of a second that running
 * rules need.
 * @param {boolean} isFresh
 */
export function showUnchecked(isFresh) {
  const isComing = root.dataset["engine"] === "ready";
  for (const place of all(document, "[data-unchecked]")) {
    show(place, !isFresh && !(isComing && verdictOf(place)));
  }
}

/**
 * @param {Element} place
 * @returns {Verdict | undefined}
 */
function verdictOf(place) {
  return sourceOf(place).verdict();
}

/** A place without an answer shows the page's own text for that. @param {HTMLElement} place */
function showSlot(place) {
  place.dataset["static"] ??= place.textContent ?? "";
  const text = verdictOf(place)?.slots[place.dataset["slot"] ?? ""] ?? place.dataset["static"];
  // A shorter sentence that comes late must not move what is below it.
  if (root.dataset["verdict"] && isOpen() && place.matches("p")) place.style.minHeight ||= `${place.offsetHeight}px`;
  setText(place, text);
}

/** @param {HTMLElement} place */
function showRecordSlot(place) {
  const id = place.closest("[data-record]")?.getAttribute("data-record");
  setText(place, verdictOf(place)?.slots[`record.${id}.${place.dataset["recordSlot"]}`] ?? "");
}

/** @param {HTMLElement} place */
function showMeter(place) {
  const meter = verdictOf(place)?.meters[place.dataset["meter"] ?? ""];
  show(place, meter !== undefined);
  if (!meter || !(place instanceof HTMLProgressElement)) return;
  // A meter without a maximum is full, not broken.
  place.max = Math.max(meter.maximum, meter.waarde, 1);
  place.value = meter.waarde;
}

/** @param {HTMLElement} place */
function showDots(place) {
  const meter = verdictOf(place)?.meters[place.dataset["dots"] ?? ""];
  const dots = Array.from({ length: meter?.maximum ?? 0 }, () => clone(place));
  for (const old of Array.from(place.children)) if (old.tagName !== "TEMPLATE") old.remove();
  for (const [index, dot] of dots.entries()) {
    if (!dot) continue;
    dot.toggleAttribute("data-filled", index < (meter?.waarde ?? 0));
    place.append(dot);
  }
}
