// @ts-check
/** What leaves the page of a class as a file: a workbook of tables, days for an agenda. And the days themselves. */

import { ask } from "../engine/client.js";
import { handOver, startTextWay } from "../out/hand-over.js";
import { today } from "../page/document.js";
import { all, clone, fillTexts, onAction, one, show } from "../page/dom.js";
import { fromBase64 } from "../pure/envelope.js";
import { setCallLink } from "../text/call-link.js";

/**
 * @typedef {import("./class/in-memory.js").Student} Student
 * @typedef {import("../pure/types.js").JsonObject} JsonObject
 * @typedef {{naam: string, tekst?: string, base64?: string}} Made
 */

const MAKE_MS = 60_000;
const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const ICS_TYPE = "text/calendar";

/**
 * @param {HTMLElement} element
 * @param {() => Student[]} shown those in the table now
 */
export function startDownloads(element, shown) {
  const place = /** @type {HTMLElement} */ (one(element, "[data-downloads]"));
  const make = async (/** @type {JsonObject} */ request, /** @type {string} */ type, /** @type {string} */ part) => {
    show(one(place, "[data-export-error]"), false);
    try {
      const response = await ask({ ...request, today: today() }, MAKE_MS);
      /** @type {Made} */
      const { naam, tekst, base64 } = part ? response[part] : response;
      fillTexts(place, { bestandsnaam: naam });
      await handOver(place, { name: naam, text: tekst ?? new Blob([fromBase64(base64 ?? "")], { type }), type });
    } catch (error) {
      console.error("bpv-map: the file was not made", error);
      show(one(place, "[data-export-error]"), true);
    }
  };
  onAction(place, "xlsx", () => make({ op: "klas_tabellen", inzendingen: inzendingenOf(shown()) }, XLSX_TYPE, ""));
  onAction(place, "ics", () => make({ op: "klas_agenda", inzendingen: daysOf(shown()) }, ICS_TYPE, "ics"));
  startTextWay(place);
}

/**
 * @param {HTMLElement} element
 * @param {Student[]} students
 */
export async function showRoute(element, students) {
  if (students.length === 0) return showVisits(element, []);
  try {
    const response = await ask({ op: "klas_agenda", inzendingen: daysOf(students), today: today() }, MAKE_MS);
    showVisits(element, response.ok ? response.route : []);
  } catch (error) {
    console.error("bpv-map: the visits could not be listed", error);
  }
}

/**
 * @param {HTMLElement} element
 * @param {JsonObject[]} visits
 */
function showVisits(element, visits) {
  const place = one(element, "[data-route]");
  if (!place) return;
  const rows = visits.flatMap((visit) => {
    const row = clone(place, "template[data-visit]");
    if (!row) return [];
    fillTexts(row, visit);
    for (const link of all(row, "a[data-scheme]")) {
      setCallLink(link, String(visit["telefoon"] ?? ""));
    }
    return [row];
  });
  one(place, "[data-visits]")?.replaceChildren(...rows);
  show(one(place, "[data-no-visits]"), rows.length === 0);
}

/** @param {Student[]} students */
function inzendingenOf(students) {
  return /** @type {any[]} */ (students.map(({ inzending }) => inzending));
}

/** Without the tables: with them a class of two hundred is four megabytes. @param {Student[]} students */
function daysOf(students) {
  const parts = students.map(({ inzending: { gemaakt, sleutel, agenda } }) => ({ gemaakt, sleutel, agenda }));
  return /** @type {any[]} */ (parts);
}
