// @ts-check
/** The sheets of an opened map as the rules last worded them (`bpv_logic.words.sheets`). */

/**
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {{record: string, naam: string, titel: string, rijen: [string, string][]}} Sheet rows: question, answer
 * @typedef {{soort: string, titel: string, labels: Record<string, string>, bladen: Sheet[]}} Kind
 */

/** @type {WeakMap<Source, {kinds: Kind[], byRecord: Map<string, {kind: Kind, sheet: Sheet}>}>} */
const worded = new WeakMap();

/**
 * @param {Source} source
 * @param {Kind[]} kinds
 */
export function setSheets(source, kinds) {
  const found = kinds.flatMap((kind) => kind.bladen.map((sheet) => ({ kind, sheet })));
  worded.set(source, { kinds, byRecord: new Map(found.map((item) => [item.sheet.record, item])) });
}

/** @param {Source} source */
export const sheetsOf = (source) => worded.get(source)?.kinds ?? [];

/**
 * @param {Source} source
 * @param {string} id of a record
 * @returns its sheet; undefined for a record that the rules have not seen yet
 */
export const sheetOf = (source, id) => worded.get(source)?.byRecord.get(id);
