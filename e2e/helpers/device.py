"""A device with its own storage: the phone of a student, the laptop of a begeleider."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, BrowserType, Page

    from e2e.helpers.guard import Guard

#: Creates a device; takes Playwright's own options for a browser context.
type NewDevice = Callable[..., BrowserContext]

PHONE: Final[dict[str, Any]] = {"viewport": {"width": 360, "height": 740}, "has_touch": True}
LAPTOP: Final[dict[str, Any]] = {"viewport": {"width": 1280, "height": 800}}
#: Both are in the Netherlands: dates and times depend on it.
PLACE: Final[dict[str, Any]] = {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}


@dataclass
class LastingDevice:
    """A phone whose storage outlives its browser, because it is in a folder; the browser can be killed."""

    browser_type: BrowserType
    launch: dict[str, Any]
    folder: Path
    guard: Guard
    url: str
    _context: BrowserContext | None = None

    def open(self) -> Page:
        """Start the browser and return its one page."""
        context = self.browser_type.launch_persistent_context(
            str(self.folder), base_url=self.url, **self.launch, **PHONE, **PLACE
        )
        self.guard.watch(context, self.url)
        self._context = context
        return context.pages[0]

    def kill(self) -> None:
        """Kill the browser without warning, as an empty battery does."""
        context, self._context = self._context, None
        assert context is not None
        with context.expect_event("close"):
            for pid in _processes_of(self.folder):
                os.kill(pid, signal.SIGKILL)

    def close(self) -> None:
        """Close the browser as a person does."""
        if self._context:
            self._context.close()
            self._context = None


def slow_tab(context: BrowserContext, script: str = "", slow: int = 6) -> Page:
    """Open a tab on a phone that is this many times slower, with a script that runs before the page's own."""
    page = context.new_page()
    if script:
        page.add_init_script(script)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow})
    return page


def _processes_of(folder: Path) -> list[int]:
    """Return the browser processes that we started on this folder, from `/proc`: Playwright does not say."""
    wanted = f"--user-data-dir={folder}".encode()
    running = (entry for entry in Path("/proc").iterdir() if entry.name.isdigit())
    return [int(entry.name) for entry in running if wanted in _command_line(entry)]


def _command_line(entry: Path) -> list[bytes]:
    try:
        return (entry / "cmdline").read_bytes().split(b"\0")
    except OSError:
        # It ended while we looked.
        return []
