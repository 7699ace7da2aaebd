// @ts-check
/**
 * A file that another app shares with this one (`share_target` in the manifest): kept on the phone for the page that
 * opens it, and sent nowhere. Any site may send one here, so nothing is done with it until the user agrees.
 */

import { scope } from "./place.js";

/** The address in the manifest, relative to the site; the host has no file there. */
export const RECEIVE = "delen/ontvang";
/** Not of the family of the builds: an update leaves it alone. The page knows its name (static/js/in/shared-file.js). */
const CACHE = `bpv-map-received|${scope.pathname}`;
const FIELD = "bestand";
/** The page's name for this message. */
const TOO_LARGE = "size";

/**
 * @param {Request} request
 * @returns {Promise<Response>} the page that opens it, which also says so if nothing arrived
 */
export async function receive(request) {
  let became = "";
  try {
    const file = (await request.formData()).get(FIELD);
    // Without a choice a form sends an empty file.
    if (file instanceof File && file.size > MAX_FILE_BYTES) became = TOO_LARGE;
    else if (file instanceof File && file.size > 0) {
      const cache = await caches.open(CACHE);
      await cache.put(scope.href + RECEIVE, new Response(file));
    }
  } catch (error) {
    console.warn("bpv-map: what was shared was not kept", error);
  }
  return Response.redirect(`${scope.href}delen/?ontvangen=${became}#openen`, 303);
}
