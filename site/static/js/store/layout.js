// @ts-check
/** How the phone's database is laid out. Part of the contract with everybody who moves a map: see docs/export.md. */

import { isDemo } from "../page/in-demo.js";

/** The demo has a database of its own. */
export const NAME = isDemo ? "bpv-map-demo" : "bpv-map";
/** 2: copies of the map as it was. */
export const VERSION = 2;
export const STORES = {
  records: "records",
  attachments: "attachments",
  verdicts: "verdicts",
  meta: "meta",
  copies: "kopieen",
};
/** In `meta`, before the SHA-256 of a photo or scan that was removed: when that was. */
export const GONE = "gone:";
/** In `meta`: the last file that was handed over, by its way out. Before there were two ways, a file held everything. */
export const HANDED = { copy: "exported", school: "exported-school" };
/** The part of `meta` that goes with the records. */
export const STATE_KEY = "state";
