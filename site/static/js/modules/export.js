// @ts-check
/** Makes the file of the whole map. It is made beforehand, because a phone only shares within the tap itself. */

import { heldNow, lastHandedOver, noteHandedOver } from "../at-risk.js";
import { all, fillTexts, one, onAction, setText, show } from "../dom.js";
import { leftOut, startChoices } from "../export-choices.js";
import { formatValue } from "../format.js";
import { handOver, startTextWay } from "../hand-over.js";
import { lockText } from "../locked.js";
import { packMap } from "../pack.js";
import { jsonOf, root } from "../page.js";
import { askForPassword, chosenPassword, startPasswordField } from "../password-field.js";
import { atMost, soon } from "../patience.js";
import { diskState } from "../records.js";
import { sourceOf } from "../sources.js";
import { isFresh, judgeNow, onVerdict } from "../verdict.js";

/**
 * @typedef {import("../pack.js").Packed} Packed
 * @typedef {{about: string, packed: Promise<Packed>}} Prepared `about` is all that the file depends on
 */

const PAUSE_MS = 500;
const PATIENCE_MS = 1500;

/** @type {Prepared | undefined} */
let prepared;

/** @param {HTMLElement} element */
export async function start(element) {
  const later = soon(() => pack(element).catch(() => undefined), PAUSE_MS);
  sourceOf(element).subscribe(later);
  onVerdict(later);
  startPasswordField(element, later);
  startChoices(element, later);
  onAction(element, "export", () => void exportMap(element));
  startTextWay(element);
  later();
  await showLast(element);
}

/**
 * @param {HTMLElement} element
 * @returns {Promise<Packed>}
 */
async function pack(element) {
  const source = sourceOf(element);
  const { revision } = diskState();
  const verdict = isFresh() ? source.verdict() : undefined;
  const password = chosenPassword(element);
  const left = leftOut(element);
  const about = JSON.stringify([revision, Boolean(verdict), password, left]);
  if (prepared?.about !== about) prepared = { about, packed: locked(element, packMap(source, verdict, left), password) };
  const packed = await prepared.packed;
  const size = `${Math.ceil(packed.text.length / 1024)} kB`;
  for (const place of all(element, "[data-text=grootte]")) setText(place, size);
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
  return { ...packed, text: await lockText(packed.text, password, jsonOf(element, "versleuteld", /** @type {any} */ ({}))) };
}

/** @param {HTMLElement} element */
async function exportMap(element) {
  if (chosenPassword(element) === "") return askForPassword(element);
  for (const name of ["export-error", "partial"]) show(one(element, `[data-${name}]`), false);
  try {
    await sourceOf(element).flush();
    if (!isFresh() && root.dataset["engine"] === "ready") await atMost(judgeNow(), PATIENCE_MS);
    // Before the packing: what is written while a share sheet is open is not in the file.
    const held = heldNow();
    const packed = await pack(element);
    fillTexts(element, { bestandsnaam: packed.name });
    if (!(await handOver(element, packed))) return;
    // What is in no file is still on this phone alone.
    show(one(element, "[data-partial]"), !packed.isWhole);
    if (!packed.isWhole) return;
    await noteHandedOver(held);
    await showLast(element);
  } catch (error) {
    console.error("bpv-map: the file was not made", error);
    prepared = undefined;
    show(one(element, "[data-export-error]"), true);
  }
}

/** @param {HTMLElement} element */
async function showLast(element) {
  const last = await lastHandedOver().catch(() => undefined);
  if (last) fillTexts(element, { laatst: formatValue(last.moment, "datetime") });
  show(one(element, "[data-last]"), Boolean(last));
}
