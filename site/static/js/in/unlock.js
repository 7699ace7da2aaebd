// @ts-check
/** Asks for the password of one file, until it is right or the user gives up. */

import { openText } from "../file/locked.js";
import { fillTexts, one, setText, show } from "../page/dom.js";

/** Ends the question that is open. */
let end = () => undefined;

/**
 * @param {HTMLElement} element with the form
 * @param {string} name of the file
 * @param {string} text
 * @returns {Promise<string | undefined>} its content; undefined when the question was withdrawn
 */
export function unlocked(element, name, text) {
  stopAsking();
  const form = /** @type {HTMLFormElement} */ (one(element, "form[data-unlock]"));
  const input = /** @type {HTMLInputElement} */ (one(form, "input"));
  // Codes have no file name.
  if (name) setText(one(form, "[data-text=bestand]"), name);
  show(form, true);
  input.focus();
  return new Promise((resolve, reject) => {
    end = () => {
      close(form, input);
      resolve(undefined);
    };
    form.onsubmit = (event) => {
      event.preventDefault();
      // A file that was chosen meanwhile has a question of its own.
      const mine = end;
      void attempt(form, input, text).then((opened) => {
        if (opened === undefined || end !== mine) return;
        close(form, input);
        resolve(opened);
      }, reject);
    };
  });
}

/** Withdraws the question. */
export function stopAsking() {
  end();
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input
 * @param {string} text
 * @returns {Promise<string | undefined>}
 */
async function attempt(form, input, text) {
  if (!input.value) return void input.focus();
  sayFault(form, undefined);
  form.inert = true;
  const opened = await openText(text, input.value, saysTries(form)).finally(() => {
    form.inert = false;
    saysTries(form)(0, 0);
  });
  if ("text" in opened) return opened.text;
  sayFault(form, opened.fout);
  input.select();
  return undefined;
}

/**
 * Says that other forms of the password are tried, from the second on. Stands behind the form, which is inert meanwhile.
 * @param {HTMLFormElement} form
 */
export function saysTries(form) {
  const place = /** @type {HTMLElement} */ (form.nextElementSibling);
  return (/** @type {number} */ poging, /** @type {number} */ pogingen) => {
    fillTexts(place, { poging, pogingen });
    show(place, poging > 1);
  };
}

/**
 * @param {HTMLFormElement} form
 * @param {string | undefined} fout the rules' message; "" for a wrong password
 */
function sayFault(form, fout) {
  const place = one(form, "[data-unlock-error]");
  setText(place && one(place, "[data-text=fout]"), fout || (form.dataset["msgWrong"] ?? ""));
  show(place, fout !== undefined);
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input
 */
function close(form, input) {
  end = () => undefined;
  input.value = "";
  sayFault(form, undefined);
  show(form, false);
}
