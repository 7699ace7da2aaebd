// @ts-check
/** Every werkproces over all bpv's, as the rules worked it out: a row each, a cell for each bpv. */

import { onVerdict } from "../engine/verdict-state.js";
import { sourceOf } from "../map/sources.js";
import { clone, fillTexts, one, show } from "../page/dom.js";
import { seen } from "../text/plain.js";

/**
 * @typedef {{oordeel: string, door: string}} Given
 * @typedef {{code: string, titel: string, leeg: string, cellen: Given[][]}} Row
 * @typedef {{zin: string, bpvs: {naam: string, jaar: string}[], rijen: Row[]}} PerBpv
 */

/** @param {HTMLElement} element */
export function start(element) {
  const update = () => {
    const verdict = /** @type {{beelden?: {per_bpv?: PerBpv}} | undefined} */ (sourceOf(element).verdict());
    if (verdict?.beelden?.per_bpv) fill(element, verdict.beelden.per_bpv);
  };
  onVerdict(update);
  update();
}

/**
 * @param {HTMLElement} element
 * @param {PerBpv} found
 */
function fill(element, { zin, bpvs, rijen }) {
  fillTexts(element, { zin });
  const heads = [part(element, "first", {}), ...bpvs.map((bpv) => part(element, "bpv", bpv))];
  one(element, "[data-head]")?.replaceChildren(...heads.flat());
  one(element, "[data-rows]")?.replaceChildren(...rijen.flatMap((row) => rowFor(element, row, bpvs)));
  show(one(element, "[data-made]"), rijen.length > 0);
}

/**
 * @param {HTMLElement} element
 * @param {Row} item
 * @param {PerBpv["bpvs"]} bpvs
 */
function rowFor(element, { cellen, ...texts }, bpvs) {
  const rows = part(element, "row", texts);
  const cells = cellen.flatMap((given, index) => {
    const found = part(element, "cell", {});
    for (const cell of found) {
      // Where a row is a block of its own, each cell says which bpv it is.
      cell.dataset["kop"] = seen(bpvs[index]?.naam ?? "");
      cell.append(...given.flatMap((rating) => part(element, "rating", { ...rating })));
    }
    return found;
  });
  for (const row of rows) row.append(...cells);
  return rows;
}

/**
 * @param {HTMLElement} element
 * @param {string} name of a template
 * @param {Record<string, unknown>} texts
 */
function part(element, name, texts) {
  const found = clone(element, `template[data-${name}]`);
  if (!found) return [];
  fillTexts(found, texts);
  return [found];
}
