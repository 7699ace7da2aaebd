"""Finds a Chromium for the tests and measurements, or installs one; it never fails silently."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from bpv_site.tools.errors import BuildError

#: Names the browser to use, before any search.
VARIABLE: Final = "BPV_CHROMIUM"
#: Names the browser to use where no user settings and no camera are needed.
LIGHT_VARIABLE: Final = "BPV_CHROMIUM_LIGHT"
#: Chromium without windows, settings and permission prompts: the same pages, for at least a fifth less processor time.
LIGHT: Final = "chromium-headless-shell"
NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: Where desktop installers put it without adding it to the PATH.
PLACES: Final = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path(os.environ.get("PROGRAMFILES", ""), "Google/Chrome/Application/chrome.exe"),
)
#: Tests run as root in containers, and a browser that calls home disturbs the measurements.
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: For tests only, never to measure: Chromium compiles WebAssembly a second time, to run faster in the long run, which
#: is half of the processor time of an engine that answers a few questions (docs/besluiten/0052).
QUICK_ARGUMENTS: Final = ("--js-flags=--liftoff-only",)
#: In a separate process: a test that already has Playwright running may call this.
_PLAYWRIGHTS_OWN: Final = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def ensure_chromium() -> str:
    """Return the path of a Chromium that can be started, installing one if there is none."""
    found = _named(VARIABLE) or _installed() or _from_playwright() or _from_apt("chromium")
    if found is None:
        raise BuildError(f"no Chromium was found or could be installed; install one, or name it in ${VARIABLE}.")
    return found


def ensure_light() -> str:
    """Return the path of the lightest Chromium available: one without windows, else the one that is named or found."""
    named = _named(LIGHT_VARIABLE) or _named(VARIABLE)
    return named or shutil.which(LIGHT) or _from_apt(LIGHT) or ensure_chromium()


def _named(variable: str) -> str | None:
    named = os.environ.get(variable)
    if named and shutil.which(named) is None:
        raise BuildError(f"${variable} names {named}, and that is no program.")
    return named or None


def _installed() -> str | None:
    for name in (*NAMES, *map(str, PLACES)):
        found = shutil.which(name)
        if found:
            return found
    return None


def _from_playwright() -> str | None:
    """Return Playwright's own browser, downloaded if it is not there yet."""
    path = subprocess.check_output([sys.executable, "-c", _PLAYWRIGHTS_OWN], text=True).strip()
    if not Path(path).exists():
        print("getting a browser …", flush=True)
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, capture_output=True, check=False)
    return path if Path(path).exists() else None


def _from_apt(package: str) -> str | None:
    """Install the system's package, where we may; its program has the same name."""
    apt = shutil.which("apt-get")
    if apt is None or os.name == "nt" or os.geteuid() != 0:
        return None
    print(f"installing the package {package} …", flush=True)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", package]):
        subprocess.run([apt, *arguments], env=env, capture_output=True, check=False)
    return shutil.which(package)
