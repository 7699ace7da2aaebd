// @ts-check
/** Which part of the guide is shown: for whom, about what, with which words. The choice is in the address. */

import { query } from "../page/document.js";
import { all, onAction, one } from "../page/dom.js";
import { copyText, downloadFile, shareFile } from "../tell/share.js";
import { toast } from "../tell/toast.js";
import { showChosen } from "./shown-parts.js";

const SEARCH = "zoek";

/** @param {HTMLElement} element */
export async function start(element) {
  const choices = /** @type {HTMLInputElement[]} */ (all(element, "input[data-choice]"));
  const search = /** @type {HTMLInputElement} */ (one(element, "input[data-search]"));
  const refresh = () => showChosen(element, choices, search);
  const readAddress = () => {
    const wanted = query();
    for (const choice of choices) choice.checked = wanted.getAll(choice.name).includes(choice.value);
    search.value = wanted.get(SEARCH) ?? "";
    return refresh();
  };
  const write = (/** @type {"pushState" | "replaceState"} */ how) => {
    const wanted = new URLSearchParams(
      choices.filter(({ checked }) => checked).map(({ name, value }) => [name, value]),
    );
    if (search.value.trim()) wanted.append(SEARCH, search.value.trim());
    history[how](history.state, "", `${location.pathname}${wanted.size ? `?${wanted}` : ""}`);
    return refresh();
  };
  const clear = () => {
    for (const choice of choices) choice.checked = false;
    search.value = "";
  };
  // Back undoes a choice; a search word has too many letters for that.
  for (const choice of choices) choice.addEventListener("change", () => void write("pushState"));
  search.addEventListener("input", () => void write("replaceState"));
  addEventListener("popstate", () => void readAddress().then(() => reveal(clear, refresh)));
  onAction(document.body, "clear", () => {
    clear();
    void write("pushState").then(() => search.focus());
  });
  onAction(element, "copy-link", async (button) => {
    toast(button.dataset[(await copyText(location.href)) ? "toast" : "toastFailed"]);
  });
  onAction(document.body, "take-along", (link, event) => {
    event.preventDefault();
    void takeAlong(/** @type {HTMLAnchorElement} */ (link)).catch(() => toast(link.dataset["toastFailed"]));
  });
  // A user who was quicker than this script has already chosen.
  const isEarly = !location.search && (search.value || choices.some(({ checked }) => checked));
  await (isEarly ? write("replaceState") : readAddress());
  await reveal(clear, refresh);
  // From here on a choice takes effect at once.
  element.dataset["ready"] = "";
}

/**
 * An address may lead to a part that the choice hides: the address then wins.
 * @param {() => void} clear
 * @param {() => Promise<void>} refresh
 */
async function reveal(clear, refresh) {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest("[hidden]")) return;
  clear();
  history.replaceState(history.state, "", `${location.pathname}${location.hash}`);
  await refresh();
  target.scrollIntoView();
}

/**
 * A browser downloads a link past the service worker, so without a connection it gets nothing: we fetch the file.
 * @param {HTMLAnchorElement} link
 */
async function takeAlong(link) {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(`${link.href}: ${answer.status}`);
  const file = await answer.blob();
  if (downloadFile(link.download, file, file.type)) return;
  const shared = await shareFile(link.download, file, file.type);
  if (shared === "refused") throw new Error(`${link.download} cannot be shared here`);
}
