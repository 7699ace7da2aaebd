"""Counts the steps that Python takes, which are the same on every machine: a test can hold work to its size by them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_EVENTS = sys.monitoring.events
#: Every call, every turn of a loop and every choice; what a loop in C does at once is not seen.
_COUNTED = _EVENTS.PY_START | _EVENTS.PY_RESUME | _EVENTS.JUMP | _EVENTS.BRANCH
_TOOL = 4


def steps_of(work: Callable[[], object]) -> int:
    """Return how many steps the work takes."""
    count = 0

    def seen(*_: object) -> None:
        nonlocal count
        count += 1

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
