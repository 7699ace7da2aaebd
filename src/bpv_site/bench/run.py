"""Measures sizes and times against the design's budgets, and as ratios to stock Pyodide where possible."""

from __future__ import annotations

import gzip
import json
import signal
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import brotli

from bpv_site.bench.browser import NAMES
from bpv_site.bench.engine import engines
from bpv_site.bench.flood_times import flood_times
from bpv_site.bench.maps import TODAY, make_years
from bpv_site.bench.offline import warm_offline
from bpv_site.bench.school import class_on_page, files_per_minute
from bpv_site.bench.table import Measure, table
from bpv_site.bench.visits import NETWORKS, cold, first_visit
from bpv_site.checks.scenarios import machine
from bpv_site.engine import pieces
from bpv_site.engine.make import STOCK_FILES
from bpv_site.publish.freeze import build_site
from bpv_site.tools import digest, npm
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import CACHE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bpv_site.bench.engine import Engines

KB: Final = 1000
#: The design's map is one of four years; twice the map may take at most 2.2 times as long.
FOUR: Final = 4
YEARS: Final = (1, 2, FOUR, 2 * FOUR)
#: What the command line must check in a minute with two processors.
FILES: Final = 10_000
#: The class that a page for school must handle, and the seconds for it with two processors.
CLASS: Final = 200
CLASS_SECONDS: Final = 10
#: The number of records of one kind in a flood; the limits on files are below the largest of them.
FLOOD_SIZES: Final = (1_000, 3_000, 10_000)
SMALL_FLOODS: Final = (300,)
#: Images and PDFs are already compressed; a host sends them as they are.
AS_IS: Final = frozenset({".png", ".webp", ".ico", ".pdf"})
#: Why there is no figure.
ABSENT: Final = "not installed"
KEEPS_NONE: Final = "keeps no snapshot"
#: Not needed to open, fill in or judge anything.
FOR_READING: Final = frozenset({"licenties.txt", "_headers"})


def sizes(dist: Path) -> list[Measure]:
    """Measure what is downloaded, compressed as well as a host can."""
    files = [path for path in digest.files_under(dist) if path.name not in FOR_READING]
    parts = [path for path in files if (dist / pieces.FOLDER) in path.parents]
    engine = [path for path in files if (dist / "engine") in path.parents and path not in parts]
    # Only on request: no page needs one.
    papers = [path for path in files if path.suffix == ".pdf"]
    rest = [path for path in files if path not in [*engine, *parts, *papers]]
    data = [path for path in rest if path.suffix == ".json"]
    pages = [path for path in rest if path.suffix == ".html"]
    heaviest = max(pages, key=lambda path: _size(path, "br"))
    stock = [npm.package("pyodide") / name for name in STOCK_FILES]
    return [
        Measure(
            what="before the first page can be filled in, br",
            value=_total(first_visit(dist), "br") / KB,
            unit="kB",
            budget=40,
        ),
        Measure(
            what=f"the heaviest page by itself, {heaviest.relative_to(dist).as_posix()}, br",
            value=_size(heaviest, "br") / KB,
            unit="kB",
            budget=25,
        ),
        Measure(
            what="all that a phone keeps beside engine and PDFs, br",
            value=_total(rest, "br") / KB,
            unit="kB",
            budget=450,
        ),
        Measure(what="of it lists, languages, search index, schemas, br", value=_total(data, "br") / KB, unit="kB"),
        Measure(what=f"{len(papers)} PDFs, as they travel", value=_total(papers, "br") / KB, unit="kB", budget=150),
        Measure(
            what="engine, whole files, br",
            value=_total(engine, "br") / KB,
            unit="kB",
            budget=3200,
            stock=_total(stock, "br") / KB,
        ),
        Measure(
            what="engine, whole files, gz",
            value=_total(engine, "gz") / KB,
            unit="kB",
            budget=4200,
            stock=_total(stock, "gz") / KB,
        ),
        Measure(
            what=f"engine, as a phone fetches it: {len(parts)} pieces, any host",
            value=sum(path.stat().st_size for path in parts) / KB,
            unit="kB",
            budget=4200,
        ),
    ]


