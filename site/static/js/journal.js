// @ts-check
/**
 * What is typed and not yet known to be in the database, written down at once. The only file that says localStorage.
 *
 * A database answers later; a page that is left or killed has no later (Chromium drops transactions of a page
 * that goes, even committed ones). The next page that opens takes over what it finds here.
 */

/**
 * @typedef {import("./types.js").Change} Change
 * @typedef {{clock: string, changes: Change[]}} Entry
 */

const PREFIX = "bpv-map:journal:";
/** One for each visit of a page: tabs do not write over each other. */
const mine = PREFIX + crypto.randomUUID();

/**
 * @param {Change[]} changes all that is not in the database; none ends the entry
 * @param {string} clock
 */
export function keepJournal(changes, clock) {
  try {
    if (changes.length === 0) localStorage.removeItem(mine);
    else localStorage.setItem(mine, JSON.stringify({ clock, changes }));
  } catch {
    // A browser without room for this still has the database.
  }
}

/** @returns {boolean} whether nobody took over what this page wrote down */
export function hasJournal() {
  try {
    return localStorage.getItem(mine) !== null;
  } catch {
    return false;
  }
}

/**
 * Whether the browser keeps nothing for this site: its owner said so, or a private window does. Chromium tells it
 * here in its own words, and of the database only that something is unknown.
 * @returns {boolean}
 */
export function isRefused() {
  try {
    return typeof localStorage.length !== "number";
  } catch {
    return true;
  }
}

/**
 * Gives what other visits left behind, oldest first; what cannot be read any more is nothing.
 * @returns {{key: string, entry: Entry}[]}
 */
export function leftBehind() {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX) && key !== mine);
    const found = keys.flatMap((key) => {
      const entry = parse(localStorage.getItem(key) ?? "");
      return entry ? [{ key, entry }] : [];
    });
    return found.sort((a, b) => (a.entry.clock < b.entry.clock ? -1 : 1));
  } catch {
    return [];
  }
}

/** @param {string} key of an entry that was taken over */
export function forgetJournal(key) {
  localStorage.removeItem(key);
}

/**
 * @param {string} text
 * @returns {Entry | undefined}
 */
function parse(text) {
  try {
    const entry = JSON.parse(text);
    return Array.isArray(entry?.changes) ? entry : undefined;
  } catch {
    return undefined;
  }
}
