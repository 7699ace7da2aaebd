// @ts-check
/** Keeps places on a page outside any module up to date with the records and the verdict. */

import { isFresh, onVerdict } from "../engine/verdict-state.js";
import { showRecords } from "../map/values.js";
import { root } from "../page/document.js";
import { soon } from "../pure/waiting.js";
import { map } from "../store/map-on-page.js";
import { showUnchecked, showVerdict } from "./verdict-view.js";

/** Fills a part of the page now: a new copy, or one with another source. @param {HTMLElement} container */
export function showIn(container) {
  showRecords(container);
  showVerdict(container);
}

export function startShown() {
  const records = () => showRecords(root);
  const judged = () => {
    // Which bpv is meant may be known now.
    records();
    showVerdict(root);
    showUnchecked(isFresh());
  };
  map.subscribe(soon(records));
  map.subscribe(soon(() => showUnchecked(isFresh())));
  onVerdict(judged);
  new MutationObserver(() => showUnchecked(isFresh())).observe(root, { attributeFilter: ["data-engine"] });
  judged();
}
