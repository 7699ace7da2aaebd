// @ts-check
/** What can be derived from one record alone. */

import { isEmpty } from "../text/canonical.js";
import { newest } from "./clock.js";

/**
 * @typedef {import("./types.js").Rec} Rec
 * @typedef {import("./types.js").JsonObject} JsonObject
 */

export const SIGNATURE = "handtekening";

/**
 * The newest clock in a record, "" for none.
 * @param {Rec | undefined} record
 * @returns {string}
 */
export function clockOf(record) {
  return record ? newest([...Object.values(record.tijden), record.verwijderd]) : "";
}

/**
 * A later edit restores a removed record; a signed record is never removed.
 * @param {Rec} record
 * @returns {boolean}
 */
export function isLive(record) {
  if (record.verwijderd === null || record.soort === SIGNATURE) return true;
  return record.verwijderd < newest(Object.values(record.tijden));
}

/**
 * @param {Rec} record
 * @returns {JsonObject} the answers that are filled in
 */
export function filled(record) {
  return Object.fromEntries(Object.entries(record.velden).filter(([, value]) => !isEmpty(value)));
}

/**
 * @param {Rec | undefined} record
 * @param {string} field
 * @returns {string}
 */
export function text(record, field) {
  const value = record?.velden[field];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
