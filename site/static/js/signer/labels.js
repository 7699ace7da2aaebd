// @ts-check
/** The labels of a form for somebody without a map: those of the site, and the names that came with the request. */

import { formInfo } from "../map/format.js";

/**
 * @typedef {import("../map/fill.js").Words} Words
 * @typedef {import("../parcel/fragment.js").SignRequest} SignRequest
 */

/**
 * @param {string} soort
 * @param {Record<string, string>} names
 * @returns {Promise<Words>}
 */
export async function wordsFor(soort, names) {
  const info = await formInfo();
  const lookup = (/** @type {string} */ value) => names[value] ?? value;
  const fields = Object.entries(info[soort]?.velden ?? {});
  return Object.fromEntries(fields.map(([name, field]) => [name, { ...field, lookup }]));
}
