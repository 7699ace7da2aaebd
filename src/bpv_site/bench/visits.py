"""Measures the first visit of a new device over a slow connection: until a page can be used, and until its verdict."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpv_site.bench.browser import open_browser
from bpv_site.bench.host import serve_site
from bpv_site.publish import precache
from bpv_site.tools.paths import CACHE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

#: A form that a student fills in on the first visit.
PAGE: Final = "gegevens/"
#: Polls, because the page's policy forbids the eval that Playwright uses for waiting.
_LOADED_WHEN_USABLE: Final = """() => new Promise((resolve) => {
  const look = () => {
    const [usable] = performance.getEntriesByName("bpv:usable");
    if (!usable) return void setTimeout(look, 20);
    // What a script fetches as data may come before or after: nothing waits for it.
    const loaded = performance.getEntriesByType("resource").filter((entry) => entry.initiatorType !== "fetch");
    resolve(loaded.filter((entry) => entry.responseEnd <= usable.startTime).map((entry) => entry.name));
  };
  look();
})"""
#: The moment of a mark, in milliseconds after the navigation started; the policy forbids Playwright's own waiting.
_MARK: Final = """(name) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error(`no mark ${name}`)), 180000);
  const look = () => {
    const [found] = performance.getEntriesByName(`bpv:${name}`);
    if (found) resolve(found.startTime);
    else setTimeout(look, 10);
  };
  look();
})"""


@dataclass(frozen=True, kw_only=True)
class Network:
    """A connection and a processor as slowed by DevTools; only the page is slowed, not the workers."""

    name: str
    megabits: float
    delay_ms: int
    slower: int


#: Lighthouse's slow 4G, and the connection of a good phone.
NETWORKS: Final = (
    Network(name="9 Mbps, 60 ms, CPU 4x slower", megabits=9, delay_ms=60, slower=4),
    Network(name="9 Mbps, 60 ms, CPU 6x slower", megabits=9, delay_ms=60, slower=6),
    Network(name="1.6 Mbps, 150 ms, CPU 4x slower", megabits=1.6, delay_ms=150, slower=4),
    Network(name="1.6 Mbps, 150 ms, CPU 6x slower", megabits=1.6, delay_ms=150, slower=6),
)


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Milliseconds after the navigation started."""

    usable: float
    verdict: float


def first_visit(dist: Path, path: str = PAGE) -> list[Path]:
    """Return the files that a page has loaded on a first visit when it says that it can be filled in."""
    with (
        tempfile.TemporaryDirectory(dir=CACHE) as place,
        serve_site(dist, Path(place)) as address,
        open_browser() as chromium,
    ):
        page = chromium.new_page()
        page.goto(f"{address}{path}")
        loaded = page.evaluate(_LOADED_WHEN_USABLE)
    return [dist / path / precache.INDEX, *(dist / str(url).removeprefix(address) for url in loaded)]


def cold(dist: Path, network: Network) -> Visit:
    """Measure the first visit of a new device over a slow connection."""
    with _served(dist) as (browser, address):
        context = browser.new_context(base_url=address)
        page = context.new_page()
        _slow(context, page, network)
        page.goto(PAGE, wait_until="commit")
        visit = Visit(usable=_mark(page, "usable"), verdict=_mark(page, "verdict"))
        context.close()
        return visit


def _mark(page: Page, name: str) -> float:
    return float(page.evaluate(_MARK, name))


def _slow(context: BrowserContext, page: Page, network: Network) -> None:
    devtools = context.new_cdp_session(page)
    speed = network.megabits * 1_000_000 / 8
    devtools.send("Network.enable")
    devtools.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": network.delay_ms, "downloadThroughput": speed, "uploadThroughput": speed},
    )
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": network.slower})


@contextmanager
def _served(dist: Path) -> Iterator[tuple[Browser, str]]:
    with (
        open_browser() as browser,
        tempfile.TemporaryDirectory(dir=CACHE) as place,
        serve_site(dist, Path(place)) as address,
    ):
        yield browser, address
