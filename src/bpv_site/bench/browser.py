"""Opens a site in the browsers of this machine, each with its own empty storage."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

from bpv_site.checks import browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

#: The browsers that are measured; the first is always there.
NAMES: Final = ("Chromium", "Firefox", "WebKitGTK")
#: The folder of a browser's storage, in its home.
PROFILE: Final = "profile"
#: Debian installs WebKit's small browser in the folder of its architecture.
_MINI_BROWSER: Final = "*/webkit2gtk-4.1/MiniBrowser"
#: WebKit reports the version of the Safari that it equals.
_VERSION: Final = re.compile(r"(?:Chrome|Firefox|Version)/([0-9.]+)")


@dataclass(frozen=True, kw_only=True)
class Opener:
    """
    A browser without a driver: its name, and the command that opens an address; None when it is not installed.

    It needs no driver that knows this browser.
    """

    name: str
    command: tuple[str, ...] | None
    home: Path

    @contextmanager
    def opened(self, address: str) -> Iterator[None]:
        """Open an address, and end the browser and all its processes afterwards."""
        (self.home / PROFILE).mkdir(parents=True)
        # WebKit sandboxes its pages with bubblewrap, which cannot run as root in a container.
        env = {**os.environ, "HOME": str(self.home), "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        running = subprocess.Popen(
            [*(self.command or ()), address],
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield
        finally:
            _end(running)

    def with_version(self, agent: str) -> str:
        """Return its name with the version that it reports to every site."""
        found = _VERSION.search(agent)
        return f"{self.name} {found[1]}" if found else self.name


def openers(home: Path) -> tuple[Opener, ...]:
    """Return the browsers to measure; Firefox and WebKit may be missing. `home` is where they keep their data."""
    profile = home / PROFILE
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    mini = next(iter(sorted(Path("/usr/lib").glob(_MINI_BROWSER))), None)
    screen = shutil.which("xvfb-run")
    chromium = (str(browser.ensure_chromium()), "--headless", f"--user-data-dir={profile}", *browser.ARGUMENTS)
    return (
        Opener(name="Chromium", command=chromium, home=home),
        Opener(
            name="Firefox",
            command=(firefox, "--headless", "--no-remote", "--profile", str(profile)) if firefox else None,
            home=home,
        ),
        Opener(
            name="WebKitGTK",
            command=(screen, "--auto-servernum", str(mini)) if screen and mini else None,
            home=home,
        ),
    )


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start a fresh browser that can be driven and slowed down."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.ensure_chromium(), args=list(browser.ARGUMENTS))
        yield chromium
        chromium.close()


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a browser and everything it started."""
    try:
        os.killpg(running.pid, 15)
        running.wait(timeout=20)
    except (ProcessLookupError, subprocess.TimeoutExpired):
        running.kill()
        running.wait()
