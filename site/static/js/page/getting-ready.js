// @ts-check
/**
 * Evidence that is being made ready: one file at a time on the whole page, whatever a phone's memory is, and nobody
 * leaves before the last one is stored without knowing it.
 */

/** Everything that was asked so far, in turn. @type {Promise<unknown>} */
let last = Promise.resolve();
let busy = 0;
let isHeld = false;

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Promise<unknown>} work that never rejects
 */
export async function oneByOne(items, work) {
  busy += 1;
  const mine = last.then(async () => {
    for (const item of items) await work(item);
  });
  last = mine.catch(() => undefined);
  try {
    await mine;
  } finally {
    busy -= 1;
  }
}

export const isBusy = () => busy > 0;

async function ready() {
  while (busy > 0) await last;
}

/**
 * Within the site a link and "Klaar" wait until everything is stored; a browser asks who closes or reloads the page.
 * An iPhone does not ask.
 */
export function holdPage() {
  if (isHeld) return;
  isHeld = true;
  addEventListener("beforeunload", (event) => busy > 0 && event.preventDefault());
  document.addEventListener("click", (event) => wait(event, linkOf(event), (link) => link.click()), true);
  document.addEventListener("submit", (event) => wait(event, formOf(event), (form) => form.requestSubmit()), true);
}

/**
 * @template {HTMLElement} T
 * @param {Event} event
 * @param {T | undefined} element that leads to another page
 * @param {(element: T) => void} again
 */
function wait(event, element, again) {
  if (busy === 0 || !element) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  void ready().then(() => again(element));
}

/** @param {MouseEvent} event */
function linkOf(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const isHere = link instanceof HTMLAnchorElement && !link.target && !link.hasAttribute("download");
  return isHere && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey ? link : undefined;
}

/** @param {Event} event */
const formOf = ({ target }) => (target instanceof HTMLFormElement ? target : undefined);
