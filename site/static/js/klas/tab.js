// @ts-check
/** Brings a class back after Back and after a reload: what the page gives to `class/in-tab.js`, and gets from it. */

import { base } from "../page/document.js";
import { holdPlace } from "../page/landing.js";
import { paced } from "../pure/waiting.js";
import { newTab } from "./class/in-tab.js";

/**
 * @typedef {import("./class/in-memory.js").Class} Class
 * @typedef {import("./class/added.js").Additions} Additions
 * @typedef {import("./table.js").View} View
 */

const NOTE_MS = 400;
const STAY_MS = 60_000;

/**
 * @param {Class} room
 * @param {Additions} additions
 * @param {{table: {view: () => View, setView: (view: View) => unknown}, isKept: () => boolean,
 *   waiting: () => import("./class/reader.js").Item[]}} page `isKept`: this computer keeps the class itself
 */
export function startTab(room, additions, { table, isKept, waiting }) {
  const tab = newTab({ isWayBack: isWayBack(), wasAsleep: /** @type {any} */ (document).wasDiscarded === true });
  const note = () => tab.note({ added: additions.all(), joins: room.joins(), view: table.view() });
  addEventListener("pagehide", () => tab.leave(scrollY));
  setInterval(tab.stay, STAY_MS);
  /** @type {number | undefined} */
  let top;
  return {
    /** Additions, joins or the view changed. */
    changed: paced(note, NOTE_MS),
    keep: async () => {
      const read = isKept() ? [] : room.all().flatMap(({ bestanden }) => bestanden);
      await tab.keep([...read, ...waiting()]);
      await note();
    },
    forget: tab.forget,
    recall: async () => {
      const found = await tab.recall();
      top = found?.top;
      if (found?.told) table.setView(/** @type {View} */ (found.told.view));
      // What the computer keeps is newer than what the tab knew.
      if (found?.told && !isKept()) {
        additions.restore(found.told.added);
        room.setJoins(found.told.joins);
      }
      return found?.items ?? [];
    },
    /** To the place where the page was left; once, when the class is there again. @param {boolean} isElsewhere */
    backToPlace(isElsewhere) {
      const place = top;
      top = undefined;
      if (place !== undefined && !isElsewhere) holdPlace(() => scrollTo({ top: place }));
    },
  };
}

/** A reload, Back, or a link on another page of this site; a new opening has none of these. */
function isWayBack() {
  const visit = performance.getEntriesByType("navigation")[0];
  const isNew = !(visit instanceof PerformanceNavigationTiming) || visit.type === "navigate";
  return !isNew || document.referrer.startsWith(location.origin + base);
}
