// @ts-check
/**
 * What is typed and not yet known to be in the database, written down at once. The only file that says localStorage.
 *
 * A database answers later; a page that is left or killed has no later (Chromium drops transactions of a page
 * that goes, even committed ones). The next page that opens takes over what it finds here.
 */

import { NAME } from "./layout.js";

/**
 * @template T
 * @typedef {{clock: string, changes: T[]}} Entry
 */

/**
 * @template T what a change is here
 * @param {string} prefix of what is written down; what does not belong together has another one
 */
export function newJournal(prefix) {
  /** One for each visit of a page: tabs do not write over each other. */
  const mine = prefix + crypto.randomUUID();
  return {
    /**
     * @param {T[]} changes all that is not in the database; none ends the entry
     * @param {string} [clock] of the newest of them
     */
    keep(changes, clock = "") {
      try {
        if (changes.length === 0) localStorage.removeItem(mine);
        else localStorage.setItem(mine, JSON.stringify({ clock, changes }));
      } catch {
        // A browser without room for this still has the database.
      }
    },
    /** @returns {boolean} whether nobody took over what this page wrote down */
    isThere() {
      try {
        return localStorage.getItem(mine) !== null;
      } catch {
        return false;
      }
    },
    /**
     * Gives what other visits left behind, oldest first; what cannot be read any more is nothing.
     * @returns {{key: string, entry: Entry<T>}[]}
     */
    leftBehind() {
      try {
        const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix) && key !== mine);
        const found = keys.flatMap((key) => {
          const entry = parse(localStorage.getItem(key) ?? "");
          return entry ? [{ key, entry }] : [];
        });
        return found.sort((a, b) => (a.entry.clock < b.entry.clock ? -1 : 1));
      } catch {
        return [];
      }
    },
    /** @param {string} key @param {Entry<T>} entry as it should have been */
    replace(key, entry) {
      try {
        localStorage.setItem(key, JSON.stringify(entry));
      } catch {
        // As it was it is taken over too.
      }
    },
    /** @param {string} key of an entry that was taken over */
    forget: (key) => localStorage.removeItem(key),
  };
}

/**
 * What is typed in the map of this phone.
 * @type {ReturnType<typeof newJournal<import("../pure/types.js").Change>>}
 */
export const typed = newJournal(`${NAME}:journal:`);

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
 * @param {string} text
 * @returns {Entry<any> | undefined}
 */
function parse(text) {
  try {
    const entry = JSON.parse(text);
    return Array.isArray(entry?.changes) ? entry : undefined;
  } catch {
    return undefined;
  }
}
