"""What a school does with a file: `python -m bpv_logic check`, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_site.tools.paths import SRC
from e2e.helpers.endings import HOOGSTENS

if TYPE_CHECKING:
    from pathlib import Path


#: The school is in the phone's time zone; otherwise it would be another day there for an hour each night. Spelled out,
#: because a bare machine has no zone names.
NEDERLANDSE_TIJD: Final = "CET-1CEST,M3.5.0,M10.5.0/3"


@dataclass(frozen=True, kw_only=True)
class Controle:
    """How a check ended: 0 nothing is wrong, 1 something is wrong, 2 it cannot be read."""

    exit_code: int
    uitkomst: str | None
    fout: str | None
    nog_doen: frozenset[str]
    klopt_niet: frozenset[str]


def check(path: Path) -> Controle:
    """Check one file as a school does."""
    exit_code, output = _run("--json", str(path))
    [found] = json.loads(output)
    codes: dict[str, set[str]] = {"nog_onvolledig": set(), "voldoet_niet": set(), "voldoet": set()}
    for bevinding in found["bevindingen"]:
        codes[bevinding["uitkomst"]].add(bevinding["code"])
    return Controle(
        exit_code=exit_code,
        uitkomst=found["uitkomst"],
        fout=found["fout"],
        nog_doen=frozenset(codes["nog_onvolledig"]),
        klopt_niet=frozenset(codes["voldoet_niet"]),
    )


def zinnen(path: Path) -> str:
    """Return what a user at a school reads about a file."""
    return _run(str(path))[1].replace(str(path), path.name)


def _run(*arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "bpv_logic", "check", *arguments],
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONIOENCODING": "utf-8", "TZ": NEDERLANDSE_TIJD},
        capture_output=True,
        encoding="utf-8",
        timeout=HOOGSTENS,
        check=False,
    )
    assert done.stdout, done.stderr
    return done.returncode, done.stdout
