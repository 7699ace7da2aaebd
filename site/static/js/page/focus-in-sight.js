// @ts-check
/** Keeps the focused element from being hidden behind a message that covers the page. */

import { one } from "./dom.js";

/** Watches the messages of this page. */
export function keepFocusInSight() {
  const messages = one(document, ".meldingen");
  if (!messages) return;
  const look = () => {
    const at = document.activeElement;
    // Only then: a page that scrolls by itself moves under a finger.
    if (at?.matches(":focus-visible") && !messages.contains(at) && isBehind(at, messages)) {
      // The styles reserve the room for the messages, as scroll-padding.
      at.scrollIntoView({ block: "nearest" });
    }
  };
  new MutationObserver(look).observe(messages, { subtree: true, childList: true, attributeFilter: ["hidden"] });
}

/** Whether the middle of an element is behind another. @param {Element} element @param {Element} other */
function isBehind(element, other) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return other.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}
