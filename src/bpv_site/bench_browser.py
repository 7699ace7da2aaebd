"""Measures in a real browser how long an engine takes to its first answer: ours and stock Pyodide, turn by turn."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import waitress
from playwright.sync_api import sync_playwright

from bpv_site import browser, npm
from bpv_site.engine import STOCK_FILES, ensure_engine
from bpv_site.paths import CACHE, SITE
from bpv_site.server import make_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_site.engine import Engine

PAGE: Final = Path(__file__).parent / "bench_page"
RUNS: Final = 5


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
    with _served(engine) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.ensure_chromium(), args=list(browser.ARGUMENTS))
        page = chromium.new_page()
        page.goto(address)
        # The first start of each fills the browser's cache and is not counted. Turn by turn, so that a busy
        # moment of the machine falls on both.
        times = [
            [float(page.evaluate("files => startEngine(files)", one)) / 1000 for one in (files, stock)]
            for _ in range(RUNS + 1)
        ]
        chromium.close()
    ours, theirs = zip(*times[1:], strict=True)
    return statistics.median(ours), statistics.median(theirs)


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
        server = waitress.create_server(make_app(site, Path(place) / "served"), host="127.0.0.1", port=0)
        threading.Thread(target=server.run, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.effective_port}/"
        finally:
            server.close()
