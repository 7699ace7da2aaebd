// @ts-check
/** What is on this phone alone: written after the last file that left it. A file for school holds nothing private. */

import { dayOf, today } from "../page/document.js";
import { momentOf } from "../pure/clock.js";
import { isLive } from "../pure/record.js";
import { HANDED } from "../store/layout.js";
import { diskState, map } from "../store/map-on-page.js";
import { readMeta, writeMeta } from "../store/phone-facts.js";

/**
 * @typedef {"school" | "copy"} Way to somebody else, or a copy for the student alone
 * @typedef {{moment: string, clock?: string}} Handed
 */

const DAY_MS = 86_400_000;

/**
 * @param {Way} way
 * @returns {Promise<Handed | undefined>} the last file that was handed over this way
 */
export function lastHandedOver(way) {
  return readMeta(HANDED[way]);
}

/** @returns {string} the clock up to which a file made now is complete, for when it has left */
export const heldNow = () => diskState().clock;

/**
 * @param {Way} way
 * @param {string} clock as it was when the file was made
 */
export function noteHandedOver(way, clock) {
  return writeMeta(HANDED[way], { moment: momentOf(), clock });
}

/**
 * @param {Record<string, string[]>} names the private questions by form: only a copy holds them
 * @returns {Promise<{count: number, since: string, days: number} | undefined>} undefined when nothing is at risk
 */
export async function atRisk(names) {
  const [copy = "", school = ""] = await Promise.all([heldUntil("copy"), heldUntil("school")]);
  const until = copy > school ? copy : school;
  const firsts = map.all().flatMap((record) => {
    const { soort, tijden, verwijderd } = record;
    const held = (/** @type {string} */ name) => (isLive(record) && names[soort]?.includes(name) ? copy : until);
    const clocks = Object.entries(tijden).filter(([name, clock]) => clock > held(name));
    const later = [...clocks.map(([, clock]) => clock), ...(verwijderd && verwijderd > until ? [verwijderd] : [])];
    return later.length > 0 ? [later.sort()[0] ?? ""] : [];
  });
  const since = firsts.sort()[0]?.split("/")[0];
  if (!since) return undefined;
  const days = (Date.parse(today()) - Date.parse(dayOf(new Date(since)))) / DAY_MS;
  return { count: firsts.length, since, days };
}

/** @param {Way} way */
async function heldUntil(way) {
  const handed = await lastHandedOver(way).catch(() => undefined);
  return handed?.clock ?? handed?.moment;
}
