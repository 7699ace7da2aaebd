// @ts-check
/** Keeps the pages on this phone without asking for the rules: for somebody who only signs. */

import { base } from "../page/document.js";
import { SERVICE_WORKER_URL, scriptUrl } from "../page/trusted.js";

/** Nothing is told when it fails: the page works, and next time it comes from the host again. */
export async function keepSite() {
  try {
    const how = /** @type {const} */ ({ scope: base, updateViaCache: "none" });
    await navigator.serviceWorker?.register(scriptUrl(SERVICE_WORKER_URL), how);
  } catch (error) {
    console.warn("bpv-map: the page was not kept", error);
  }
}
