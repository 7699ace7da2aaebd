// @ts-check
/** Choosing the files of a class: the progress, the button that stops it, and what was unexpected. */

import { startCodeReading } from "../codes/read-button.js";
import { withHelpers } from "../engine/helpers.js";
import { LOCKED } from "../file/locked.js";
import { itemsOf, startDropZone } from "../in/drop-zone.js";
import { isTooLarge, mostFiles, sentence } from "../in/file-text.js";
import { sortOut } from "../in/incoming.js";
import { fillPattern } from "../map/fill.js";
import { root, timeZone } from "../page/document.js";
import { onAction, one, setText, show } from "../page/dom.js";
import { paced } from "../pure/waiting.js";
import { onChosen } from "../tell/chosen-files.js";
import { mergeStudents } from "./class/merge.js";
import { readItems } from "./class/reader.js";
import { isMended, isSameFile } from "./class/same-file.js";
import { startLocked } from "./locked-files.js";
import { startNotes } from "./notes.js";
import { startPassed } from "./passed.js";

/**
 * @typedef {import("./class/in-memory.js").Class} Class
 * @typedef {import("./class/added.js").Additions} Additions
 * @typedef {import("./class/reader.js").Item} Item
 * @typedef {import("./class/in-memory.js").Bestand} Bestand
 * @typedef {{naam: string, blob?: Item["blob"]}} Unread a file, or a place in a damaged zip
 * @typedef {ReturnType<typeof startNotes<Unread>>} Faults
 * @typedef {ReturnType<typeof startNotes<string>>} Twins
 * @typedef {{update: () => unknown, done: () => unknown}} Listener `update` now and then, `done` after the last file
 *
 * One reading, from the first file that is chosen to the last; what is chosen meanwhile joins it.
 * @typedef {{queue: Item[], total: number, done: number, isStopped: boolean}} Reading
 */

/** Often enough to see it move; a table of two hundred is not redrawn for each file. */
const UPDATE_MS = 300;

/**
 * @param {HTMLElement} element
 * @param {Class} room
 * @param {Additions} additions
 * @param {Listener} listener
 */
export function startFiles(element, room, additions, { update, done }) {
  /** @type {Faults} */
  const faults = startNotes(element, "[data-file-errors]");
  /** @type {Twins} */
  const twins = startNotes(element, "[data-file-twins]");
  const passed = startPassed(element);
  /** @type {Twins} */
  const unmerged = startNotes(element, "[data-unmerged]");
  const updateSoon = paced(update, UPDATE_MS);
  /** @type {Reading | undefined} */
  let current;

  /**
   * @param {Item[]} items
   * @param {number} [known] how many others are known to be unreadable
   */
  const take = async (items, known = 0) => {
    if (items.length + known === 0) return;
    const reading = current ?? { queue: [], total: 0, done: 0, isStopped: false };
    reading.queue.push(...items);
    reading.total += items.length + known;
    reading.done += known;
    if (items.length === 0) return void (!current && showEnd(element, reading));
    showReading(element, reading);
    if (reading === current) return;
    current = reading;
    await withHelpers(reading.queue.length, async (engines) => {
      const listener = listenerOf(element, reading, { room, faults, twins, locked, update: updateSoon });
      await readItems(reading.queue, listener, engines);
      if (!reading.isStopped) await end(engines);
    });
  };
  const end = async (engines = 1) => {
    const reading = stop();
    await merge(engines);
    if (reading && !current) showEnd(element, reading);
    update();
    done();
  };
  const merge = (engines = 1) => {
    // Whoever still does not fit together is told again.
    unmerged.clear();
    return mergeStudents(element, room, additions, { engines, onFault: unmerged.add });
  };
  /** Whatever is being read at this moment is neither awaited nor used. */
  const stop = () => {
    const reading = current;
    current = undefined;
    reading?.queue.splice(0);
    return reading;
  };

  const locked = startLocked(element, (items) => void take(items));
  /** Counts what is chosen, so that what was chosen before a stop is not read after it. */
  let turn = 0;
  const choose = async (/** @type {import("../in/incoming.js").Item[]} */ files) => {
    if (files.length === 0) return;
    const mine = turn;
    if (!current) showReading(element, { total: files.length, done: 0 });
    const sorted = await sortOut(element, files);
    if (!current) show(one(element, "[data-reading]"), false);
    if (mine !== turn) return;
    passed.add(sorted.passed);
    for (const note of sorted.faults) faults.add(note, note);
    await take(sorted.items, sorted.faults.length);
  };
  startChoosing(element, (files) => void choose(files));
  startCodeReading(element, (blob, button) => {
    const time = new Date().toLocaleTimeString(root.lang, { timeZone });
    void take([{ naam: `${button.dataset["name"]} ${time}`, blob }]);
  });
  onAction(element, "stop-reading", () => {
    turn += 1;
    if (current) current.isStopped = true;
    void end();
  });
  const forget = () => {
    const reading = stop();
    turn += 1;
    if (reading) reading.isStopped = true;
    for (const notes of [faults, twins, unmerged, passed, locked]) notes.clear();
    for (const part of ["[data-reading]", "[data-read-end]"]) show(one(element, part), false);
  };
  /** The files that are not in a row of the table, or not yet. */
  const waiting = () => [
    ...faults.all().flatMap(({ naam, blob }) => (blob ? [{ naam, blob }] : [])),
    ...locked.all(),
    ...(current?.queue ?? []),
  ];
  return { take, forget, merge, waiting };
}

