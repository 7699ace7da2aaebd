// @ts-check
/** Which module an element asks for by `data-module`. One that breaks does not stop the others. */

import { within } from "./dom.js";
import { doKeptTap } from "./early-taps.js";
import { awaitsSource } from "./sources.js";

/** @typedef {{start: (element: HTMLElement) => unknown}} Module */

/** @type {Record<string, () => Promise<Module>>} */
const MODULES = {
  aanvullen: () => import("./modules/aanvullen.js"),
  agenda: () => import("./modules/agenda.js"),
  blokken: () => import("./modules/blokken.js"),
  copies: () => import("./modules/copies.js"),
  "copy-text": () => import("./modules/copy-text.js"),
  "day-nav": () => import("./modules/day-nav.js"),
  export: () => import("./modules/export.js"),
  facts: () => import("./modules/facts.js"),
  fetching: () => import("./modules/fetching.js"),
  findings: () => import("./modules/findings.js"),
  form: () => import("./modules/form.js"),
  histories: () => import("./modules/histories.js"),
  import: () => import("./modules/import.js"),
  install: () => import("./modules/install.js"),
  list: () => import("./modules/list.js"),
  "offline-ready": () => import("./modules/offline-ready.js"),
  picture: () => import("./modules/picture.js"),
  reminder: () => import("./modules/reminder.js"),
  "return-file": () => import("./modules/return-file.js"),
  saved: () => import("./modules/saved.js"),
  "pakket-form": () => import("./modules/pakket-form.js"),
  school: () => import("./modules/school.js"),
  "school-pakket": () => import("./modules/school-pakket.js"),
  sign: () => import("./modules/sign.js"),
  status: () => import("./modules/status.js"),
  "store-failure": () => import("./modules/store-failure.js"),
  update: () => import("./modules/update.js"),
  "voortgang-list": () => import("./modules/voortgang-list.js"),
  wipe: () => import("./modules/wipe.js"),
};

/** @type {WeakSet<Element>} */
const started = new WeakSet();

/**
 * Starts what stands in a container and was not started before; `wanted` narrows it to some names.
 * @param {HTMLElement} container
 * @param {(name: string) => boolean} [wanted]
 * @returns {Promise<unknown>}
 */
export function startModules(container, wanted = () => true) {
  const elements = within(container, "[data-module]").filter(
    (element) => !started.has(element) && !awaitsSource(element),
  );
  return Promise.all(elements.filter((element) => wanted(element.dataset["module"] ?? "")).map(startOne));
}

/** @param {HTMLElement} element */
async function startOne(element) {
  started.add(element);
  const name = element.dataset["module"] ?? "";
  try {
    const load = MODULES[name];
    if (!load) throw new Error("there is no such module");
    await (await load()).start(element);
    doKeptTap(element);
  } catch (error) {
    console.error(`bpv-map: module ${name} did not start`, error);
  }
}

/**
 * Downloads what a container will need, while the store is still being read.
 * @param {HTMLElement} container
 */
export function preload(container) {
  for (const element of within(container, "[data-module]")) {
    MODULES[element.dataset["module"] ?? ""]?.().catch(() => undefined);
  }
}
