// @ts-check
/** The schoolpakket of this phone: opened from a file or a link, shown, and adopted only when the user agrees. */

import { ask } from "../engine/client.js";
import { mostOf, sentence } from "../in/file-text.js";
import { fail, reset, showPreview } from "../in/preview.js";
import { givenPakket, keepPakket } from "../map/given-pakket.js";
import { today } from "../page/document.js";
import { onAction, one, show } from "../page/dom.js";
import { onChosen } from "../tell/chosen-files.js";
import { confirmed } from "../tell/toast.js";
import { linkedPart, readLink } from "./link.js";
import { settingsOf } from "./settings-file.js";

const READ_MS = 60_000;

/** @type {import("../map/given-pakket.js").Kept | undefined} */
let opened;

/** @param {HTMLElement} element */
export function start(element) {
  const input = /** @type {HTMLInputElement} */ (one(element, "input[data-import]"));
  show(one(element, "[data-given]"), Boolean(givenPakket()));
  onChosen(input, ([file]) => file && void open(element, () => settingsOf(element, file), { naam: file.name }));
  addEventListener("hashchange", () => openLink(element));
  openLink(element);
  onAction(element, "import-cancel", () => {
    opened = undefined;
    reset(element);
    input.focus();
  });
  onAction(element, "import-confirm", () => opened && void change(element, opened));
  onAction(element, "pakket-back", async (button) => {
    if (await confirmed(button.dataset["confirm"])) await change(element, undefined);
  });
}

/** @param {HTMLElement} element */
function openLink(element) {
  const part = linkedPart();
  if (!part) return;
  // Asked once: a reload, or the back button, must not ask again.
  history.replaceState(history.state, "", `${location.pathname}${location.search}#${element.id}`);
  element.scrollIntoView();
  void open(element, async () => ({ tekst: await readLink(part, mostOf(element)) }));
}

/**
 * @param {HTMLElement} element
 * @param {() => Promise<{tekst: string} | {base64: string} | {fout: string}>} read
 * @param {{naam?: string}} [named]
 */
async function open(element, read, named = {}) {
  opened = undefined;
  reset(element);
  show(one(element, "[data-import-busy]"), true);
  const found = await read().catch(() => undefined);
  if (!found) return fail(element, sentence(element, named.naam ? "engine" : "link"));
  if ("fout" in found) return fail(element, found.fout);
  try {
    const response = await ask({ op: "pakket_lezen", ...found, ...named, today: today() }, READ_MS);
    if (!response.ok) return fail(element, response.fout.tekst);
    opened = { tekst: response.tekst, toon: response.toon };
    showPreview(element, { van: response.toon.naam, zinnen: response.zinnen });
  } catch (error) {
    console.error("bpv-map: the schoolpakket was not read", error);
    fail(element, sentence(element, "engine"));
  }
}

/**
 * Every page starts with it, so this one reloads.
 * @param {HTMLElement} element
 * @param {import("../map/given-pakket.js").Kept | undefined} given
 */
async function change(element, given) {
  try {
    await keepPakket(given);
    location.hash = element.id;
    location.reload();
  } catch (error) {
    console.error("bpv-map: the schoolpakket was not kept", error);
    fail(element, sentence(element, "write"));
  }
}
