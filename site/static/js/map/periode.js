// @ts-check
/**
 * The few names of the record model that no data attribute can hold, and which bpv something is about. The rules
 * decide that (`bpv_logic.map.which_bpv`); here their last answer is only looked up.
 */

import { today } from "../page/document.js";
import { clockOf } from "../pure/record.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Source} Source
 *
 * A record, or what will be one.
 * @typedef {Pick<Rec, "soort" | "velden"> & {id?: string}} About
 */

/** The field that ties a record to one period, and what a period is. */
export const PERIOD = { field: "periode", soort: "periode" };

/**
 * What can be looked up about the current periods. Ids; "" where it is not known yet.
 * @param {Source} source
 */
function lookIn(source) {
  const bpv = source.bpv();
  const live = new Set(source.of(PERIOD.soort).map(({ id }) => id));
  const only = live.size === 1 ? Array.from(live)[0] : undefined;
  const stretches = (bpv?.kalender ?? []).filter(({ periode }) => live.has(periode));
  const choice = live.has(bpv?.keuze?.periode ?? "") ? (bpv?.keuze?.periode ?? "") : "";
  const moves = new Map(bpv?.verplaats.map(({ id, periode }) => [id, periode]));
  const named = (/** @type {string} */ day) =>
    only ?? (stretches.filter(({ vanaf }) => vanaf <= day).at(-1) ?? stretches[0])?.periode ?? "";
  const current = only ?? (choice || named(today()));
  /** @param {string} soort @param {string} day whether the choice holds for it */
  const mayBe = (soort, day) => {
    const [begin, eind] = bpv?.looptijden[choice] ?? [];
    if (begin === undefined || eind === undefined || day < begin) return false;
    return day <= eind || bpv?.soorten[soort]?.na_afloop === true;
  };
  /** @param {About} about */
  const forNew = ({ soort, velden }) => {
    const kind = bpv?.soorten[soort];
    // Without rules it is unknown which day counts: a choice may not claim it, and the rules will place it later.
    if (only || !kind) return choice && !only ? "" : current;
    const day = kind.dag.map((name) => velden[name]).find((value) => typeof value === "string" && value !== "");
    if (typeof day !== "string") return current;
    return mayBe(soort, day) ? choice : named(day);
  };
  /** @param {About} about */
  const of = (about) => {
    const target = moves.get(about.id ?? "") ?? about.velden[PERIOD.field];
    return typeof target === "string" && target ? target : forNew(about);
  };
  return { live, named, current, forNew, of };
}

/**
 * The period that a page is about: the chosen one, else the one on the calendar today.
 * @param {Source} source
 * @returns {Rec | undefined} undefined when there is none, or when there are several and the rules never ran
 */
export function currentPeriod(source) {
  return source.get(lookIn(source).current);
}

/**
 * The period on the calendar today, whatever was chosen.
 * @param {Source} source
 */
export const periodOfToday = (source) => lookIn(source).named(today());

/**
 * The one record of a kind that a page, or part of it, means without naming it; of duplicates, the last edited.
 * @param {Source} source
 * @param {string} soort
 * @param {About} [about] what it is needed for; else the page
 * @returns {Rec | undefined}
 */
export function theOne(source, soort, about) {
  if (soort !== PERIOD.soort) return newestOf(source.of(soort));
  return about ? source.get(lookIn(source).of(about)) : currentPeriod(source);
}

/**
 * Only records of the period that is meant, and those whose period is not known yet.
 * @param {Source} source
 * @param {Rec[]} records
 * @param {About} [about] whose period is meant; else that of the page
 * @returns {Rec[]}
 */
export function inPeriod(source, records, about) {
  const look = lookIn(source);
  const meant = about ? look.of(about) : look.current;
  if (!meant || look.live.size === 0) return records;
  return records.filter((record) => ["", meant].includes(look.of(record)));
}

/**
 * The period of a new record, "" when the rules must find it. Hours may be typed before the period exists:
 * they then share an id that the period's own record takes as soon as it is created.
 * @param {Source} source
 * @param {About} about
 * @returns {string}
 */
export function periodId(source, about) {
  const look = lookIn(source);
  return look.live.size > 0 ? look.forNew(about) : (awaited(source) ?? crypto.randomUUID());
}

/**
 * @param {Source} source
 * @param {string} soort
 * @returns {string}
 */
export function newId(source, soort) {
  const first = soort === PERIOD.soort && source.of(soort).length === 0;
  return (first && awaited(source)) || crypto.randomUUID();
}

/**
 * @param {Source} source
 * @returns {string | undefined}
 */
function awaited(source) {
  for (const record of source.all()) {
    const id = record.velden[PERIOD.field];
    if (typeof id === "string" && id && !source.get(id)) return id;
  }
  return undefined;
}

/**
 * @param {Rec[]} records
 * @returns {Rec | undefined}
 */
export function newestOf(records) {
  return records.sort((a, b) => (clockOf(a) < clockOf(b) ? 1 : -1))[0];
}
