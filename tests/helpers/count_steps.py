"""Counts Python's steps, which are the same on every machine, so that a test can check how work grows with size."""

from __future__ import annotations

import sys
from threading import get_ident
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_EVENTS = sys.monitoring.events
#: Every call, every loop iteration and every branch; loops inside C code are not seen.
_COUNTED = _EVENTS.PY_START | _EVENTS.PY_RESUME | _EVENTS.JUMP | _EVENTS.BRANCH
_TOOL = 4


def steps_of(work: Callable[[], object]) -> int:
    """Return how many steps the work takes."""
    count = 0
    # pytest's workers talk to each other in a second thread, whose steps are nobody's work.
    mine = get_ident()

    def seen(*_: object) -> None:
        nonlocal count
        count += get_ident() == mine

    sys.monitoring.use_tool_id(_TOOL, "stappen")
    try:
        for event in (_EVENTS.PY_START, _EVENTS.PY_RESUME, _EVENTS.JUMP, _EVENTS.BRANCH):
            sys.monitoring.register_callback(_TOOL, event, seen)
        sys.monitoring.set_events(_TOOL, _COUNTED)
        work()
    finally:
        sys.monitoring.set_events(_TOOL, 0)
        sys.monitoring.free_tool_id(_TOOL)
    return count
