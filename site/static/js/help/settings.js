// @ts-check
/** Which help is wanted on this phone: a language in addition to Dutch, and questions read aloud. Not in the map. */

import { readMeta, writeMeta } from "../store/phone-facts.js";

/** @typedef {{taal: string, voorlezen: boolean}} HelpSettings */

const KEY = "hulp";

/** @returns {Promise<HelpSettings>} */
export async function helpSettings() {
  return { taal: "", voorlezen: false, ...(await readMeta(KEY).catch(() => undefined)) };
}

/**
 * @param {HelpSettings} settings
 * @returns {Promise<boolean>} whether they are on disk
 */
export const keepHelpSettings = (settings) => writeMeta(KEY, settings);
