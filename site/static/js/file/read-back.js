// @ts-check
/** Reads a new file back as its receiver will, before the user is shown that there is one. */

import { ask } from "../engine/client.js";
import { fetchState } from "../engine/fetch-state.js";
import { readyRules } from "../engine/verdict.js";
import { root } from "../page/document.js";
import { momentOf } from "../pure/clock.js";
import { inTime } from "../pure/waiting.js";
import { faultOf } from "../pure/whole.js";

/** The rules are welcome, not required: the user is waiting for the file. */
const PATIENCE_MS = 3000;

/**
 * Throws when a file cannot be opened again unchanged.
 * @param {string} text
 */
export async function readBack(text) {
  const fault = (await faultOf(text)) || (await faultByRules(text));
  if (fault) throw new Error(`the file that was made cannot be read back: ${fault}`);
}

/** @param {string} text */
async function faultByRules(text) {
  // The rules are not downloaded just for this.
  if (root.dataset["engine"] !== "ready" && fetchState().now.phase !== "complete") return "";
  try {
    const asked = readyRules().then(() => ask({ op: "lees_terug", tekst: text, now: momentOf() }));
    const { ok, heel, fout } = await inTime(asked, PATIENCE_MS);
    return ok ? (heel ? "" : "clocks, by the rules") : fout.tekst;
  } catch {
    return "";
  }
}
