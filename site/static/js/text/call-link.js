// @ts-check
/** The address of a link that calls, or starts an email: to one number or one person, and with nothing else in it. */

import { wellFormed } from "./canonical.js";
import { AROUND, phoneNumber } from "./phone-number.js";

/** As in `Field` of kind email: a comma, a question mark or a new line would add people or text. */
const ADDRESS = /^[\p{L}\p{N}_.!#$&'*+/=^`{|}~-]+@[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+$/u;

/**
 * @param {HTMLElement} link with `data-scheme`; gets no address when the value is no number or address
 * @param {string} value
 */
export function setCallLink(link, value) {
  const address = callLink(link.dataset["scheme"] ?? "", value);
  if (address) link.setAttribute("href", address);
  else link.removeAttribute("href");
}

/**
 * @param {string} scheme "tel", "mailto", or "call" for either
 * @param {string} value as it was typed
 * @returns {string} "" for an invalid value
 */
function callLink(scheme, value) {
  const address = wellFormed(value).replace(AROUND, "");
  if (scheme !== "tel" && ADDRESS.test(address)) return `mailto:${encodeURIComponent(address).replace("%40", "@")}`;
  const number = scheme === "mailto" ? "" : phoneNumber(value);
  return number && `tel:${number}`;
}
