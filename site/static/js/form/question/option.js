// @ts-check
/** One option of a list, in the text of the page's template. */

import { fillPattern } from "../../map/fill.js";
import { one, setText } from "../../page/dom.js";

/**
 * @param {HTMLElement} select
 * @param {string} value
 * @param {Record<string, unknown>} values
 * @returns {HTMLElement}
 */
export function option(select, value, values) {
  const template = select.parentElement && one(select.parentElement, "template[data-option]");
  const made = document.createElement("option");
  made.value = value;
  setText(made, fillPattern(template?.dataset["pattern"] ?? "", values));
  made.dataset["added"] = "";
  return made;
}
