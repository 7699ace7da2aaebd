// @ts-check
/** Says on every page that the user works in another bpv than the current one, with the way back; or asks which, or for
 * the next one. */

import { onVerdict } from "../engine/verdict-state.js";
import { currentPeriod, PERIOD, periodOfToday } from "../map/periode.js";
import { query, root } from "../page/document.js";
import { all, onAction, one, setText, show } from "../page/dom.js";
import { text } from "../pure/record.js";
import { soon } from "../pure/waiting.js";
import { chooseBpv } from "../store/bpv-choice.js";
import { map } from "../store/map-on-page.js";

/** @param {HTMLElement} element with a part for each case */
export function start(element) {
  const update = () => {
    const current = currentPeriod(map);
    const isChosen =
      current !== undefined && current.id === map.bpv()?.keuze?.periode && current.id !== periodOfToday(map);
    // Rules that are still starting will know.
    const isUnknown = !current && map.of(PERIOD.soort).length > 1 && root.dataset["engine"] === "failed";
    const cases = { chosen: isChosen, unknown: isUnknown, over: !isChosen && isOver(element) };
    for (const [name, holds] of Object.entries(cases)) {
      for (const part of all(element, `[data-case=${name}]`)) show(part, holds);
    }
    for (const place of all(element, "[data-bpv-name]")) setText(place, text(current, place.dataset["bpvName"] ?? ""));
    show(element, Object.values(cases).some(Boolean));
  };
  onAction(element, "back", async () => {
    await chooseBpv(undefined);
    location.reload();
  });
  map.subscribe(soon(update), element);
  onVerdict(update);
  new MutationObserver(update).observe(root, { attributeFilter: ["data-engine"] });
  update();
}

/**
 * Whether the rules say that a new bpv may begin; not while it is being filled in.
 * @param {HTMLElement} element
 */
function isOver(element) {
  const place = one(element, "[data-case=over][data-slot]");
  return place !== null && query().get("nieuw") === null && Boolean(map.verdict()?.slots[place.dataset["slot"] ?? ""]);
}
