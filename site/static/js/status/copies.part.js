// @ts-check
/** The copies on this phone: when each was made, what happened since, and how to restore it. */

import { difference, listCopies, putBack } from "../keep/backups.js";
import { formatValue } from "../map/format.js";
import { clone, fillTexts, onAction, one, setText, show } from "../page/dom.js";
import { isLive } from "../pure/record.js";
import { map, rereadAll } from "../store/map-on-page.js";

/**
 * @typedef {import("../pure/types.js").Change} Change
 * @typedef {import("../store/backup-row.js").Copy} Copy
 */

/** @param {HTMLElement} element */
export async function start(element) {
  /** @type {Change[]} */
  let undo = [];
  onAction(element, "restore", async (button) => {
    const done = await attempt(element, async () => {
      await map.flush();
      undo = await putBack(button.dataset["slot"] ?? "");
      await rereadAll();
    });
    if (done) say(element, "restored", undo.length);
    show(one(element, "[data-action=undo]"), done && undo.length > 0);
  });
  onAction(element, "undo", async () => {
    for (const change of undo) map.change(change);
    if (!(await map.flush())) return;
    await showAll(element);
    say(element, "undone", undo.length);
    undo = [];
  });
  await attempt(element, async () => undefined);
}

/**
 * Does the work and shows the resulting copies, or that it failed.
 * @param {HTMLElement} element
 * @param {() => Promise<unknown>} work
 */
async function attempt(element, work) {
  for (const place of ["restored", "undone", "copy-error"]) show(one(element, `[data-${place}]`), false);
  try {
    await work();
    await showAll(element);
    return true;
  } catch (error) {
    console.error("bpv-map: the copies", error);
    show(one(element, "[data-copy-error]"), true);
    return false;
  }
}

/** @param {HTMLElement} element */
async function showAll(element) {
  const copies = map.readOnly ? [] : await listCopies();
  const rows = copies.flatMap((copy) => rowOf(element, copy) ?? []);
  one(element, "[data-rows]")?.replaceChildren(...rows);
  show(one(element, "[data-none]"), rows.length === 0);
}

/**
 * @param {HTMLElement} element
 * @param {Copy} copy
 */
function rowOf(element, copy) {
  const row = clone(element, "template[data-row]");
  const button = row && one(row, "[data-action=restore]");
  if (!row || !button) return undefined;
  const since = difference(copy.records, map.all());
  const moment = formatValue(copy.moment, "datetime");
  fillTexts(row, { moment, aantal: copy.records.filter(isLive).length, ...since });
  for (const place of row.querySelectorAll("[data-slot-name]"))
    show(place, place.getAttribute("data-slot-name") === copy.slot);
  const isSame = since.nieuw + since.anders + since.weg === 0;
  show(one(row, "[data-same]"), isSame);
  show(one(row, "[data-differs]"), !isSame);
  button.dataset["slot"] = copy.slot;
  button.setAttribute("aria-label", `${button.textContent}, ${moment}`);
  show(button, since.anders + since.weg > 0);
  return row;
}

/**
 * @param {HTMLElement} element
 * @param {string} what
 * @param {number} count
 */
function say(element, what, count) {
  const place = one(element, `[data-${what}]`);
  setText(place && one(place, "[data-text=aantal]"), String(count));
  show(place, true);
  place?.focus();
}
