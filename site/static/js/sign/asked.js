// @ts-check
/** What the rules say about the hours that somebody signs, and about another number than the written one. */

import { ask } from "../engine/client.js";
import { today } from "../page/document.js";
import { inTime } from "../pure/waiting.js";

/** Who signs does not wait longer than this for rules that are still starting. */
const PATIENCE_MS = 4000;

/**
 * @param {import("../pure/types.js").Source} source
 * @param {string} id of the record
 * @returns {import("./hours/agreed.js").Ask} it answers nothing when the rules do not
 */
export function askAbout(source, id) {
  return async (antwoord) => {
    const records = source.all().map((item) => ({ ...item }));
    const about = { op: "akkoord", records, today: today(), id, ...(antwoord && { antwoord }) };
    try {
      const response = await inTime(ask(about), PATIENCE_MS);
      return response.ok ? response : undefined;
    } catch {
      return undefined;
    }
  };
}
