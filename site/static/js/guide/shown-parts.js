// @ts-check
/** Shows the parts of the guide that fit the choice and the typed words, and how many there are. */

import { words } from "../page/document.js";
import { all, clone, fillTexts, one, show } from "../page/dom.js";
import { folded } from "../text/folded.js";
import { beginnings, highlight, holds, loadIndex } from "./search.js";

/**
 * @param {HTMLElement} element
 * @param {HTMLInputElement[]} choices
 * @param {HTMLInputElement} search
 */
export async function showChosen(element, choices, search) {
  const typed = search.value.trim();
  const index = typed ? await loadIndex(element.dataset["index"] ?? "") : undefined;
  // The user may have typed on while the index was loading.
  if (typed !== search.value.trim()) return;
  const wanted = index ? beginnings(typed, index.vormen) : [];
  const chosen = choices.filter(({ checked }) => checked);
  const found = (/** @type {Record<string, string> | undefined} */ texts, /** @type {HTMLElement} */ part) =>
    !texts || holds(texts[part.id] ?? "", wanted);
  const pieces = keep(all(document, "[data-piece]"), (piece) => fits(piece, chosen) && found(index?.stukken, piece));
  const terms = keep(all(document, "[data-word]"), (term) => found(index?.begrippen, term));
  showRoles(chosen.filter(({ name }) => name === "ik").map(({ value }) => value));
  showAround(pieces, terms);
  const rules = showRules(index?.regels.filter((rule) => holds(rule.woorden, wanted)) ?? [], wanted);
  highlight([...pieces, ...terms, ...rules], wanted);
  const labels = [...chosen.map(({ labels }) => labels?.[0]?.textContent?.trim() ?? ""), ...(typed ? [typed] : [])];
  for (const part of all(document, "[data-chosen]")) show(part, labels.length > 0);
  show(one(document, "[data-nothing]"), !pieces.length && !terms.length && !rules.length);
  show(one(element, "[data-searching]"), index !== undefined);
  fillTexts(document.body, { chosen: labels });
  fillTexts(element, { shown: pieces.length, terms: terms.length, rules: rules.length });
}

/**
 * Shows the parts that fit, and returns them.
 * @param {HTMLElement[]} parts
 * @param {(part: HTMLElement) => boolean} isWanted
 */
function keep(parts, isWanted) {
  return parts.filter((part) => {
    const isKept = isWanted(part);
    show(part, isKept);
    return isKept;
  });
}

/**
 * Of each question one of the answers must fit; a question without an answer asks nothing.
 * @param {HTMLElement} piece
 * @param {HTMLInputElement[]} chosen
 */
function fits(piece, chosen) {
  const names = Array.from(new Set(chosen.map(({ name }) => name)));
  return names.every((name) =>
    chosen.some((choice) => choice.name === name && words(piece.dataset[name]).includes(choice.value)),
  );
}

/** Users who said who they are see what they do themselves. @param {string[]} roles */
function showRoles(roles) {
  keep(all(document, "[data-rol]"), (line) => !roles.length || roles.includes(line.dataset["rol"] ?? ""));
}

/**
 * A heading with nothing under it is hidden too, with the link to it.
 * @param {HTMLElement[]} pieces
 * @param {HTMLElement[]} terms
 */
function showAround(pieces, terms) {
  const chapters = keep(all(document, "[data-chapter]"), (chapter) => pieces.some((piece) => chapter.contains(piece)));
  const list = keep(all(document, "[data-words]"), () => terms.length > 0);
  const shown = [...chapters, ...list].map(({ id }) => `#${id}`);
  keep(all(document, ".inhoudsopgave a"), (link) => shown.includes(link.getAttribute("href") ?? ""));
}

/**
 * Rules are on a page of their own: results are a list of links, those with the word in their title first.
 * @param {import("./search.js").Regel[]} rules
 * @param {string[][]} wanted
 */
function showRules(rules, wanted) {
  const section = one(document, "[data-found-rules]");
  if (!section) return [];
  const inTitle = (/** @type {{titel: string}} */ rule) => Number(holds(folded(rule.titel), wanted));
  const rows = [...rules].sort((a, b) => inTitle(b) - inTitle(a)).map((rule) => row(section, rule));
  one(section, "[data-rows]")?.replaceChildren(...rows);
  show(section, rows.length > 0);
  return rows;
}

/**
 * @param {HTMLElement} section
 * @param {import("./search.js").Regel} rule
 */
function row(section, { code, titel }) {
  const item = /** @type {HTMLElement} */ (clone(section));
  fillTexts(item, { titel });
  const link = one(item, "a[data-link]");
  link?.setAttribute("href", `${link.dataset["link"]}${code}`);
  return item;
}
