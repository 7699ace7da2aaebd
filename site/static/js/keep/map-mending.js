// @ts-check
/** Repairs the clocks of a phone whose date was wrong: in one transaction, with a copy of the old state first. */

import { edgeNow, standsBehind } from "../page/clock-edge.js";
import { momentOf } from "../pure/clock.js";
import { clocksOf, mendPlan, mendRecord } from "../pure/clock-mending.js";
import { dropOrphans, keepCopy, SLOT } from "../store/backup-row.js";
import { STORES, transact } from "../store/database.js";
import { typed } from "../store/journal.js";
import { BROUGHT, HANDED, HERE } from "../store/layout.js";
import { keepState, readState } from "../store/map-on-disk.js";
import { rereadAll } from "../store/map-on-page.js";
import { tellTabs, withWriteLock } from "../store/tabs.js";

/** @typedef {import("../pure/types.js").Rec} Rec */

const WAYS = [...Object.values(HANDED), ...Object.values(HERE)];

/** Does nothing when every clock is possible; another tab may have repaired them meanwhile. */
export async function mendMap() {
  if (!(await withWriteLock(mend))) return;
  tellTabs();
  await rereadAll();
}

/** @returns {Promise<boolean>} whether something was wrong */
async function mend() {
  // Journals of other pages count as later than the disk: the disk may hold the very last clock.
  const left = typed.leftBehind();
  const edge = edgeNow();
  const later = (/** @type {unknown} */ clock) =>
    typeof clock === "string" && clock <= edge ? clock : `${clock ?? ""}~`;
  const waiting = left.flatMap(({ entry }) => entry.changes.map((change) => later(change.clock || entry.clock)));
  const plan = await transact("readwrite", Object.values(STORES), async (tx) => {
    const [state, meta] = [await readState(tx), tx.objectStore(STORES.meta)];
    const handed = await Promise.all(WAYS.map((key) => meta.get(key)));
    /** @type {Rec[]} */
    const records = await tx.objectStore(STORES.records).getAll();
    const known = [state.clock, ...handed.map((file) => file?.clock)].filter(Boolean);
    const found = mendPlan(
      [...records.flatMap(clocksOf), ...known, ...waiting.filter((clock) => clock > edge)],
      topOf(state),
      edge,
    );
    if (!found) return undefined;
    const replaced = await keepCopy(tx, SLOT.clock);
    for (const record of records) {
      const mended = mendRecord(record, found);
      if (mended !== record) await tx.objectStore(STORES.records).put(mended);
    }
    for (const [place, file] of handed.entries()) if (file) await meta.put(handedBefore(file, found), WAYS[place]);
    await meta.put(broughtBefore(await meta.get(BROUGHT), found), BROUGHT);
    await dropOrphans(tx, replaced);
    const clock = state.clock && found(state.clock);
    await keepState(tx, { ...state, clock, revision: state.revision + 1 });
    return found;
  });
  if (!plan) return false;
  for (const { key, entry } of left) {
    const changes = entry.changes.map((change) => ({
      ...change,
      clock: mended(plan, later(change.clock || entry.clock), edge),
    }));
    typed.replace(key, { clock: mended(plan, later(entry.clock), edge), changes });
  }
  return true;
}

/**
 * @param {import("../pure/clock-mending.js").Plan} plan
 * @param {string} clock of the journal entry
 * @param {string} edge
 */
const mended = (plan, clock, edge) => (clock > edge ? plan(clock) : clock);

/**
 * What was written under a wrong date was written before the map was last saved, if that moment is possible.
 * @param {import("../store/map-on-disk.js").State} state
 */
function topOf({ savedAt }) {
  const now = momentOf();
  return savedAt && savedAt < now && !standsBehind() ? savedAt : now;
}

/**
 * @param {Record<string, string> | undefined} brought
 * @param {import("../pure/clock-mending.js").Plan} plan
 */
const broughtBefore = (brought, plan) =>
  Object.fromEntries(Object.entries(brought ?? {}).map(([id, clock]) => [id, plan(clock)]));

/**
 * @param {{moment: string, clock?: string}} handed
 * @param {import("../pure/clock-mending.js").Plan} plan
 */
function handedBefore(handed, plan) {
  const now = momentOf();
  const moment = handed.moment > edgeNow() ? now : handed.moment;
  return { ...handed, moment, ...(handed.clock ? { clock: plan(handed.clock) } : {}) };
}
