// @ts-check
/** Who answers a form, in the form itself: choosing a person gives them the turn, and fills in the name. */

import { nameOfTurn } from "../../turn/name.js";
import { giveTurn, turnRole } from "../../turn/whose.js";
import { readField, writeField } from "../question/controls.js";
import { fieldsOf, nameOf } from "../question/field.js";
import { TURN } from "./prefill.js";

/**
 * @param {HTMLElement} form
 * @param {HTMLElement} field that was just answered
 * @returns {string[]} the other questions whose answers changed with it
 */
export function followTurn(form, field) {
  const [role, name] = [TURN.role, TURN.name].map((from) =>
    fieldsOf(form).find((item) => item.dataset["prefill"] === from),
  );
  if (!role || !name) return [];
  const rol = String(readField(role));
  // Typing in an older answer of somebody else says nothing about who is here.
  if (field === name && rol === turnRole()) giveTurn(rol, String(readField(name)));
  if (field !== role) return [];
  giveTurn(rol);
  writeField(name, nameOfTurn(form, rol));
  return [nameOf(name)];
}
