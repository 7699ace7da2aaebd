// @ts-check
/** Whether the verdict that is shown is about the map as it is now, and who wants to know when another one comes. */

import { root, today } from "../page/document.js";
import { chosenBpv } from "../store/bpv-choice.js";
import { diskState, map, setVerdict } from "../store/map-on-page.js";

/** @typedef {import("../pure/types.js").Verdict} Verdict */

const EVENT = "bpv:verdict";

let judgedRevision = -1;
let judgedBpv = "";

/** @param {() => void} listener */
export function onVerdict(listener) {
  document.addEventListener(EVENT, listener);
}

/** Says that there is another verdict, of this phone's map or of one that a school opened. */
export function tellVerdict() {
  document.dispatchEvent(new Event(EVENT));
}

/** @returns {boolean} whether the verdict that is shown is about the map as it is now */
export function isFresh() {
  const isSameBpv = judgedBpv === (chosenBpv()?.periode ?? "");
  return isSameBpv && judgedRevision === diskState().revision && map.verdict()?.today === today();
}

/**
 * @param {Verdict} verdict
 * @param {number} revision of the map that it is about
 */
export function takeVerdict(verdict, revision) {
  if (root.dataset["verdict"] === "room") root.dataset["verdict"] = "late";
  judgedRevision = revision;
  judgedBpv = verdict.bpv?.keuze?.periode ?? "";
  setVerdict(verdict);
  tellVerdict();
}
