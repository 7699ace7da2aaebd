// @ts-check
/** Starts the page for somebody who signs on a phone of their own (docs/besluiten/0075): no map, no rules, no install. */

import { keepSite } from "./engine/keep-site.js";
import { mark } from "./page/document.js";
import { startSigner } from "./signer/page.js";

const page = /** @type {HTMLElement} */ (document.querySelector("[data-signer]"));

void start();

async function start() {
  await startSigner(page, async (drawing, text) => {
    const { drawLink } = await import(new URL("signer-code.js", import.meta.url).href);
    drawLink(drawing, text);
    return true;
  });
  mark("complete");
  await keepSite();
}
