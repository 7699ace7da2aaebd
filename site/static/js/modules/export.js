// @ts-check
/** Makes the file of the whole map. It is made beforehand, because a phone only shares within the tap itself. */

import { heldNow, lastHandedOver, noteHandedOver } from "../at-risk.js";
import { all, fillTexts, one, onAction, setText, show } from "../dom.js";
import { formatValue } from "../format.js";
import { handOver, startTextWay } from "../hand-over.js";
import { packMap } from "../pack.js";
import { root } from "../page.js";
import { atMost, soon } from "../patience.js";
import { diskState } from "../records.js";
import { sourceOf } from "../sources.js";
import { isFresh, judgeNow, onVerdict } from "../verdict.js";

/**
 * @typedef {import("../pack.js").Packed} Packed
 * @typedef {{revision: number, hasVerdict: boolean, packed: Promise<Packed>}} Prepared
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
  if (prepared?.revision === revision && prepared.hasVerdict === Boolean(verdict)) return prepared.packed;
  prepared = { revision, hasVerdict: Boolean(verdict), packed: packMap(source, verdict) };
  const packed = await prepared.packed;
  const size = `${Math.ceil(packed.text.length / 1024)} kB`;
  for (const place of all(element, "[data-text=grootte]")) setText(place, size);
  return packed;
}

/** @param {HTMLElement} element */
async function exportMap(element) {
  show(one(element, "[data-export-error]"), false);
  try {
    await sourceOf(element).flush();
    if (!isFresh() && root.dataset["engine"] === "ready") await atMost(judgeNow(), PATIENCE_MS);
    // Before the packing: what is written while a share sheet is open is not in the file.
    const held = heldNow();
    const packed = await pack(element);
    fillTexts(element, { bestandsnaam: packed.name });
    if (!(await handOver(element, packed))) return;
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
