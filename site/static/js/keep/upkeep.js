// @ts-check
/** What looks after the map while nobody watches: copies of it, a broom, and a promise of the phone to keep it. */

import { root } from "../page/document.js";
import { idle, soon } from "../pure/waiting.js";
import { diskState, map } from "../store/map-on-page.js";
import { rollCopies } from "./backups.js";
import { sweepLeftovers } from "./leftovers.js";
import { askProtectionOnce } from "./space.js";

/** Long enough after a write to be in nobody's way. */
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
    // The map itself is on disk; the page of copies says which there are.
    console.warn("bpv-map: no copy was made", error);
  }
}
