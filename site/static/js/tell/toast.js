// @ts-check
/** A short message that something was done, and a question before something is deleted. */

import { all, clone, one, setText } from "../page/dom.js";

const TOAST_MS = 5000;

/** @param {string | undefined} text */
export function toast(text) {
  const place = one(document, "[data-toasts]");
  const item = clone(document, "template[data-toast-template]");
  if (!place || !item || !text) return;
  setText(one(item, "[data-text]") ?? item, text);
  place.append(item);
  setTimeout(() => item.remove(), TOAST_MS);
}

/**
 * Asks in the page's own dialog; without a question the answer is yes.
 * @param {string | undefined} question
 * @param {string} [yes] the text of the confirming button; else the page's own
 * @returns {Promise<boolean>}
 */
export function confirmed(question, yes) {
  const dialog = one(document, "dialog[data-confirm-dialog]");
  if (!question || !(dialog instanceof HTMLDialogElement)) return Promise.resolve(true);
  setText(one(dialog, "[data-text]"), question);
  const button = lastButton(dialog);
  if (button) {
    button.dataset["word"] ??= button.textContent;
    setText(button, yes ?? button.dataset["word"] ?? "");
  }
  // Escape closes without a value; the previous value must not count as the answer.
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(isYes(dialog)), { once: true });
  });
}

/** The last button of the dialog is the confirming one. @param {HTMLDialogElement} dialog */
const lastButton = (dialog) => all(dialog, "button[value]").at(-1);

/** @param {HTMLDialogElement} dialog */
function isYes(dialog) {
  return dialog.returnValue !== "" && dialog.returnValue === lastButton(dialog)?.getAttribute("value");
}
