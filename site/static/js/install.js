// @ts-check
/** How this phone puts the app on its home screen. */

import { isTidiedAway } from "./space.js";

/** @typedef {Event & {prompt: () => Promise<unknown>}} Offer */

const EVENT = "bpv:install";

/** @type {Offer | undefined} */
let offer;

/** Keeps what the browser offers until a person asks for it; begins before the page is ready. */
export function keepOffer() {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = /** @type {Offer} */ (event);
    document.dispatchEvent(new Event(EVENT));
  });
}

/** @param {() => unknown} listener */
export function onOffer(listener) {
  document.addEventListener(EVENT, () => void listener());
}

/** @returns {"offer" | "share" | ""} by the browser's own question, by hand from the share menu, or not at all */
export function installWay() {
  if (offer) return "offer";
  return isTidiedAway() && navigator.maxTouchPoints > 0 ? "share" : "";
}

/** Asks the person; the browser takes the offer back after one answer. */
export async function takeOffer() {
  await offer?.prompt();
  offer = undefined;
}
