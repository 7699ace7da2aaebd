// @ts-check
/** The part of the dialog in which a signer agrees, agrees with fewer hours, or does not agree. */

import { formatValue } from "../map/format.js";
import { all, clone, fillTexts, onAction, one, setText, show } from "../page/dom.js";
import { answerOf, asStored, FEWER, isAboutHours, missingIn } from "./answer.js";
import { asClock } from "./hours/worked.js";

/**
 * @typedef {import("../pure/types.js").JsonObject} JsonObject
 * @typedef {import("./hours/agreed.js").Day} Day
 * @typedef {import("./hours/agreed.js").Fault} Fault
 * @typedef {import("./hours/agreed.js").Ask} Ask
 */

/** @type {WeakSet<HTMLElement>} */
const prepared = new WeakSet();
/** Where the answer to a question is typed; a list of days has one for each. */
const CONTROL = ":scope > :is(input, textarea), :scope > label > input";

/**
 * Starts anew: nothing chosen, nothing typed.
 * @param {HTMLElement} dialog
 * @param {Ask} ask
 * @param {{id: string, kinds: string[], dates: string[]}} about the record, which answers there are besides yes, and the
 *   days that are signed, for as long as the rules do not name them
 */
export async function startAnswer(dialog, ask, { id, kinds, dates }) {
  const part = one(dialog, "[data-akkoord]");
  if (!part) return;
  if (!prepared.has(part)) prepare(dialog, part);
  show(part, kinds.length > 0);
  choose(part, "");
  for (const button of buttonsIn(part)) show(button, ["", ...kinds].includes(saidBy(button)));
  for (const input of inputsIn(part)) {
    if (input instanceof HTMLInputElement && input.type === "radio") input.checked = input.defaultChecked;
    else input.value = "";
  }
  part.dataset["of"] = id;
  showHours(part, "");
  showDays(
    part,
    dates.map((datum) => ({ datum, dag: "", uren: "" })),
  );
  showChosen(dialog);
  const asked = kinds.includes(FEWER) ? await ask() : undefined;
  // The dialog may be about something else by now.
  if (!asked || part.dataset["of"] !== id) return;
  showHours(part, asked.uren);
  // Nobody loses what is already typed at a day.
  const isTyped = all(part, "[data-hour-days] input").some((input) => /** @type {HTMLInputElement} */ (input).value);
  if (asked.dagen.length > 0 && !isTyped) showDays(part, asked.dagen);
}

/**
 * @param {HTMLElement} part
 * @param {string} uren that are written, "" while the rules did not count them
 */
function showHours(part, uren) {
  fillTexts(/** @type {HTMLElement} */ (one(part, "[data-known]")), { uren });
  show(one(part, "[data-known]"), uren !== "");
}

/** @param {HTMLElement} part */
function inputsIn(part) {
  return /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */ (all(part, "input, textarea"));
}

/**
 * @param {HTMLElement} part
 * @param {Day[]} days
 */
function showDays(part, days) {
  const rows = days.flatMap((day) => {
    const row = clone(part, "template[data-hour-day]");
    if (!row) return [];
    fillTexts(row, { ...day, dag: day.dag || formatValue(day.datum, "long-date") });
    row.dataset["fault"] = day.datum;
    return [row];
  });
  one(part, "[data-hour-days]")?.replaceChildren(...rows);
}

/** @param {HTMLElement} dialog @param {HTMLElement} part */
function prepare(dialog, part) {
  prepared.add(part);
  onAction(part, "say", (button) => {
    choose(part, saidBy(button));
    showChosen(dialog);
  });
  part.addEventListener("change", (event) => {
    if (/** @type {Partial<HTMLInputElement>} */ (event.target).name === "way") showChosen(dialog);
  });
}

/** @param {HTMLElement} part */
const buttonsIn = (part) => all(part, "[data-action=say]");
/** @param {HTMLElement} button */
const saidBy = (button) => button.dataset["said"] ?? "";

