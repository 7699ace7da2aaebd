// @ts-check
/** Always shows whose turn it is to fill in, with the button that ends it. */

import { onShown } from "../form/core/binding.js";
import { address, jsonOf, query } from "../page/document.js";
import { all, fillTexts, onAction, one, show } from "../page/dom.js";
import { text } from "../pure/record.js";
import { soon } from "../pure/waiting.js";
import { map } from "../store/map-on-page.js";
import { nameOfTurn } from "../turn/name.js";
import { giveTurn, onTurn, touchTurn, turnRole, turnRules } from "../turn/whose.js";

/** @param {HTMLElement} element */
export function start(element) {
  let shown = turnRole();
  const others = all(document, "form [data-other-turn]");
  const update = () => {
    shown = turnRole();
    showTurn(element, shown);
    for (const place of others) showOther(place, shown);
  };
  // Back from another page, or after a long silence: the content may be for somebody whose turn is over.
  const lookAgain = () => {
    if (document.visibilityState === "visible" && shown !== turnRole()) toList(element);
  };
  onTurn(update);
  for (const form of others.map(formOf)) onShown(form, update);
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

/** @param {HTMLElement} place */
const formOf = (place) => /** @type {HTMLFormElement} */ (place.closest("form"));

/**
 * An older answer that is open may be somebody else's: an edit changes that person's words.
 * @param {HTMLElement} place
 * @param {string} rol
 */
function showOther(place, rol) {
  const rules = turnRules();
  const record = map.get(formOf(place).dataset["record"] ?? "");
  const other = text(record, rules?.veld ?? "");
  fillTexts(place, { ander: text(record, place.dataset["otherTurn"] ?? "") || rules?.wie[other]?.label });
  show(place, other !== "" && other !== rol);
}

/** What was typed is kept; somebody else's answers are not left open. @param {HTMLElement} element */
async function toList(element) {
  await map.flush();
  const pages = jsonOf(document.body, "pages", /** @type {Record<string, string>} */ ({}));
  location.replace(address(pages[element.dataset["soort"] ?? ""] ?? ""));
}
