// @ts-check
/** The records of one kind as rows made from the page's own template. */

import { onVerdict } from "../engine/verdict-state.js";
import { wordsOf } from "../map/fill.js";
import { answeredOpleiding } from "../map/opleiding.js";
import { inPeriod, PERIOD, periodOfToday } from "../map/periode.js";
import { sourceOf } from "../map/sources.js";
import { jsonOf, query, words } from "../page/document.js";
import { all, onAction, one, show } from "../page/dom.js";
import { withoutTwins } from "../pure/twins.js";
import { soon } from "../pure/waiting.js";
import { keptRows } from "../show/list-portions.js";
import { showFindings } from "../show/list-row.js";
import { chooseBpv } from "../store/bpv-choice.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {{veld: string, is?: string[], query?: string}} Filter
 */

/** @param {HTMLElement} element */
export async function start(element) {
  const source = sourceOf(element);
  const soort = element.dataset["soort"] ?? "";
  const rows = keptRows(element, source);
  const render = async () => {
    const records = recordsOf(element, source);
    // Every row may show which period is the current one.
    if (soort === PERIOD.soort) rows.forget();
    show(document.getElementById(element.dataset["empty"] ?? ""), records.length === 0);
    await rows.show(records, await wordsOf(soort, source));
  };
  let opleiding = answeredOpleiding(source);
  const renderSoon = soon(render);
  source.subscribe((ids) => {
    const now = answeredOpleiding(source);
    if (now !== opleiding) rows.forget();
    else if (!concerns(element, source, ids)) return;
    opleiding = now;
    renderSoon();
  }, element);
  let meant = JSON.stringify(source.bpv());
  onVerdict(() => {
    all(element, "[data-record]").forEach((row) => showFindings(row, source, element));
    if (meant !== JSON.stringify(source.bpv())) renderSoon();
    meant = JSON.stringify(source.bpv());
  });
  onAction(element, "make-current", async (button) => {
    const periode = button.closest("[data-record]")?.getAttribute("data-record") ?? "";
    const bij = periodOfToday(source);
    await chooseBpv(periode === bij ? undefined : { periode, bij });
    location.assign(location.pathname);
  });
  await render();
}

/**
 * @param {HTMLElement} element
 * @param {Source} source
 * @param {Set<string>} ids
 */
function concerns(element, source, ids) {
  const soort = element.dataset["soort"];
  const isOurs = (/** @type {string} */ id) => source.get(id)?.soort === soort;
  return Array.from(ids).some((id) => isOurs(id) || one(element, `[data-record="${CSS.escape(id)}"]`) !== null);
}

/**
 * @param {HTMLElement} element
 * @param {Source} source
 * @returns {Rec[]}
 */
function recordsOf(element, source) {
  const filters = jsonOf(element, "filter", /** @type {Filter[]} */ ([]));
  const every = source.of(element.dataset["soort"] ?? "");
  const near = element.dataset["inPeriode"] === "yes" ? inPeriod(source, every) : every;
  const fitting = near.filter((record) => filters.every((filter) => passes(record, filter, source)));
  const shown = element.hasAttribute("data-has-parts") ? withoutTwins(fitting) : fitting;
  return shown.sort(orderBy(words(element.dataset["sort"]))).slice(0, Number(element.dataset["max"]) || undefined);
}

/**
 * A filter names the values, or the query parameter that holds the value; a page opened at one record takes it
 * from that record.
 * @param {Rec} record
 * @param {Filter} filter
 * @param {Source} source
 * @returns {boolean}
 */
function passes(record, { veld, is, query: name }, source) {
  const value = String(record.velden[veld] ?? "");
  if (is) return is.includes(value);
  return value === (query().get(name ?? "") ?? source.get(query().get("id") ?? "")?.velden[veld]);
}

/**
 * @param {string[]} names each with a "-" before it for newest or largest first
 * @returns {(a: Rec, b: Rec) => number}
 */
function orderBy(names) {
  return (a, b) => {
    for (const name of names) {
      const field = name.replace(/^-/, "");
      const [first, second] = name === field ? [a, b] : [b, a];
      const [one, other] = [String(first.velden[field] ?? ""), String(second.velden[field] ?? "")];
      if (one !== other) return one < other ? -1 : 1;
    }
    return 0;
  };
}
