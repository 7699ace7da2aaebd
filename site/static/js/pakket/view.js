// @ts-check
/** Replaces the page's own texts, people, topics and colour with those of a schoolpakket. */

import { instead } from "../map/given-pakket.js";
import { root } from "../page/document.js";
import { all, clone, fillTexts, one, setText, show } from "../page/dom.js";
import { setCallLink } from "../text/call-link.js";

/**
 * @typedef {import("../pure/types.js").Pakket} Pakket
 * @typedef {import("../pure/types.js").Vraag} Vraag
 */

const LIGHT = matchMedia("(prefers-color-scheme: light)");

/** @param {Pakket} pakket */
export function showPakket(pakket) {
  instead.words = (forms) => inWords(forms, pakket);
  instead.opleidingen = (list) => withOwn(list, pakket);
  for (const place of everywhere("[data-pakket]")) {
    // What an older build kept of a pakket has no text for it: the page keeps its own.
    setText(place, textOf(pakket, place.dataset["pakket"] ?? "") || (place.textContent ?? ""));
  }
  for (const [soort, vragen] of Object.entries(pakket.formulieren)) {
    for (const [name, vraag] of Object.entries(vragen)) {
      for (const { waarde, label } of vraag.keuzes) {
        for (const place of everywhere(`[data-stap-woord="${waarde}"]`)) setText(place, label);
      }
      for (const field of everywhere(`form[data-soort="${soort}"] [data-veld="${name}"]`)) showQuestion(field, vraag);
    }
  }
  for (const place of everywhere("[data-kind=punten]")) showTopics(place, pakket);
  for (const place of everywhere("[data-school-contacts]")) showContacts(place, pakket);
  for (const place of everywhere("[data-norm]")) {
    fill(place, "norm-waarde", pakket.normen[place.dataset["norm"] ?? ""] ?? []);
  }
  if (pakket.kleur) followScheme(pakket.kleur);
}

/**
 * Also in what a page has not copied from a template yet: a row of a list, the form for a contact at school.
 * @param {string} selector
 */
const everywhere = (selector) => within(document).flatMap((root) => all(root, selector));

/**
 * @param {Document | DocumentFragment} root
 * @returns {(Document | DocumentFragment)[]}
 */
const within = (root) => [
  root,
  ...Array.from(root.querySelectorAll("template")).flatMap(({ content }) => within(content)),
];

/**
 * @param {Pakket} pakket
 * @param {string} name
 */
const textOf = (pakket, name) =>
  String(/** @type {Record<string, unknown>} */ (/** @type {unknown} */ (pakket))[name] ?? "");

/**
 * @param {Record<string, any>} forms
 * @param {Pakket} pakket
 */
function inWords(forms, pakket) {
  for (const [soort, vragen] of Object.entries(pakket.formulieren)) {
    for (const [name, { label, keuzes }] of Object.entries(vragen)) {
      const words = Object.fromEntries(keuzes.map((keuze) => [keuze.waarde, keuze.label]));
      Object.assign(forms[soort]?.velden[name] ?? {}, { label, keuzes: words });
    }
  }
  // One that was stored before there were lists has none.
  for (const { soort, veld, ...lists } of pakket.lijsten ?? []) Object.assign(forms[soort]?.velden[veld] ?? {}, lists);
  return forms;
}

/**
 * A school's own opleiding takes precedence over ours with the same key.
 * @param {any[]} list
 * @param {Pakket} pakket
 */
function withOwn(list, { opleidingen }) {
  const own = new Set(opleidingen.map(({ sleutel }) => sleutel));
  return [...opleidingen, ...list.filter(({ sleutel }) => !own.has(sleutel))];
}

/**
 * @param {HTMLElement} field
 * @param {Vraag} vraag
 */
function showQuestion(field, { label, hint, keuzes }) {
  setText(field.querySelector("legend, label"), label);
  if (hint) setText(one(field, ".hint"), hint);
  for (const keuze of keuzes) {
    const input = field.querySelector(`input[value="${keuze.waarde}"]`);
    const words = input?.nextElementSibling;
    setText(words?.querySelector("b") ?? words, keuze.label);
    setText(words?.querySelector("small"), keuze.uitleg);
  }
}

/**
 * @param {HTMLElement} place
 * @param {Pakket} pakket
 */
function showTopics(place, pakket) {
  // The first control has the id that a list of faults links to.
  const id = one(place, "input")?.id ?? "";
  fill(place, "punt", pakket.onderwerpen);
  all(place, "label").forEach((label, index) => {
    const { sleutel = "", when = [] } = pakket.onderwerpen[index] ?? {};
    const input = /** @type {HTMLInputElement} */ (one(label, "input"));
    input.value = sleutel;
    input.id = index ? `${id}-${index + 1}` : id;
    label.dataset["when"] = JSON.stringify(when);
  });
}

/**
 * @param {HTMLElement} place
 * @param {Pakket} pakket
 */
function showContacts(place, { contacten }) {
  fill(place, "contact", contacten);
  show(place, contacten.length > 0);
  for (const link of all(place, "a[data-scheme]")) setCallLink(link, link.textContent ?? "");
}

/**
 * Fills a place with one copy of a template per value; earlier copies are removed.
 * @param {HTMLElement} place
 * @param {string} name
 * @param {object[]} values
 */
function fill(place, name, values) {
  const scope = /** @type {ParentNode} */ (place.querySelector(`template[data-${name}]`) ? place : document);
  const made = values.flatMap((value) => {
    const item = clone(scope, `template[data-${name}]`);
    if (item) fillTexts(item, { ...value });
    return item ? [item] : [];
  });
  if (scope === document && !one(document, `template[data-${name}]`)) return;
  for (const old of all(place, "[data-built-in]")) old.remove();
  place.append(...made);
}

/** Only on light paper: the colour was checked against white. @param {string} kleur */
function followScheme(kleur) {
  const follow = () => {
    for (const [name, value] of [
      ["--groen", kleur],
      ["--groen-licht", `color-mix(in srgb, ${kleur} 12%, #fff)`],
    ]) {
      if (LIGHT.matches) root.style.setProperty(name ?? "", value ?? "");
      else root.style.removeProperty(name ?? "");
    }
  };
  LIGHT.addEventListener("change", follow);
  follow();
}
