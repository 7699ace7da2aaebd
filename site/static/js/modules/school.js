// @ts-check
/** A class on one page: files in, a table of the students, one map opened beside it. */

import { all, one, onAction, setText, show } from "../dom.js";
import { sentence } from "../file-text.js";
import { openMap } from "../opened-map.js";
import { soon } from "../patience.js";
import { newAdditions } from "../school-added.js";
import { newClass } from "../school-class.js";
import { showRoute, startDownloads } from "../school-downloads.js";
import { startFiles } from "../school-files.js";
import { startKeeping } from "../school-keep.js";
import { findLikes } from "../school-merge.js";
import { askMap } from "../school-reader.js";
import { startTable } from "../school-table.js";
import { TAKEN } from "./return-file.js";

/**
 * @typedef {import("../school-class.js").Student} Student
 * @typedef {import("../school-added.js").Additions} Additions
 */

/** A pause in typing after which the row of a student may follow what was added. */
const ROW_MS = 1200;

/** @param {HTMLElement} element */
export function start(element) {
  // Every opened map gets a fresh copy, so that nothing of the one before it stays behind.
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
  /** The rows of these students are to be made anew. */
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
  // Not waited for: the rules that read them come after every part of the page has started.
  void keeping.kept().then(files.take);
}

/**
 * @typedef {object} Parts
 * @property {import("../school-class.js").Class} room
 * @property {Additions} additions
 * @property {() => unknown} changed
 * @property {() => unknown} again
 *
 * @param {HTMLElement} element
 * @param {HTMLElement} pristine
 * @param {Parts} parts
 */
function startOpening(element, pristine, { room, additions, changed, again }) {
  /** @type {Student | undefined} */
  let opened;
  onAction(element, "open-map", async (button) => {
    const student = room.get(rowOf(button));
    if (!student) return;
    const place = await openStudent(element, pristine, student, {
      additions: additions.of(student.ids),
      onAdded: (records) => {
        additions.add(student.sleutel, records);
        room.change(student.sleutel, { isMerged: false });
        changed();
        again();
      },
    });
    if (place) opened = student;
    showWhere(element, additions);
  });
  element.addEventListener(TAKEN, () => {
    if (!opened) return;
    additions.take(opened.ids);
    room.change(opened.sleutel, {});
    changed();
  });
}

/**
 * What looks like one student is brought together, or taken apart again, by a person.
 * @param {HTMLElement} element
 * @param {import("../school-class.js").Class} room
 * @param {(sleutel: string) => unknown} changed hears which row is there now
 */
function startJoining(element, room, changed) {
  onAction(element, "join", (button) => {
    const one = room.get(rowOf(button));
    const other = room.get(one?.like?.ander ?? "");
    if (!one || !other) return;
    room.join(one, other);
    changed(room.all().find(({ ids }) => ids.includes(one.sleutel))?.sleutel ?? "");
  });
  onAction(element, "split", (button) => {
    const student = room.get(rowOf(button));
    if (!student) return;
    room.split(student);
    changed(student.sleutel);
  });
}

/** @param {HTMLElement} button */
function rowOf(button) {
  return button.closest("[data-student]")?.getAttribute("data-student") ?? "";
}

/**
 * Says by the opened map where what is added to it is kept.
 * @param {HTMLElement} element
 * @param {Additions} additions
 */
function showWhere(element, additions) {
  for (const line of all(element, "[data-added-where]")) show(line, line.dataset["addedWhere"] === additions.where());
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} pristine
 * @param {Student} student
 * @param {import("../opened-map.js").Earlier} earlier
 * @returns {Promise<boolean>} whether it was opened
 */
async function openStudent(element, pristine, student, earlier) {
  const fault = one(element, "[data-open-error]");
  const busy = one(element, "[data-open-busy]");
  show(fault, false);
  show(busy, true);
  let isOpened = false;
  try {
    const response = await askMap(student);
    const place = one(element, "[data-map]");
    isOpened = response.ok && place !== null;
    if (response.ok && place) await openMap(place, pristine, response.map, earlier);
    else setText(one(element, "[data-open-error] span"), response.fout.tekst);
    show(fault, !response.ok);
  } catch (error) {
    console.error("bpv-map: the map of a student was not opened", error);
    setText(one(element, "[data-open-error] span"), sentence(element, "engine"));
    show(fault, true);
  }
  show(busy, false);
  return isOpened;
}
