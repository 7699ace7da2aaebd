"""Measures in a real browser how long an engine takes to its first answer: ours and stock Pyodide, turn by turn."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

from bpv_site import browser, npm, precache
from bpv_site.engine import STOCK_FILES, ensure_engine
from bpv_site.paths import CACHE, SITE
from bpv_site.server import make_app, open_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from bpv_site.engine import Engine

PAGE: Final = Path(__file__).parent / "bench_page"
RUNS: Final = 5
#: Looks again and again, because the page's policy forbids the eval behind Playwright's own way of waiting.
_LOADED_WHEN_USABLE: Final = """() => new Promise((resolve) => {
  const look = () => {
    const [usable] = performance.getEntriesByName("bpv:usable");
    if (!usable) return void setTimeout(look, 20);
    const loaded = performance.getEntriesByType("resource");
    resolve(loaded.filter((entry) => entry.responseEnd <= usable.startTime).map((entry) => entry.name));
  };
  look();
})"""
#: A form that a student fills in on the first visit.
FIRST_PAGE: Final = "gegevens/"


def engine_starts() -> tuple[float, float]:
    """Give the median seconds to the first answer, warm: of our engine, and of stock Pyodide with the same rules."""
    engine = ensure_engine()
    files = engine.urls("/")
    stock = {
        "runtime": "/engine/stock/",
        "stdlib": "/engine/stock/python_stdlib.zip",
        "lock": "/engine/stock/pyodide-lock.json",
        "rules": files["rules"],
    }
    with _served(engine) as address, _page() as page:
        page.goto(address)
        # The first start of each fills the browser's cache and is not counted. Turn by turn, so that a busy
        # moment of the machine falls on both.
        times = [
            [float(page.evaluate("files => startEngine(files)", one)) / 1000 for one in (files, stock)]
            for _ in range(RUNS + 1)
        ]
    ours, theirs = zip(*times[1:], strict=True)
    return statistics.median(ours), statistics.median(theirs)


def first_visit(dist: Path, path: str = FIRST_PAGE) -> list[Path]:
    """Give the files a page has loaded when it says that it can be filled in, on a first visit."""
    with tempfile.TemporaryDirectory(dir=CACHE) as place, _site(dist, Path(place)) as address, _page() as page:
        page.goto(f"{address}{path}")
        loaded = page.evaluate(_LOADED_WHEN_USABLE)
    return [dist / path / precache.INDEX, *(dist / str(url).removeprefix(address) for url in loaded)]


@contextmanager
def _page() -> Iterator[Page]:
    """Open a page in a browser that was never here before."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.ensure_chromium(), args=list(browser.ARGUMENTS))
        yield chromium.new_page()
        chromium.close()


@contextmanager
def _site(dist: Path, place: Path) -> Iterator[str]:
    """Serve a finished site with its own headers, and give its address."""
    server = open_server(make_app(dist, place / "served"))
    threading.Thread(target=server.run, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}/"
    finally:
        server.close()


@contextmanager
def _served(engine: Engine) -> Iterator[str]:
    """Serve both engines and the page that starts them, with the headers of the site."""
    with tempfile.TemporaryDirectory(dir=CACHE) as place:
        site = Path(place) / "site"
        shutil.copytree(PAGE, site)
        shutil.copyfile(SITE / "static" / "js" / "rules-worker.js", site / "rules-worker.js")
        shutil.copytree(engine.folder, site / "engine")
        (site / "engine" / "stock").mkdir()
        for name in STOCK_FILES:
            shutil.copyfile(npm.package("pyodide") / name, site / "engine" / "stock" / name)
        with _site(site, Path(place)) as address:
            yield address
