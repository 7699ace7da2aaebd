// @ts-check
/** The browser's own offer to put the app on the home screen. Other ways: app/install-way.js. */

/** @typedef {Event & {prompt: () => Promise<unknown>}} Offer */

const EVENT = "bpv:install";

/** @type {Offer | undefined} */
let offer;

/** Keeps the browser's offer until the user asks for it; starts before the page is ready. */
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

/** @returns {boolean} whether the browser offers it now */
export function hasOffer() {
  return offer !== undefined;
}

/** Asks the user; the browser withdraws the offer after one answer. */
export async function takeOffer() {
  await offer?.prompt();
  offer = undefined;
}
