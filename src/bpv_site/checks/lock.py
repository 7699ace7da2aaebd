"""Rewrites `requirements.lock` from the ranges in `pyproject.toml`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import ROOT

LOCK: Final = "requirements.lock"


def write_lock(*, upgrade: bool) -> int:
    """Resolve for every system at once, with hashes and without naming an index."""
    uv = str(Path(sys.executable).with_name("uv"))
    groups = ["--group", "build", "--group", "test"]
    form = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header", "--quiet"]
    command = [uv, "pip", "compile", "pyproject.toml", *groups, *form, "--output-file", LOCK]
    done = subprocess.run([*command, *(["--upgrade"] if upgrade else [])], cwd=ROOT, check=False)
    if done.returncode != 0:
        raise BuildError("uv found no set of versions; what it says is above.")
    print(f"{LOCK} written; the next build.py installs it.")
    return 0
