// @ts-check
/** The opleiding of a map and its werkprocessen: from our list, or typed by the student, one per line. */

import { base } from "../page/document.js";
import { text } from "../pure/record.js";
import { formInfo } from "./format.js";
import { instead } from "./given-pakket.js";
import { theOne } from "./periode.js";

/**
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {{code: string, titel: string}} Werkproces
 * @typedef {{code: string, titel: string, werkprocessen: Werkproces[]}} Kerntaak
 * @typedef {{sleutel: string, crebo: string, titel: string, niveau: number, merk: string, bron: string, let_op: string, leerwegen: string[], kerntaken: Kerntaak[]}} Opleiding
 */

/** Which answers of which record hold the opleiding. */
const WHERE = { soort: "student", key: "opleiding", lines: "eigen_werkprocessen" };

/** @type {Promise<Opleiding[]> | undefined} */
let loading;

/** @returns {Promise<Opleiding[]>} */
export function opleidingen() {
  loading ??= fetch(`${base}data/opleidingen.json`)
    .then((answer) => answer.json())
    .then((list) => instead.opleidingen(list))
    .catch(() => {
      loading = undefined;
      return [];
    });
  return /** @type {Promise<Opleiding[]>} */ (loading);
}

/**
 * The kerntaken of the student's opleiding; none while it is not known.
 * @param {Source} source
 * @returns {Promise<Kerntaak[]>}
 */
export async function kerntaken(source) {
  const student = theOne(source, WHERE.soort);
  const key = text(student, WHERE.key);
  const [list, info] = await Promise.all([opleidingen(), formInfo()]);
  const known = list.find((opleiding) => opleiding.sleutel === key);
  return known?.kerntaken ?? ownKerntaken(text(student, WHERE.lines), info[WHERE.soort]?.velden[WHERE.lines]?.regel);
}

/**
 * @param {Source} source
 * @returns {Promise<Record<string, string>>} code -> title
 */
export async function titles(source) {
  const list = (await kerntaken(source)).flatMap((kerntaak) => kerntaak.werkprocessen);
  return Object.fromEntries(list.map(({ code, titel }) => [code, `${code} ${titel}`.trim()]));
}

/** @returns {Promise<Record<string, string>>} the name of every opleiding, by stored key */
export async function opleidingNames() {
  return Object.fromEntries((await opleidingen()).map(({ sleutel, titel }) => [sleutel, titel]));
}

/**
 * @param {string} lines
 * @param {string | undefined} regel how each is read (`bpv_logic.map.opleiding`)
 * @returns {Kerntaak[]}
 */
function ownKerntaken(lines, regel) {
  if (regel === undefined) return [];
  const pattern = new RegExp(`^(?:${regel})$`, "i");
  /** @type {Map<string, Kerntaak>} */
  const found = new Map();
  const seen = new Set();
  for (const line of lines.split("\n")) {
    const [, written = "", titel = ""] = pattern.exec(line) ?? [];
    const code = written.toUpperCase();
    if (!code || seen.has(code)) continue;
    seen.add(code);
    const kerntaak = code.slice(0, code.lastIndexOf("-"));
    if (!found.has(kerntaak)) found.set(kerntaak, { code: kerntaak, titel: "", werkprocessen: [] });
    found.get(kerntaak)?.werkprocessen.push({ code, titel: titel.trim() });
  }
  return Array.from(found.values());
}

/**
 * The answers themselves, to see whether they changed.
 * @param {Source} source
 */
export function answeredOpleiding(source) {
  const student = theOne(source, WHERE.soort);
  return [text(student, WHERE.key), text(student, WHERE.lines)].join("\n");
}

/**
 * Whether the answers that hold the opleiding may have changed.
 * @param {Source} source
 * @param {Set<string>} ids
 * @returns {boolean}
 */
export function touchesOpleiding(source, ids) {
  const student = theOne(source, WHERE.soort);
  return student !== undefined && ids.has(student.id);
}
