// @ts-check
/**
 * What is known to be elsewhere than on this phone: in a file that left it, or in one that brought it here. A file
 * that was only downloaded is as lost as the phone, until its owner says that it is somewhere else too.
 */

import { momentOf } from "../pure/clock.js";
import { clockOf } from "../pure/record.js";
import { BROUGHT, HANDED, HERE, STORES } from "../store/layout.js";
import { diskState } from "../store/map-on-page.js";
import { readMeta, writeMeta } from "../store/phone-facts.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../store/database.js").Transaction} Transaction
 * @typedef {"school" | "copy"} Way to somebody else, or a copy for the student alone
 *
 * `clock` is the one up to which the file is complete; older versions of the app kept the moment alone.
 * @typedef {{moment: string, clock?: string}} Handed
 */

/** @type {Way[]} */
export const WAYS = ["school", "copy"];

/** @returns {string} the clock up to which a file made now is complete, for when it has left */
export const heldNow = () => diskState().clock;

/** @param {Handed | undefined} handed */
const until = (handed) => handed?.clock ?? handed?.moment ?? "";

/**
 * @param {Way} way
 * @param {string} clock as it was when the file was made
 * @param {boolean} hasLeft whether it was shared; a download is still on this phone
 */
export async function noteFile(way, clock, hasLeft) {
  await writeMeta((hasLeft ? HANDED : HERE)[way], { moment: momentOf(), clock });
}

/**
 * The owner says that the last file is somewhere else too.
 * @param {Way} way
 */
export async function noteMoved(way) {
  const file = await readMeta(HERE[way]);
  if (file) await writeMeta(HANDED[way], file);
}

/**
 * @param {Way} way
 * @returns {Promise<(Handed & {isHere: boolean}) | undefined>} the last file, and whether it is on this phone alone
 */
export async function lastFile(way) {
  const [left, here] = await Promise.all([readMeta(HANDED[way]), readMeta(HERE[way])]);
  const isHere = until(here) > until(left) || Boolean(here && !left);
  const last = isHere ? here : left;
  return last && { ...last, isHere };
}

/**
 * @param {boolean} withHere whether a file that is on this phone alone counts too
 * @returns {Promise<{until: (way: Way) => string, brought: Record<string, string>}>}
 */
export async function elsewhere(withHere) {
  const keys = WAYS.flatMap((way) => (withHere ? [HANDED[way], HERE[way]] : [HANDED[way]]));
  const files = await Promise.all(keys.map((key) => readMeta(key).catch(() => undefined)));
  const clocks = Object.fromEntries(keys.map((key, place) => [key, until(files[place])]));
  const latest = (/** @type {Way} */ way) => [clocks[HANDED[way]] ?? "", clocks[HERE[way]] ?? ""].sort()[1] ?? "";
  return { until: latest, brought: (await readMeta(BROUGHT).catch(() => undefined)) ?? {} };
}

/**
 * Whoever sent a file has what it brought. A record that was here too, with an answer that no file holds, stays at risk
 * as a whole.
 * @param {Transaction} tx in which the records are taken in
 * @param {Map<string, Rec>} old
 * @param {Rec[]} changed
 */
export async function keepBrought(tx, old, changed) {
  const meta = tx.objectStore(STORES.meta);
  /** @type {Record<string, string>} */
  const before = (await meta.get(BROUGHT)) ?? {};
  const copied = until(await meta.get(HANDED.copy));
  const isOwn = (/** @type {Rec} */ record) => {
    const { tijden = {}, verwijderd } = old.get(record.id) ?? {};
    const kept = Object.entries(tijden).flatMap(([name, clock]) => (record.tijden[name] === clock ? [clock] : []));
    const gone = verwijderd && verwijderd === record.verwijderd ? [verwijderd] : [];
    return [...kept, ...gone].some((clock) => clock > copied && clock > (before[record.id] ?? ""));
  };
  const brought = changed.filter((record) => !isOwn(record)).map((record) => [record.id, clockOf(record)]);
  await meta.put({ ...before, ...Object.fromEntries(brought) }, BROUGHT);
}