/** @param {HTMLElement} dialog @returns {boolean} whether anything was typed */
export function isAnswerBegun(dialog) {
  const part = one(dialog, "[data-akkoord]");
  const typed = part ? inputsIn(part).filter(({ type }) => type !== "radio") : [];
  return typed.some(({ value }) => value !== "");
}

/** @param {HTMLElement} part @param {string} said */
function choose(part, said) {
  for (const button of buttonsIn(part)) button.setAttribute("aria-pressed", String(saidBy(button) === said));
}

/** Shows what belongs to the chosen answer. @param {HTMLElement} dialog */
function showChosen(dialog) {
  const part = one(dialog, "[data-akkoord]");
  if (!part) return;
  const { said, way } = typedIn(part);
  for (const item of all(part, "[data-for]")) show(item, (item.dataset["for"] ?? "").split(" ").includes(said));
  for (const item of all(part, "[data-way]")) show(item, item.dataset["way"] === way);
  showFaults(part, []);
}

/**
 * @param {HTMLElement} part
 * @param {string} name
 */
function chosen(part, name) {
  const input = part.querySelector(`input[name="${name}"]:checked`);
  return input instanceof HTMLInputElement ? input.value : "";
}

/** @param {HTMLElement} part */
function typedIn(part) {
  const value = (/** @type {HTMLElement} */ item) => item.querySelector("input, textarea");
  const textOf = (/** @type {Element | null} */ input) =>
    input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement ? input.value : "";
  const days = all(part, "[data-hour-days] > *").map(
    (row) => /** @type {[string, string]} */ ([row.dataset["fault"] ?? "", textOf(value(row))]),
  );
  return {
    said: part.hidden ? "" : saidBy(one(part, "[data-action=say][aria-pressed=true]") ?? part),
    way: chosen(part, "way"),
    uren: textOf(one(part, "#akkoord-uren")),
    dagen: days,
    reden: textOf(one(part, "#akkoord-reden")),
  };
}

/**
 * What the signer answered, ready to be sealed; undefined when something is wrong with it, which is shown at its place.
 * @param {HTMLElement} dialog
 * @param {Ask} ask
 * @returns {Promise<string | undefined>}
 */
export async function answerIn(dialog, ask) {
  const part = one(dialog, "[data-akkoord]");
  const answer = part ? answerOf(typedIn(part)) : undefined;
  if (!part || !answer) return "";
  const missing = missingIn(answer).map((veld) => ({ veld }));
  // Without rules the answer is sealed as it was typed, and read later.
  const asked = isAboutHours(answer) ? await ask(answer) : undefined;
  const faults = asked?.fouten ?? missing;
  showFaults(part, faults);
  return faults.length === 0 ? asStored(answer) : undefined;
}

/**
 * Each sentence at its question; one without words is what the page itself says there.
 * @param {HTMLElement} part
 * @param {Fault[]} faults
 */
function showFaults(part, faults) {
  const places = all(part, "[data-fault]");
  for (const place of places) {
    const fault = faults.find(({ veld }) => veld === place.dataset["fault"]);
    const message = one(place, ":scope > .melding");
    const words = message && one(message, "[data-words]");
    if (words && fault) setText(words, sentenceOf(part, fault) || words.dataset["words"] || "");
    show(message, fault !== undefined);
    for (const control of all(place, CONTROL)) {
      if (fault) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }
  const first = places.find((place) => one(place, ":scope > .melding:not([hidden])"));
  if (first) one(first, "input, textarea")?.focus();
}

/**
 * @param {HTMLElement} part
 * @param {Fault} fault
 * @returns {string} "" for what is said at the place itself
 */
function sentenceOf(part, { tekst, wat, minuten = 0 }) {
  if (tekst !== undefined || !wat) return tekst ?? "";
  const sentence = clone(part, `template[data-sentence="${CSS.escape(wat)}"]`);
  if (!sentence) return "";
  fillTexts(sentence, { uren: asClock(minuten) });
  return sentence.textContent;
}
