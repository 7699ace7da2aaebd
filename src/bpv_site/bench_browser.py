"""Measures in a real browser how long an engine takes to its first answer: ours and stock Pyodide, turn by turn."""

from __future__ import annotations

import json
import shutil
import statistics
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from playwright.sync_api import sync_playwright

from bpv_site import browser, npm, precache
from bpv_site.engine import STOCK_FILES, ensure_engine
from bpv_site.errors import BuildError
from bpv_site.paths import CACHE
from bpv_site.server import make_app, open_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from wsgiref.types import WSGIApplication

    from playwright.sync_api import Browser

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
    #: None in a browser that keeps no memory of an engine.
    snapshot: float | None
    stock: float
    memory: int
    answers: list[float]
    browser: str


def engines(dist: Path, requests: list[dict[str, object]], *, runs: int) -> Engines:
    """Measure our engine from a normal start and from its snapshot, and stock Pyodide with the same rules."""
    with tempfile.TemporaryDirectory(dir=CACHE) as place:
        site, plan = engine_site(dist, Path(place), requests, runs=runs)
        with serve_site(site, Path(place)) as address, open_browser() as chromium:
            page = chromium.new_page()
            page.goto(address)
            seen = page.evaluate("plan => measure(plan)", plan)
            return read_engines(seen, browser=f"Chromium {chromium.version}")


def read_engines(seen: dict[str, Any], *, browser: str) -> Engines:
    """Take the medians of what the page measured; BuildError when a start was not the one that was meant."""
    if "error" in seen:
        raise BuildError(f"the engine could not be measured in {browser}: {seen['error']}")
    keeps = bool(seen["memory"])
    for name, wanted in (("pruned", "start"), ("stock", "start"), ("snapshot", "snapshot" if keeps else "start")):
        found = {row[name]["from"] for row in seen["rows"]}
        if found != {wanted}:
            raise BuildError(f"in {browser} a start meant as {name} was from {found}.")

    def median(name: str) -> float:
        return statistics.median(float(row[name]["ms"]) for row in seen["rows"]) / 1000

    return Engines(
        pruned=median("pruned"),
        stock=median("stock"),
        snapshot=median("snapshot") if keeps else None,
        memory=int(seen["memory"]),
        answers=[float(value) for value in seen["answers"]],
        browser=browser,
    )


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
def serve_site(
    dist: Path, place: Path, around: Callable[[WSGIApplication], WSGIApplication] | None = None
) -> Iterator[str]:
    """Serve a finished site with its own headers, and give its address; `around` may answer some requests itself."""
    site = make_app(dist, place / "served")
    server = open_server(around(site) if around else site)
    threading.Thread(target=server.run, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}/"
    finally:
        server.close()


def engine_site(
    dist: Path, place: Path, requests: list[dict[str, object]], *, runs: int
) -> tuple[Path, dict[str, object]]:
    """Make a site of both engines and the page that starts them; give it and the plan of what to measure."""
    engine = ensure_engine()
    site = place / "site"
    shutil.copytree(PAGE, site)
    shutil.copyfile(dist / "static" / "js" / "rules-worker.js", site / "rules-worker.js")
    shutil.copytree(engine.folder, site / "engine")
    (site / "engine" / "stock").mkdir()
    for name in STOCK_FILES:
        shutil.copyfile(npm.package("pyodide") / name, site / "engine" / "stock" / name)
    files = engine.urls("/")
    stock = {
        "runtime": "/engine/stock/",
        "stdlib": "/engine/stock/python_stdlib.zip",
        "lock": "/engine/stock/pyodide-lock.json",
        "rules": files["rules"],
    }
    plan: dict[str, object] = {"files": files, "stock": stock, "requests": requests, "runs": runs}
    (site / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    return site, plan
