// @ts-check
/** The schoolpakket of this phone: opened from a file or a link, shown, and adopted only when the user agrees. */

import { ask } from "../engine/client.js";
import { isTooLarge, mostOf, sentence, textOf } from "../in/file-text.js";
import { fail, reset, showPreview } from "../in/preview.js";
import { givenPakket, keepPakket } from "../map/given-pakket.js";
import { today } from "../page/document.js";
import { onAction, one, show } from "../page/dom.js";
import { confirmed } from "../tell/toast.js";
import { linkedPart, readLink } from "./link.js";

const READ_MS = 60_000;

/** @type {import("../map/given-pakket.js").Kept | undefined} */
let opened;

/** @param {HTMLElement} element */
export function start(element) {
  const input = /** @type {HTMLInputElement} */ (one(element, "input[data-import]"));
  show(one(element, "[data-given]"), Boolean(givenPakket()));
  const choose = () => {
    const file = input.files?.[0];
    if (!file) return;
    input.value = "";
    void (isTooLarge(element, file)
      ? fail(element, sentence(element, "size"))
      : open(element, () => textOf(file), file.name));
  };
  input.addEventListener("change", choose);
  // Chosen before this script was there.
  choose();
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
  void open(element, () => readLink(part, mostOf(element)));
}

/**
 * @param {HTMLElement} element
 * @param {() => Promise<string>} read
 * @param {string} [naam]
 */
async function open(element, read, naam) {
  opened = undefined;
  reset(element);
  show(one(element, "[data-import-busy]"), true);
  const tekst = await read().catch(() => undefined);
  if (tekst === undefined) return fail(element, element.getAttribute("data-msg-link") ?? "");
  try {
    const response = await ask({ op: "pakket_lezen", tekst, today: today(), ...(naam ? { naam } : {}) }, READ_MS);
    if (!response.ok) return fail(element, response.fout.tekst);
    opened = { tekst, toon: response.toon };
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
