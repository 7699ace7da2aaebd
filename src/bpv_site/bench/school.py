"""Measures the school's side with an invented klas: on the command line, and on the page in a browser."""

from __future__ import annotations

import datetime as dt
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpv_site.bench.browser import open_browser
from bpv_site.bench.host import serve_site
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import CACHE, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext

#: The day on which the invented klas hands in, near the end of its year.
HANDED_IN: Final = dt.datetime(2027, 6, 21, 17, tzinfo=dt.UTC)
#: Inventing ten thousand students takes far longer than checking them.
DIFFERENT_STUDENTS: Final = 500
_WAIT_MS: Final = 300_000


def files_per_minute(count: int) -> float:
    """Check `count` files as a school does, with every core, and return how many a minute, including start-up."""
    with _klas(min(count, DIFFERENT_STUDENTS)) as files:
        table = files[0].parent.parent / "klas.csv"
        many = files[0].parent.parent / "veel"
        many.mkdir()
        for number in range(count):
            # Each is read and judged on its own, so a student who occurs twice takes as long each time.
            (many / f"{number:05}.json").hardlink_to(files[number % len(files)])
        started = time.perf_counter()
        handed_in = ("--today", str(HANDED_IN.date()))
        _run([sys.executable, "-m", "bpv_logic", "check", *handed_in, "--csv", str(table), str(many)])
        return count * 60 / (time.perf_counter() - started)


def class_on_page(dist: Path, count: int, *, runs: int) -> float:
    """Return the median seconds from choosing `count` files until the page says that all of them were read."""
    with (
        _klas(count) as files,
        tempfile.TemporaryDirectory(dir=CACHE) as place,
        serve_site(dist, Path(place)) as address,
        open_browser() as chromium,
    ):
        context = chromium.new_context(locale="nl-NL")
        context.clock.set_fixed_time(HANDED_IN)
        return statistics.median(_read_class(context, f"{address}school/", files) for _ in range(runs))


def _read_class(context: BrowserContext, url: str, files: list[Path]) -> float:
    """Reload the page, choose the files, and check that each was read; the engine starts in this time too."""
    page = context.new_page()
    page.goto(url)
    page.locator("html[data-offline=ready]").wait_for(state="attached", timeout=_WAIT_MS)
    chooser = page.get_by_label("Bestanden van studenten")
    started = time.perf_counter()
    chooser.set_input_files(files)
    page.get_by_text(f"Klaar: {len(files)} van {len(files)} gelezen.").wait_for(timeout=_WAIT_MS)
    seconds = time.perf_counter() - started
    if page.get_by_role("alert").filter(has_text="Niet te lezen").is_visible():
        raise BuildError("the page could not read every file of the invented klas.")
    page.close()
    return seconds


@contextmanager
def _klas(count: int) -> Iterator[list[Path]]:
    """Return the files of `count` invented students, alone in a folder."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "klas"
        _run([sys.executable, "-m", "tests.helpers.klas.generator", str(count), str(folder)])
        yield sorted(folder.iterdir())


def _run(command: list[str]) -> None:
    """Run it from the root, where both packages are found; exit codes 1 and 2 (a file falls short) are not failures."""
    path = f"{ROOT / 'src'}:{ROOT}"
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": path}, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1, 2) or "Traceback" in done.stderr:
        raise BuildError(f"the school's side could not be measured:\n{done.stderr}")
