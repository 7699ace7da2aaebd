// @ts-check
/**
 * Whose turn it is to fill in, on a page where several people do: kept in this tab only. A turn ends with a button, on
 * another day, after a long silence and on arriving from elsewhere; a reload or the way back continues it.
 */

import { isNewVisit } from "../form/question/early-typing.js";
import { jsonOf, query, today } from "../page/document.js";
import { one } from "../page/dom.js";

/**
 * @typedef {{veld: string, eigenaar: string, minuten: number, wie: Record<string, {label: string, naam: string}>}} Rules
 * @typedef {{rol: string, naam: string, dag: string, moment: number, weg?: boolean}} Turn `weg`: another page was seen
 */

const KEY = "bpv-map:beurt";
const MINUTE_MS = 60_000;
/** Only if not empty; the owner of the phone needs no turn. @type {Turn | undefined} */
let kept;
/** @type {(() => unknown)[]} */
const listeners = [];

/** Who can have a turn here, according to the page (`bpv_logic.forms.voortgang`); undefined on any other page. */
export const turnRules = () =>
  jsonOf(one(document, "[data-turn]") ?? document.body, "turn", /** @type {Rules | undefined} */ (undefined));

/** Continues the turn, or starts the one that the address asks for. */
export function startTurn() {
  const rules = turnRules();
  const turn = read();
  if (!rules) return turn && write({ ...turn, weg: true });
  const asked = query().get(rules.veld);
  if (isNewVisit() && asked) return giveTurn(asked);
  if (!turn || (isNewVisit() && turn.weg) || isOver(turn, rules)) return giveTurn(rules.eigenaar);
  write({ ...turn, weg: false });
}

/** @returns {string} the role of whoever fills in now, "" where that is not asked */
export function turnRole() {
  const rules = turnRules();
  const turn = rules && read();
  return (turn && !isOver(turn, rules) && turn.rol in rules.wie ? turn.rol : rules?.eigenaar) ?? "";
}

/** @returns {string} the name typed in this turn, "" for the one in the map */
export const turnName = () => (turnRole() === read()?.rol ? (read()?.naam ?? "") : "");

/**
 * @param {string} rol
 * @param {string} [naam]
 */
export function giveTurn(rol, naam = read()?.rol === rol ? turnName() : "") {
  const rules = turnRules();
  const isOther = rules !== undefined && rol in rules.wie && rol !== rules.eigenaar;
  write(isOther ? { rol, naam, dag: today(), moment: Date.now() } : undefined);
  for (const listener of listeners) listener();
}

/** Somebody is active: the silence starts again. */
export function touchTurn() {
  const turn = read();
  if (turn && turnRole() === turn.rol) write({ ...turn, moment: Date.now() });
}

/** @param {() => unknown} listener */
export const onTurn = (listener) => listeners.push(listener);

/**
 * @param {Turn} turn
 * @param {Rules} rules
 */
function isOver({ dag, moment }, { minuten }) {
  return dag !== today() || Math.abs(Date.now() - moment) > minuten * MINUTE_MS;
}

/** @returns {Turn | undefined} */
function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null") ?? undefined;
  } catch {
    return kept;
  }
}

/** @param {Turn | undefined} turn */
function write(turn) {
  kept = turn;
  try {
    if (turn) sessionStorage.setItem(KEY, JSON.stringify(turn));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Then it lasts as long as this page, and the links of the list carry it.
  }
}
