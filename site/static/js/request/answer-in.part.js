// @ts-check
/** The place where an answer comes back: from a link, pasted, or from a file. Nothing is stored before the student says so. */

import { formatValue, formInfo } from "../map/format.js";
import { sourceOf } from "../map/sources.js";
import { jsonOf } from "../page/document.js";
import { all, fillTexts, onAction, one, show } from "../page/dom.js";
import { whenOpen } from "../page/opening.js";
import { SIGNATURE } from "../pure/record.js";
import { readAnswer } from "../sign/answer.js";
import { keyName } from "../sign/check-proof.js";
import { showDrawing } from "../sign/hand/drawing.js";
import { showSaid } from "../sign/said.js";
import { labelsFor, showSealed } from "../sign/sealed-view.js";
import { copyText } from "../tell/share.js";
import { checkCode } from "../text/canonical.js";
import { findAnswer } from "./found-answer.js";

/**
 * @typedef {import("./found-answer.js").Taken} Taken
 * @typedef {import("../sign/seal.js").Seal} Seal
 * @typedef {Record<string, {seals: Seal | null}>} Forms
 */

const ANSWER = /^#a\d+\./;

/** @param {HTMLElement} element */
export async function start(element) {
  const source = sourceOf(element);
  const forms = jsonOf(element, "forms", /** @type {Forms} */ ({}));
  /** @type {Taken | undefined} */
  let open;
  let given = "";
  const take = async (/** @type {string} */ text) => {
    given = text;
    const { taken, fault = "" } = await findAnswer(source, text, forms);
    open = taken;
    show(one(element, "[data-answer-done]"), false);
    for (const message of all(element, "[data-fault-of]")) show(message, message.dataset["faultOf"] === fault);
    if (taken) await showTaken(element, taken, forms);
    show(one(element, "[data-answer-shown]"), taken !== undefined);
    whenOpen(() => bring(one(element, "[data-answer-shown]:not([hidden])") ?? element));
  };
  const fromAddress = async () => {
    if (!ANSWER.test(location.hash)) return;
    const text = location.hash;
    // Whoever gets this phone later finds nothing in the address or in the history.
    history.replaceState(history.state, "", location.pathname + location.search);
    await take(text);
  };
  addEventListener("hashchange", () => void fromAddress());
  onAction(element, "open-pasted", () => take(/** @type {HTMLTextAreaElement} */ (one(element, "textarea")).value));
  const input = /** @type {HTMLInputElement | null} */ (one(element, "input[type=file]"));
  input?.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    if (file) await take(await file.text());
  });
  onAction(element, "copy-answer", async (button) => {
    if (await copyText(new URL(`#${given.replace(/^.*#/, "")}`, location.href).href)) button.focus();
  });
  onAction(element, "take-in", async () => {
    if (!open) return;
    const { id, velden } = open;
    open = undefined;
    source.change({ id, soort: SIGNATURE, velden });
    const isKept = await source.flush();
    show(one(element, "[data-answer-shown]"), false);
    show(one(element, "[data-answer-done]"), isKept);
  });
  await fromAddress();
}

/** It lies below what the page begins with. @param {HTMLElement} part */
function bring(part) {
  part.scrollIntoView({ block: "start" });
  part.focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} element
 * @param {Taken} taken
 * @param {Forms} forms
 */
async function showTaken(element, { velden, sealed, isChanged }, forms) {
  const section = /** @type {HTMLElement} */ (one(element, "[data-answer-shown]"));
  const { soort } = sealed.record;
  const [labels, info, key] = await Promise.all([
    labelsFor(soort, forms[soort]?.seals ?? undefined, sourceOf(element)),
    formInfo(),
    keyName(velden["sleutel"] ?? ""),
  ]);
  const { said, reden } = readAnswer(velden["antwoord"] ?? "");
  const rol = info[SIGNATURE]?.velden["rol"];
  fillTexts(section, {
    naam: velden["naam"],
    rol: formatValue(velden["rol"], "label", rol),
    formulier: info[soort]?.label ?? "",
    wanneer: formatValue(velden["moment"], "datetime"),
    code: checkCode(velden["sha256"] ?? ""),
    sleutel: key && checkCode(key),
    gezegd: reden,
  });
  show(one(section, "[data-with-key]"), key !== "");
  show(one(section, "[data-answer-changed]"), isChanged);
  showSaid(section, said);
  showDrawing(section.querySelector("[data-tekening]"), velden["tekening"] ?? "");
  showSealed(section, sealed, labels, []);
}
