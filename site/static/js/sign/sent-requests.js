// @ts-check
/** Whom the student asked to sign elsewhere and when: a fact of this phone, so that nobody forgets who did not answer. */

import { readMeta, writeMeta } from "../store/phone-facts.js";

const KEY = "verzoeken";

/** @typedef {Record<string, {moment: string, naam: string}>} Asked by record and role */

/** @param {string} id of the record @param {string} rol */
const keyOf = (id, rol) => `${id} ${rol}`;

/**
 * @param {string} id of the record
 * @param {string} rol
 * @returns {Promise<{moment: string, naam: string} | undefined>}
 */
export async function askedFor(id, rol) {
  const known = /** @type {Asked | undefined} */ (await readMeta(KEY).catch(() => undefined));
  return known?.[keyOf(id, rol)];
}

/**
 * @param {string} id of the record
 * @param {string} rol
 * @param {{moment: string, naam: string}} asked
 */
export async function noteAsked(id, rol, asked) {
  const known = /** @type {Asked | undefined} */ (await readMeta(KEY).catch(() => undefined));
  await writeMeta(KEY, { ...known, [keyOf(id, rol)]: asked });
}
