// @ts-check
/**
 * Keeps a phone that is too small for the rules from starting them forever: such a phone silently reloads the tab.
 * A start that neither ended nor was left counts as one of those.
 *
 * The count is in the tab's session storage: it survives such a reload, and is written at once when a page is left.
 */

const KEY = "bpv-map:unfinished-starts";
const ENOUGH = 3;

/**
 * @param {(isDoubtful: boolean) => Promise<unknown>} boot receives whether an earlier start ended badly
 * @param {boolean} isAsked the user wants it, whatever happened before
 */
export async function guardedStart(boot, isAsked) {
  const unfinished = count();
  if (unfinished >= ENOUGH && !isAsked) throw new Error("the rules did not survive their last starts");
  keep(unfinished + 1);
  const over = () => keep(0);
  addEventListener("pagehide", over);
  try {
    await boot(isAsked || unfinished > 0);
  } finally {
    removeEventListener("pagehide", over);
    over();
  }
}

function count() {
  try {
    return Number(sessionStorage.getItem(KEY));
  } catch {
    return 0;
  }
}

/** @param {number} unfinished */
function keep(unfinished) {
  try {
    sessionStorage.setItem(KEY, String(unfinished));
  } catch {
    // A browser that keeps nothing for a tab starts the rules every time.
  }
}
