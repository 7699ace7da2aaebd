// @ts-check
/** Reads a file that was made as who opens it will, before anybody is told that there is one. */

import { sha256 } from "./canonical.js";
import { dayAfter, momentOf } from "./clock.js";
import { fetchState } from "./engine-fetch.js";
import { areClocks, clocksOf } from "./mend.js";
import { root } from "./page.js";
import { inTime } from "./patience.js";
import { ask } from "./rules-client.js";
import { readyRules } from "./verdict.js";

/** The rules are welcome, not needed: a person waits for the file. */
const PATIENCE_MS = 3000;
const NAMES = "id,soort,tijden,velden,verwijderd";

/**
 * Throws when a file cannot be opened again, or not as it is.
 * @param {string} text
 */
export async function readBack(text) {
  const fault = (await faultOf(text)) || (await faultByRules(text));
  if (fault) throw new Error(`the file that was made cannot be read back: ${fault}`);
}

/**
 * What can be told without the rules.
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

/** @param {string} text */
async function faultByRules(text) {
  // Nobody downloads the rules for this.
  if (root.dataset["engine"] !== "ready" && fetchState().now.phase !== "complete") return "";
  try {
    const asked = readyRules().then(() => ask({ op: "lees_terug", tekst: text, now: momentOf() }));
    const { ok, heel, fout } = await inTime(asked, PATIENCE_MS);
    return ok ? (heel ? "" : "clocks, by the rules") : fout.tekst;
  } catch {
    return "";
  }
}
