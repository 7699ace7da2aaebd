// @ts-check
/** What a printed page needs: every answer as text of any length, and the owner's name on every sheet. */

import { readField } from "../form/question/controls.js";
import { fieldsOf } from "../form/question/field.js";
import { written } from "../form/question/written.js";
import { fillPattern } from "../map/fill.js";
import { formatValue } from "../map/format.js";
import { PERIOD } from "../map/periode.js";
import { sourceOf } from "../map/sources.js";
import { valueAt } from "../map/values.js";
import { query, root, today } from "../page/document.js";
import { all, one, setText } from "../page/dom.js";
import { text } from "../pure/record.js";
import { seen } from "../text/plain.js";
import { fillEdge } from "./edge.js";

const FULL = "full-date";

/** @param {HTMLElement} element with the text at the bottom of a sheet */
export function start(element) {
  addEventListener("beforeprint", () => {
    showOwnBpv(element);
    for (const field of fieldsOf(document.body)) {
      // An answer with several parts is shown ticked, on paper too.
      if (!one(field, "fieldset")) field.dataset["paper"] = written(field, readField(field));
    }
    const titled = all(document, "[data-paper-title]").find((title) => !title.closest("[hidden]"));
    const foot = fillPattern(element.dataset["foot"] ?? "", {
      titel: (titled ?? one(document, "h1"))?.textContent?.trim(),
      naam: valueAt(element, element.dataset["name"] ?? ""),
      datum: formatValue(today(), FULL),
    });
    root.style.setProperty("--foot", cssString(seen(foot)));
    fillEdge(document, seen(foot));
  });
}

/**
 * A sheet about an earlier bpv names the people of that bpv, not of the current one.
 * @param {HTMLElement} element
 */
function showOwnBpv(element) {
  const about = sourceOf(element).get(query().get("id") ?? "");
  for (const place of about ? all(element, `[data-from^="${PERIOD.soort}."]`) : []) {
    const path = place.dataset["from"] ?? "";
    const isOwn = about?.soort === PERIOD.soort;
    setText(place, isOwn ? text(about, path.split(".")[1] ?? "") : valueAt(place, path, about));
  }
}

/**
 * A text as a CSS string, whatever it contains.
 * @param {string} text
 */
function cssString(text) {
  const safe = text.replace(/[^\p{L}\p{N} .,·-]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `);
  return `"${safe}"`;
}
