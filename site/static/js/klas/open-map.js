// @ts-check
/** Opening the map of one student next to the table, closing it again, and what happens to additions to it. */

import { sentence } from "../in/file-text.js";
import { openMap } from "../opened/one-map.js";
import { TAKEN } from "../opened/return-file.part.js";
import { all, onAction, one, setText, show } from "../page/dom.js";
import { holdPlace, landAt } from "../page/landing.js";
import { startAddress } from "./address.js";
import { askMap } from "./class/reader.js";
import { studentAt } from "./table.js";

/**
 * @typedef {import("./class/in-memory.js").Student} Student
 * @typedef {import("./class/added.js").Additions} Additions
 *
 * @typedef {object} Parts
 * @property {import("./class/in-memory.js").Class} room
 * @property {Additions} additions
 * @property {() => unknown} changed is called when a row shows something else
 * @property {() => unknown} again is called when a row must be rebuilt
 */

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} pristine
 * @param {Parts} parts
 */
export function startOpening(element, pristine, { room, additions, changed, again }) {
  /** @type {Student | undefined} */
  let opened;
  /** The map that the address means, or none: whoever went on meanwhile does not want the one that comes late. */
  let wanted = "";
  const place = () => /** @type {HTMLElement} */ (one(element, "[data-map]"));
  /** @param {string} sleutel */
  const open = async (sleutel) => {
    wanted = sleutel;
    const student = room.get(sleutel);
    if (!student) return close(undefined);
    if (opened?.sleutel === student.sleutel && opened.bestanden === student.bestanden) {
      show(place(), true);
      place().focus({ preventScroll: true });
      landAt(place());
      return;
    }
    const isOpened = await openStudent(element, pristine, student, {
      additions: additions.of(student.ids),
      onAdded: (records) => {
        additions.add(student.sleutel, records);
        room.change(room.get(student.sleutel), { isMerged: false });
        changed();
        again();
      },
    });
    if (isOpened) opened = student;
    if (wanted !== sleutel) show(place(), false);
    showWhere(element, additions);
  };
  /** @param {number | undefined} top how far to scroll; undefined: the page stays where it is */
  const close = (top) => {
    wanted = "";
    if (place().hidden) return;
    show(place(), false);
    const row =
      opened && element.querySelector(`[data-student="${CSS.escape(opened.sleutel)}"] [data-action=open-map]`);
    if (row instanceof HTMLElement) row.focus({ preventScroll: true });
    if (top !== undefined) holdPlace(() => scrollTo({ top }));
  };
  const address = startAddress({ open, close });
  onAction(element, "open-map", (button) => {
    const student = studentAt(room, button);
    if (!student) return;
    address.goTo(student.sleutel);
    void open(student.sleutel);
  });
  onAction(element, "close-map", () => address.back());
  element.addEventListener(TAKEN, () => {
    if (!opened) return;
    additions.take(opened.ids);
    room.change(room.get(opened.sleutel), {});
    changed();
  });
  return {
    /** Opens what the address means, when its files are there. */
    follow: () => {
      const sleutel = address.now();
      if (sleutel && sleutel !== wanted && room.get(sleutel)) void open(sleutel);
      return !sleutel || room.get(sleutel) !== undefined;
    },
    /** Nothing is opened any more. */
    forget: () => {
      opened = undefined;
      wanted = "";
      address.clear();
    },
  };
}

/**
 * Shows by the opened map where its additions are kept.
 * @param {HTMLElement} element
 * @param {Additions} additions
 */
export function showWhere(element, additions) {
  for (const line of all(element, "[data-added-where]")) show(line, line.dataset["addedWhere"] === additions.where());
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} pristine
 * @param {Student} student
 * @param {import("../opened/one-map.js").Earlier} earlier
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
