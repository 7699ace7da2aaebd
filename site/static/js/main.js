// @ts-check
/** Starts a page: first what saves typing, then what shows, last what judges. */

import { keepOffer } from "./app/install-offer.js";
import * as offlineReadyModule from "./app/offline-ready.part.js";
import * as dayNavModule from "./form/day/day-nav.part.js";
import * as formModule from "./form/form.part.js";
import { followStore, takeOver } from "./keep/follow.js";
import { loadPakket } from "./map/given-pakket.js";
import { showRecords } from "./map/values.js";
import { isAsleep } from "./page/asleep.js";
import { mark, root } from "./page/document.js";
import { all } from "./page/dom.js";
import { doKeptTaps, keepTaps } from "./page/early-taps.js";
import { openInTime, openPage, openUnread } from "./page/opening.js";
import { atMost } from "./pure/waiting.js";
import { showForQuery } from "./show/for-address.js";
import { addModules, startModules } from "./show/start.js";
import * as savedModule from "./status/saved.part.js";
import * as storeFailureModule from "./status/store-failure.part.js";
import { loadBpv } from "./store/bpv-choice.js";
import { disconnect, onTrouble, readOnly } from "./store/database.js";
import { isRefused } from "./store/journal.js";
import { isSound, loadMap, map, salvage } from "./store/map-on-page.js";
import { flush } from "./store/write-queue.js";
import { startButtons } from "./tell/buttons.js";
import { later, loadPartsWith } from "./tell/parts.js";
import { caseOf, currentTrouble, onRetry, reportTrouble, retry } from "./tell/trouble.js";
import { startTurn } from "./turn/whose.js";

/** What a page needs for typing, and for showing that it is saved. */
const MODULES = {
  "day-nav": dayNavModule,
  form: formModule,
  "offline-ready": offlineReadyModule,
  saved: savedModule,
  "store-failure": storeFailureModule,
};
/** What can be on the page before, or without, a readable store. */
const EARLY = ["saved", "store-failure", "offline-ready"];

onTrouble((trouble) => {
  if (trouble === "late") return retry();
  // Later trouble, including at the next opening, follows from it.
  if (currentTrouble() !== "newer") reportTrouble(trouble);
  return trouble === "newer" ? flush().finally(() => closeForms(true)) : undefined;
});
onRetry(() => (bound ? flush() : bind()));
keepOffer();
addModules(MODULES);
loadPartsWith((name) => import(new URL(`${name}.js`, import.meta.url).href));

let bound = false;
/** @type {Promise<void> | undefined} */
let binding;
/** The part that repairs is on the phone; if it is not, the next page may have it. */
const MEND_MS = 10_000;

void start();

async function start() {
  keepTaps();
  startButtons();
  doKeptTaps(root);
  void startModules(root, (name) => EARLY.includes(name));
  await bind();
  // Even where the map cannot be read: a newer version may be the way out.
  void startModules(root, (name) => name === "update");
  const { loadPaperStyles, startOffline, startUpkeep } = await later();
  loadPaperStyles();
  if (bound) void startUpkeep();
  await startOffline();
}

/** Reads the map and binds the page to it, one run at a time. */
function bind() {
  binding ??= bindNow().finally(() => (binding = undefined));
  return binding;
}

/** An unreadable map leaves the forms closed. */
async function bindNow() {
  /** @type {unknown} */
  let cached;
  try {
    [cached] = await Promise.all([loadMap(), loadBpv(), loadPakket()]);
    if (!isSound())
      await atMost(
        later().then(({ mendMap }) => mendMap()),
        MEND_MS,
      );
  } catch (error) {
    if (isAsleep()) return addEventListener("pageshow", () => void bind(), { once: true });
    console.error("bpv-map: the store could not be read", error);
    // The database is there, but some of its stores are not.
    if (error instanceof DOMException && error.name === "NotFoundError") await salvage().catch(() => undefined);
    await disconnect();
    closeForms(true);
    openUnread();
    if (currentTrouble() !== "blocked") reportTrouble(isRefused() ? "shut" : caseOf(error, "failed"));
    return;
  }
  bound = true;
  followStore();
  takeOver();
  closeForms(readOnly);
  if (!readOnly) reportTrouble("");
  startTurn();
  showForQuery();
  await startModules(root, (name) => name === "form");
  // The day in the heading of a page is that of its form.
  await startModules(root, (name) => name === "day-nav");
  showRecords(root);
  // At a first visit nothing that follows changes what is shown.
  if (map.all().length === 0 && !cached) openPage();
  else openInTime();
  const { keepFocusInSight, showEmptyDates, startPlace, startRemoved, startShown, startVerdict } = await later();
  // What is on this phone loads soon; only a bad connection is not waited for.
  openInTime();
  startPlace();
  showEmptyDates();
  keepFocusInSight();
  startRemoved();
  startShown();
  startVerdict(cached);
  await startModules(root, () => true);
  openPage();
  mark("complete");
}

/** @param {boolean} closed typing in a closed form would not be saved, so it is disabled */
function closeForms(closed) {
  for (const form of all(document, "form[data-module]")) form.inert = closed;
}
