// @ts-check
/** Whether an export can be opened again, as far as can be checked without the rules. Pure. */

import { sha256 } from "../text/canonical.js";
import { dayAfter } from "./clock.js";
import { areClocks, clocksOf } from "./clock-mending.js";

const NAMES = "id,soort,tijden,velden,verwijderd";

/**
 * What prevents a new file from being opened as it is.
 * @param {string} text of an export
 * @returns {Promise<string>} what is wrong, "" when nothing is
 */
export async function faultOf(text) {
  /** @type {any} */
  let values;
  try {
    values = JSON.parse(text);
  } catch {
    return "no JSON";
  }
  const { sha256: claimed, records, exportedAt } = values;
  if ((await sha256(text.replace(`,"sha256":"${claimed}"`, ""))) !== claimed) return "hash";
  if (!areClocks([`${exportedAt}/0000`], `${exportedAt}/0000`)) return "exportedAt";
  if (!Array.isArray(records) || !records.every(isRecord)) return "records";
  if (new Set(records.map(({ id }) => id)).size < records.length) return "ids";
  return areClocks(records.flatMap(clocksOf), dayAfter(exportedAt)) ? "" : "clocks";
}

/** @param {any} record */
function isRecord(record) {
  const { id, soort, velden, tijden } = record ?? {};
  const isNamed = [id, soort].every((name) => typeof name === "string" && name);
  const areObjects = [velden, tijden].every((part) => part?.constructor === Object);
  return isNamed && areObjects && Object.keys(record).sort().join() === NAMES;
}
