// @ts-check
/** The window in which a student sees what goes along, and sends the request to sign to another phone. */

import { formInfo } from "../map/format.js";
import { valueAt } from "../map/values.js";
import { showLink } from "../out/send-link.js";
import { address } from "../page/document.js";
import { clone, fillTexts, onAction, one, show } from "../page/dom.js";
import { asFile, packRequest } from "../parcel/fragment.js";
import { readSealed } from "../sign/seal.js";
import { noteAsked } from "../sign/sent-requests.js";
import { labelsFor, showSealed } from "../sign/sheet/sealed-view.js";
import { part } from "../tell/parts.js";
import { requestFor } from "./build.js";

/**
 * @typedef {object} Occasion
 * @property {import("../pure/types.js").Source} source
 * @property {import("../pure/types.js").Rec} record
 * @property {import("../sign/seal.js").Seal | undefined} seal
 * @property {string} rol
 * @property {string} rolLabel
 * @property {string} naam
 * @property {HTMLElement} element of the signatures
 */

/** @type {WeakSet<Element>} */
const prepared = new WeakSet();

/** @param {Occasion} occasion @returns {Promise<void>} until the window is closed */
export async function openAsk({ source, record, seal, rol, rolLabel, naam, element }) {
  const dialog = one(document, "dialog[data-ask-dialog]");
  if (!(dialog instanceof HTMLDialogElement)) throw new Error("the page has no window to ask in");
  if (!prepared.has(dialog)) onAction(dialog, "ask-close", () => dialog.close());
  prepared.add(dialog);
  const [labels, info] = await Promise.all([labelsFor(record.soort, seal, source), formInfo()]);
  const student = {
    id: source.of("student")[0]?.id ?? "",
    naam: valueAt(element, dialog.dataset["studentName"] ?? ""),
  };
  const request = requestFor({ source, record, seal, labels, gevraagd: { rol, naam }, student });
  const fragment = await packRequest(request);
  const link = new URL(address("tekenen/"), location.href);
  link.hash = fragment;
  fillTexts(dialog, { wie: naam || rolLabel, formulier: info[record.soort]?.label ?? "" });
  const sealed = readSealed(request.verzegeld);
  if (sealed) showSealed(dialog, sealed, labels, request.nieuw);
  showNames(dialog, [student.naam, naam, ...Object.values(request.woorden)]);
  show(one(dialog, "[data-ask-nobody]"), !student.id || !student.naam);
  const send = /** @type {HTMLElement} */ (one(dialog, "[data-send]"));
  // An answer finds its way back by the student.
  show(send, student.id !== "");
  const draw = async (/** @type {Element} */ drawing, /** @type {string} */ text) => {
    (await part("qr-part")).drawLink(drawing, text);
    return true;
  };
  showLink(send, { link: link.href, file: asFile(fragment), draw });
  await closed(dialog, send, () => noteAsked(record.id, rol, { moment: request.moment, naam }));
}

/**
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement} send where the link is sent, copied or put in a file
 * @param {() => Promise<unknown>} note that it was
 * @returns {Promise<void>} until the window is closed
 */
async function closed(dialog, send, note) {
  const ended = new AbortController();
  /** @type {Promise<unknown> | undefined} */
  let noted;
  const noteOnce = () => {
    noted ??= note();
  };
  send.addEventListener("click", noteOnce, { signal: ended.signal });
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  ended.abort();
  await noted;
}

/** @param {HTMLElement} dialog @param {string[]} names */
function showNames(dialog, names) {
  const rows = [...new Set(names.filter(Boolean))].flatMap((naam) => {
    const row = clone(dialog, "template[data-ask-name]");
    if (row) fillTexts(row, { naam });
    return row ? [row] : [];
  });
  one(dialog, "[data-ask-names]")?.replaceChildren(...rows);
}
