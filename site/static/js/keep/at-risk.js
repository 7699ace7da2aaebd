// @ts-check
/** What is on this phone alone: written after the last file that left it. A file for school holds nothing private. */

import { dayOf, today } from "../page/document.js";
import { isLive } from "../pure/record.js";
import { map } from "../store/map-on-page.js";
import { elsewhere } from "./elsewhere.js";

const DAY_MS = 86_400_000;

/**
 * @param {Record<string, string[]>} names the private questions by form: only a copy holds them
 * @param {boolean} [withHere] whether a file on this phone counts: it survives the map, though not the phone
 * @returns {Promise<{count: number, since: string, days: number} | undefined>} undefined when nothing is at risk
 */
export async function atRisk(names, withHere = false) {
  const { until, brought } = await elsewhere(withHere);
  const copy = until("copy");
  const either = [copy, until("school")].sort()[1] ?? "";
  const firsts = map.all().flatMap((record) => {
    const { id, soort, tijden, verwijderd } = record;
    const isSafe = (/** @type {string} */ clock, /** @type {string} */ held) =>
      clock <= held || clock <= (brought[id] ?? "");
    const held = (/** @type {string} */ name) => (isLive(record) && names[soort]?.includes(name) ? copy : either);
    const clocks = Object.entries(tijden).filter(([name, clock]) => !isSafe(clock, held(name)));
    const gone = verwijderd && !isSafe(verwijderd, either) ? [verwijderd] : [];
    const later = [...clocks.map(([, clock]) => clock), ...gone];
    return later.length > 0 ? [later.sort()[0] ?? ""] : [];
  });
  const since = firsts.sort()[0]?.split("/")[0];
  if (!since) return undefined;
  const days = (Date.parse(today()) - Date.parse(dayOf(new Date(since)))) / DAY_MS;
  return { count: firsts.length, since, days };
}
