// @ts-check
/**
 * What school added to the maps of a class. On disk at once when this computer may keep the class; otherwise only here,
 * and then the browser asks before the page is left.
 */

import { joinRecords } from "../../map/memory-source.js";
import { edgeNow } from "../../page/clock-edge.js";
import { momentOf } from "../../pure/clock.js";
import { mendRecords } from "../../pure/clock-mending.js";
import { newJournal } from "../../store/journal.js";
import { keepAdded, keepJoins, keptOwn } from "./kept.js";

/**
 * @typedef {import("../../pure/types.js").Rec} Rec
 * @typedef {import("./kept.js").Added} Added
 * @typedef {"page" | "kept" | "failed"} Where
 * @typedef {ReturnType<typeof newAdditions>} Additions
 */

/**
 * What is typed just before a browser is killed: the database would be too late.
 * @type {ReturnType<typeof newJournal<[string, Added]>>}
 */
const journal = newJournal("bpv-map-school:journal:");

/** @param {() => unknown} changed is called when something was written, or could not be */
export function newAdditions(changed) {
  /** @type {Map<string, Added>} */
  const bySleutel = new Map();
  /** The students whose additions are not on disk in their current state. @type {Set<string>} */
  const unwritten = new Set();
  let isKept = false;
  let isFailed = false;
  /** @type {Promise<void> | undefined} */
  let writing;

  const entries = () =>
    Array.from(unwritten).flatMap((sleutel) => {
      const added = bySleutel.get(sleutel);
      return added ? [/** @type {[string, Added]} */ ([sleutel, added])] : [];
    });
  /** Written down only if this computer may keep the class. */
  const note = () => journal.keep(isKept ? entries() : []);
  const writeAll = async () => {
    while (isKept && unwritten.size > 0) {
      const now = entries();
      try {
        await keepAdded(new Map(now));
        isFailed = false;
      } catch (error) {
        console.error("bpv-map: what school added is not on this computer", error);
        isFailed = true;
        return;
      }
      // Anything that changed meanwhile is still to be written.
      for (const [sleutel, added] of now) if (bySleutel.get(sleutel) === added) unwritten.delete(sleutel);
      note();
    }
  };
  const write = async () => {
    writing ??= writeAll().finally(() => (writing = undefined));
    await writing;
    changed();
  };
  /**
   * @param {string} sleutel
   * @param {Added} added
   */
  const set = (sleutel, added) => {
    bySleutel.set(sleutel, added);
    unwritten.add(sleutel);
    note();
    void write();
  };
  /** What closed pages had not written; its file is still to be made. */
  const takeOver = () => {
    for (const { key, entry } of journal.leftBehind()) {
      for (const [sleutel, { records, isTaken }] of entry.changes) {
        const before = bySleutel.get(sleutel);
        const isBoth = isTaken && (before?.isTaken ?? true);
        set(sleutel, {
          records: joinRecords(before?.records ?? [], mendRecords(records, momentOf(), edgeNow())),
          isTaken: isBoth,
        });
      }
      journal.forget(key);
    }
  };
  const isOpen = (/** @type {Added | undefined} */ added) =>
    added !== undefined && added.records.length > 0 && !added.isTaken;

  addEventListener("beforeunload", (event) => {
    const open = Array.from(bySleutel.keys()).filter((sleutel) => isOpen(bySleutel.get(sleutel)));
    if (isKept ? open.some((sleutel) => unwritten.has(sleutel)) : open.length > 0) event.preventDefault();
  });

  return {
    /** @param {string[]} ids of one student */
    of: (ids) => ids.flatMap((id) => bySleutel.get(id)?.records ?? []),
    /** @param {string[]} ids whether the file with the additions is still to be made */
    isOpen: (ids) => ids.some((id) => isOpen(bySleutel.get(id))),
    all: () => Array.from(bySleutel),
    /** @param {[string, Added][]} earlier from before a reload of this tab */
    restore(earlier) {
      for (const [sleutel, added] of earlier) if (!bySleutel.has(sleutel)) bySleutel.set(sleutel, added);
    },
    hasOpen: () => Array.from(bySleutel.values()).some(isOpen),
    /** @param {string} sleutel @param {Rec[]} records */
    add: (sleutel, records) => set(sleutel, { records, isTaken: false }),
    /** @param {string[]} ids of the student who was given the file with all additions */
    take(ids) {
      for (const id of ids) {
        const added = bySleutel.get(id);
        if (added) set(id, { ...added, isTaken: true });
      }
    },
    /** @returns {Where} */
    where: () => (isFailed ? "failed" : isKept ? "kept" : "page"),
    /** @param {boolean} kept whether this computer may keep the class from now on */
    async keep(kept) {
      isKept = kept;
      isFailed = false;
      for (const sleutel of bySleutel.keys()) unwritten.add(sleutel);
      note();
      if (!kept) for (const { key } of journal.leftBehind()) journal.forget(key);
      if (kept) await write();
      else changed();
      if (isFailed) throw new Error("what school added could not be kept");
    },
    /** @returns {Promise<string[][]>} what the user said to be one student; also loads the additions */
    async recall() {
      const { added, joins } = await keptOwn();
      isKept = true;
      for (const [sleutel, found] of added) bySleutel.set(sleutel, found);
      takeOver();
      return joins;
    },
    /** @param {string[][]} joins */
    keepJoins: async (joins) => void (isKept && (await keepJoins(joins))),
    clear() {
      bySleutel.clear();
      unwritten.clear();
    },
  };
}
