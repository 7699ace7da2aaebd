// @ts-check
/** The rules' findings about the map, one kind of record, or one record. */

import { onVerdict } from "../engine/verdict-state.js";
import { currentPeriod } from "../map/periode.js";
import { sourceOf } from "../map/sources.js";
import { words } from "../page/document.js";
import { one, show } from "../page/dom.js";
import { itemFor, putItems } from "../show/items.js";

/** @typedef {import("../pure/types.js").Finding} Finding */

/** @param {HTMLElement} element */
export function start(element) {
  const tones = words(element.dataset["tone"]);
  const update = () => {
    const verdict = sourceOf(element).verdict();
    show(one(element, "[data-coming]"), !verdict);
    const isAbout = aboutTest(element);
    const found = (verdict?.bevindingen ?? [])
      .filter((finding) => tones.length === 0 || tones.includes(finding.toon))
      .filter(isAbout)
      .slice(0, Number(element.dataset["max"]) || undefined);
    const rows = found.flatMap((finding) => itemFor(element, { ...finding }));
    putItems(one(element, "[data-rows]"), rows);
    show(one(element, "[data-none]"), verdict !== undefined && found.length === 0);
  };
  onVerdict(update);
  update();
}

/**
 * @param {HTMLElement} element
 * @returns {(finding: Finding) => boolean}
 */
function aboutTest(element) {
  const [what, soorten = ""] = (element.dataset["for"] ?? "all").split(":");
  if (what === "soort") return (finding) => words(soorten).includes(finding.soort ?? "");
  if (what === "record") {
    const id = element.closest("[data-record]")?.getAttribute("data-record");
    return (finding) => Boolean(id) && finding.record === id;
  }
  if (what !== "all") {
    const period = currentPeriod(sourceOf(element))?.id;
    return (finding) => !finding.periode || finding.periode === period;
  }
  return () => true;
}
