// @ts-check
/** The page on which somebody signs who never saw the app: what is asked, the answer, and the link that goes back. */

import { formatValue, formInfo } from "../map/format.js";
import { showLink } from "../out/send-link.js";
import { jsonOf } from "../page/document.js";
import { all, fillTexts, onAction, one, show } from "../page/dom.js";
import { openPage } from "../page/opening.js";
import { asFile } from "../parcel/fragment.js";
import { readAnswer } from "../sign/answer.js";
import { answerIn, startAnswer } from "../sign/answer-fields.js";
import { openHand } from "../sign/hand/drawn-or-typed.js";
import { countedHere } from "../sign/hours/agreed.js";
import { readSealed } from "../sign/seal.js";
import { showSealed } from "../sign/sheet/sealed-view.js";
import { answerTo } from "./answering.js";
import { wordsFor } from "./labels.js";
import { showList, startList } from "./list.js";
import { read, remember, takeText } from "./request.js";
import { keepSigned } from "./signed-here.js";

/**
 * @typedef {import("../parcel/fragment.js").SignRequest} SignRequest
 * @typedef {{seals: import("../sign/seal.js").Seal | null, answers: string[]}} FormInfo
 * @typedef {(drawing: Element, text: string) => Promise<unknown>} Draw
 */

const DAY_MS = 86_400_000;
/** A request is rarely answered later, and never before it was made. */
const LATE_DAYS = 200;

/**
 * @param {HTMLElement} page
 * @param {Draw} draw a code
 */
export async function startSigner(page, draw) {
  /** @type {{request: SignRequest, hand: import("../sign/hand/drawn-or-typed.js").Hand} | undefined} */
  let open;
  const show_ = async (/** @type {string} */ text) => {
    const { request, fault } = await requestIn(page, text);
    open?.hand.close();
    open = undefined;
    if (request) open = { request, hand: await showRequest(page, request) };
    else showCase(page, fault);
    if (request) remember(text);
    return request !== undefined;
  };
  // The labels come while the link is unpacked.
  void formInfo();
  await show_(takeText());
  openPage();
  show(one(page, "[data-not-kept]"), !(await showList(page)));
  startList(page, ({ fragment, student }) => showAnswer(page, { fragment, student, draw }));
  addEventListener("hashchange", () => void show_(takeText()));
  startOpening(page, show_);
  let isBusy = false;
  one(page, "form")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!open || isBusy) return;
    isBusy = true;
    const signed = await sign(page, open.request, open.hand).finally(() => (isBusy = false));
    if (!signed) return;
    remember("");
    showAnswer(page, { fragment: signed.fragment, student: open.request.student.naam, draw });
    show(one(page, "[data-not-kept]"), !((await showList(page)) && signed.isKept));
  });
}

/**
 * @param {HTMLElement} page
 * @param {string} text
 * @returns {Promise<{request?: SignRequest, fault: string}>} only what can be read to its last line is signed
 */
async function requestIn(page, text) {
  const { request, answer, fault } = await read(text);
  if (!request) return { fault: answer ? "other" : (fault ?? "none") };
  const sealed = readSealed(request.verzegeld);
  if (!sealed) return { fault: "changed" };
  const forms = jsonOf(page, "forms", /** @type {Record<string, FormInfo>} */ ({}));
  // A form of a later version cannot be shown here.
  return forms[sealed.record.soort] ? { request, fault: "" } : { fault: "newer" };
}

/**
 * A link that was pasted, or a file.
 * @param {HTMLElement} page
 * @param {(text: string) => Promise<boolean>} open
 */
function startOpening(page, open) {
  const take = async (/** @type {string} */ text) => {
    const isRequest = await open(text);
    show(one(page, "[data-no-parcel]"), !isRequest);
  };
  onAction(page, "open-pasted", () => {
    const field = /** @type {HTMLTextAreaElement} */ (one(page, "[data-pasted]"));
    return take(field.value);
  });
  const input = /** @type {HTMLInputElement | null} */ (one(page, "[data-file]"));
  input?.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    if (file) await take(await file.text());
  });
}

