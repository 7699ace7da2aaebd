"""What a school does with a file: `python -m bpv_logic check`, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_site.tools.paths import SRC
from e2e.helpers.endings import AT_MOST

if TYPE_CHECKING:
    from pathlib import Path


#: The school is in the phone's time zone; otherwise it would be another day there for an hour each night. Spelled out,
#: because a bare machine has no zone names.
DUTCH_TIME: Final = "CET-1CEST,M3.5.0,M10.5.0/3"


@dataclass(frozen=True, kw_only=True)
class SchoolCheck:
    """How a check ended: 0 nothing is wrong, 1 something is wrong, 2 it cannot be read."""

    exit_code: int
    outcome: str | None
    fault: str | None
    still_to_do: frozenset[str]
    is_wrong: frozenset[str]


def check(path: Path) -> SchoolCheck:
    """Check one file as a school does."""
    exit_code, output = _run("--json", str(path))
    [found] = json.loads(output)
    codes: dict[str, set[str]] = {"nog_onvolledig": set(), "voldoet_niet": set(), "voldoet": set()}
    for finding in found["bevindingen"]:
        codes[finding["uitkomst"]].add(finding["code"])
    return SchoolCheck(
        exit_code=exit_code,
        outcome=found["uitkomst"],
        fault=found["fout"],
        still_to_do=frozenset(codes["nog_onvolledig"]),
        is_wrong=frozenset(codes["voldoet_niet"]),
    )


def sentences(path: Path) -> str:
    """Return what a user at a school reads about a file."""
    return _run(str(path))[1].replace(str(path), path.name)


def _run(*arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "bpv_logic", "check", *arguments],
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONIOENCODING": "utf-8", "TZ": DUTCH_TIME},
        capture_output=True,
        encoding="utf-8",
        timeout=AT_MOST,
        check=False,
    )
    assert done.stdout, done.stderr
    return done.returncode, done.stdout
