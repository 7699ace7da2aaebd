// @ts-check
/** The dialog in which a signer reads what is sealed and signs it: with a finger, or by typing the name. */

import { focusField } from "../form/errors.js";
import { all, fillTexts, onAction, one, show } from "../page/dom.js";
import { canonical } from "../text/canonical.js";
import { answerIn, showChosen, startAnswer } from "./answer-fields.js";
import { openPad } from "./drawing.js";
import { addSignature, sealedContent } from "./seal.js";
import { showSealed } from "./sealed-view.js";

/**
 * @typedef {object} Occasion
 * @property {import("../pure/types.js").Source} source
 * @property {import("../pure/types.js").Rec} record
 * @property {import("./seal.js").Seal | undefined} seal
 * @property {import("./sealed-view.js").Labels} labels
 * @property {string} rol
 * @property {string} naam
 * @property {boolean} isSelf whether the owner of the phone signs
 * @property {import("./seal.js").Where} toestel whose phone it is
 * @property {boolean} asksHours whether who signs may agree with fewer hours, or not at all
 * @property {Record<string, string>} words rol, wie, formulier
 * @property {((name: string) => HTMLElement | undefined) | undefined} fieldOf where an answer of the record is changed
 *
 * @typedef {{occasion: Occasion, shown: string, pad: ReturnType<typeof openPad> | undefined, isBusy: boolean}} State
 */

const MESSAGES = "[data-sign-error], [data-sign-empty], [data-sign-offer], [data-sign-news]";

/** @type {State | undefined} */
let state;
/** @type {WeakSet<Element>} */
const prepared = new WeakSet();

/**
 * @param {Occasion} occasion
 */
export async function openSignDialog(occasion) {
  const dialog = one(document, "dialog[data-sign-dialog]");
  if (!(dialog instanceof HTMLDialogElement)) throw new Error("the page has no dialog to sign in");
  if (!prepared.has(dialog)) prepare(dialog);
  prepared.add(dialog);
  forget();
  state = { occasion, shown: "", pad: undefined, isBusy: false };
  fillTexts(dialog, occasion.words);
  show(one(dialog, "[data-hand-over]"), !occasion.isSelf);
  nameInput(dialog).value = occasion.naam;
  showContent(dialog);
  setWay(dialog, "");
  const { source, record, asksHours } = occasion;
  void startAnswer(dialog, source, record, { isAsked: asksHours, dates: signedDates(occasion) });
  dialog.showModal();
  const canvas = one(dialog, "canvas[data-sign-canvas]");
  if (canvas instanceof HTMLCanvasElement) state.pad = openPad(canvas, (works) => offerTyping(dialog, !works));
}

/** @param {HTMLDialogElement} dialog */
function prepare(dialog) {
  onAction(dialog, "sign-clear", () => state?.pad?.clear());
  onAction(dialog, "sign-undo", () => state?.pad?.undo());
  onAction(dialog, "sign-type", () => typeName(dialog));
  onAction(dialog, "sign-cancel", () => dialog.close());
  onAction(dialog, "sign-change", (button) => change(dialog, button));
  dialog.addEventListener("change", (event) => {
    const { name = "" } = /** @type {Partial<HTMLInputElement>} */ (event.target);
    if (name === "wijze") setWay(dialog, way(dialog));
    else if (name === "said" || name === "way") showChosen(dialog);
  });
  // The button, and the Enter key in a field: neither closes the dialog unsigned.
  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    void confirm(dialog);
  });
  // The event comes a moment after closing: the dialog may already be open again.
  dialog.addEventListener("close", () => dialog.open || forget());
}

/**
 * @param {Occasion} occasion
 * @returns {string[]} the days that are signed, each once
 */
function signedDates({ source, record, seal }) {
  const { regels } = sealedContent(source, source.get(record.id) ?? record, seal);
  return [...new Set(regels.map(({ velden }) => String(velden[seal?.veld ?? ""] ?? "")))].sort();
}

function forget() {
  state?.pad?.clear();
  state?.pad?.close();
  state = undefined;
}

