"""What a school does with a file: `python -m bpv_logic check`, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpv_site.paths import SRC

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Controle:
    """How a check ended and what it said."""

    exit_code: int
    tekst: str


def check(path: Path) -> Controle:
    """Check one file as a school does; 0 is sound, 1 falls short, 2 cannot be read."""
    done = subprocess.run(
        [sys.executable, "-m", "bpv_logic", "check", str(path)],
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Controle(exit_code=done.returncode, tekst=done.stdout + done.stderr)
