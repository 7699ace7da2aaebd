"""Opens a site in the browsers of this machine, each with a storage of its own that is empty."""

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

#: The browsers that are measured, the one that is always there first.
NAMES: Final = ("Chromium", "Firefox", "WebKitGTK")
#: The folder of a browser's storage, in its home.
PROFILE: Final = "profile"
#: Debian puts the small browser of WebKit in the folder of its architecture.
_MINI_BROWSER: Final = "*/webkit2gtk-4.1/MiniBrowser"
#: WebKit calls itself by the version of Safari that it equals.
_VERSION: Final = re.compile(r"(?:Chrome|Firefox|Version)/([0-9.]+)")


@dataclass(frozen=True, kw_only=True)
class Opener:
    """
    A browser that nothing steers: its name, and the command that opens an address; None when it is not installed.

    No driver is needed, so that no driver has to know the browser.
    """

    name: str
    command: tuple[str, ...] | None
    home: Path

    @contextmanager
    def opened(self, address: str) -> Iterator[None]:
        """Open an address, and end the browser and all that it started afterwards."""
        (self.home / PROFILE).mkdir(parents=True)
        # WebKit shuts its pages in with bubblewrap, which cannot run as root in a container.
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
        """Give its name with the version that it tells every site."""
        found = _VERSION.search(agent)
        return f"{self.name} {found[1]}" if found else self.name


def openers(home: Path) -> tuple[Opener, ...]:
    """Give the browsers that are measured; Firefox and WebKit may not be there. `home` is where one keeps things."""
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
    """Start a browser that was never here before, and that can be steered and slowed."""
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
