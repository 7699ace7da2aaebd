// @ts-check
/** The list of what was signed on this phone: to compare, to send again, to keep, to wipe. */

import { formatValue, formInfo } from "../map/format.js";
import { all, clone, fillTexts, onAction, one, show } from "../page/dom.js";
import { downloadFile, shareFile } from "../tell/share.js";
import { checkCode } from "../text/canonical.js";
import { withdrawn } from "./answering.js";
import { keepSigned, keptSigned, wipeSigned } from "./signed-here.js";

/** @typedef {import("./signed-here.js").Kept} Kept */

const FILE = "getekend.json";
const WITHDRAWN = "ingetrokken";

/**
 * @param {HTMLElement} page
 * @param {(kept: Kept) => unknown} sendAgain
 */
export function startList(page, sendAgain) {
  const section = /** @type {HTMLElement} */ (one(page, "[data-signed-here]"));
  const of = async (/** @type {HTMLElement} */ button) => {
    const id = /** @type {HTMLElement} */ (button.closest("[data-id]")).dataset["id"];
    return (await keptSigned()).find((item) => item.id === id);
  };
  onAction(section, "send-again", async (button) => {
    const found = await of(button);
    if (found) await sendAgain(found);
  });
  onAction(section, "withdraw", async (button) => {
    const found = await of(button);
    const taken = found && (await withdrawn(found, section.dataset["reason"] ?? ""));
    if (!taken) return;
    await keepSigned(taken);
    await showList(page);
    await sendAgain(taken);
  });
  onAction(section, "save-signed", async () => {
    const content = JSON.stringify({ format: "bpv-getekend", formatVersion: 1, getekend: await keptSigned() }, null, 2);
    if ((await shareFile(FILE, content)) === "refused") downloadFile(FILE, content);
  });
  onAction(section, "wipe-signed", () => show(one(section, "[data-wipe-sure]"), true));
  onAction(section, "wipe-sure", async () => {
    await wipeSigned();
    await showList(page);
  });
}

/**
 * @param {HTMLElement} page
 * @returns {Promise<boolean>} whether this browser keeps a list at all
 */
export async function showList(page) {
  const section = one(page, "[data-signed-here]");
  try {
    const [found, info] = await Promise.all([keptSigned(), formInfo()]);
    const rows = found.flatMap((item) => rowOf(page, item, info[item.soort]?.label ?? ""));
    one(page, "[data-signed-list]")?.replaceChildren(...rows);
    show(one(page, "[data-wipe-sure]"), false);
    show(section, rows.length > 0);
    return true;
  } catch {
    show(section, false);
    return false;
  }
}

/**
 * @param {HTMLElement} page
 * @param {Kept} item
 * @param {string} formulier
 */
function rowOf(page, { id, moment, student, said, sha256 }, formulier) {
  const row = clone(page, "template[data-signed-row]");
  if (!row) return [];
  row.dataset["id"] = id;
  const words = all(document, "template[data-said-words]").find((item) => item.dataset["saidWords"] === said);
  const gezegd = words instanceof HTMLTemplateElement ? words.content.textContent : "";
  show(one(row, "[data-action=withdraw]"), said !== WITHDRAWN);
  fillTexts(row, { formulier, student, wanneer: formatValue(moment, "datetime"), gezegd, code: checkCode(sha256) });
  return [row];
}
