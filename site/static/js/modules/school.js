// @ts-check
/** A class on one page: files in, a table of the students, one map opened beside it. */

import { one, onAction, setText, show } from "../dom.js";
import { sentence } from "../file-text.js";
import { openMap } from "../opened-map.js";
import { newClass } from "../school-class.js";
import { showRoute, startDownloads } from "../school-downloads.js";
import { startFiles } from "../school-files.js";
import { startKeeping } from "../school-keep.js";
import { askMap } from "../school-reader.js";
import { startTable } from "../school-table.js";
import { forgetUntaken } from "../untaken.js";

/**
 * @typedef {import("../school-class.js").Student} Student
 * @typedef {import("../types.js").Rec} Rec
 */

/** What was added to the map of each student since this page was opened: another map may be opened in between. */
const added = /** @type {Map<string, Rec[]>} */ (new Map());

/** @param {HTMLElement} element */
export function start(element) {
  // Every opened map gets a fresh copy, so that nothing of the one before it stays behind.
  const pristine = /** @type {HTMLElement} */ (one(element, "[data-map]")?.cloneNode(true));
  const room = newClass();
  const table = startTable(element, room.all);
  const keeping = startKeeping(element, room, () => {
    files.forget();
    added.clear();
    forgetUntaken();
    table.update();
    one(element, "[data-map]")?.replaceWith(pristine.cloneNode(true));
    void showRoute(element, []);
  });
  const done = () => void Promise.all([keeping.update(), showRoute(element, room.all())]);
  const files = startFiles(element, room, { update: table.update, done });
  startDownloads(element, table.shown);
  onAction(element, "open-map", (button) => {
    const student = room.get(button.closest("[data-student]")?.getAttribute("data-student") ?? "");
    if (student) void openStudent(element, pristine, student);
  });
  // Not waited for: the rules that read them come after every part of the page has started.
  void keeping.kept().then(files.take);
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} pristine
 * @param {Student} student
 */
async function openStudent(element, pristine, student) {
  const fault = one(element, "[data-open-error]");
  const busy = one(element, "[data-open-busy]");
  show(fault, false);
  show(busy, true);
  try {
    const response = await askMap(student);
    const place = one(element, "[data-map]");
    const onAdded = (/** @type {Rec[]} */ records) => added.set(student.sleutel, records);
    if (response.ok && place) await openMap(place, pristine, response.map, { additions: added.get(student.sleutel) ?? [], onAdded });
    else setText(one(element, "[data-open-error] span"), response.fout.tekst);
    show(fault, !response.ok);
  } catch (error) {
    console.error("bpv-map: the map of a student was not opened", error);
    setText(one(element, "[data-open-error] span"), sentence(element, "engine"));
    show(fault, true);
  }
  show(busy, false);
}
