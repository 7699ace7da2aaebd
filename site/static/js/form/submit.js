// @ts-check
/** "Ready": everything to disk, then what the browser and the rules find wrong. Nothing stops it from being saved. */

import { isFresh, onVerdict } from "../engine/verdict-state.js";
import { address, root } from "../page/document.js";
import { one, show } from "../page/dom.js";
import { atMost } from "../pure/waiting.js";
import { map } from "../store/map-on-page.js";
import { later } from "../tell/parts.js";
import { isEmpty } from "../text/canonical.js";
import { storedValue } from "./core/binding.js";
import { openGroup } from "./core/groups.js";
import { saveFields } from "./core/saving.js";
import { showFault, showSummary } from "./errors.js";
import { readField } from "./question/controls.js";
import { fieldOf, fieldsOf, isAsked, nameOf } from "./question/field.js";
import { faultsOf } from "./question/validity.js";

/**
 * @typedef {import("./core/binding.js").Binding} Binding
 * @typedef {import("./question/validity.js").Fault} Fault
 */

/** Longer than running rules need; after that the answer is shown without them. */
const PATIENCE_MS = 1500;

/** @param {Binding} binding */
export function startSubmit(binding) {
  // Whether the user said "ready" and has typed nothing since.
  let isWaiting = false;
  binding.form.addEventListener("submit", (event) => {
    event.preventDefault();
    isWaiting = true;
    void submit(binding);
  });
  binding.form.addEventListener("input", () => (isWaiting = false));
  onVerdict(() => {
    if (!isWaiting || !isFresh()) return;
    isWaiting = false;
    const native = browserFaults(binding);
    const faults = engineFaults(binding, native);
    if (faults.length > 0) showFaults(binding, [...native, ...faults]);
  });
}

/** @param {Binding} binding */
async function submit(binding) {
  const native = browserFaults(binding);
  // "Ready" on a prefilled form confirms its answers.
  if (binding.id || native.length === 0) saveFields(binding, filledNames(binding));
  const isSaved = await binding.source.flush();
  if (root.dataset["engine"] === "ready" && binding.source === map)
    await atMost(
      later().then(({ judgeNow }) => judgeNow()),
      PATIENCE_MS,
    );
  const faults = [...native, ...(isFresh() ? engineFaults(binding, native) : [])];
  showFaults(binding, faults);
  if (!isSaved || faults.length > 0) return;
  openGroup(binding.form);
  const done = one(binding.form, "[data-done]");
  show(done, true);
  if (binding.form.dataset["next"] !== undefined) location.assign(address(binding.form.dataset["next"]));
  else done?.scrollIntoView({ block: "nearest" });
}

/**
 * @param {Binding} binding
 * @param {Fault[]} faults
 */
function showFaults(binding, faults) {
  for (const field of fieldsOf(binding.form)) {
    showFault(field, faults.find(({ veld }) => veld === nameOf(field))?.tekst ?? "");
  }
  show(one(binding.form, "[data-done]"), false);
  showSummary(binding.form, faults);
}

/** @param {Binding} binding */
function browserFaults(binding) {
  return faultsOf(binding.form, (name) => storedValue(binding, name));
}

/** @param {Binding} binding */
function filledNames(binding) {
  const asked = fieldsOf(binding.form).filter(isAsked);
  return asked.map(nameOf).filter((name) => {
    const field = fieldOf(binding.form, name);
    return field && !isEmpty(readField(field, storedValue(binding, name) ?? null));
  });
}

/**
 * What the rules find wrong in this record, unless the browser already reported it.
 * @param {Binding} binding
 * @param {Fault[]} known
 * @returns {Fault[]}
 */
function engineFaults(binding, known) {
  const tone = one(binding.form, "[data-errors]")?.dataset["toon"];
  const findings = binding.id ? (binding.source.verdict()?.bevindingen ?? []) : [];
  return findings
    .filter((finding) => finding.record === binding.id && (!tone || finding.toon === tone))
    .filter((finding) => !known.some(({ veld }) => veld === finding.veld))
    .map((finding) => ({ veld: finding.veld ?? "", tekst: finding.tekst }));
}
