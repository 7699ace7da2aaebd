// @ts-check
/** Keeps the place that the user was led to where it is, while the page around it still grows. */

/** By then a page is complete. */
const GROWN_MS = 5000;

let stop = () => {};
let isHeld = false;

/** Whether a place is held now: nothing else scrolls then. */
export const isLanding = () => isHeld;

/**
 * Scrolls the page somewhere, and again at every change of its height, until it is complete or the user moves on.
 * @param {() => void} put
 * @param {boolean} [now] false: something else is already scrolling there
 */
export function holdPlace(put, now = true) {
  stop();
  isHeld = true;
  let isFirst = !now;
  const grows = new ResizeObserver(() => {
    if (!isFirst) put();
    isFirst = false;
  });
  grows.observe(document.body);
  const gone = new AbortController();
  const timer = setTimeout(() => stop(), GROWN_MS);
  stop = () => {
    isHeld = false;
    grows.disconnect();
    clearTimeout(timer);
    gone.abort();
  };
  for (const type of ["pointerdown", "wheel", "keydown"]) {
    addEventListener(type, stop, { once: true, passive: true, signal: gone.signal });
  }
}

/**
 * Leads to a part of the page: its top, or the text of a question, moves to the top of the window.
 * @param {Element} part
 * @param {boolean} [now]
 */
export function landAt(part, now) {
  const heading = part.closest(".veld[data-veld]")?.querySelector("legend, label") ?? part;
  holdPlace(() => heading.scrollIntoView({ block: "start" }), now);
}

/** The part that the address names, if there is one. */
export function landingPart() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}
