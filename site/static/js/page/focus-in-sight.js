// @ts-check
/** Keeps what somebody uses or reads where it is: not behind a message, not moved by what grows above it. */

import { one } from "./dom.js";
import { isLanding } from "./landing.js";

/** Watches the messages of this page, and its height. */
export function keepFocusInSight() {
  keepFromMessages();
  keepInPlace();
}

function keepFromMessages() {
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

/**
 * Scrolls along with what grows or shrinks above the focused element, or else above the first thing in the window.
 * Browsers do so only while the element that they chose is not drawn again, and WebKit never does.
 */
function keepInPlace() {
  /** @type {Element | undefined} */
  let held;
  /** What the user pressed may make room for what it brings. @type {Element | null} */
  let pressed = null;
  let top = 0;
  let at = scrollY;
  const hold = () => {
    held = toHold(pressed);
    top = held?.getBoundingClientRect().top ?? 0;
    at = scrollY;
  };
  const grows = new ResizeObserver(() => {
    const moved = held?.isConnected && !isLanding() ? held.getBoundingClientRect().top - top : 0;
    if (moved) scrollBy({ top: moved });
    hold();
  });
  grows.observe(document.body);
  addEventListener("resize", hold);
  // A page that already grew since the scroll that this event is about would be held in its new place.
  const onScroll = (/** @type {Event} */ event) => (event.target !== document || scrollY !== at) && hold();
  addEventListener("scroll", onScroll, { capture: true, passive: true });
  addEventListener("focusin", () => {
    pressed = null;
    hold();
    // The browser scrolls to it after this event.
    setTimeout(hold);
  });
  const onPress = () => {
    pressed = document.activeElement;
    hold();
  };
  addEventListener("click", onPress, { capture: true });
  hold();
}

/**
 * @param {Element | null} pressed
 * @returns {Element | undefined}
 */
function toHold(pressed) {
  const focused = document.activeElement;
  const isUsed = focused?.matches("input, select, textarea") || (focused?.matches(":focus") && focused !== pressed);
  if (focused && isUsed && isInWindow(focused) && !focused.closest("dialog")) return focused;
  return (scrollY > 0 && document.elementFromPoint(innerWidth / 2, 1)) || undefined;
}

/** @param {Element} element */
function isInWindow(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
