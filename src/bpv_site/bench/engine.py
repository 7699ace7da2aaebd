"""
Measures in real browsers how long an engine takes to its first answer: ours and stock Pyodide, in turn.

Warm and offline, as on a phone that has used the app: both engines come from the site's own service worker, both
have been used before, and the host is gone.
"""

from __future__ import annotations

import json
import shutil
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bpv_site.bench.browser import openers
from bpv_site.bench.host import measured_offline
from bpv_site.engine.make import STOCK_FILES, ensure_engine
from bpv_site.publish import precache
from bpv_site.tools import npm
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import CACHE

PAGE: Final = Path(__file__).parent / "page"


@dataclass(frozen=True, kw_only=True)
class Engines:
    """Median seconds to the first answer; bytes of a started engine; milliseconds of each request."""

    pruned: float
    #: None in a browser that keeps no snapshot of an engine.
    snapshot: float | None
    stock: float
    memory: int
    answers: list[float]
    browser: str


def engines(name: str, dist: Path, requests: list[dict[str, object]], *, runs: int) -> Engines | None:
    """
    Measure in the browser of this name; None when it is not installed.

    Ours from a normal start and from its snapshot, stock Pyodide with the same rules, and our answers to requests: the
    first is that of an edit, the others are maps to compare.
    """
    with tempfile.TemporaryDirectory(dir=CACHE) as place:
        (opener,) = [found for found in openers(Path(place) / "home") if found.name == name]
        if not opener.command:
            return None
        site = engine_site(dist, Path(place), requests, runs=runs)
        seen = measured_offline(site, Path(place), name, opener.opened)
        return read_engines(seen, browser=opener.with_version(str(seen.get("browser"))))


def read_engines(seen: dict[str, Any], *, browser: str) -> Engines:
    """Take the medians of what the page measured; BuildError when a start was not of the intended kind."""
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


def engine_site(dist: Path, place: Path, requests: list[dict[str, object]], *, runs: int) -> Path:
    """Make a site with both engines, and a page that starts them and holds the plan of what to measure."""
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
    precache.write_worker(site)
    # Afterwards, so that a phone would not keep it.
    plan = {"files": files, "stock": stock, "requests": requests, "runs": runs}
    (site / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    return site
