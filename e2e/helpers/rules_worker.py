"""The rules worker, called the way a page does: first the addresses, then one text for each text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from e2e.pages.page import BasePage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import BrowserContext, Page

#: One engine for the whole test. If a worker breaks, or is silent for a minute, that is its answer.
START: Final = """() => {
  const { worker: address, engineFiles } = document.documentElement.dataset;
  const worker = new Worker(address, { type: "module" });
  const waiting = new Map();
  let last = 0;
  const broken = (code, tekst) => JSON.stringify({ ok: false, fout: { code, tekst } });
  worker.onmessage = ({ data }) => waiting.get(data.id)(data.response ?? broken("gebroken", data.error));
  worker.onerror = ({ message }) => waiting.get(last)?.(broken("gebroken", message));
  worker.postMessage({ boot: JSON.parse(engineFiles) });
  globalThis.vraagDeRegels = async (request) => {
    const id = ++last;
    const answer = await new Promise((resolve) => {
      waiting.set(id, resolve);
      setTimeout(() => resolve(broken("stil", "")), 60000);
      worker.postMessage({ id, request: JSON.stringify(request) });
    });
    waiting.delete(id);
    return JSON.parse(answer);
  };
}"""
ASK: Final = """async (requests) => {
  const answers = [];
  for (const request of requests) answers.push(await globalThis.vraagDeRegels(request));
  return answers;
}"""


def with_rules(phone: BrowserContext) -> Page:
    """
    Open a page and start a rules worker in it.

    Trusted Types let only the app create a worker; a test needs a device without them.
    """
    page = phone.new_page()
    BasePage(page).open()
    page.evaluate(START)
    return page


def ask(page: Page, requests: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Ask the rules the questions one by one; return every answer."""
    answers: list[dict[str, Any]] = page.evaluate(ASK, list(requests))
    return answers
