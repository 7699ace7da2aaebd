// @ts-check
/** Starts the module that an element names in `data-module`. One that fails does not stop the others. */

import { awaitsSource } from "../map/sources.js";
import { show, within } from "../page/dom.js";
import { doKeptTaps } from "../page/early-taps.js";
import { isDemo } from "../page/in-demo.js";
import { extraPart, later, schoolPart } from "../tell/parts.js";
import { reportPart } from "../tell/trouble.js";

/** @typedef {{start: (element: HTMLElement) => unknown}} Module */

/** The page's first modules; any other is in a part of it. @type {Record<string, Module>} */
const first = {};

/** @param {Record<string, Module>} modules by the name that elements ask for */
export const addModules = (modules) => Object.assign(first, modules);

/** The modules that only the pages of school have. */
const SCHOOL = new Set(["aanvullen", "return-file", "pakket-form", "school", "school-pakket"]);

/**
 * @param {string} name
 * @returns {Promise<Module | undefined>}
 */
async function moduleOf(name) {
  if (name in first) return first[name];
  const { MODULES } = await (SCHOOL.has(name) ? schoolPart() : later());
  // Modules that neither has come last.
  return MODULES[name] ?? (await extraPart()).MODULES[name];
}

/** About this phone and its own map, so not for the demo. */
const NOT_IN_DEMO = ["badge", "import", "install", "reminder", "take-away", "wipe"];

/** @type {WeakSet<Element>} */
const started = new WeakSet();

/**
 * Starts the modules in a container that have not started yet; `wanted` limits it to some names.
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
  if (isDemo && NOT_IN_DEMO.includes(name)) return show(element, false);
  try {
    const module = await moduleOf(name);
    if (!module) throw new Error("there is no such module");
    await module.start(element);
    doKeptTaps(element);
  } catch (error) {
    console.error(`bpv-map: module ${name} did not start`, error);
    reportPart(name, false);
  }
}
