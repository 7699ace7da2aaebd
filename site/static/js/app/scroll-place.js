// @ts-check
/**
 * Keeps the reader's place when they go back, by the phone's button or by the link to the list: how far the page was
 * scrolled and what was unfolded. A browser does this for pages that load at once; ours grow while the map is read.
 * Kept for this tab only.
 * @typedef {{top: number, open: boolean[]}} Place `open`: of everything that can be unfolded; no text of the map
 * @typedef {{pages: Record<string, Place>, to?: string}} Kept `to`: the page to which a link led back
 */

import { isFolded } from "../form/core/group-answers.js";
import { fold } from "../form/core/groups.js";
import { isNewVisit } from "../form/question/early-typing.js";
import { all } from "../page/dom.js";
import { holdPlace, landAt, landingPart } from "../page/landing.js";
import { NAME } from "../store/layout.js";

const KEY = `${NAME}:places`;
const BACK = ".terug a";

export function startPlace() {
  const here = addressOf(location);
  const { pages, to } = read();
  const isBack = to === here || !isNewVisit();
  write({ pages });
  if (isBack && pages[here] && !(location.hash && isNewVisit())) restore(pages[here]);
  else land(true);
  addEventListener("hashchange", () => land(false));
  addEventListener("pagehide", () => {
    const open = folds().map(isOpen);
    write({ ...read(), pages: { ...read().pages, [here]: { top: scrollY, open } } });
  });
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest(BACK) : null;
    if (link instanceof HTMLAnchorElement) write({ ...read(), to: addressOf(link) });
  });
}

/** @param {boolean} now */
function land(now) {
  const part = landingPart();
  if (part) landAt(part, now);
}

/** @param {Place} place */
function restore({ top, open }) {
  history.scrollRestoration = "manual";
  const put = () => {
    const found = folds();
    // Until all of them are there, their order says nothing.
    if (found.length === open.length) found.forEach((part, index) => setOpen(part, open[index] ?? false));
    scrollTo({ top });
  };
  holdPlace(put);
}

/** @param {{pathname: string, search: string}} address */
const addressOf = ({ pathname, search }) => pathname + search;
const folds = () => all(document, "details, [data-folded]");
/** @param {HTMLElement} part */
const isOpen = (part) => (part instanceof HTMLDetailsElement ? part.open : !isFolded(part));

/**
 * @param {HTMLElement} part
 * @param {boolean} open
 */
function setOpen(part, open) {
  if (part instanceof HTMLDetailsElement) part.open = open;
  else fold(part, !open);
}

/** @returns {Kept} */
function read() {
  try {
    return { pages: {}, ...JSON.parse(sessionStorage.getItem(KEY) ?? "{}") };
  } catch {
    return { pages: {} };
  }
}

/** @param {Kept} kept */
function write(kept) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing for a tab starts every page at its top.
  }
}
