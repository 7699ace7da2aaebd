// @ts-check
/** A class on one page: files in, a table of the students, one map opened next to it. */

import { one } from "../page/dom.js";
import { soon } from "../pure/waiting.js";
import { newAdditions } from "./class/added.js";
import { newClass } from "./class/in-memory.js";
import { findLikes } from "./class/merge.js";
import { showRoute, startDownloads } from "./downloads.js";
import { startFiles } from "./files.js";
import { startJoining } from "./join-rows.js";
import { startKeeping } from "./keep-choice.js";
import { showWhere, startOpening } from "./open-map.js";
import { startTable } from "./table.js";

/** The pause in typing after which the row of a student follows the additions. */
const ROW_MS = 1200;

/** @param {HTMLElement} element */
export function start(element) {
  // Every opened map gets a fresh copy, so that nothing of the previous one is left.
  const pristine = /** @type {HTMLElement} */ (one(element, "[data-map]")?.cloneNode(true));
  const additions = newAdditions(() => showWhere(element, additions));
  const room = newClass((ids) => additions.of(ids).length > 0);
  const table = startTable(element, room.all, (student) => additions.isOpen(student.ids));
  const keeping = startKeeping(element, room, additions, () => {
    files.forget();
    table.update();
    one(element, "[data-map]")?.replaceWith(pristine.cloneNode(true));
    void showRoute(element, []);
  });
  const follow = async () => {
    await Promise.all([showRoute(element, room.all()), findLikes(room)]);
    table.update();
  };
  const done = () => void Promise.all([keeping.update(), follow()]);
  const files = startFiles(element, room, additions, { update: table.update, done });
  /** The rows of these students must be rebuilt. */
  const again = async () => {
    table.update();
    await files.merge();
    await follow();
  };
  startDownloads(element, table.shown);
  startOpening(element, pristine, { room, additions, changed: soon(table.update), again: soon(again, ROW_MS) });
  startJoining(element, room, async (sleutel) => {
    void additions.keepJoins(room.joins());
    await again();
    one(element, `[data-student="${CSS.escape(sleutel)}"] [data-action=open-map]`)?.focus();
  });
  // Not awaited: the rules that read them are started after every part of the page.
  void keeping.kept().then(files.take);
}
