// @ts-check
/** Which bpv is meant on this phone: the last answer of the rules, and the student's own choice. */

import { today } from "../page/document.js";
import { readMeta, writeMeta } from "./phone-facts.js";
import { tellTabs } from "./tabs.js";

/**
 * @typedef {import("../pure/types.js").Bpv} Bpv
 * @typedef {NonNullable<Bpv["keuze"]>} Choice
 */

/** Not the key of the first versions: those also stored a bpv that was only created, not chosen. */
const CHOICE = "bpv-choice";
const KNOWN = "bpv-known";

/** The answer of rules that never ran. @type {Bpv} */
const NOTHING = { kalender: [], looptijden: {}, soorten: {}, keuze: null, verplaats: [] };

/** @type {Choice | undefined} */
let chosen;
/** @type {Bpv | undefined} */
let known;

/** Reads what this phone kept of it; the map works without it too. */
export async function loadBpv() {
  [chosen, known] = await Promise.all([CHOICE, KNOWN].map((key) => readMeta(key).catch(() => undefined)));
}

/** @returns {Choice | undefined} the choice, unless its day is over */
export function chosenBpv() {
  return chosen?.tot && chosen.tot <= today() ? undefined : chosen;
}

/** @returns {Bpv | undefined} undefined while neither the rules nor the student have decided */
export function meantHere() {
  const keuze = chosenBpv() ?? null;
  return known || keuze ? { ...(known ?? NOTHING), keuze } : undefined;
}

/** @param {Choice | undefined} choice undefined leaves it to the calendar */
export async function chooseBpv(choice) {
  chosen = choice;
  await writeMeta(CHOICE, choice);
  tellTabs();
}

/**
 * Keeps the rules' answer, for a page that is opened without them. They may say that the choice they were asked about
 * is over; a choice made meanwhile stays.
 * @param {Bpv} said
 * @param {Choice | undefined} asked
 */
export async function learnBpv(said, asked) {
  known = said;
  const isSame = chosen?.periode === asked?.periode;
  if (isSame && chosen) {
    chosen = said.keuze ?? undefined;
    await writeMeta(CHOICE, chosen);
  }
  await writeMeta(KNOWN, known);
}

/**
 * The only bpv stays the one that is meant when a second one is created before the rules ever ran.
 * @param {string} periode
 */
export function staysMeant(periode) {
  known ??= { ...NOTHING, kalender: [{ vanaf: "", periode }] };
  return writeMeta(KNOWN, known);
}
