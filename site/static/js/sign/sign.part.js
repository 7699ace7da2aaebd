// @ts-check
/** The signatures under a record: who signed, whether it was changed since, and the button to sign. */

import { onVerdict } from "../engine/verdict-state.js";
import { focusField } from "../form/errors.js";
import { fieldOf, fieldsOf, isAsked } from "../form/question/field.js";
import { formatValue, formInfo } from "../map/format.js";
import { sourceOf } from "../map/sources.js";
import { valueAt } from "../map/values.js";
import { jsonOf, words } from "../page/document.js";
import { all, fillTexts, onAction, one, show } from "../page/dom.js";
import { text } from "../pure/record.js";
import { soon } from "../pure/waiting.js";
import { later } from "../tell/parts.js";
import { canonical, checkCode } from "../text/canonical.js";
import { readAnswer } from "./answer.js";
import { showChanges } from "./changes.js";
import { openSignDialog } from "./dialog.js";
import { showDrawing } from "./hand/drawing.js";
import { showSaid } from "./said.js";
import { sealedContent, signaturesOf } from "./seal.js";
import { labelsFor } from "./sealed-view.js";
import { askedFor } from "./sent-requests.js";

/** @typedef {import("../pure/types.js").Rec} Rec */

/** @param {HTMLElement} element */
export function start(element) {
  const source = sourceOf(element);
  const update = () => {
    const record = recordOf(element);
    for (const row of all(element, "[data-rol]")) showRow(element, row, record);
  };
  source.subscribe(soon(update), element);
  // What changed is said by the rules, a moment after it changed.
  onVerdict(() => element.isConnected && update());
  onAction(element, "sign", (button) => void sign(element, button));
  onAction(element, "sign-elsewhere", (button) => void askElsewhere(element, button));
  update();
}

/**
 * The record of the row around this element, else of the page's form for it.
 * @param {HTMLElement} element
 * @returns {Rec | undefined}
 */
function recordOf(element) {
  const row = element.closest("[data-record]");
  const id = row?.getAttribute("data-record") ?? formOf(element)?.dataset["record"];
  return id ? sourceOf(element).get(id) : undefined;
}

/** @param {HTMLElement} element */
function formOf(element) {
  const scope = /** @type {HTMLElement} */ (element.closest("[data-scope]") ?? document.body);
  return one(scope, `form[data-soort="${element.dataset["form"]}"]`);
}

/** @param {HTMLElement} element */
function sealOf(element) {
  const holder = element.dataset["seals"] ? element : formOf(element);
  return holder ? jsonOf(holder, "seals", /** @type {import("./seal.js").Seal | undefined} */ (undefined)) : undefined;
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} row
 * @param {Rec | undefined} record
 */
function showRow(element, row, record) {
  const source = sourceOf(element);
  const signature = record && signaturesOf(source, record.id, row.dataset["rol"] ?? "").at(-1);
  const now = record && sealedContent(source, record, sealOf(element));
  const isChanged = Boolean(signature && now && text(signature, "verzegeld") !== canonical(now));
  const { said, reden } = readAnswer(text(signature, "antwoord"));
  // After any other answer than a plain yes it may be asked again, also without a change: people talk.
  const isAgain = said !== "" && !isChanged;
  const isUnsigned = signature === undefined;
  const states = { signed: !isUnsigned, changed: isChanged, unsigned: isUnsigned, again: isAgain };
  for (const [name, holds] of Object.entries(states)) for (const part of all(row, `[data-${name}]`)) show(part, holds);
  showButton(row, isUnsigned || isChanged || isAgain);
  showSaid(row, said);
  const judged = source.verdict()?.handtekeningen?.find(({ id }) => id === signature?.id);
  fillTexts(row, {
    naam: text(signature, "naam"),
    datum: formatValue(text(signature, "moment"), "date"),
    code: checkCode(text(signature, "sha256")),
    gezegd: (!isChanged && judged?.gezegd) || reden,
    waar: judged?.waar,
  });
  showDrawing(row.querySelector("[data-tekening]"), text(signature, "tekening"));
  void showAsked(row, record, isUnsigned || isChanged || isAgain ? text(signature, "moment") : undefined);
  const changes = (isChanged && judged?.verschillen) || [];
  showChanges(row, changes);
  show(one(row, "[data-changes-later]"), isChanged && changes.length === 0);
}

/**
 * Whom the student asked elsewhere and when, as long as no answer came after that.
 * @param {HTMLElement} row
 * @param {Rec | undefined} record
 * @param {string | undefined} since the newest signature, "" for none; undefined when nothing is asked any more
 */
async function showAsked(row, record, since) {
  const place = one(row, "[data-asked]");
  const asked = record && since !== undefined ? await askedFor(record.id, row.dataset["rol"] ?? "") : undefined;
  if (place && asked) fillTexts(place, { gevraagd: formatValue(asked.moment, "date") });
  show(place, asked !== undefined && asked.moment > (since ?? ""));
}

/**
 * A user who has just signed with the keyboard continues from what replaced the button.
 * @param {HTMLElement} row
 * @param {boolean} shown
 */
function showButton(row, shown) {
  const button = one(row, "[data-action=sign]");
  const hadFocus = button !== null && button === document.activeElement;
  show(button, shown);
  if (hadFocus && !shown) one(row, "[data-signed]")?.focus();
}

/**
 * A form without an answer has nothing to sign: its first question is where to begin.
 * @param {HTMLElement} element
 * @returns {Promise<Rec | undefined>} the record, on disk
 */
async function recordToSign(element) {
  const form = formOf(element);
  const record = recordOf(element);
  const first = !record && form && fieldsOf(form)[0];
  if (first) focusField(first);
  if (record) await sourceOf(element).flush();
  return record;
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} button
 */
async function askElsewhere(element, button) {
  const row = /** @type {HTMLElement} */ (button.closest("[data-rol]"));
  const record = await recordToSign(element);
  if (!record) return;
  const { rol = "", rolLabel = "", naamUit = "" } = row.dataset;
  const { openAsk } = await later();
  const about = { source: sourceOf(element), record, seal: sealOf(element), element };
  await openAsk({ ...about, rol, rolLabel, naam: valueAt(element, naamUit, record) });
  showRow(element, row, record);
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} button
 */
async function sign(element, button) {
  const source = sourceOf(element);
  const row = /** @type {HTMLElement} */ (button.closest("[data-rol]"));
  const form = formOf(element);
  const record = await recordToSign(element);
  if (!record) return;
  const seal = sealOf(element);
  const naam = valueAt(element, row.dataset["naamUit"] ?? "", record);
  const rol = row.dataset["rolLabel"] ?? "";
  const labels = await labelsFor(record.soort, seal, source);
  const student = valueAt(element, one(document, "[data-sign-dialog]")?.dataset["studentName"] ?? "");
  const about = { rol, wie: naam || rol, student, formulier: (await formInfo())[record.soort]?.label ?? "" };
  const isSelf = row.hasAttribute("data-self");
  await openSignDialog({
    ...{ source, record, seal, labels, rol: row.dataset["rol"] ?? "", naam, isSelf, words: about },
    // The button that was pressed is gone; who goes on with the keyboard goes on from what replaced it.
    returned: () => one(row, "[data-signed]")?.focus(),
    answers: words(row.dataset["answers"]),
    toestel: /** @type {import("./seal.js").Where} */ (element.dataset["toestel"]),
    fieldOf: (name) => {
      const field = form?.dataset["record"] === record.id ? fieldOf(form, name) : null;
      return field && isAsked(field) ? field : undefined;
    },
  });
}
