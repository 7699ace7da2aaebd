"""
A gate between a page and its engines: a test decides how far a class is read, however fast the machine is.

Also records for each question which engine it went to, and the length of the text that the page itself wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

#: What may pass at first: the start of two engines, and a few files.
AT_FIRST: Final = 10
_GATE: Final = """(() => {
  const { postMessage: post, terminate } = Worker.prototype;
  const engines = [];
  const ended = new Set();
  const held = [];
  window.poort = {
    most: %d,
    asked: [],
    open() { this.most = Infinity; for (const go of held.splice(0)) go(); },
    running: () => engines.length - ended.size,
  };
  Worker.prototype.terminate = function () { ended.add(this); terminate.call(this); };
  Worker.prototype.postMessage = function (message, ...rest) {
    if (!message.id) return void post.call(this, message, ...rest);
    if (!engines.includes(this)) engines.push(this);
    const text = typeof message.request === "string" ? message.request : JSON.stringify(message.request);
    poort.asked.push({ engine: engines.indexOf(this), op: JSON.parse(text).op, length: text.length });
    const go = () => post.call(this, message, ...rest);
    if (poort.asked.length > poort.most) held.push(go); else go();
  };
})();"""
_WAIT_FOR_ENGINES: Final = """(count) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error(`${poort.running()} engines run`)), 60000);
  const look = () => (poort.running() === count ? resolve() : setTimeout(look, 20));
  look();
})"""
_PROCESSORS: Final = "Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => %d });"


class Gate:
    """Lets a few questions through, and the others once the test opens it."""

    def __init__(self, context: BrowserContext, *, first: int = AT_FIRST, processors: int = 2) -> None:
        context.add_init_script(_PROCESSORS % processors)
        context.add_init_script(_GATE % first)

    def open(self, page: Page) -> None:
        """Let everything through from now on."""
        page.evaluate("poort.open()")

    def asked(self, page: Page, on: str) -> list[dict]:
        """Return the page's requests to its engines with this name."""
        asked: list[dict] = page.evaluate("poort.asked")
        return [item for item in asked if item["op"] == on]

    def expect_engines(self, page: Page, count: int) -> None:
        """Expect this many engines to run, now or soon."""
        page.evaluate(_WAIT_FOR_ENGINES, count)
