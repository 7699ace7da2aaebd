// @ts-check
/** The records of one kind as rows of the page's own template. */

import { all, onAction, one, show } from "../dom.js";
import { rowFor, showFindings } from "../list-row.js";
import { choosePeriod, inCurrentPeriod } from "../model.js";
import { startModules } from "../modules.js";
import { jsonOf, query, words } from "../page.js";
import { wordsOf } from "../rows.js";
import { showIn } from "../shown.js";
import { sourceOf } from "../sources.js";
import { onVerdict } from "../verdict.js";

/**
 * @typedef {import("../types.js").Rec} Rec
 * @typedef {import("../types.js").Source} Source
 * @typedef {{veld: string, is?: string[], query?: string}} Filter
 */

/** @param {HTMLElement} element */
export async function start(element) {
  const source = sourceOf(element);
  const soort = element.dataset["soort"] ?? "";
  let turn = 0;
  const render = async () => {
    const mine = ++turn;
    const labels = await wordsOf(soort, source);
    // A slower answer to an earlier question must not overwrite this one.
    if (mine === turn) showRows(element, source, labels);
  };
  source.subscribe((ids) => {
    if (concerns(element, source, ids)) void render();
  });
  onVerdict(() => all(element, "[data-record]").forEach((row) => showFindings(row, source, element)));
  onAction(element, "make-current", async (button) => {
    await choosePeriod(button.closest("[data-record]")?.getAttribute("data-record") ?? "");
    location.reload();
  });
  await render();
}

/**
 * @param {HTMLElement} element
 * @param {Source} source
 * @param {Set<string>} ids
 */
function concerns(element, source, ids) {
  const shown = all(element, "[data-record]").map((row) => row.dataset["record"] ?? "");
  const soort = element.dataset["soort"];
  return source.all().some((record) => ids.has(record.id) && record.soort === soort) || shown.some((id) => ids.has(id));
}

/**
 * @param {HTMLElement} element
 * @param {Source} source
 * @param {import("../rows.js").Words} labels
 */
function showRows(element, source, labels) {
  const records = recordsOf(element, source);
  const rows = records.flatMap((record) => rowFor(element, record, labels, source));
  one(element, "[data-rows]")?.replaceChildren(...rows);
  show(document.getElementById(element.dataset["empty"] ?? ""), records.length === 0);
  for (const row of rows) {
    showIn(row);
    void startModules(row);
  }
}

/**
 * @param {HTMLElement} element
 * @param {Source} source
 * @returns {Rec[]}
 */
function recordsOf(element, source) {
  const filters = jsonOf(element, "filter", /** @type {Filter[]} */ ([]));
  const every = source.of(element.dataset["soort"] ?? "");
  const near = element.dataset["inPeriode"] === "yes" ? inCurrentPeriod(source, every) : every;
  const fitting = near.filter((record) => filters.every((filter) => passes(record, filter, source)));
  return fitting.sort(orderBy(words(element.dataset["sort"]))).slice(0, Number(element.dataset["max"]) || undefined);
}

/**
 * A filter names the values, or the question in the address that has the value; a page opened at one record
 * takes it from there.
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
      const order = String(first.velden[field] ?? "").localeCompare(String(second.velden[field] ?? ""));
      if (order !== 0) return order;
    }
    return 0;
  };
}
