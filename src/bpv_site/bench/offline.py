"""Measures a phone that has the site, after its host has gone, in every browser: the page visits itself and reports."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bpv_site.bench.browser import openers
from bpv_site.bench.host import measured_offline
from bpv_site.bench.visits import PAGE, Visit
from bpv_site.publish import precache
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import CACHE

SCRIPT: Final = Path(__file__).parent / "visit.js"


@dataclass(frozen=True, kw_only=True)
class Reopened:
    """The page opened again, with unchanged data and before a change; its verdict on that is timed from the change."""

    unchanged: Visit
    changed: Visit
    #: "snapshot" or "start": how the engine started after the change.
    source: str
    browser: str


def warm_offline(name: str, dist: Path) -> Reopened | None:
    """Measure in the browser of this name; None when it is not installed."""
    with tempfile.TemporaryDirectory(dir=CACHE) as place:
        (opener,) = [found for found in openers(Path(place) / "home") if found.name == name]
        if not opener.command:
            return None
        site = visited_site(dist, Path(place) / "site")
        seen = measured_offline(site, Path(place), name, lambda address: opener.opened(f"{address}{PAGE}"))
    return Reopened(
        unchanged=Visit(**seen["unchanged"]),
        changed=Visit(**seen["changed"]),
        source=str(seen["from"]),
        browser=opener.with_version(str(seen["browser"])),
    )


def visited_site(dist: Path, site: Path) -> Path:
    """Copy the site, with the script that visits in its page; what the phone keeps is otherwise the same."""
    shutil.copytree(dist, site)
    shutil.copyfile(SCRIPT, site / SCRIPT.name)
    page = site / PAGE / precache.INDEX
    content = page.read_text("utf-8")
    if content.count("</body>") != 1:
        raise BuildError(f"{PAGE} has no place for a script.")
    script = f'<script type="module" src="/{SCRIPT.name}"></script></body>'
    page.write_text(content.replace("</body>", script), encoding="utf-8")
    precache.write_worker(site)
    return site
