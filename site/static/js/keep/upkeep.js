// @ts-check
/** Background care for the map: copies of it, cleaning up, and the phone's promise to keep it. */

import { root } from "../page/document.js";
import { idle, soon } from "../pure/waiting.js";
import { diskState, map } from "../store/map-on-page.js";
import { rollCopies } from "./backups.js";
import { sweepLeftovers } from "./leftovers.js";
import { askProtectionOnce } from "./space.js";

/** Long enough after a write not to get in the way. */
const CALM_MS = 3000;

export async function startUpkeep() {
  if (map.readOnly) return;
  await idle();
  await lookAfter();
  map.subscribe(soon(lookAfter, CALM_MS));
}

async function lookAfter() {
  if (diskState().revision === 0) return;
  try {
    await rollCopies(diskState().revision, Number(root.dataset["weekDays"]));
    await sweepLeftovers();
    await askProtectionOnce();
  } catch (error) {
    // The map itself is on disk; the page of copies shows which there are.
    console.warn("bpv-map: no copy was made", error);
  }
}
