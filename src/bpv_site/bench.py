"""Measures sizes and times beside the budgets of the design, and as ratios to stock Pyodide where there is one."""

from __future__ import annotations

import gzip
import json
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import brotli

from bpv_site import digest, npm, pieces
from bpv_site.bench_browser import engine_starts, first_visit
from bpv_site.engine import STOCK_FILES
from bpv_site.freeze import build_site
from bpv_site.paths import CACHE

if TYPE_CHECKING:
    from collections.abc import Iterable

KB: Final = 1000
#: Images are compressed as they are; a host sends them so.
AS_IS: Final = frozenset({".png", ".webp", ".ico"})
#: Not needed to open, fill in or judge anything.
FOR_READING: Final = frozenset({"licenties.txt", "_headers"})


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One figure: what, how much, the most it may be, and the same of the stock when there is one."""

    what: str
    value: float
    unit: str
    budget: float | None = None
    stock: float | None = None

    def line(self) -> str:
        """Say it on one line."""
        parts = [f"{self.what:<44} {self.value:>9.2f} {self.unit}"]
        if self.budget is not None:
            parts.append(f"budget {self.budget:g} {'ok' if self.value <= self.budget else 'OVER'}")
        if self.stock is not None:
            parts.append(f"stock {self.stock:.1f}, ratio {self.value / self.stock:.2f}")
        return "  ".join(parts)


def sizes(dist: Path) -> list[Measure]:
    """Measure what travels, compressed as well as a host can."""
    files = [path for path in digest.files_under(dist) if path.name not in FOR_READING]
    parts = [path for path in files if (dist / pieces.FOLDER) in path.parents]
    engine = [path for path in files if (dist / "engine") in path.parents and path not in parts]
    rest = [path for path in files if path not in [*engine, *parts]]
    stock = [npm.package("pyodide") / name for name in STOCK_FILES]
    return [
        Measure(
            what="before the first page can be filled in, br",
            value=_total(first_visit(dist), "br") / KB,
            unit="kB",
            budget=60,
        ),
        Measure(what="all but the engine, br", value=_total(rest, "br") / KB, unit="kB", budget=250),
        Measure(
            what="engine, br",
            value=_total(engine, "br") / KB,
            unit="kB",
            budget=3200,
            stock=_total(stock, "br") / KB,
        ),
        Measure(
            what="engine, gz",
            value=_total(engine, "gz") / KB,
            unit="kB",
            budget=4200,
            stock=_total(stock, "gz") / KB,
        ),
        Measure(
            what=f"engine, in {len(parts)} pieces as they travel",
            value=sum(path.stat().st_size for path in parts) / KB,
            unit="kB",
            budget=4200,
        ),
    ]


def clean_build() -> Measure:
    """Measure a build with nothing made before; downloads are there already."""
    with tempfile.TemporaryDirectory() as place:
        started = time.perf_counter()
        cache = Path(place) / "cache"
        cache.mkdir()
        build_site(dist=Path(place) / "dist", cache=cache)
        return Measure(what="build from clean", value=time.perf_counter() - started, unit="s", budget=30)


def starts() -> list[Measure]:
    """Measure the start of the engine in a browser, and what it is of stock Pyodide's."""
    ours, stock = engine_starts()
    return [
        Measure(what="engine ready, warm", value=ours, unit="s", stock=stock),
        Measure(what="the same, as part of stock", value=ours / stock, unit="", budget=0.30),
    ]


def bench(*, json_file: str | None) -> int:
    """Print every measure, and write them where asked; 1 when a budget is broken."""
    dist = build_site().dist
    measures = [*sizes(dist), clean_build(), *starts()]
    for measure in measures:
        print(measure.line())
    if json_file:
        Path(json_file).write_text(json.dumps([asdict(measure) for measure in measures], indent=1) + "\n", "utf-8")
    return 1 if any(measure.budget is not None and measure.value > measure.budget for measure in measures) else 0


def _total(paths: Iterable[Path], form: str) -> int:
    return sum(_size(path, form) for path in paths)


def _size(path: Path, form: str) -> int:
    """Give the compressed size of a file; kept by content, because the best brotli takes its time."""
    content = path.read_bytes()
    if path.suffix in AS_IS:
        return len(content)
    kept = CACHE / "sizes" / f"{digest.of_bytes(content)}-{form}"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        made = brotli.compress(content, quality=11) if form == "br" else gzip.compress(content, 9, mtime=0)
        kept.write_text(str(len(made)), encoding="utf-8")
    return int(kept.read_text(encoding="utf-8"))
