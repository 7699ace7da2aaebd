// @ts-check
/** The opleiding of a map and its werkprocessen: from our list, or typed by the student, and those of keuzedelen. */

import { base } from "../page/document.js";
import { text } from "../pure/record.js";
import { part } from "../tell/parts.js";
import { formInfo } from "./format.js";
import { instead } from "./given-pakket.js";
import { PERIOD, theOne } from "./periode.js";

/**
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {{code: string, titel: string, naam?: string}} Werkproces `naam` is what people call the code, if not that
 * @typedef {{code: string, titel: string, werkprocessen: Werkproces[]}} Kerntaak
 * @typedef {Kerntaak & {bron: string, when: import("../pure/types.js").Condition[]}} Lijst
 * @typedef {{sleutel: string, crebo: string, titel: string, niveau: number, merk: string, bron: string, let_op: string, leerwegen: string[], kerntaken: Kerntaak[]}} Opleiding
 */

/** Which answers of which record hold the opleiding. */
const WHERE = { soort: "student", key: "opleiding", lines: "eigen_werkprocessen", own: "eigen" };
/** Which answer of every bpv holds those of its keuzedelen. */
const KEUZEDELEN = "keuzedelen";

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
  const known = list.find((opleiding) => opleiding.sleutel === key)?.kerntaken;
  /** @type {[string, string, string][]} */
  const typed = source.of(PERIOD.soort).map((bpv) => [PERIOD.soort, KEUZEDELEN, text(bpv, KEUZEDELEN)]);
  if (!known && key === WHERE.own) typed.unshift([WHERE.soort, WHERE.lines, text(student, WHERE.lines)]);
  const lists = typed.filter(([, , lines]) => lines);
  // Few students type a list, so what reads one comes later.
  if (lists.length === 0) return known ?? [];
  const { typedKerntaken } = await part("later");
  return typedKerntaken(
    known ?? [],
    lists.map(([soort, name, lines]) => ({ lines, ...info[soort]?.velden[name] })),
  );
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
 * The answers themselves, to see whether they changed.
 * @param {Source} source
 */
export function answeredOpleiding(source) {
  const student = theOne(source, WHERE.soort);
  const typed = source.of(PERIOD.soort).map((bpv) => text(bpv, KEUZEDELEN));
  return [text(student, WHERE.key), text(student, WHERE.lines), ...typed].join("\n");
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
