// @ts-check
/**
 * Makes the file for school, and the copy for the student. Both are made beforehand, because a phone only shares
 * within the tap itself.
 */

import { judgeNow } from "../engine/verdict.js";
import { isFresh, onVerdict } from "../engine/verdict-state.js";
import { lockText } from "../file/locked.js";
import { packMap } from "../file/make.js";
import { heldNow, lastFile, noteFile, noteMoved, WAYS } from "../keep/elsewhere.js";
import { formatValue } from "../map/format.js";
import { sourceOf } from "../map/sources.js";
import { jsonOf, root } from "../page/document.js";
import { all, fillTexts, onAction, one, show } from "../page/dom.js";
import { atMost, soon } from "../pure/waiting.js";
import { diskState } from "../store/map-on-page.js";
import { FOR_SCHOOL, leftOut, startChoices } from "./export-choices.js";
import { handOver, startTextWay } from "./hand-over.js";
import { askForPassword, chosenPassword, startPasswordField } from "./password-field.js";

/**
 * @typedef {import("../keep/elsewhere.js").Way} Way
 * @typedef {import("../file/make.js").Packed} Packed
 * @typedef {{about: string, packed: Promise<Packed>}} Prepared `about` holds everything that the file depends on
 */

const PAUSE_MS = 500;
const PATIENCE_MS = 1500;

/** @type {Partial<Record<Way, Prepared>>} */
const prepared = {};

/** @param {HTMLElement} element */
export async function start(element) {
  const later = soon(() => Promise.all(WAYS.map((way) => pack(element, way))).catch(() => undefined), PAUSE_MS);
  sourceOf(element).subscribe(later);
  onVerdict(later);
  startPasswordField(element, later);
  startChoices(element, later);
  onAction(element, "export", (button) => void exportMap(element, /** @type {Way} */ (button.dataset["way"])));
  onAction(element, "moved", async (button) => {
    await noteMoved(/** @type {Way} */ (button.dataset["way"]));
    await showLast(element);
    one(element, `[data-action=export][data-way=${button.dataset["way"]}]`)?.focus({ preventScroll: true });
  });
  startTextWay(element);
  later();
  await showLast(element);
}

/**
 * @param {HTMLElement} element
 * @param {Way} way
 * @returns {Promise<Packed>}
 */
function pack(element, way) {
  const source = sourceOf(element);
  const { revision } = diskState();
  const verdict = isFresh() ? source.verdict() : undefined;
  const password = chosenPassword(element);
  const left = leftOut(element, way);
  const about = JSON.stringify([revision, Boolean(verdict), password, left]);
  const ready = prepared[way];
  if (ready?.about === about) return ready.packed;
  const what = jsonOf(element, "names", /** @type {Record<string, string>} */ ({}))[way] ?? "";
  const packed = locked(element, packMap(source, verdict, left, what), password);
  prepared[way] = { about, packed };
  return packed;
}

/**
 * @param {HTMLElement} element
 * @param {Promise<Packed>} packing
 * @param {string | undefined} password
 * @returns {Promise<Packed>}
 */
async function locked(element, packing, password) {
  const packed = await packing;
  if (!password) return packed;
  return {
    ...packed,
    text: await lockText(packed.text, password, jsonOf(element, "versleuteld", /** @type {any} */ ({}))),
  };
}

/**
 * @param {HTMLElement} element
 * @param {Way} way
 */
async function exportMap(element, way) {
  if (chosenPassword(element) === "") return askForPassword(element);
  for (const name of ["export-error", "partial", "sent"]) show(one(element, `[data-${name}]`), false);
  try {
    await sourceOf(element).flush();
    if (!isFresh() && root.dataset["engine"] === "ready") await atMost(judgeNow(), PATIENCE_MS);
    // Before the packing: what is written while a share sheet is open is not in the file.
    const held = heldNow();
    const packed = await pack(element, way);
    fillTexts(element, { bestandsnaam: packed.name });
    const how = await handOver(element, packed);
    if (!how) return;
    show(one(element, "[data-sent]"), way === FOR_SCHOOL);
    // Photos that are in no file are still on this phone alone.
    show(one(element, "[data-partial]"), !packed.hasPhotos);
    if (!packed.hasPhotos) return;
    await noteFile(way, held, how === "shared");
    await showLast(element);
  } catch (error) {
    console.error("bpv-map: the file was not made", error);
    delete prepared[way];
    show(one(element, "[data-export-error]"), true);
  }
}

/** @param {HTMLElement} element */
async function showLast(element) {
  for (const way of WAYS) {
    const last = await lastFile(way).catch(() => undefined);
    const place = one(element, `[data-last=${way}]`);
    if (last && place) fillTexts(place, { laatst: formatValue(last.moment, "datetime") });
    show(place, Boolean(last));
    for (const told of all(element, `[data-here=${way}]`)) show(told, last?.isHere === true);
  }
}
