// @ts-check
/** Whether this tab is in the demo: a separate map that never meets the map of this phone. */

const KEY = "bpv-map:demo";

/** Decided once, before anything is read: a page is in one map only. */
export const isDemo = decide();

function decide() {
  try {
    const asked = new URLSearchParams(location.search);
    if (asked.has("demo")) sessionStorage.setItem(KEY, "yes");
    // What another app shares is for the real map.
    if (asked.has("ontvangen")) leaveDemo();
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

export function leaveDemo() {
  sessionStorage.removeItem(KEY);
}