def clean_build() -> Measure:
    """Measure a build with an empty cache; the downloads are already there."""
    with tempfile.TemporaryDirectory() as place:
        started = time.perf_counter()
        cache = Path(place) / "cache"
        cache.mkdir()
        build_site(dist=Path(place) / "dist", cache=cache)
        return Measure(what="build from clean", value=time.perf_counter() - started, unit="s", budget=30)


def engine_measures(dist: Path, *, is_quick: bool) -> list[Measure]:
    """Measure starts, memory and answers of the engine, in Chromium and in the other browsers that are installed."""
    bpv = make_years(1, days=80)
    requests: list[dict[str, object]] = [
        {"op": "judge", "records": records, "today": TODAY} for records in (bpv, *map(make_years, YEARS))
    ]
    runs = 1 if is_quick else 5
    measures = []
    for name in NAMES[:1] if is_quick else NAMES:
        seen = engines(name, dist, requests, runs=runs)
        measures += _of_engine(seen) if seen else [Measure(what=f"{name}: all of these", value=None, unit=ABSENT)]
    return measures


def _of_engine(seen: Engines) -> list[Measure]:
    """Compare the figures of one browser with their budgets."""
    edit, *years = seen.answers
    judged = dict(zip(YEARS, years, strict=True))
    name = seen.browser
    part = None if seen.snapshot is None else seen.snapshot / seen.stock
    return [
        Measure(what=f"{name}: engine ready, warm, offline, pruned", value=seen.pruned, unit="s", stock=seen.stock),
        Measure(what=f"{name}: the same, as part of stock", value=seen.pruned / seen.stock, unit="", budget=0.30),
        Measure(
            what=f"{name}: engine ready, warm, offline, snapshot",
            value=seen.snapshot,
            unit="s" if part else KEEPS_NONE,
            stock=seen.stock,
        ),
        Measure(what=f"{name}: the same, as part of stock", value=part, unit="" if part else KEEPS_NONE, budget=0.20),
        Measure(
            what=f"{name}: memory of a started engine",
            value=seen.memory / 1e6 if part else None,
            unit="MB" if part else KEEPS_NONE,
        ),
        Measure(what=f"{name}: verdict after an edit, one bpv, there and back", value=edit, unit="ms", budget=50),
        *(
            Measure(
                what=f"{name}: map of {count} years judged", value=ms, unit="ms", budget=150 if count == FOUR else None
            )
            for count, ms in judged.items()
        ),
        Measure(what=f"{name}: 8 years against 4", value=judged[2 * FOUR] / judged[FOUR], unit="", budget=2.2),
    ]


def visit_measures(dist: Path, *, is_quick: bool) -> list[Measure]:
    """Measure visits: a new device on slow connections, and one that has the site when its server is gone."""
    measures = []
    for network in NETWORKS[:1] if is_quick else NETWORKS:
        visit = cold(dist, network)
        budget = 1500 if (network.megabits, network.slower) == (1.6, 4) else None
        measures += [
            Measure(what=f"usable, first visit, {network.name}", value=visit.usable, unit="ms", budget=budget),
            Measure(what=f"verdict, first visit, {network.name}", value=visit.verdict, unit="ms"),
        ]
    for name in NAMES[:1] if is_quick else NAMES:
        measures += _offline(name, dist)
    return measures


def _offline(name: str, dist: Path) -> list[Measure]:
    """Measure a phone that has the site, in one browser."""
    seen = warm_offline(name, dist)
    if not seen:
        return [Measure(what=f"{name}: reopened, offline", value=None, unit=ABSENT)]
    engine = f"{seen.browser}: verdict after a change, engine from {seen.source}, offline"
    return [
        Measure(what=f"{seen.browser}: usable, offline", value=seen.unchanged.usable, unit="ms"),
        Measure(
            what=f"{seen.browser}: verdict of an unchanged map, offline",
            value=seen.unchanged.verdict,
            unit="ms",
            budget=300,
        ),
        Measure(what=engine, value=seen.changed.verdict, unit="ms"),
    ]


