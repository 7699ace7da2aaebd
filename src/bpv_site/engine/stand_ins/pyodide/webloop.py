"""Replaces Pyodide's event loop: nothing waits in this engine (see the stand-in for `asyncio`)."""

from __future__ import annotations

# A snapshot of a started engine counts on it that this is the first thing of JavaScript that Python holds.
from pyodide_js._api import scheduleCallback  # type: ignore[import-not-found] # noqa: F401


def _initialize_event_loop() -> None:
    """Do nothing, where Pyodide would start its loop."""
