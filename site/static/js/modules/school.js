// @ts-check
/** A class on one page: files in, a table of the students, one map opened beside it. */

import { all, fillTexts, one, onAction, setText, show } from "../dom.js";
import { fromPortable } from "../envelope.js";
import { sentence } from "../file-text.js";
import { memorySource } from "../memory-source.js";
import { startModules } from "../modules.js";
import { showSheets } from "../opened-map.js";
import { newClass } from "../school-class.js";
import { showRoute, startDownloads } from "../school-downloads.js";
import { startFiles } from "../school-files.js";
import { startKeeping } from "../school-keep.js";
import { askMap } from "../school-reader.js";
import { startTable } from "../school-table.js";
import { showIn } from "../shown.js";
import { setSource } from "../sources.js";

/** @typedef {import("../school-class.js").Student} Student */

/** @param {HTMLElement} element */
export async function start(element) {
  // Every opened map gets a fresh copy, so that nothing of the one before it stays behind.
  const pristine = /** @type {HTMLElement} */ (one(element, "[data-map]")?.cloneNode(true));
  const room = newClass();
  const table = startTable(element, room.all);
  const keeping = startKeeping(element, room, () => {
    files.forget();
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
  await files.take(await keeping.kept());
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
    if (response.ok) await openMap(element, pristine, response.map);
    else setText(one(element, "[data-open-error] span"), response.fout.tekst);
    show(fault, !response.ok);
  } catch (error) {
    console.error("bpv-map: the map of a student was not opened", error);
    setText(one(element, "[data-open-error] span"), sentence(element, "engine"));
    show(fault, true);
  }
  show(busy, false);
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} pristine
 * @param {any} opened
 */
async function openMap(element, pristine, opened) {
  const place = /** @type {HTMLElement} */ (pristine.cloneNode(true));
  const source = memorySource(opened.records, opened.attachments.map(fromPortable), opened.verdict);
  setSource(place, source);
  // The one question that the form does not ask: whose map this is.
  for (const form of all(place, "form[data-module=form]")) {
    form.dataset["pick"] = "single";
    form.dataset["fixed"] ??= JSON.stringify({ student: "@student" });
  }
  one(element, "[data-map]")?.replaceWith(place);
  show(place, true);
  fillTexts(place, { student: opened.inzending.van });
  showIn(place);
  source.subscribe(() => showIn(place));
  await showSheets(place, source);
  await startModules(place);
  place.focus();
}
