// @ts-check
/** A place on a page that somebody is led to stays where it was put while the page around it still grows. */

/** By then a page has what it had. */
const GROWN_MS = 5000;

let stop = () => {};

/**
 * Puts a page somewhere, and again at every change of its height, until it is whole or somebody goes on from there.
 * @param {() => void} put
 * @param {boolean} [now] false: somebody else is scrolling there already
 */
export function holdPlace(put, now = true) {
  stop();
  let isFirst = !now;
  const grows = new ResizeObserver(() => {
    if (!isFirst) put();
    isFirst = false;
  });
  grows.observe(document.body);
  const gone = new AbortController();
  const timer = setTimeout(() => stop(), GROWN_MS);
  stop = () => {
    grows.disconnect();
    clearTimeout(timer);
    gone.abort();
  };
  for (const type of ["pointerdown", "wheel", "keydown"]) {
    addEventListener(type, stop, { once: true, passive: true, signal: gone.signal });
  }
}

/**
 * Leads to a part of the page: its top, or the words of a question, come to the top of what is seen.
 * @param {Element} part
 * @param {boolean} [now]
 */
export function landAt(part, now) {
  const heading = part.closest(".veld[data-veld]")?.querySelector("legend, label") ?? part;
  holdPlace(() => heading.scrollIntoView({ block: "start", behavior: "instant" }), now);
}

/** The part that the address names, if it is there. */
export function landingPart() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
}
