// @ts-check
/** Takes out what the last file brought, even from a map that is too full to be judged. Does not need the rules. */

import { startByHand, tookTooLong } from "../engine/verdict.js";
import { onVerdict } from "../engine/verdict-state.js";
import { putBack } from "../keep/backups.js";
import { takeAway, whatCame } from "../keep/last-file.js";
import { formatValue } from "../map/format.js";
import { jsonOf } from "../page/document.js";
import { all, fillTexts, onAction, one, setText, show } from "../page/dom.js";
import { soon } from "../pure/waiting.js";
import { SLOT } from "../store/backup-row.js";
import { map, rereadAll } from "../store/map-on-page.js";

/** @typedef {Record<string, {meervoud: string, most: number}>} Most */

/** @param {HTMLElement} element */
export async function start(element) {
  const told = () => all(element, "[data-taken], [data-undone], [data-take-error]");
  const attempt = async (/** @type {string} */ what, /** @type {() => Promise<number>} */ work) => {
    for (const place of told()) show(place, false);
    try {
      await map.flush();
      const count = await work();
      await rereadAll();
      await showState(element);
      show(element, true);
      say(element, what, count);
      // The map may be small enough to be judged again.
      void startByHand().catch(() => undefined);
      return count > 0;
    } catch (error) {
      console.error("bpv-map: what a file brought", error);
      show(one(element, "[data-take-error]"), true);
      return false;
    }
  };
  const undo = one(element, "[data-action=undo]");
  onAction(element, "take-away", async () => show(undo, await attempt("taken", takeAway)));
  onAction(element, "undo", async () => {
    if (await attempt("undone", async () => (await putBack(SLOT.restore)).length)) show(undo, false);
  });
  const update = soon(() => void showState(element));
  map.subscribe(update);
  onVerdict(update);
  await showState(element);
}

/** @param {HTMLElement} element */
async function showState(element) {
  const came = map.readOnly ? undefined : await whatCame();
  const isOfVisit = came && Date.parse(came.moment) >= performance.timeOrigin;
  const offered = element.dataset["only"] === "visit" ? isOfVisit : came;
  const full = tooFull(jsonOf(element, "most", /** @type {Most} */ ({})));
  for (const place of all(element, "[data-came]")) {
    show(place, Boolean(offered));
    if (came)
      fillTexts(place, { moment: formatValue(came.moment, "datetime"), aantal: Object.keys(came.clocks).length });
  }
  const place = one(element, "[data-too-full]");
  if (place && full) fillTexts(place, full);
  show(place, full !== undefined);
  show(one(element, "[data-too-long]"), !full && tookTooLong());
  const isTold = all(element, "[data-taken], [data-undone], [data-take-error]").some((item) => !item.hidden);
  show(element, isTold || Boolean(offered) || full !== undefined || tookTooLong());
}

/**
 * @param {Most} most
 * @returns {{aantal: number, wat: string, most: number} | undefined}
 */
function tooFull(most) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { soort } of map.all()) counts[soort] = (counts[soort] ?? 0) + 1;
  const [soort] = Object.keys(counts).filter((name) => (counts[name] ?? 0) > (most[name]?.most ?? Infinity));
  return soort
    ? { aantal: counts[soort] ?? 0, wat: most[soort]?.meervoud ?? "", most: most[soort]?.most ?? 0 }
    : undefined;
}

/**
 * @param {HTMLElement} element
 * @param {string} what
 * @param {number} count
 */
function say(element, what, count) {
  const place = one(element, `[data-${what}]`);
  const number = place && one(place, "[data-text=aantal]");
  if (number) setText(number, String(count));
  show(place, true);
  place?.focus();
}
