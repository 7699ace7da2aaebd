// @ts-check
/** Records that say exactly the same, as two phones may each have written: the newest stands for all of them. */

import { canonical } from "../text/canonical.js";
import { clockOf } from "./record.js";

/** @typedef {import("./types.js").Rec} Rec */

/**
 * @param {Rec[]} records
 * @returns {Rec[]} in the same order
 */
export function withoutTwins(records) {
  /** @type {Map<string, Rec>} */
  const newest = new Map();
  const texts = records.map(({ velden }) => canonical(velden));
  records.forEach((record, place) => {
    const other = newest.get(texts[place] ?? "");
    if (!other || clockOf(other) < clockOf(record)) newest.set(texts[place] ?? "", record);
  });
  return records.filter((record, place) => newest.get(texts[place] ?? "") === record);
}
