// @ts-check
/** "Ready": everything to disk, then what the browser and the rules find wrong. Nothing keeps it from being saved. */

import { isEmpty } from "../canonical.js";
import { one, show } from "../dom.js";
import { address, root } from "../page.js";
import { map } from "../records.js";
import { askProtection } from "../space.js";
import { judgeNow } from "../verdict.js";
import { storedValue } from "./binding.js";
import { readField } from "./controls.js";
import { showFault, showSummary } from "./errors.js";
import { fieldOf, fieldsOf, isAsked, nameOf } from "./field.js";
import { saveFields } from "./saving.js";
import { faultsOf } from "./validity.js";

/**
 * @typedef {import("./binding.js").Binding} Binding
 * @typedef {import("./validity.js").Fault} Fault
 */

/** Longer than rules that run need; who waits longer gets the answer without them. */
const PATIENCE_MS = 1500;

/** @param {Binding} binding */
export function startSubmit(binding) {
  binding.form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit(binding);
  });
}

/** @param {Binding} binding */
async function submit(binding) {
  const { form } = binding;
  const stored = (/** @type {string} */ name) => storedValue(binding, name);
  const native = faultsOf(form, stored);
  // "Ready" on a form that was filled in beforehand is a person's word for it.
  if (binding.id || native.length === 0) saveFields(binding, filledNames(binding));
  const isSaved = await binding.source.flush();
  const faults = [...native, ...(await engineFaults(binding, native))];
  for (const field of fieldsOf(form)) {
    showFault(field, faults.find(({ veld }) => veld === nameOf(field))?.tekst ?? "");
  }
  showSummary(form, faults);
  const isDone = isSaved && faults.length === 0;
  const done = one(form, "[data-done]");
  show(done, isDone);
  if (!isDone) return;
  // Asked for when it means something to the person: an answer was just given.
  if (binding.source === map) void askProtection();
  if (form.dataset["next"] !== undefined) location.assign(address(form.dataset["next"]));
  else done?.scrollIntoView({ block: "nearest" });
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
 * What the rules find wrong in this record, as far as the browser did not say it already.
 * @param {Binding} binding
 * @param {Fault[]} known
 * @returns {Promise<Fault[]>}
 */
async function engineFaults(binding, known) {
  if (!binding.id || root.dataset["engine"] !== "ready") return [];
  const tone = one(binding.form, "[data-errors]")?.dataset["toon"];
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  if (binding.source === map) await Promise.race([judgeNow().catch(() => undefined), late]);
  const findings = binding.source.verdict()?.bevindingen ?? [];
  return findings
    .filter((finding) => finding.record === binding.id && (!tone || finding.toon === tone))
    .filter((finding) => !known.some(({ veld }) => veld === finding.veld))
    .map((finding) => ({ veld: finding.veld ?? "", tekst: finding.tekst }));
}
