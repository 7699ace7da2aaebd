"""
Replaces asyncio: the rules answer at once and wait for nothing.

Pyodide imports asyncio at every start, and with it forty modules: sockets, threads, processes, logging. Its code
needs these names; none of them is ever called, and a call raises an error that says so.
"""

from __future__ import annotations

from typing import NoReturn


class Future:
    """What a caller would wait for."""


class Task(Future):
    """The same, running code of its own."""


def iscoroutinefunction(_function: object) -> bool:
    """Return False: nothing here is a coroutine."""
    return False


def get_event_loop() -> NoReturn:
    """Refuse: nothing waits in this engine."""
    raise RuntimeError("this engine has no event loop (src/bpv_site/engine/stand_ins)")


get_running_loop = get_event_loop


def ensure_future(_awaitable: object, *, loop: object = None) -> NoReturn:
    """Refuse: nothing waits in this engine."""
    del loop
    get_event_loop()
