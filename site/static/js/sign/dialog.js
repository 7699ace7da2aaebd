// @ts-check
/** The dialog in which a signer reads what is sealed, answers, and signs it. */

import { focusField } from "../form/errors.js";
import { all, fillTexts, onAction, one, show } from "../page/dom.js";
import { canonical } from "../text/canonical.js";
import { withdrawalOf } from "./answer.js";
import { answerIn, isAnswerBegun, startAnswer } from "./answer-fields.js";
import { askAbout } from "./asked.js";
import { openHand } from "./hand/drawn-or-typed.js";
import { addSignature, changedSince, sealedContent } from "./seal.js";
import { showSealed } from "./sheet/sealed-view.js";

/**
 * @typedef {object} Occasion
 * @property {import("../pure/types.js").Source} source
 * @property {import("../pure/types.js").Rec} record
 * @property {import("./seal.js").Seal | undefined} seal
 * @property {import("./sheet/sealed-view.js").Labels} labels
 * @property {string} rol
 * @property {string} naam
 * @property {boolean} isSelf whether the owner of the phone signs
 * @property {import("./seal.js").Where} toestel whose phone it is
 * @property {string[]} answers that may be given besides yes
 * @property {Record<string, string>} words rol, wie, formulier, student
 * @property {() => void} returned when the phone is back
 * @property {((name: string) => HTMLElement | undefined) | undefined} fieldOf where an answer of the record is changed
 *
 * @typedef {import("./seal.js").Signed} Signed
 * @typedef {{occasion: Occasion, shown: string, hand: import("./hand/drawn-or-typed.js").Hand | undefined, isBusy: boolean, done: {id: string, signed: Signed} | undefined}} State
 */

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
  state = { occasion, shown: "", hand: undefined, isBusy: false, done: undefined };
  fillTexts(dialog, occasion.words);
  show(one(dialog, "[data-hand-over]"), !occasion.isSelf);
  show(one(dialog, "[data-sign-news]"), false);
  show(one(dialog, "[data-to-student]"), occasion.words["student"] !== "");
  showStep(dialog, "signing");
  const { source, record, answers } = occasion;
  const sealed = showContent(dialog, state);
  const dates = sealed.regels.map(({ velden }) => String(velden[occasion.seal?.veld ?? ""] ?? ""));
  void startAnswer(dialog, askAbout(source, record.id), {
    id: record.id,
    kinds: answers,
    dates: [...new Set(dates)].sort(),
  });
  dialog.showModal();
  state.hand = openHand(dialog, occasion.naam);
}

/** @param {HTMLDialogElement} dialog */
function prepare(dialog) {
  onAction(dialog, "sign-cancel", () => dialog.close());
  onAction(dialog, "sign-change", (button) => change(dialog, button));
  onAction(dialog, "hand-back", () => {
    const { returned } = state?.occasion ?? {};
    dialog.close();
    returned?.();
  });
  onAction(dialog, "withdraw", () => withdraw(dialog));
  // The phone is in another hand: it goes back by its own button.
  dialog.addEventListener("cancel", (event) => {
    if (state?.done) return event.preventDefault();
    // Nobody loses a drawing or a reason to the Escape key or the Back button: it goes by its own button.
    if (!state?.hand?.isBegun() && !isAnswerBegun(dialog)) return;
    event.preventDefault();
    one(dialog, "[data-action=sign-cancel]")?.focus();
  });
  // The button, and the Enter key in a field: neither closes the dialog unsigned.
  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    void confirm(dialog);
  });
  // The event comes a moment after closing: the dialog may already be open again.
  dialog.addEventListener("close", () => dialog.open || forget());
}

function forget() {
  state?.hand?.close();
  state = undefined;
}

/**
 * @param {HTMLElement} dialog
 * @param {State} own
 */
function showContent(dialog, own) {
  const { source, record, seal, labels, rol } = own.occasion;
  const sealed = sealedContent(source, source.get(record.id) ?? record, seal);
  own.shown = canonical(sealed);
  showSealed(dialog, sealed, labels, changedSince(source, sealed, rol));
  for (const button of all(dialog, "[data-action=sign-change]")) show(button, fieldFor(button) !== undefined);
  return sealed;
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
  const { source, record, rol, toestel, isSelf } = own.occasion;
  own.isBusy = true;
  const antwoord = await answerIn(dialog, askAbout(source, record.id));
  own.isBusy = false;
  // Meanwhile it may have been cancelled.
  if (state !== own || antwoord === undefined) return;
  const put = own.hand?.read();
  if (!put) return;
  const before = own.shown;
  showContent(dialog, own);
  // Another tab changed it during reading: what is new must be read first.
  const isNews = before !== own.shown;
  show(one(dialog, "[data-sign-news]"), isNews);
  if (isNews) return one(dialog, ".zegel")?.focus();
  if (isSelf) dialog.close();
  const signed = { betreft: record.id, rol, ...put, verzegeld: before, antwoord };
  own.isBusy = true;
  const id = await addSignature(source, signed, toestel);
  await source.flush();
  own.isBusy = false;
  if (state !== own) return;
  own.done = { id, signed };
  showStep(dialog, "yes");
}

/** @param {HTMLDialogElement} dialog */
async function withdraw(dialog) {
  if (!state?.done || state.isBusy) return;
  const own = state;
  const { done, occasion } = own;
  own.isBusy = true;
  const antwoord = withdrawalOf(done?.id ?? "", one(dialog, "[data-signed-done]")?.dataset["reason"] ?? "");
  await addSignature(occasion.source, { .../** @type {Signed} */ (done?.signed), antwoord }, occasion.toestel);
  await occasion.source.flush();
  if (state === own) showStep(dialog, "no");
}

/**
 * @param {HTMLElement} dialog
 * @param {"signing" | "yes" | "no"} step what was done with the signature: it was put, or taken back
 */
function showStep(dialog, step) {
  const done = /** @type {HTMLElement} */ (one(dialog, "[data-signed-done]"));
  show(one(dialog, "[data-signing]"), step === "signing");
  show(done, step !== "signing");
  for (const part of all(done, "[data-done]")) show(part, part.dataset["done"] === step);
  show(one(done, "[data-action=withdraw]"), step === "yes");
  if (step !== "signing") one(done, "h2")?.focus();
}
