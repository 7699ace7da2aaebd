// @ts-check
/** Where somebody puts a signature: a name, and a drawing with a finger or the name alone. */

import { all, onAction, one, show } from "../../page/dom.js";
import { openPad } from "./drawing.js";

/**
 * @typedef {{naam: string, wijze: string, tekening: string}} Put
 * @typedef {{read: () => Put | undefined, isBegun: () => boolean, close: () => void}} Hand `read` shows what is not
 *   complete, `isBegun` says whether there is a drawing
 */

const MESSAGES = "[data-sign-error], [data-sign-empty], [data-sign-offer]";
const TYPED = "getypt";

/**
 * @param {HTMLElement} root
 * @param {string} naam
 * @returns {Hand}
 */
export function openHand(root, naam) {
  const ended = new AbortController();
  const canvas = one(root, "canvas[data-sign-canvas]");
  const name = /** @type {HTMLInputElement} */ (one(root, "[data-sign-naam]"));
  name.value = naam;
  // With a mouse a name is typed sooner than drawn.
  setWay(root, matchMedia("(any-pointer: coarse)").matches ? "" : TYPED);
  const offer = (/** @type {boolean} */ isOffered) => {
    show(one(root, "[data-sign-offer]"), isOffered);
    if (!isOffered) show(one(root, "[data-sign-empty]"), false);
  };
  const pad = canvas instanceof HTMLCanvasElement ? openPad(canvas, (works) => offer(!works)) : undefined;
  const listen = (/** @type {string} */ action, /** @type {() => unknown} */ run) =>
    onAction(root, action, run, ended.signal);
  listen("sign-clear", () => pad?.clear());
  listen("sign-undo", () => pad?.undo());
  listen("sign-type", () => {
    setWay(root, TYPED);
    name.focus();
  });
  root.addEventListener("change", (event) => isWay(event.target) && setWay(root, way(root)), { signal: ended.signal });
  return {
    read: () => readHand(root, pad, offer),
    isBegun: () => pad?.isSignature() ?? false,
    close: () => {
      ended.abort();
      pad?.clear();
      pad?.close();
    },
  };
}

/** @param {unknown} target */
const isWay = (target) => target instanceof HTMLInputElement && target.name === "wijze";

/** @param {HTMLElement} root */
function way(root) {
  const chosen = root.querySelector("input[name=wijze]:checked");
  return chosen instanceof HTMLInputElement ? chosen.value : "";
}

/**
 * @param {HTMLElement} root
 * @param {string} chosen "" for the first way
 */
function setWay(root, chosen) {
  const inputs = /** @type {HTMLInputElement[]} */ (all(root, "input[name=wijze]"));
  const wanted = inputs.find(({ value }) => value === chosen) ?? inputs[0];
  if (wanted) wanted.checked = true;
  for (const part of all(root, "[data-wijze]")) show(part, part.dataset["wijze"] === way(root));
  for (const message of all(root, MESSAGES)) show(message, false);
}

/**
 * @param {HTMLElement} root
 * @param {import("./drawing.js").Pad | undefined} pad
 * @param {(isOffered: boolean) => void} offer
 * @returns {Put | undefined} undefined when it is not complete, which is shown
 */
function readHand(root, pad, offer) {
  const input = /** @type {HTMLInputElement} */ (one(root, "[data-sign-naam]"));
  const naam = input.value.trim();
  const isDrawn = way(root) !== TYPED;
  const isEmpty = isDrawn && !pad?.isSignature();
  show(one(root, "[data-sign-error]"), naam === "");
  show(one(root, "[data-sign-empty]"), naam !== "" && isEmpty);
  if (isEmpty) offer(true);
  if (naam === "") input.focus();
  return naam === "" || isEmpty ? undefined : { naam, wijze: way(root), tekening: isDrawn ? (pad?.path() ?? "") : "" };
}
