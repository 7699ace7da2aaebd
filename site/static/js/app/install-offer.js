// @ts-check
/** The question of a browser that can put the app on the home screen by itself. How others do it: app/install-way.js. */

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

/** @returns {boolean} whether the browser offers it now */
export function hasOffer() {
  return offer !== undefined;
}

/** Asks the person; the browser takes the offer back after one answer. */
export async function takeOffer() {
  await offer?.prompt();
  offer = undefined;
}
