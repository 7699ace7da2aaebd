"""
The failure scenarios: which tests cover one, how often each was tried, and the table of docs/betrouwbaarheid.md.

A test names what goes wrong by `@pytest.mark.scenario("…")`, and how often it tried by `record_property("times", n)`.
Loaded into pytest with `-p bpv_site.checks.scenarios` this module records the results.
"""

from __future__ import annotations

import ast
import datetime as dt
import json
import os
import platform
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bpv_site.tools.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MARKER: Final = "scenario"
TIMES: Final = "times"
FOLDERS: Final = ("tests", "e2e")
RESULTS: Final = ROOT / "docs" / "betrouwbaarheid.json"
PAGE: Final = ROOT / "docs" / "betrouwbaarheid.md"
HEAD: Final = """\
# What goes wrong, and what must hold then

Every failure that a test brings about on purpose: storage that breaks, phones that die, files that were tampered with.
The words stand at the test itself (`@pytest.mark.scenario`); `python3 build.py test --long` tries them all, writes what
came of them to `betrouwbaarheid.json` and makes this page. It is held to the tests by
`tests/house/test_reliability.py`.

Of some files only: `python3 build.py test --long e2e/test_nothing_lost.py`; the other rows stay as they were.

- **sample**: how often `python3 build.py test` tries it, with a fixed seed where there is chance;
- **full**: how often `--long` does (`--long --webkit` for the rows of WebKit);
- **result**: how many of the full tries held on that day; *not run yet* is a scenario that is newer than the last run.

An update is tried from what each released version leaves on a phone, not from its build:
`tests/golden/opslag-1.0.0.json` is the database as the build of 1.0.0 left it in Chromium, with a photo, a handtekening
and a day that was half filled in. A release adds a file of its own. What a service worker does with the next build is
tried between two builds of today's.
"""


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """One thing that goes wrong, and the test that causes it."""

    text: str
    file: str
    test: str

    @property
    def id(self) -> str:
        """The test as pytest names it, without its parameters."""
        return f"{self.file}::{self.test}"


type Results = dict[str, Any]


def scan(root: Path = ROOT) -> tuple[Scenario, ...]:
    """Return every scenario of the tests, in order of file and line."""
    files = sorted(path for folder in FOLDERS for path in (root / folder).rglob("test_*.py"))
    return tuple(found for path in files for found in _in_file(path, path.relative_to(root).as_posix()))


def _in_file(path: Path, name: str) -> Iterator[Scenario]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if not isinstance(node, ast.FunctionDef):
            continue
        for mark in node.decorator_list:
            if isinstance(mark, ast.Call) and ast.unparse(mark.func) == f"pytest.mark.{MARKER}":
                yield Scenario(text=str(ast.literal_eval(mark.args[0])), file=name, test=node.name)


def add_result(results: Results, nodeid: str, *, passed: bool, is_long: bool, times: int, date: str) -> None:
    """Add the result of one test: `sample` counts the tries of the ordinary run, `long` those of the long one."""
    tests = results.setdefault("tests", {})
    row = tests.setdefault(nodeid.partition("[")[0], {"date": date, "sample": 0, "long": 0, "held": 0, "failed": 0})
    row["long" if is_long else "sample"] += times
    row["held" if passed else "failed"] += times


def machine() -> str:
    """Describe the machine: its cores, its memory and what runs on it."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 if hasattr(os, "sysconf") else 0
    return f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}"


def render(scenarios: Iterable[Scenario], results: Results) -> str:
    """Return the page: the table of all scenarios with the results of each."""
    rows = list(scenarios)
    tests = results.get("tests", {})
    held = sum(1 for row in rows if row.id in tests and not tests[row.id]["failed"])
    told = f"{len(rows)} scenarios; {held} held at their last run"
    where = f", on {results['machine']}." if "machine" in results else "."
    lines = [
        f"| {number} | {row.text} | `{row.id}` | {_counts(tests.get(row.id))} |"
        for number, row in enumerate(rows, start=1)
    ]
    table = ["| nr | what goes wrong | test | sample | full | result |", "|---|---|---|---|---|---|", *lines]
    return "\n".join([HEAD, told + where, "", *table, ""])


def _counts(row: dict[str, Any] | None) -> str:
    if row is None:
        return "| | not run yet"
    tried = row["sample"] + row["long"]
    result = f"{row['failed']:,} of {tried:,} **failed**" if row["failed"] else f"{tried:,} of {tried:,} held"
    return f"{row['sample']:,} | {tried:,} | {result}, {row['date']}"


def write_page() -> None:
    """Rewrite the page from the current tests and results."""
    PAGE.write_text(render(scan(), read_results()), encoding="utf-8")


def read_results() -> Results:
    """Return the results of the last run; nothing when there was none."""
    return dict(json.loads(RESULTS.read_text(encoding="utf-8"))) if RESULTS.exists() else {}


# --- What pytest calls --------------------------------------------------------------------------------------

_fresh: Results = {}


def pytest_collection_modifyitems(items: list[Any]) -> None:
    """Send the mark with the report, which is all that comes back from another process."""
    for item in items:
        if item.get_closest_marker(MARKER):
            item.user_properties.append((MARKER, item.get_closest_marker("long") is not None))


def pytest_runtest_logreport(report: Any) -> None:  # noqa: ANN401 - pytest's own report
    """Note the end of a test, or what broke before or after it."""
    said = dict(report.user_properties)
    if MARKER in said and (report.when == "call" or report.failed):
        today = dt.datetime.now(dt.UTC).date().isoformat()
        times = int(said.get(TIMES, 1))
        add_result(_fresh, report.nodeid, passed=report.passed, is_long=said[MARKER], times=times, date=today)


def pytest_sessionfinish(session: Any) -> None:  # noqa: ANN401 - pytest's own session
    """Replace the old results of the same tests with the new ones."""
    if hasattr(session.config, "workerinput") or not _fresh:
        return
    known = {scenario.id for scenario in scan()}
    tests = {**read_results().get("tests", {}), **_fresh["tests"]}
    kept = {name: row for name, row in sorted(tests.items()) if name in known}
    RESULTS.write_text(json.dumps({"machine": machine(), "tests": kept}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_page()
