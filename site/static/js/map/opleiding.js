// @ts-check
/** The opleiding of a map and its werkprocessen: from our list, or typed by the student, one per line. */

import { base } from "../page/document.js";
import { text } from "../pure/record.js";
import { formInfo } from "./format.js";
import { instead } from "./given-pakket.js";
import { theOne } from "./periode.js";

/**
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {{code: string, titel: string, naam?: string}} Werkproces `naam` is what people call the code, if not that
 * @typedef {{code: string, titel: string, werkprocessen: Werkproces[]}} Kerntaak
 * @typedef {Kerntaak & {bron: string, when: import("../pure/types.js").Condition[]}} Lijst
 * @typedef {{sleutel: string, crebo: string, titel: string, niveau: number, merk: string, bron: string, let_op: string, leerwegen: string[], kerntaken: Kerntaak[]}} Opleiding
 */

/** Which answers of which record hold the opleiding. */
const WHERE = { soort: "student", key: "opleiding", lines: "eigen_werkprocessen" };

const LINE_END = /[\n\r\v\f\u0085\u2028\u2029]+/;

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
  return known?.kerntaken ?? ownKerntaken(text(student, WHERE.lines), info[WHERE.soort]?.velden[WHERE.lines]?.regels);
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
 * @param {string[] | undefined} regels what nobody sees, then how a line is read (`bpv_logic.dossiers.pasted`)
 * @returns {Kerntaak[]}
 */
function ownKerntaken(lines, regels) {
  const [unseen, ...sources] = regels ?? [];
  if (unseen === undefined) return [];
  const patterns = sources.map((source) => new RegExp(`^(?:${source})$`, "i"));
  /** @type {Map<string, Kerntaak>} */
  const found = new Map();
  const seen = new Set();
  for (const line of lines.replace(new RegExp(unseen, "g"), "").split(LINE_END)) {
    const parts = patterns.map((pattern) => pattern.exec(line)).find(Boolean)?.groups;
    const names = [parts?.["deel"], parts?.["kern"]].flatMap((name) => name?.toUpperCase() ?? []);
    const kerntaak = names.join("-");
    const code = [kerntaak, parts?.["werk"]?.toUpperCase()].join("-");
    if (!parts || seen.has(code)) continue;
    seen.add(code);
    if (!found.has(kerntaak)) found.set(kerntaak, { code: kerntaak, titel: "", werkprocessen: [] });
    found.get(kerntaak)?.werkprocessen.push({ code, titel: parts["titel"]?.trim() ?? "" });
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
