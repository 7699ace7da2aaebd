// @ts-check
/** Shows a text as a series of codes, one after another, until it is stopped. */

import { fillPattern } from "../map/fill.js";
import { all, onAction, one, setText, show } from "../page/dom.js";
import { stayAwake } from "./awake.js";
import { drawCode } from "./qr-picture.js";
import { makeParts } from "./series.js";

/** Slow enough for a camera and for people who are sensitive to flashes: WCAG 2.3.1 allows three a second. */
const NEXT_MS = 600;

/** @typedef {{show: (parts: string[]) => void, stop: () => void}} Screen */

/** @type {WeakMap<HTMLElement, Screen>} */
const screens = new WeakMap();

/**
 * @param {HTMLElement} element with the place for the codes
 * @param {string} text
 * @returns {Promise<number>} how many codes are needed; above the page's maximum none are shown
 */
export async function showCodes(element, text) {
  const screen = screens.get(element) ?? startScreen(element);
  screens.set(element, screen);
  const parts = await makeParts(text);
  if (parts.length <= Number(element.dataset["most"])) screen.show(parts);
  return parts.length;
}

/** @param {HTMLElement} element on which codes may be shown */
export const stopCodes = (element) => screens.get(element)?.stop();

/**
 * @param {HTMLElement} element
 * @returns {Screen}
 */
function startScreen(element) {
  const place = one(element, "[data-codes]");
  /** @type {string[]} */
  let parts = [];
  let at = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  /** @type {Promise<() => void> | undefined} */
  let awake;

  const turn = (/** @type {number} */ step) => {
    at = (at + step + parts.length) % parts.length;
    const drawing = one(element, "[data-code]");
    if (drawing) drawCode(drawing, parts[at] ?? "");
    const number = one(element, "[data-code-number]");
    setText(number, fillPattern(number?.dataset["pattern"] ?? "", { nummer: at + 1, totaal: parts.length }));
  };
  const play = (/** @type {boolean} */ isPlaying) => {
    clearInterval(timer);
    timer = isPlaying ? setInterval(() => turn(1), NEXT_MS) : undefined;
    show(one(element, "[data-action=code-pause]"), isPlaying);
    show(one(element, "[data-action=code-play]"), !isPlaying);
  };
  const stop = () => {
    clearInterval(timer);
    show(place, false);
    void awake?.then((release) => release());
    awake = undefined;
  };
  const byHand = (/** @type {number} */ step) => {
    play(false);
    turn(step);
  };
  onAction(element, "code-previous", () => byHand(-1));
  onAction(element, "code-next", () => byHand(1));
  onAction(element, "code-pause", () => {
    play(false);
    one(element, "[data-action=code-play]")?.focus();
  });
  onAction(element, "code-play", () => {
    play(true);
    one(element, "[data-action=code-pause]")?.focus();
  });
  onAction(element, "code-stop", () => {
    stop();
    one(element, "[data-action=show-codes]")?.focus();
  });
  return {
    stop,
    show: (made) => {
      stop();
      [parts, at] = [made, 0];
      turn(0);
      for (const control of all(element, "[data-more]")) show(control, parts.length > 1);
      if (parts.length > 1) play(!matchMedia("(prefers-reduced-motion: reduce)").matches);
      show(place, true);
      place?.focus();
      awake = stayAwake();
    },
  };
}
