// @ts-check
/** Werkprocessen in a typed list, one per line, as the rules read them (`bpv_logic.dossiers.pasted`). */

import { text } from "../pure/record.js";
import { formInfo } from "./format.js";
import { WHERE } from "./opleiding.js";
import { PERIOD, theOne } from "./periode.js";

/**
 * What the rules give: what nobody sees, then how a line is read; and the line above those of a keuzedeel.
 * @typedef {{lines: string, regels?: string[], kop?: string}} Typed
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("./opleiding.js").Kerntaak} Kerntaak
 */

const LINE_END = /[\n\r\v\f\u0085\u2028\u2029]+/;

/**
 * @param {Source} source
 * @param {Kerntaak[]} [known] of an opleiding from our list; a code in these is not added again
 * @returns {Promise<Kerntaak[]>}
 */
export async function typedKerntaken(source, known = []) {
  const info = await formInfo();
  const student = theOne(source, WHERE.soort);
  const own = text(student, WHERE.key) === WHERE.own ? [{ record: student, name: WHERE.lines }] : [];
  const asked = [...own, ...source.of(PERIOD.soort).map((record) => ({ record, name: WHERE.more }))];
  const seen = new Set(known.flatMap(({ werkprocessen }) => werkprocessen.map(({ code }) => code)));
  const found = asked.flatMap(({ record, name }) =>
    inOneList({ lines: text(record, name), ...info[record?.soort ?? ""]?.velden[name] }, seen),
  );
  return [...known, ...found];
}

/**
 * @param {Typed} list
 * @param {Set<string>} seen
 * @returns {Kerntaak[]}
 */
function inOneList({ lines, regels, kop }, seen) {
  const [unseen, ...sources] = regels ?? [];
  if (unseen === undefined) return [];
  const patterns = sources.map(whole);
  const heading = kop === undefined ? undefined : whole(kop);
  /** @type {Map<string, Kerntaak>} */
  const found = new Map();
  let above = "";
  for (const line of lines.replace(new RegExp(unseen, "g"), "").split(LINE_END)) {
    const parts = patterns.map((pattern) => pattern.exec(line)).find(Boolean)?.groups;
    above = (!parts && heading?.exec(line)?.groups?.["keuzedeel"]) || above;
    const names = [above, parts?.["deel"], parts?.["kern"]].flatMap((name) => name?.toUpperCase() || []);
    const kerntaak = names.join("-");
    const code = [kerntaak, parts?.["werk"]?.toUpperCase()].join("-");
    if (!parts || seen.has(code)) continue;
    seen.add(code);
    if (!found.has(kerntaak)) found.set(kerntaak, { code: kerntaak, titel: "", werkprocessen: [] });
    found.get(kerntaak)?.werkprocessen.push({ code, titel: parts["titel"]?.trim() ?? "" });
  }
  return Array.from(found.values());
}

/** @param {string} source */
const whole = (source) => new RegExp(`^(?:${source})$`, "i");
