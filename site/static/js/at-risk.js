// @ts-check
/** What is on this phone alone: written after the last file that left it. */

import { momentOf } from "./clock.js";
import { HANDED } from "./layout.js";
import { readMeta, writeMeta } from "./meta.js";
import { dayOf, today } from "./page.js";
import { diskState, map } from "./records.js";

/** @typedef {{moment: string, clock?: string}} Handed */

const DAY_MS = 86_400_000;

/** @returns {Promise<Handed | undefined>} the last file that was handed over */
export function lastHandedOver() {
  return readMeta(HANDED);
}

/** @returns {string} what a file that is made now will hold, for when it has left */
export const heldNow = () => diskState().clock;

/** @param {string} clock as it was when the file was made */
export function noteHandedOver(clock) {
  return writeMeta(HANDED, { moment: momentOf(), clock });
}

/** @returns {Promise<{count: number, since: string, days: number} | undefined>} undefined when nothing is at risk */
export async function atRisk() {
  const handed = await lastHandedOver().catch(() => undefined);
  const until = handed?.clock ?? handed?.moment ?? "";
  const firsts = map.all().flatMap((record) => {
    const later = [...Object.values(record.tijden), record.verwijderd ?? ""].filter((clock) => clock > until);
    return later.length > 0 ? [later.sort()[0] ?? ""] : [];
  });
  const since = firsts.sort()[0]?.split("/")[0];
  if (!since) return undefined;
  const days = (Date.parse(today()) - Date.parse(dayOf(new Date(since)))) / DAY_MS;
  return { count: firsts.length, since, days };
}
