// @ts-check
/** The opleiding of a map and its werkprocessen: from our list, or typed by the student, and those of keuzedelen. */

import { base } from "../page/document.js";
import { text } from "../pure/record.js";
import { part } from "../tell/parts.js";
import { instead } from "./given-pakket.js";
import { PERIOD, theOne } from "./periode.js";

/**
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {{code: string, titel: string, naam?: string}} Werkproces `naam` is what people call the code, if not that
 * @typedef {{code: string, titel: string, werkprocessen: Werkproces[]}} Kerntaak
 * @typedef {Kerntaak & {bron: string, when: import("../pure/types.js").Condition[]}} Lijst
 * @typedef {{sleutel: string, crebo: string, titel: string, niveau: number, merk: string, bron: string, let_op: string, leerwegen: string[], kerntaken: Kerntaak[]}} Opleiding
 */

/** Which answers of which record hold the opleiding, and which of every bpv its keuzedelen. */
export const WHERE = {
  soort: "student",
  key: "opleiding",
  own: "eigen",
  lines: "eigen_werkprocessen",
  more: "keuzedelen",
};

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
  const key = text(theOne(source, WHERE.soort), WHERE.key);
  const known = (await opleidingen()).find((opleiding) => opleiding.sleutel === key)?.kerntaken;
  // Few students type a list, so what reads one comes later.
  return typed(source).join("") ? (await part("later")).typedKerntaken(source, known) : (known ?? []);
}

/** @param {Source} source */
const typed = (source) => [
  text(theOne(source, WHERE.soort), WHERE.lines),
  ...source.of(PERIOD.soort).map((bpv) => text(bpv, WHERE.more)),
];

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
 * The answers themselves, to see whether they changed.
 * @param {Source} source
 */
export function answeredOpleiding(source) {
  return [text(theOne(source, WHERE.soort), WHERE.key), ...typed(source)].join("\n");
}

/**
 * Whether the answers that hold the opleiding may have changed.
 * @param {Source} source
 * @param {Set<string>} ids
 * @returns {boolean}
 */
export function touchesOpleiding(source, ids) {
  return [...source.of(WHERE.soort), ...source.of(PERIOD.soort)].some(({ id }) => ids.has(id));
}
