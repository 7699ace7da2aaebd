"""Measures in a real browser how long an engine takes to its first answer: ours and stock Pyodide, turn by turn."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

from bpv_site import browser, npm, precache
from bpv_site.engine import STOCK_FILES, ensure_engine
from bpv_site.errors import BuildError
from bpv_site.paths import CACHE
from bpv_site.server import make_app, open_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from bpv_site.engine import Engine

PAGE: Final = Path(__file__).parent / "bench_page"
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


@dataclass(frozen=True, kw_only=True)
class Engines:
    """Median seconds to the first answer, warm; bytes of a started engine; milliseconds of each request."""

    pruned: float
    snapshot: float
    stock: float
    memory: int
    answers: list[float]
    browser: str


def engines(dist: Path, requests: list[dict[str, object]], *, runs: int) -> Engines:
    """Measure our engine from a normal start and from its snapshot, and stock Pyodide with the same rules."""
    engine = ensure_engine()
    files = engine.urls("/")
    stock = {
        "runtime": "/engine/stock/",
        "stdlib": "/engine/stock/python_stdlib.zip",
        "lock": "/engine/stock/pyodide-lock.json",
        "rules": files["rules"],
    }
    with _served(dist, engine) as address, open_browser() as chromium:
        page = chromium.new_page()
        page.goto(address)
        # The first start of each fills the browser's cache and is not counted. Turn by turn, so that a busy
        # moment of the machine falls on all. A start in doubt throws the snapshot away.
        times = []
        for _ in range(runs + 1):
            pruned, theirs = _start(page, files, "start"), _start(page, stock, "start")
            memory = int(page.evaluate("files => keepEngine(files)", files))
            times.append((pruned, theirs, _start(page, files, "snapshot")))
        answers = page.evaluate("([files, requests]) => answerTimes(files, requests)", [files, requests])
        medians = [statistics.median(column) for column in zip(*times[1:], strict=True)]
        return Engines(
            pruned=medians[0],
            stock=medians[1],
            snapshot=medians[2],
            memory=memory,
            answers=[float(value) for value in answers],
            browser=f"Chromium {chromium.version}",
        )


def _start(page: Page, files: dict[str, str], wanted: str) -> float:
    """Start an engine, see that it started from what was wanted, and give the seconds."""
    seen = page.evaluate("([files, doubt]) => startEngine(files, doubt)", [files, wanted == "start"])
    if seen["from"] != wanted:
        raise BuildError(f"an engine started from its {seen['from']}, not from its {wanted}.")
    return float(seen["ms"]) / 1000


def first_visit(dist: Path, path: str = FIRST_PAGE) -> list[Path]:
    """Give the files a page has loaded when it says that it can be filled in, on a first visit."""
    with (
        tempfile.TemporaryDirectory(dir=CACHE) as place,
        serve_site(dist, Path(place)) as address,
        open_browser() as chromium,
    ):
        page = chromium.new_page()
        page.goto(f"{address}{path}")
        loaded = page.evaluate(_LOADED_WHEN_USABLE)
    return [dist / path / precache.INDEX, *(dist / str(url).removeprefix(address) for url in loaded)]


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start a browser that was never here before."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.ensure_chromium(), args=list(browser.ARGUMENTS))
        yield chromium
        chromium.close()


@contextmanager
def serve_site(dist: Path, place: Path) -> Iterator[str]:
    """Serve a finished site with its own headers, and give its address."""
    server = open_server(make_app(dist, place / "served"))
    threading.Thread(target=server.run, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}/"
    finally:
        server.close()


@contextmanager
def _served(dist: Path, engine: Engine) -> Iterator[str]:
    """Serve both engines and the page that starts them, with the headers of the site."""
    with tempfile.TemporaryDirectory(dir=CACHE) as place:
        site = Path(place) / "site"
        shutil.copytree(PAGE, site)
        shutil.copyfile(dist / "static" / "js" / "rules-worker.js", site / "rules-worker.js")
        shutil.copytree(engine.folder, site / "engine")
        (site / "engine" / "stock").mkdir()
        for name in STOCK_FILES:
            shutil.copyfile(npm.package("pyodide") / name, site / "engine" / "stock" / name)
        with serve_site(site, Path(place)) as address:
            yield address
