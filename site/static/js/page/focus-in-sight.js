// @ts-check
/** What has the focus does not stay behind a message that comes to lie over the page. */

import { one } from "./dom.js";

/** Watches the messages of this page. */
export function keepFocusInSight() {
  const messages = one(document, ".meldingen");
  if (!messages) return;
  const look = () => {
    const at = document.activeElement;
    // Only then: a page that scrolls by itself is moved under a finger.
    if (at?.matches(":focus-visible") && !messages.contains(at) && isBehind(at, messages)) {
      // How much room the messages take is in the styles, as scroll-padding.
      at.scrollIntoView({ block: "nearest" });
    }
  };
  new MutationObserver(look).observe(messages, { subtree: true, childList: true, attributeFilter: ["hidden"] });
}

/** Whether the middle of an element lies behind another. @param {Element} element @param {Element} other */
function isBehind(element, other) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return other.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}
