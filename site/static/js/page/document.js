// @ts-check
/** What this page learns from its own document and address. Knows no record. */

export const root = document.documentElement;

/** The path of the site, with a slash at both ends. */
export const base = root.dataset["base"] ?? "/";

/**
 * The day of a moment in the phone's own time zone, not in UTC.
 * @param {Date} moment
 * @returns {string}
 */
export function dayOf(moment) {
  const local = new Date(Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()));
  return local.toISOString().slice(0, "yyyy-mm-dd".length);
}

/** @returns {string} */
export function today() {
  return dayOf(new Date());
}

/**
 * @param {string} date
 * @param {number} days
 * @returns {string}
 */
export function shiftDate(date, days) {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, date.length);
}

/** @returns {URLSearchParams} */
export function query() {
  return new URLSearchParams(location.search);
}

/**
 * Changes the address without a visit, so that a reload or the back button finds the same record.
 * @param {Record<string, string>} params
 */
export function replaceQuery(params) {
  const wanted = new URLSearchParams(params).toString();
  history.replaceState(history.state, "", `${location.pathname}${wanted && `?${wanted}`}${location.hash}`);
}

/**
 * @param {string} path
 * @param {Record<string, string>} [params]
 * @returns {string}
 */
export function address(path, params = {}) {
  const search = new URLSearchParams(params).toString();
  return `${base}${path}${search && `?${search}`}`;
}

/**
 * Sets a state of the page. Who watches hears only of a change: an answer that repeats itself must not ask again.
 * @param {string} name
 * @param {string} value
 */
export function setState(name, value) {
  if (root.dataset[name] !== value) root.dataset[name] = value;
}

/** @param {string} name */
export function mark(name) {
  performance.mark(`bpv:${name}`);
}

/**
 * Reads a data attribute that holds JSON; returns the fallback if there is none.
 * @template T
 * @param {HTMLElement} element
 * @param {string} name
 * @param {T} fallback
 * @returns {T}
 */
export function jsonOf(element, name, fallback) {
  const text = element.dataset[name];
  return text ? JSON.parse(text) : fallback;
}

/**
 * @param {string | undefined} text
 * @returns {string[]}
 */
export function words(text) {
  return (text ?? "").split(/[\s,]+/).filter(Boolean);
}
