// @ts-check
/** One opened map: a fresh copy of its part of the page, earlier additions, and a verdict that follows. */

import { ask } from "../engine/client.js";
import { tellVerdict } from "../engine/verdict-state.js";
import { changedRecords, memorySource, setVerdict } from "../map/memory-source.js";
import { setSource } from "../map/sources.js";
import { today } from "../page/document.js";
import { all, fillTexts, show } from "../page/dom.js";
import { landAt } from "../page/landing.js";
import { startPaper } from "../paper/print-opened.js";
import { fromPortable } from "../pure/envelope.js";
import { soon } from "../pure/waiting.js";
import { showIn } from "../show/shown.js";
import { startModules } from "../show/start.js";
import { showSheets } from "./sheets.js";
import { setSheets } from "./words.js";

/**
 * @typedef {import("../pure/types.js").Rec} Rec
 * @typedef {import("../pure/types.js").Source} Source
 * @typedef {import("./words.js").Kind} Kind
 * @typedef {{inzending: {van: string, code: string, waarschuwingen: string[]}, records: Rec[], attachments: any[], verdict: any, bladen: Kind[]}} Opened
 *
 * `additions` were made to this map earlier, on this computer; `onAdded` receives all of them after every change.
 * @typedef {{additions?: Rec[], onAdded?: (added: Rec[]) => unknown}} Earlier
 */

/** The pause in typing after which the rules judge again. */
const JUDGE_MS = 800;

/**
 * @param {HTMLElement} old the part of the page that shows an opened map
 * @param {HTMLElement} pristine a copy of it from before anything was opened
 * @param {Opened} opened
 * @param {Earlier} [earlier]
 */
export async function openMap(old, pristine, opened, { additions = [], onAdded } = {}) {
  // Every opened map gets a fresh copy, so that nothing of the previous one is left.
  const place = /** @type {HTMLElement} */ (pristine.cloneNode(true));
  const source = memorySource(opened.records, opened.attachments.map(fromPortable), opened.verdict, additions);
  setSource(place, source);
  setSheets(source, opened.bladen);
  // The one question that the form does not ask: whose map this is.
  for (const form of all(place, "form[data-module=form]")) {
    form.dataset["pick"] = "single";
    form.dataset["fixed"] ??= JSON.stringify({ student: "@student" });
  }
  old.replaceWith(place);
  show(place, true);
  const { van, code, waarschuwingen } = opened.inzending;
  fillTexts(place, { student: van, code, waarschuwingen });
  showIn(place);
  follow(place, source, onAdded);
  startPaper(place);
  await showSheets(place, source);
  await startModules(place);
  place.focus({ preventScroll: true });
  landAt(place);
  if (additions.length > 0) await judge(place, source);
}

/**
 * @param {HTMLElement} place
 * @param {Source} source
 * @param {Earlier["onAdded"]} onAdded
 */
function follow(place, source, onAdded) {
  const judgeSoon = soon(() => judge(place, source), JUDGE_MS);
  source.subscribe(() => {
    showIn(place);
    onAdded?.(changedRecords(source));
    judgeSoon();
  }, place);
}

/**
 * @param {HTMLElement} place
 * @param {Source} source
 */
async function judge(place, source) {
  if (!place.isConnected) return;
  try {
    const records = source.all().map((record) => ({ ...record }));
    const response = await ask({ op: "klas_nu", records, today: today() });
    if (!response.ok) return;
    setVerdict(source, response.verdict);
    setSheets(source, response.bladen);
    showIn(place);
    tellVerdict();
    await showSheets(place, source);
  } catch (error) {
    // The text shown still holds for what the student sent.
    console.error("bpv-map: the opened map was not judged again", error);
  }
}
