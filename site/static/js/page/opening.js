// @ts-check
/**
 * A page opens once: when what stands on it is what the map holds. Until then the style sheet shows its head only, so
 * that nobody types into a form that is still empty or taps what does not listen yet.
 */

import { mark, root } from "./document.js";

/** Who waits longer gets the page without what comes after its forms. */
const PATIENCE_MS = 2500;

/** @type {(() => void)[]} */
const waiting = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

export const isOpen = () => root.dataset["page"] === "open";

/** @param {() => void} work that needs what it is about to be seen: the cursor, a place to scroll to */
export function whenOpen(work) {
  if (isOpen()) work();
  else waiting.push(work);
}

/** What is typed from here on is seen and saved. */
export function openPage() {
  if (isOpen()) return;
  root.dataset["page"] = "open";
  mark("usable");
  for (const work of waiting.splice(0)) work();
}

/** For a page of which a part is on its way over a bad line; each part that came has its own time to start. */
export function openInTime() {
  clearTimeout(timer);
  timer = setTimeout(openPage, PATIENCE_MS);
}

/** Where the map cannot be read: what can be read of the page stands there, and says so itself. */
export function openUnread() {
  if (!isOpen()) root.dataset["page"] = "unread";
}
