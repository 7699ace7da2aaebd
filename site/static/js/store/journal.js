// @ts-check
/**
 * What is typed and not yet known to be in the database, noted at once. The only file that uses localStorage.
 *
 * A database answers later; a page that is left or killed has no later (Chromium drops transactions of a closing
 * page, even committed ones). The next page that opens takes over what it finds here.
 */

import { NAME } from "./layout.js";

/**
 * @template T
 * @typedef {{clock: string, changes: T[]}} Entry
 */

/**
 * @template T the type of a change
 * @param {string} prefix of the entries; unrelated journals have different ones
 */
export function newJournal(prefix) {
  /** One for each visit of a page: tabs do not overwrite each other. */
  const mine = prefix + crypto.randomUUID();
  return {
    /**
     * @param {T[]} changes all that is not in the database; an empty list removes the entry
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
    /** @returns {boolean} whether no other page took over this page's entry */
    isThere() {
      try {
        return localStorage.getItem(mine) !== null;
      } catch {
        return false;
      }
    },
    /**
     * Returns what other visits left behind, oldest first; unreadable entries are skipped.
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
    /** @param {string} key @param {Entry<T>} entry the corrected one */
    replace(key, entry) {
      try {
        localStorage.setItem(key, JSON.stringify(entry));
      } catch {
        // The old entry can be taken over too.
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
 * Whether the browser stores nothing for this site: the user's setting, or a private window. Chromium reports it here
 * in recognisable terms; for the database it only reports an unknown error.
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
