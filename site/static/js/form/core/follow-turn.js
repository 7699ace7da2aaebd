// @ts-check
/** Who answers a form, in the form itself: choosing somebody gives that person the turn, and the name goes along. */

import { nameOfTurn } from "../../turn/name.js";
import { giveTurn, turnRole } from "../../turn/whose.js";
import { readField, writeField } from "../question/controls.js";
import { fieldsOf, nameOf } from "../question/field.js";
import { TURN } from "./prefill.js";

/**
 * @param {HTMLElement} form
 * @param {HTMLElement} field in which somebody just chose or typed
 * @returns {string[]} the other questions that got another answer by it
 */
export function followTurn(form, field) {
  const [role, name] = [TURN.role, TURN.name].map((from) =>
    fieldsOf(form).find((item) => item.dataset["prefill"] === from),
  );
  if (!role || !name) return [];
  const rol = String(readField(role));
  // What is typed in an older answer of somebody else says nothing of who is here.
  if (field === name && rol === turnRole()) giveTurn(rol, String(readField(name)));
  if (field !== role) return [];
  giveTurn(rol);
  writeField(name, nameOfTurn(form, rol));
  return [nameOf(name)];
}
