// @ts-check
/** The name of the person whose turn it is: as typed, else as the map knows it. */

import { valueAt } from "../map/values.js";
import { turnName, turnRole, turnRules } from "./whose.js";

/**
 * @param {HTMLElement} element that says which map
 * @param {string} rol
 * @returns {string}
 */
export function nameOfTurn(element, rol) {
  return (rol === turnRole() && turnName()) || valueAt(element, turnRules()?.wie[rol]?.naam ?? "");
}
