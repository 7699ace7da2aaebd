// @ts-check
/** What a signer answers, from what was chosen and typed; `bpv_logic.bpv.uren.antwoord` reads the same. Shows nothing. */

import { canonical } from "../text/canonical.js";

/**
 * @typedef {import("../pure/types.js").JsonObject} JsonObject
 * @typedef {object} Typed
 * @property {string} said "" for a plain yes
 * @property {string} way in which other hours are given: "totaal" or "dagen"
 * @property {string} uren
 * @property {[string, string][]} dagen date and hours, "" for a day as it is written
 * @property {string} reden
 */

const NO = "niet";
export const FEWER = "anders";
const WITHDRAWN = "ingetrokken";
const PER_DAY = "dagen";
const UNREADABLE = "onleesbaar";

/**
 * @param {Typed} typed
 * @returns {JsonObject | undefined} undefined for a plain yes, which needs no more than the signature itself
 */
export function answerOf({ said, way, uren, dagen, reden }) {
  if (said !== NO && said !== FEWER) return undefined;
  const answer = { antwoord: said, reden: reden.trim() };
  if (said === NO) return answer;
  if (way !== PER_DAY) return { ...answer, uren: uren.trim() };
  const given = dagen.map(([day, hours]) => [day, hours.trim()]).filter(([, hours]) => hours);
  return { ...answer, dagen: Object.fromEntries(given) };
}

/**
 * What was signed by mistake is taken back by a no that names it: an app of before reads it as any other no.
 * @param {string} id of the signature
 * @param {string} reden
 * @returns {string} as it is stored and sealed
 */
export const withdrawalOf = (id, reden) => canonical({ antwoord: NO, ingetrokken: id, reden });

/** @param {JsonObject} answer */
export const isAboutHours = ({ antwoord }) => antwoord === FEWER;

/**
 * What is needed in any case, also while there are no rules to say more.
 * @param {JsonObject} answer
 * @returns {string[]} the questions that are not answered
 */
export function missingIn({ antwoord, uren, dagen, reden }) {
  const hours = dagen ? PER_DAY : "uren";
  const isEmpty = dagen ? Object.keys(dagen).length === 0 : !uren;
  return [...(antwoord === FEWER && isEmpty ? [hours] : []), ...(reden ? [] : ["reden"])];
}

/**
 * @param {JsonObject | undefined} answer
 * @returns {string} as it is stored and sealed
 */
export function asStored(answer) {
  return answer ? canonical(answer) : "";
}

/**
 * @param {string} stored
 * @returns {{said: string, reden: string}} said is "" for a plain yes, "ingetrokken" for a no that takes back what was
 *   signed, "onleesbaar" for what this app does not know
 */
export function readAnswer(stored) {
  if (!stored) return { said: "", reden: "" };
  try {
    const { antwoord, reden, ingetrokken } = JSON.parse(stored);
    const no = ingetrokken ? WITHDRAWN : NO;
    const said = antwoord === NO ? no : antwoord === FEWER ? FEWER : UNREADABLE;
    return { said, reden: typeof reden === "string" ? reden : "" };
  } catch {
    return { said: UNREADABLE, reden: "" };
  }
}
