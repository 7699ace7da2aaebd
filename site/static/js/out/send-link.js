// @ts-check
/** A link that the user sends: by the share sheet, copied, as a code for a camera, or as a file when it is too long. */

import { onAction, one, show } from "../page/dom.js";
import { copyText, downloadFile, shareFile } from "../tell/share.js";

/**
 * @typedef {object} Sent
 * @property {string} link
 * @property {string} file what goes in a file instead
 * @property {(drawing: Element, text: string) => Promise<unknown>} draw a code
 */

/** @type {WeakMap<HTMLElement, Sent>} */
const shown = new WeakMap();

/**
 * @param {HTMLElement} element with the limits of the page
 * @param {Sent} sent
 */
export function showLink(element, sent) {
  if (!shown.has(element)) prepare(element);
  shown.set(element, sent);
  const { mostLink, mostCode } = element.dataset;
  const isLink = sent.link.length <= Number(mostLink);
  const anchor = one(element, "a");
  if (isLink) anchor?.setAttribute("href", sent.link);
  else anchor?.removeAttribute("href");
  show(anchor?.parentElement, isLink);
  for (const action of ["send-link", "copy-link"]) show(one(element, `[data-action=${action}]`), isLink);
  show(one(element, "[data-too-long]"), !isLink);
  tell(element, undefined);
  void showCode(element, sent, isLink && sent.link.length <= Number(mostCode));
}

/**
 * @param {HTMLElement} element
 * @param {Sent} sent
 * @param {boolean} fits
 */
async function showCode(element, sent, fits) {
  const drawing = element.querySelector("[data-code]");
  const isDrawn = fits && drawing !== null && (await sent.draw(drawing, sent.link).then(Boolean, () => false));
  if (shown.get(element) !== sent) return;
  show(one(element, "[data-link-code]"), isDrawn);
  show(one(element, "[data-no-code]"), !isDrawn);
}

/** @param {HTMLElement} element */
function prepare(element) {
  const sent = () => /** @type {Sent} */ (shown.get(element));
  const copy = async () => tell(element, await copyText(sent().link));
  onAction(element, "copy-link", copy);
  // It is for another phone: a tap here must not open it on this one. Held down, the phone offers what it has.
  one(element, "a")?.addEventListener("click", (event) => {
    event.preventDefault();
    void copy();
  });
  onAction(element, "send-link", async () => {
    const { link } = sent();
    try {
      await navigator.share({ url: link });
    } catch (error) {
      // Put away by the user; or there is no sheet here, and copying is what is left.
      if (error instanceof DOMException && error.name === "AbortError") return;
      tell(element, await copyText(link));
    }
  });
  onAction(element, "send-file", async () => {
    const { file } = sent();
    const name = element.dataset["fileName"] ?? "";
    if ((await shareFile(name, file)) === "refused") downloadFile(name, file);
  });
}

/**
 * @param {HTMLElement} element
 * @param {boolean | undefined} isCopied undefined for nothing to tell
 */
function tell(element, isCopied) {
  show(one(element, "[data-copied]"), isCopied === true);
  show(one(element, "[data-not-copied]"), isCopied === false);
}
