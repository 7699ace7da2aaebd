// @ts-check
/**
 * A page opens once: when it shows what the map holds. Until then the style sheet shows its heading only, so that
 * nobody types into a form that is still empty or taps something that does not listen yet.
 */

import { mark, root } from "./document.js";

/** After this the page opens without what comes after its forms. */
const PATIENCE_MS = 2500;

/** @type {(() => void)[]} */
const waiting = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

export const isOpen = () => root.dataset["page"] === "open";

/** @param {() => void} work that needs its target to be visible: focus, scrolling */
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

/** For a page with a part still loading over a bad connection; each part that came has its own time to start. */
export function openInTime() {
  clearTimeout(timer);
  timer = setTimeout(openPage, PATIENCE_MS);
}

/** Where the map cannot be read: the readable parts of the page are shown, and explain it. */
export function openUnread() {
  if (!isOpen()) root.dataset["page"] = "unread";
}
