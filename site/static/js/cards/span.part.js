// @ts-check
/** Several days at once, free or ill: one record for each working day that has none, and undone with one tap. */

import { formatValue } from "../map/format.js";
import { currentPeriod, inPeriod, newId, PERIOD, theOne } from "../map/periode.js";
import { sourceOf } from "../map/sources.js";
import { jsonOf, today, words } from "../page/document.js";
import { all, fillTexts, onAction, one, setText, show } from "../page/dom.js";
import { spanOf } from "../pure/roster.js";
import { isClosed } from "./closed.js";

/**
 * @typedef {import("../pure/roster.js").Roster} Roster
 * @typedef {import("../pure/types.js").Source} Source
 */

/** @param {HTMLElement} form with the names of the questions about the day and its kind, and its sentences */
export function start(form) {
  const source = sourceOf(form);
  /** @type {string[]} */
  let made = [];
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    made = fill(/** @type {HTMLFormElement} */ (form), source);
  });
  form.addEventListener("input", () => tell(form, ""));
  onAction(form, "undo", () => {
    // What was written there since is not ours to take away.
    const own = made.filter((id) => isAsMade(source.get(id)));
    for (const id of own) source.change({ id, soort: form.dataset["makes"] ?? "", remove: true });
    void source.flush();
    show(one(form, "[data-done]"), false);
    show(one(form, "[data-undone]"), true);
    one(form, "button[type=submit]")?.focus({ preventScroll: true });
  });
}

/** As many answers as a filled-in day begins with. @param {import("../pure/types.js").Rec | undefined} record */
const isAsMade = (record) => record !== undefined && Object.keys(record.velden).length === ANSWERS;
/** Its period, its day and its kind. */
const ANSWERS = 3;

/**
 * @param {HTMLFormElement} form
 * @param {Source} source
 * @returns {string[]} the ids of what was made
 */
function fill(form, source) {
  const { makes: soort = "", day = "", kind = "" } = form.dataset;
  const answers = new FormData(form);
  const asked = (/** @type {string} */ name) => String(answers.get(name) ?? "");
  const [first, last, what] = [asked("first"), asked("last"), asked("what")];
  const about = { soort, velden: { [day]: first } };
  const period = theOne(source, PERIOD.soort, about) ?? currentPeriod(source);
  const lines = new Set(inPeriod(source, source.of(soort), about).map(({ velden }) => velden[day]));
  const span = spanOf(jsonOf(form, "roster", /** @type {any} */ ({})), period?.velden, {
    first,
    last,
    until: words(form.dataset["afterwards"]).includes(what) ? today() : "",
    isTaken: (date) => lines.has(date) || isClosed(source, form, period?.id ?? "", date),
  });
  tell(form, span.fault);
  if (span.fault || !period) return [];
  const ids = span.days.map((date) => {
    const id = newId(source, soort);
    source.change({ id, soort, velden: { [PERIOD.field]: period.id, [day]: date, [kind]: what } });
    return id;
  });
  void source.flush();
  const named = (/** @type {string[]} */ days) => days.map((date) => formatValue(date, "date"));
  fillTexts(form, { aantal: ids.length, dagen: named(span.days), over: named(span.left) });
  show(one(form, "[data-left]"), span.left.length > 0);
  show(one(form, "[data-done]"), true);
  return ids;
}

/**
 * Says what is wrong at the question it is about, and takes away what was said before.
 * @param {HTMLElement} form
 * @param {string} fault
 */
function tell(form, fault) {
  const sentences = jsonOf(form, "faults", /** @type {Record<string, {bij: string, tekst: string}>} */ ({}));
  const { bij = "", tekst = "" } = sentences[fault] ?? {};
  for (const part of all(form, "[data-done], [data-undone]")) show(part, false);
  for (const input of all(form, "input[type=date]")) input.removeAttribute("aria-invalid");
  for (const place of all(form, "[data-at]")) {
    const isHere = place.dataset["at"] === bij;
    setText(one(place, "[data-sentence]"), isHere ? tekst : "");
    show(place, isHere);
  }
  if (!bij) return;
  const input = one(form, `[name="${bij}"]`);
  input?.setAttribute("aria-invalid", "true");
  input?.focus();
}