/** @param {HTMLElement} page @param {string} name */
function showCase(page, name) {
  for (const part of all(page, "[data-case]")) show(part, part.dataset["case"] === name);
  // Whoever has a link that is no good may have the file.
  if (name !== "request" && name !== "answer") show(one(page, "[data-case=none]"), true);
}

/**
 * @param {HTMLElement} page
 * @param {SignRequest} request
 */
async function showRequest(page, request) {
  const { student, gevraagd, verzegeld, woorden, nieuw, moment } = request;
  const sealed = readSealed(verzegeld) ?? { record: { id: "", soort: "", velden: {} }, regels: [] };
  const { soort } = sealed.record;
  const forms = jsonOf(page, "forms", /** @type {Record<string, FormInfo>} */ ({}));
  const { seals, answers } = forms[soort] ?? { seals: null, answers: [] };
  const [info, own, lines] = await Promise.all([
    formInfo(),
    wordsFor(soort, woorden),
    seals ? wordsFor(seals.soort, woorden) : {},
  ]);
  const role = all(document, "template[data-role]").find((item) => item.dataset["role"] === gevraagd.rol);
  const rol = role instanceof HTMLTemplateElement ? role.content.textContent : "";
  const section = /** @type {HTMLElement} */ (one(page, "[data-case=request]"));
  fillTexts(section, { student: student.naam, naam: gevraagd.naam, rol, formulier: info[soort]?.label ?? "" });
  const late = (Date.now() - Date.parse(moment)) / DAY_MS;
  fillTexts(section, { klok: formatValue(new Date().toISOString(), "full-date") });
  show(one(section, "[data-clock]"), !(late > -1 && late < LATE_DAYS));
  showSealed(section, sealed, { own, lines, seal: seals ?? undefined }, nieuw);
  const dates = sealed.regels.map(({ velden }) => String(velden[seals?.veld ?? ""] ?? ""));
  await startAnswer(section, countedHere(sealed.regels, seals?.veld ?? ""), {
    id: request.id,
    kinds: answers,
    dates: [...new Set(dates)].sort(),
  });
  showCase(page, "request");
  return openHand(section, gevraagd.naam);
}

/**
 * @param {HTMLElement} page
 * @param {SignRequest} request
 * @param {import("../sign/hand/drawn-or-typed.js").Hand} hand
 * @returns {Promise<{fragment: string, isKept: boolean} | undefined>} the answer for a link, and whether this phone lists
 *   it; undefined when something is missing, which is shown
 */
async function sign(page, request, hand) {
  const section = /** @type {HTMLElement} */ (one(page, "[data-case=request]"));
  const { record, regels } = readSealed(request.verzegeld) ?? { record: { soort: "" }, regels: [] };
  const { soort } = record;
  const { seals } = jsonOf(page, "forms", /** @type {Record<string, FormInfo>} */ ({}))[soort] ?? {};
  const antwoord = await answerIn(section, countedHere(regels, seals?.veld ?? ""));
  const put = antwoord === undefined ? undefined : hand.read();
  if (antwoord === undefined || !put) return undefined;
  const { id, velden, fragment } = await answerTo(request, put, antwoord);
  const { moment = "", sha256 = "" } = velden;
  const kept = { id, moment, student: request.student.naam, soort, said: readAnswer(antwoord).said, sha256, fragment };
  // Where nothing can be kept the answer is still sent.
  const isKept = await keepSigned(kept).then(
    () => true,
    () => false,
  );
  return { fragment, isKept };
}

/**
 * @param {HTMLElement} page
 * @param {{fragment: string, student: string, draw: Draw}} answer
 */
function showAnswer(page, { fragment, student, draw }) {
  const section = /** @type {HTMLElement} */ (one(page, "[data-case=answer]"));
  const link = new URL(page.dataset["answerPage"] ?? "", location.href);
  link.hash = fragment;
  fillTexts(section, { student });
  showCase(page, "answer");
  showLink(/** @type {HTMLElement} */ (one(section, "[data-send]")), { link: link.href, file: asFile(fragment), draw });
  section.focus();
}
