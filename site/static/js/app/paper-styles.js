// @ts-check
/** The styles of paper: not among what a page fetches before somebody can type in it. */

import { all } from "../page/dom.js";

/** Without scripts the page has them from the start. */
export function loadPaperStyles() {
  for (const link of all(document, "link[data-href]")) link.setAttribute("href", link.dataset["href"] ?? "");
}
