// @ts-check
/** "Put it back" instead of "are you sure": offered where something was removed, and on the next pages of this visit. */

import { clone, one } from "./dom.js";
import { NAME } from "./layout.js";
import { map } from "./records.js";
import { toast } from "./toast.js";

/** @typedef {import("./types.js").Source} Source */

const KEY = `${NAME}:removed`;
/** Who did it by mistake sees it soon; later a copy of the map has it. */
const OFFER_MS = 300_000;

/**
 * @param {Source} source
 * @param {string} id of the record that was removed
 */
export function tellRemoved(source, id) {
  if (source === map) keep({ id, until: Date.now() + OFFER_MS });
  offer(source, id)?.querySelector("button")?.focus({ preventScroll: true });
}

/** Offers again what was removed on a page before this one. */
export function startRemoved() {
  const kept = read();
  if (kept && kept.until > Date.now()) offer(map, kept.id);
}

/**
 * @param {Source} source
 * @param {string} id
 * @returns {HTMLElement | undefined} nothing when it is there again
 */
function offer(source, id) {
  const place = one(document, "[data-toasts]");
  const item = clone(document, "template[data-removed-template]");
  if (!place || !item || source.get(id)) return undefined;
  item.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    if (button.hasAttribute("data-put-back")) {
      putBack(source, id);
      toast(button.dataset["toast"]);
    }
    keep(undefined);
    item.remove();
    one(document, "main")?.focus({ preventScroll: true });
  });
  place.replaceChildren(item);
  return item;
}

/**
 * A later edit brings a removed record back; one answer written again is such an edit, and leaves the others to
 * whoever wrote them last.
 * @param {Source} source
 * @param {string} id
 */
function putBack(source, id) {
  const record = source.all().find((item) => item.id === id);
  const [first] = Object.entries(record?.velden ?? {});
  if (!record || !first) return;
  source.change({ id, soort: record.soort, velden: Object.fromEntries([first]), touch: true });
}

/** @param {{id: string, until: number} | undefined} removed */
function keep(removed) {
  try {
    if (removed) sessionStorage.setItem(KEY, JSON.stringify(removed));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Then it is offered on this page only.
  }
}

/** @returns {{id: string, until: number} | undefined} */
function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}