/** @param {HTMLElement} dialog */
function nameInput(dialog) {
  return /** @type {HTMLInputElement} */ (one(dialog, "[data-sign-naam]"));
}

/** @param {HTMLElement} dialog */
function way(dialog) {
  const chosen = dialog.querySelector("input[name=wijze]:checked");
  return chosen instanceof HTMLInputElement ? chosen.value : "";
}

/**
 * @param {HTMLElement} dialog
 * @param {string} chosen "" returns to the first way
 */
function setWay(dialog, chosen) {
  const first = dialog.querySelector("input[name=wijze]");
  if (!chosen && first instanceof HTMLInputElement) first.checked = true;
  for (const part of all(dialog, "[data-wijze]")) show(part, part.dataset["wijze"] === way(dialog));
  for (const message of all(dialog, MESSAGES)) show(message, false);
}

/**
 * @param {HTMLElement} dialog
 * @param {boolean} isOffered drawing does not seem to work on this screen
 */
function offerTyping(dialog, isOffered) {
  show(one(dialog, "[data-sign-offer]"), isOffered);
  if (!isOffered) show(one(dialog, "[data-sign-empty]"), false);
}

/** @param {HTMLElement} dialog */
function typeName(dialog) {
  const typing = dialog.querySelector("input[name=wijze][value=getypt]");
  if (typing instanceof HTMLInputElement) typing.checked = true;
  setWay(dialog, "getypt");
  nameInput(dialog).focus();
}

/** @param {HTMLElement} dialog */
function showContent(dialog) {
  if (!state) return;
  const { source, record, seal, labels } = state.occasion;
  const sealed = sealedContent(source, source.get(record.id) ?? record, seal);
  state.shown = canonical(sealed);
  showSealed(dialog, sealed, labels);
  for (const button of all(dialog, "[data-action=sign-change]")) show(button, fieldFor(button) !== undefined);
}

/**
 * @param {HTMLElement} button next to an answer
 * @returns {HTMLElement | undefined} its question on the page; a line (a day) that is sealed with it has none
 */
function fieldFor(button) {
  const row = /** @type {HTMLElement} */ (button.closest("[data-answer]"));
  return row.closest("[data-sealed-records]") ? undefined : state?.occasion.fieldOf?.(row.dataset["answer"] ?? "");
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement} button
 */
function change(dialog, button) {
  const field = fieldFor(button);
  dialog.close();
  if (field) focusField(field);
}

/** @param {HTMLDialogElement} dialog */
async function confirm(dialog) {
  if (!state || state.isBusy) return;
  const own = state;
  const { source, record, rol, toestel } = own.occasion;
  own.isBusy = true;
  const antwoord = await answerIn(dialog, source, record);
  own.isBusy = false;
  // Meanwhile it may have been cancelled.
  if (state !== own || antwoord === undefined) return;
  const signed = signatureIn(dialog, own);
  if (!signed) return;
  const before = own.shown;
  showContent(dialog);
  // Another tab changed it during reading: what is new must be read first.
  const isNews = before !== own.shown;
  show(one(dialog, "[data-sign-news]"), isNews);
  if (isNews) return one(dialog, ".zegel")?.focus();
  dialog.close();
  await addSignature(source, { betreft: record.id, rol, ...signed, verzegeld: before, antwoord }, toestel);
  await source.flush();
}

/**
 * @param {HTMLElement} dialog
 * @param {State} own
 * @returns {{naam: string, wijze: string, tekening: string} | undefined} undefined when it is not complete, which is shown
 */
function signatureIn(dialog, { pad }) {
  const naam = nameInput(dialog).value.trim();
  const isDrawn = one(dialog, "[data-wijze]:not([hidden]) canvas") !== null;
  const isEmpty = isDrawn && !pad?.isSignature();
  const tekening = isDrawn ? (pad?.path() ?? "") : "";
  show(one(dialog, "[data-sign-error]"), naam === "");
  show(one(dialog, "[data-sign-empty]"), naam !== "" && isEmpty);
  if (isEmpty) offerTyping(dialog, true);
  return naam === "" || isEmpty ? undefined : { naam, wijze: way(dialog), tekening };
}
