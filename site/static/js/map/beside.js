// @ts-check
/** What is rated beside the werkprocessen of the opleiding, for this student (`bpv_logic.school.vaardigheden`). */

import { holds } from "./conditions.js";
import { formInfo } from "./format.js";
import { kerntaken } from "./opleiding.js";

/**
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("./opleiding.js").Kerntaak} Kerntaak
 * @typedef {{soort: string, veld: string}} Question which question is answered with them
 */

/**
 * @param {Source} source
 * @param {Question} question
 * @returns {Promise<Kerntaak[]>} those of the opleiding too
 */
export async function listsBeside(source, { soort, veld }) {
  const lists = (await formInfo())[soort]?.velden[veld]?.lijsten ?? [];
  return lists.filter(({ when }) => holds(when, () => undefined, source));
}

/**
 * Everything that can be rated: the kerntaken of the opleiding, then what the lists have beside those.
 * @param {Source} source
 * @param {Question} question
 * @returns {Promise<Kerntaak[]>}
 */
export async function allRated(source, question) {
  const [own, lists] = await Promise.all([kerntaken(source), listsBeside(source, question)]);
  const codes = new Set(own.flatMap(({ werkprocessen }) => werkprocessen).map(({ code }) => code));
  const rest = lists.map((list) => ({
    ...list,
    werkprocessen: list.werkprocessen.filter(({ code }) => !codes.has(code)),
  }));
  return [...own, ...rest.filter(({ werkprocessen }) => werkprocessen.length > 0)];
}