def school_measures(dist: Path, *, is_quick: bool) -> list[Measure]:
    """Measure a class of files on the page, and how many the command line checks in a minute."""
    count = 30 if is_quick else CLASS
    seconds = class_on_page(dist, count, runs=1 if is_quick else 3)
    budget = None if is_quick else CLASS_SECONDS
    rate = files_per_minute(50 if is_quick else FILES)
    return [
        Measure(what=f"page for school: {count} maps of a full year", value=seconds, unit="s", budget=budget),
        Measure(what="exports checked a minute", value=rate, unit="", budget=FILES, is_least=True),
    ]


def flood_measures(*, is_quick: bool) -> list[Measure]:
    """Measure flooded maps, and whether twice the flood takes about twice the time."""
    measures = []
    for flood in flood_times(SMALL_FLOODS if is_quick else FLOOD_SIZES):
        measures += [
            Measure(what=f"flood of {count}, {flood.name}", value=seconds, unit="s")
            for count, seconds in flood.seconds.items()
        ]
        measures.append(Measure(what=f"twice that flood, {flood.name}", value=flood.doubled, unit="", budget=2.2))
    return measures


def bench(
    *, parts: Sequence[str] = (), json_file: str | None, table_file: str | None = None, is_quick: bool = False
) -> int:
    """
    Print every measure, and write them where asked; 1 when a budget is exceeded. `is_quick` is for work on this code.

    With `parts`, the other parts in the JSON file stay, so that a busy machine can do them one at a time.
    """
    # A signal that ends this also ends the browsers that it opened.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    dist = build_site().dist
    known: dict[str, Callable[[], list[Measure]]] = {
        "sizes": lambda: sizes(dist),
        "engine": lambda: engine_measures(dist, is_quick=is_quick),
        "visits": lambda: visit_measures(dist, is_quick=is_quick),
        "school": lambda: school_measures(dist, is_quick=is_quick),
        "floods": lambda: flood_measures(is_quick=is_quick),
        "build": lambda: [] if is_quick else [clean_build()],
    }
    if unknown := set(parts) - set(known):
        raise BuildError(f"bench has no part {', '.join(sorted(unknown))}; it has {', '.join(known)}.")
    found = read_parts(json_file) if parts else {}
    for part in parts or known:
        found[part] = known[part]()
        for measure in found[part]:
            print(measure.line(), flush=True)
        # After each part, because the next may take minutes and fail.
        found = {name: found[name] for name in known if name in found}
        if json_file:
            write_parts(json_file, found)
        if table_file:
            Path(table_file).write_text(table(_all(found)), "utf-8")
    return 0 if all(measure.is_kept for measure in _all(found)) else 1


def _all(parts: dict[str, list[Measure]]) -> list[Measure]:
    return [measure for measures in parts.values() for measure in measures]


def read_parts(json_file: str | None) -> dict[str, list[Measure]]:
    """Return what an earlier run wrote; nothing when there is no such file."""
    if not json_file or not Path(json_file).is_file():
        return {}
    kept = json.loads(Path(json_file).read_text("utf-8"))
    return {part: [Measure(**row) for row in rows] for part, rows in kept["parts"].items()}


def write_parts(json_file: str, parts: dict[str, list[Measure]]) -> None:
    """Write every measure, by part, with the machine on which it was taken."""
    rows = {part: [asdict(measure) for measure in measures] for part, measures in parts.items()}
    Path(json_file).write_text(json.dumps({"machine": machine(), "parts": rows}, indent=1) + "\n", "utf-8")


def _total(paths: Iterable[Path], form: str) -> int:
    return sum(_size(path, form) for path in paths)


def _size(path: Path, form: str) -> int:
    """Return the compressed size of a file; cached by content, because the best brotli is slow."""
    content = path.read_bytes()
    if path.suffix in AS_IS:
        return len(content)
    kept = CACHE / "sizes" / f"{digest.of_bytes(content)}-{form}"
    if not kept.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        made = brotli.compress(content, quality=11) if form == "br" else gzip.compress(content, 9, mtime=0)
        kept.write_text(str(len(made)), encoding="utf-8")
    return int(kept.read_text(encoding="utf-8"))
