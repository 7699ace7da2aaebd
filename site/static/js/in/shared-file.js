// @ts-check
/** Files shared from another app; the service worker kept them (sw/received.js). The only page file that uses caches. */

import { base, query, replaceQuery } from "../page/document.js";

const CACHE = `bpv-map-received|${base}`;
const ADDRESS = `${base}delen/ontvang`;
const ASKED = "ontvangen";

/** The name of a file, as the service worker keeps it. */
const NAME = "x-name";

/** Deletes what was shared and never opened. */
export async function forgetShared() {
  if ("caches" in self) await caches.delete(CACHE);
}

/**
 * Takes them out of the cache, once.
 * @returns {Promise<import("./incoming.js").Item[] | "gone" | "size" | "many" | undefined>} why not, when something was announced and
 *   did not arrive
 */
export async function takeShared() {
  const became = query().get(ASKED);
  if (became === null) return undefined;
  replaceQuery({});
  try {
    // More files have the same address, each with a number behind it.
    const found = await (await caches.open(CACHE)).matchAll(ADDRESS, { ignoreSearch: true });
    const items = await Promise.all(
      found.map(async (answer) => ({
        naam: decodeURIComponent(answer.headers.get(NAME) ?? ""),
        blob: await answer.blob(),
      })),
    );
    await caches.delete(CACHE);
    if (items.length > 0) return items;
    return became === "size" || became === "many" ? became : "gone";
  } catch (error) {
    console.error("bpv-map: what was shared cannot be read", error);
    return "gone";
  }
}
