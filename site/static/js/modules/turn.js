// @ts-check
/** Says all the time whose turn it is to fill in, and has the button that ends it. */

import { fillTexts, one, onAction, show } from "../dom.js";
import { address, jsonOf, query } from "../page.js";
import { soon } from "../patience.js";
import { map } from "../records.js";
import { nameOfTurn } from "../turn-name.js";
import { giveTurn, onTurn, touchTurn, turnRole, turnRules } from "../turn.js";

/** @param {HTMLElement} element */
export function start(element) {
  let shown = turnRole();
  const update = () => {
    shown = turnRole();
    showTurn(element, shown);
  };
  // Back from another page, or after a long silence: what stands here may be for somebody whose turn is over.
  const lookAgain = () => {
    if (document.visibilityState === "visible" && shown !== turnRole()) toList(element);
  };
  onTurn(update);
  map.subscribe(soon(update), element);
  onAction(element, "give-back", () => {
    giveTurn(turnRules()?.eigenaar ?? "");
    if (query().size > 0) toList(element);
  });
  for (const type of ["pointerdown", "keydown"]) document.addEventListener(type, touchTurn);
  addEventListener("pageshow", lookAgain);
  document.addEventListener("visibilitychange", lookAgain);
  update();
}

/**
 * @param {HTMLElement} element
 * @param {string} rol
 */
function showTurn(element, rol) {
  const rules = turnRules();
  const who = [nameOfTurn(element, rol), rules?.wie[rol]?.label].filter(Boolean);
  fillTexts(element, { wie: who.join(", ") });
  element.dataset["turnOf"] = rol === rules?.eigenaar ? "owner" : "guest";
  show(one(element, "[data-action=give-back]"), rol !== rules?.eigenaar);
}

/** What was typed is kept; the answers of somebody else are not left open. @param {HTMLElement} element */
async function toList(element) {
  await map.flush();
  const pages = jsonOf(document.body, "pages", /** @type {Record<string, string>} */ ({}));
  location.replace(address(pages[element.dataset["soort"] ?? ""] ?? ""));
}
