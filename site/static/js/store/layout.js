// @ts-check
/** The layout of the phone's database. Part of the contract with every program that moves a map: see docs/export.md. */

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
/** In `meta`, before the SHA-256 of a removed photo or scan: the time of removal. */
export const GONE = "gone:";
/**
 * In `meta`: the last file that left the phone, by destination. Before there were two of those, a file held everything.
 * Earlier versions noted a download here too. Nobody can tell any more which it was, so such a row still counts.
 */
export const HANDED = { copy: "exported", school: "exported-school" };
/** In `meta`: the last file that was only put on this phone, by destination. */
export const HERE = { copy: "downloaded", school: "downloaded-school" };
/** In `meta`: by record, the clock up to which a file that came in brought it. */
export const BROUGHT = "brought";
/** The part of `meta` that goes with the records. */
export const STATE_KEY = "state";
