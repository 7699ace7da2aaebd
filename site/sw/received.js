// @ts-check
/**
 * Files that another app shares with this one (`share_target` in the manifest): kept on the phone for the page that
 * opens them, and sent nowhere. Any site may send some here, so nothing is done with them until the user agrees.
 */

import { scope } from "./place.js";

/** The address in the manifest, relative to the site; the host has no file there. */
export const RECEIVE = "delen/ontvang";
/** Not of the family of the builds: an update leaves it alone. The page knows its name (static/js/in/shared-file.js). */
const CACHE = `bpv-map-received|${scope.pathname}`;
const FIELD = "bestand";
/** The page's names for these messages. */
const TOO_LARGE = "size";
const TOO_MANY = "many";
/** Nobody shares more; what any site sends here must not fill the phone. */
const MOST = 20;
/** The page's name for the header with the name of a file. */
const NAME = "x-name";

/**
 * @param {Request} request
 * @returns {Promise<Response>} the page that opens it, which also says so if nothing arrived
 */
export async function receive(request) {
  let became = "";
  try {
    // Without a choice a form sends an empty file.
    const sent = (await request.formData()).getAll(FIELD);
    const files = sent.flatMap((file) => (file instanceof File && file.size > 0 ? file : []));
    const total = files.reduce((sum, { size }) => sum + size, 0);
    if (total > MAX_FILE_BYTES || files.length > MOST) became = files.length > 1 ? TOO_MANY : TOO_LARGE;
    else if (files.length > 0) {
      const cache = await caches.open(CACHE);
      for (const [number, file] of files.entries()) {
        const address = `${scope.href}${RECEIVE}${number ? `?${number}` : ""}`;
        await cache.put(address, new Response(file, { headers: { [NAME]: encodeURIComponent(file.name) } }));
      }
    }
  } catch (error) {
    console.warn("bpv-map: what was shared was not kept", error);
  }
  return Response.redirect(`${scope.href}delen/?ontvangen=${became}#openen`, 303);
}
