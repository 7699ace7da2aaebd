// @ts-check
/** A class on one page: files in, a table of the students, one map opened next to it. */

import { one, show } from "../page/dom.js";
import { soon } from "../pure/waiting.js";
import { studentIn } from "./address.js";
import { newAdditions } from "./class/added.js";
import { newClass } from "./class/in-memory.js";
import { compareKeys, findLikes } from "./class/merge.js";
import { showRoute, startDownloads } from "./downloads.js";
import { startFiles } from "./files.js";
import { startJoining } from "./join-rows.js";
import { startKeeping } from "./keep-choice.js";
import { showWhere, startOpening } from "./open-map.js";
import { startTab } from "./tab.js";
import { startTable } from "./table.js";

/** The pause in typing after which the row of a student follows the additions. */
const ROW_MS = 1200;

/** @param {HTMLElement} element */
export function start(element) {
  // Every opened map gets a fresh copy, so that nothing of the previous one is left.
  const pristine = /** @type {HTMLElement} */ (one(element, "[data-map]")?.cloneNode(true));
  const additions = newAdditions(() => {
    showWhere(element, additions);
    tab.changed();
  });
  const room = newClass((ids) => additions.of(ids).length > 0);
  const table = startTable(
    element,
    room.all,
    (student) => additions.isOpen(student.ids),
    () => tab.changed(),
  );
  const wiped = () => {
    files.forget();
    opening.forget();
    table.update();
    one(element, "[data-map]")?.replaceWith(pristine.cloneNode(true));
    void tab.forget();
    void showRoute(element, []);
  };
  const keeping = startKeeping(element, room, additions, { wiped, chosen: () => void tab.keep() });
  const follow = async () => {
    await Promise.all([showRoute(element, room.all()), findLikes(room), compareKeys(room)]);
    table.update();
  };
  const done = () => {
    const isThere = opening.follow();
    show(one(element, "[data-no-class]"), !isThere);
    tab.backToPlace(isThere && studentIn(location.hash) !== "");
    void Promise.all([keeping.update(), tab.keep(), follow()]);
  };
  const files = startFiles(element, room, additions, { update: table.update, done });
  /** The rows of these students must be rebuilt. */
  const again = async () => {
    table.update();
    await files.merge();
    await follow();
  };
  startDownloads(element, table.shown);
  const changed = soon(table.update);
  const opening = startOpening(element, pristine, { room, additions, changed, again: soon(again, ROW_MS) });
  const tab = startTab(room, additions, { table, isKept: keeping.isKept, waiting: files.waiting });
  startJoining(element, room, async (sleutel) => {
    void additions.keepJoins(room.joins());
    tab.changed();
    await again();
    one(element, `[data-student="${CSS.escape(sleutel)}"] [data-action=open-map]`)?.focus();
  });
  const recall = async () => {
    const kept = await keeping.kept();
    const items = [...kept, ...(await tab.recall())];
    // An address of a student whose files are not here.
    if (items.length === 0) show(one(element, "[data-no-class]"), !opening.follow());
    await files.take(items);
  };
  // Not awaited: the rules that read them are started after every part of the page.
  void recall();
}
