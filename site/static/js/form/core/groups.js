// @ts-check
/**
 * A long form asks one group of questions at a time; the others are folded to their answers, with a button to change
 * them. Folding is visual only (the style sheet does it, on screen): every question stays in the form.
 */

import { all, fillTexts, onAction, one, show } from "../../page/dom.js";
import { afterPress } from "../../page/press.js";
import { soon } from "../../pure/waiting.js";
import { isEmpty } from "../../text/canonical.js";
import { isNewVisit } from "../question/early-typing.js";
import { fieldsOf, isAsked, isRequired, nameOf } from "../question/field.js";
import { onShown, storedValue } from "./binding.js";
import { FOLDED, isFolded, nameButton, showAnswers } from "./group-answers.js";

/** @typedef {import("./binding.js").Binding} Binding */

/** @param {Binding} binding */
export function startGroups(binding) {
  const { form } = binding;
  // A short form has nothing to fold; a read-only one stays whole.
  const groups = form.inert ? [] : all(form, "[data-action=fold]").map(groupAt);
  if (groups.length === 0) return;
  let { id } = binding;
  const showSoon = soon(() => showGroups(binding));
  const first = whereToBegin(binding);
  for (const group of groups) fold(group, group !== first);
  showGroups(binding);
  // The target of the address was further down before.
  if (isNewVisit()) one(document, ":target")?.scrollIntoView();
  onShown(form, () => {
    // Another record starts anew; one that was just begun is what the user is working on.
    if (id && id !== binding.id) openGroup(form, whereToBegin(binding));
    ({ id } = binding);
    showSoon();
  });
  new MutationObserver(() => afterPress(showSoon)).observe(form, { attributeFilter: ["aria-invalid"], subtree: true });
  listen(form);
}

/** @param {HTMLElement} form */
function listen(form) {
  onAction(form, "fold", (button) => {
    const group = groupAt(button);
    if (isFolded(group)) leadTo(form, group);
    else fold(group, true);
  });
  onAction(form, "next", (button) => {
    const asked = groupsOf(form);
    const next = asked[asked.indexOf(groupAt(button)) + 1];
    if (next) leadTo(form, next).focus({ preventScroll: true });
  });
}

/** @param {Element} part of a group */
const groupAt = (part) => /** @type {HTMLElement} */ (part.closest(".groep"));

/** Those that apply now. @param {HTMLElement} form */
const groupsOf = (form) => all(form, ".groep:not([hidden])");

/**
 * Where the user already is, else where something is missing: in a new record at the top, in a complete record
 * nowhere.
 * @param {Binding} binding
 */
function whereToBegin(binding) {
  const { form, id } = binding;
  const isMissing = (/** @type {HTMLElement} */ field) =>
    isRequired(field) && isAsked(field) && isEmpty(storedValue(binding, nameOf(field)));
  const place = one(form, ".groep :focus") ?? (id ? fieldsOf(form).find(isMissing) : groupsOf(form)[0]);
  return place && groupAt(place);
}

/**
 * Folds all groups but one, or all.
 * @param {HTMLElement} form
 * @param {Element} [wanted]
 */
export function openGroup(form, wanted) {
  for (const group of all(form, "[data-folded]")) fold(group, group !== wanted);
}

/** Links to a question open its group first. @param {HTMLElement} field */
export function openGroupOf(field) {
  const group = field.closest(FOLDED);
  const form = group?.closest("form");
  if (group && form) openGroup(form, group);
}

/**
 * @param {HTMLElement} form
 * @param {HTMLElement} group
 * @returns {HTMLElement} its heading
 */
function leadTo(form, group) {
  const heading = /** @type {HTMLElement} */ (one(group, "h3"));
  openGroup(form, group);
  heading.scrollIntoView({ block: "start" });
  return heading;
}

/**
 * @param {HTMLElement} group
 * @param {boolean} away
 */
export function fold(group, away) {
  const button = one(group, "[data-action=fold]");
  // A user inside a group that folds keeps their place.
  if (away && one(group, ":focus")) button?.focus({ preventScroll: true });
  group.dataset["folded"] = away ? "yes" : "no";
  button?.setAttribute("aria-expanded", String(!away));
  nameButton(group);
}

/** @param {Binding} binding */
function showGroups(binding) {
  const groups = groupsOf(binding.form);
  for (const [index, group] of groups.entries()) {
    fillTexts(/** @type {HTMLElement} */ (one(group, "h3")), { stap: index + 1, stappen: groups.length });
    show(one(group, "[data-action=next]"), index + 1 < groups.length);
    showAnswers(binding, group);
  }
}
