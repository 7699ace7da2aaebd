/** A phone without a screen: its database and storage, and pages whose scripts know nothing of each other. */

import { readFileSync } from "node:fs";

import { IDBFactory } from "fake-indexeddb";

const SCRIPTS = new URL("../../site/static/js/", import.meta.url);
let pages = 0;

/** Begins with a phone on which the site was never opened. */
export function newPhone() {
  globalThis.indexedDB = new IDBFactory();
  localStorage.clear();
  sessionStorage.clear();
  return newPage();
}

/**
 * A page, or a tab: each has the scripts for itself, and shares the phone with the others. What the document says is
 * of the page that was made last.
 * @returns {(script: string) => Promise<any>} imports a script of this page
 */
export function newPage() {
  pages += 1;
  const own = pages;
  globalThis.document = Object.assign(new EventTarget(), { documentElement: { dataset: {} } });
  return (script) => import(new URL(`${script}?page=${own}`, SCRIPTS).href);
}

/** @param {string} name of a list in tests/cases, which Python tests read too */
export function cases(name) {
  return JSON.parse(readFileSync(new URL(`../cases/${name}.json`, import.meta.url), "utf8"));
}

/** A record as it lies on disk. */
export function rec(id, velden = {}, clock = "2026-11-23T10:00:00.000Z/0000", soort = "urendag") {
  const tijden = Object.fromEntries(Object.keys(velden).map((name) => [name, clock]));
  return { id, soort, velden, tijden, verwijderd: null };
}