/**
 * @param {HTMLElement} element
 * @param {Reading} reading
 * @param {{room: Class, faults: Faults, twins: Twins, locked: ReturnType<typeof startLocked>, update: () => unknown}} parts
 * @returns {import("./class/reader.js").Listener}
 */
function listenerOf(element, reading, { room, faults, twins, locked, update }) {
  return {
    isTooLarge: (blob) => isTooLarge(element, blob),
    isStopped: () => reading.isStopped,
    onRead: (bestand) => {
      void followFaults(element, faults, bestand);
      const twin = room.add(bestand);
      // An equal name is not repeated.
      const { sleutel, code } = bestand.inzending;
      const tekst = twin?.naam === bestand.naam ? "" : twin?.naam;
      if (twin) twins.add([sleutel, code, bestand.naam].join(" "), { naam: bestand.naam, tekst: tekst ?? "" });
    },
    onFault: (item, why) => {
      const { naam } = item;
      if (typeof why !== "string" && why.code === LOCKED) return locked.add(item);
      const before = faults.named(naam);
      faults.add(item, { naam, tekst: typeof why === "string" ? sentence(element, why) : why.tekst });
      // The very same file once more is not another one.
      for (const other of before) void isSameFile(item, other).then((same) => same && faults.remove(other));
      const read = room.all().flatMap(({ bestanden }) => bestanden);
      const sound = read.find((bestand) => bestand.naam === naam);
      if (sound) tellOfOther(element, faults, item, sound);
    },
    onStep: () => {
      reading.done += 1;
      showReading(element, reading);
      update();
    },
  };
}

/**
 * A file that was read takes away the line about its damaged copy. Of another file by that name the user decides.
 * @param {HTMLElement} element
 * @param {Faults} faults
 * @param {Bestand} bestand
 */
async function followFaults(element, faults, bestand) {
  for (const item of faults.named(bestand.naam)) {
    if (await isMended(item, bestand)) faults.remove(item);
    else tellOfOther(element, faults, item, bestand);
  }
}

/**
 * Says at the line about a file that another one by that name was read: the line is not about that one.
 * @param {HTMLElement} element
 * @param {Faults} faults
 * @param {Unread} item
 * @param {Bestand} sound
 */
function tellOfOther(element, faults, item, { inzending: { van } }) {
  const { later = "", laterNobody = "" } = one(element, "[data-file-errors]")?.dataset ?? {};
  faults.follow(item, van ? fillPattern(later, { van }) : laterNobody);
}

/**
 * @param {HTMLElement} element
 * @param {(files: import("../in/incoming.js").Item[]) => unknown} receive
 */
function startChoosing(element, receive) {
  const input = /** @type {HTMLInputElement} */ (one(element, "input[data-files]"));
  onChosen(input, (files) => receive(itemsOf(files)));
  startDropZone(/** @type {HTMLElement} */ (one(element, "[data-drop-zone]")), receive, mostFiles(element));
}

/**
 * The text by the bar changes with every file, too often to be read out; the outcome is announced.
 * @param {HTMLElement} element
 * @param {{total: number, done: number}} reading
 */
function showReading(element, { total, done }) {
  show(one(element, "[data-read-end]"), false);
  show(one(element, "[data-reading]"), true);
  const bar = one(element, "[data-reading] progress");
  if (bar instanceof HTMLProgressElement) Object.assign(bar, { max: total, value: done });
  setPattern(one(element, "[data-reading-text]"), "pattern", { total, done });
}

/**
 * @param {HTMLElement} element
 * @param {Reading} reading
 */
function showEnd(element, { total, done, isStopped }) {
  show(one(element, "[data-reading]"), false);
  show(one(element, "[data-read-end]"), true);
  setPattern(one(element, "[data-read-end]"), isStopped ? "stopped" : "done", { total, done });
}

/**
 * @param {HTMLElement | null} place
 * @param {string} name of the pattern
 * @param {Record<string, unknown>} values
 */
function setPattern(place, name, values) {
  setText(place, fillPattern(place?.dataset[name] ?? "", values));
}
