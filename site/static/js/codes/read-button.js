// @ts-check
/** The button that reads codes. The code for this is loaded on request. */

import { onAction, one, show } from "../page/dom.js";
import { part } from "../tell/parts.js";

/**
 * @param {HTMLElement} element with the button and the place where codes are read
 * @param {(text: Blob, button: HTMLElement) => unknown} receive what was read, as if it were a file
 */
export function startCodeReading(element, receive) {
  onAction(element, "read-codes", async (button) => {
    const fault = one(element, "[data-no-reader]");
    show(fault, false);
    try {
      const { readCodes } = await part("qr-part");
      await readCodes(element, (text) => receive(new Blob([text]), button));
    } catch (error) {
      console.error("bpv-map: codes cannot be read here", error);
      show(fault, true);
    }
  });
}
