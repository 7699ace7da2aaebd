// @ts-check
/** A file shared from another app; the service worker kept it (sw/received.js). The only page file that uses caches. */

import { base, query, replaceQuery } from "../page/document.js";

const CACHE = `bpv-map-received|${base}`;
const ADDRESS = `${base}delen/ontvang`;
const ASKED = "ontvangen";

/** Deletes what was shared and never opened. */
export async function forgetShared() {
  if ("caches" in self) await caches.delete(CACHE);
}

/**
 * Takes it out of the cache, once.
 * @returns {Promise<Blob | "gone" | "size" | undefined>} why not, when a file was announced and did not arrive
 */
export async function takeShared() {
  const became = query().get(ASKED);
  if (became === null) return undefined;
  replaceQuery({});
  try {
    const found = await (await caches.open(CACHE)).match(ADDRESS);
    const file = await found?.blob();
    await caches.delete(CACHE);
    return file ?? (became === "size" ? became : "gone");
  } catch (error) {
    console.error("bpv-map: what was shared cannot be read", error);
    return "gone";
  }
}
