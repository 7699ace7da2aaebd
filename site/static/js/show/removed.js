// @ts-check
/** "Put it back" instead of "are you sure": offered after a removal or move, and on later pages of this visit. */

import { clone, one } from "../page/dom.js";
import { NAME } from "../store/layout.js";
import { map } from "../store/map-on-page.js";
import { toast } from "../tell/toast.js";

/**
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("../pure/types.js").JsonObject} JsonObject
 *
 * A record, or only a photo or scan in one, with its place in a list.
 * @typedef {{id: string, part?: {veld: string, at: number, item: JsonObject} | undefined, moved?: undefined}} Gone
 *
 * Undoes a move: the changes that put every record back.
 * @typedef {{moved: {id: string, soort: string, velden: JsonObject}[]}} Moved
 * @typedef {Gone | Moved} Removed
 */

const KEY = `${NAME}:removed`;
/** A mistake is soon noticed; later a copy of the map has it. */
const OFFER_MS = 300_000;

/**
 * @param {Source} source
 * @param {Moved["moved"]} moved
 */
export function tellMoved(source, moved) {
  tellRemoved(source, { moved });
}

/**
 * @param {Source} source
 * @param {Removed} removed
 */
export function tellRemoved(source, removed) {
  if (source === map) keep({ ...removed, until: Date.now() + OFFER_MS });
  offer(source, removed)?.querySelector("button")?.focus({ preventScroll: true });
}

/** Offers again what was removed on an earlier page. */
export function startRemoved() {
  const kept = read();
  if (kept && kept.until > Date.now()) offer(map, kept);
}

/**
 * @param {Source} source
 * @param {Removed} removed
 * @returns {HTMLElement | undefined} undefined when it is back already
 */
function offer(source, removed) {
  const place = one(document, "[data-toasts]");
  const item = clone(document, `template[data-${removed.moved ? "moved" : "removed"}-template]`);
  if (!place || !item || isThere(source, removed)) return undefined;
  // Loaded now: if the page is left open, it may be gone from the disk later.
  const photo =
    !removed.moved && removed.part && source.attachment(String(removed.part.item["sha256"])).catch(() => undefined);
  item.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    if (button.hasAttribute("data-put-back")) {
      const bytes = await photo;
      // As when it was added: a record may only name bytes that exist. Without room, they are usually still on disk.
      if (bytes) await source.addAttachment(bytes).catch(() => undefined);
      putBack(source, removed);
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
 * @param {Source} source
 * @param {Removed} removed
 */
function isThere(source, removed) {
  if (removed.moved) return removed.moved.every(({ id, velden }) => isAsBefore(source.get(id), velden));
  const { id, part } = removed;
  const record = source.get(id);
  if (!part) return record !== undefined;
  // Nothing is put back into a record that was itself removed.
  return !record || listOf(record, part.veld).some((item) => item["sha256"] === part.item["sha256"]);
}

/**
 * Removed records are not waited for.
 * @param {import("../pure/types.js").Rec | undefined} record
 * @param {JsonObject} velden
 */
function isAsBefore(record, velden) {
  return !record || Object.entries(velden).every(([name, value]) => (record.velden[name] ?? "") === value);
}

/**
 * @param {import("../pure/types.js").Rec | undefined} record
 * @param {string} veld
 */
const listOf = (record, veld) => /** @type {JsonObject[]} */ (record?.velden[veld] ?? []);

/**
 * A later edit restores a removed record; writing one answer again is such an edit, and leaves the others to
 * whoever wrote them last.
 * @param {Source} source
 * @param {Removed} removed
 */
function putBack(source, removed) {
  if (isThere(source, removed)) return;
  if (removed.moved) return removed.moved.forEach((change) => source.get(change.id) && source.change(change));
  const { id, part } = removed;
  const record = source.all().find((item) => item.id === id);
  const [first] = Object.entries(record?.velden ?? {});
  if (!record || !first) return;
  const list = part ? listOf(record, part.veld) : [];
  const velden = part
    ? { [part.veld]: [...list.slice(0, part.at), part.item, ...list.slice(part.at)] }
    : Object.fromEntries([first]);
  source.change({ id, soort: record.soort, velden, touch: true });
}

/** @param {(Removed & {until: number}) | undefined} removed */
function keep(removed) {
  try {
    if (removed) sessionStorage.setItem(KEY, JSON.stringify(removed));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Then it is offered on this page only.
  }
}

/** @returns {(Removed & {until: number}) | undefined} */
function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}
