"""In which of many stretches of days a day lies, found by halving: a file may hold thousands of both."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    type Named = tuple[int, str, str, str]


class Spans:
    """Stretches of days in order of their first day, as (name, first, last); days compare as they are written."""

    def __init__(self, spans: Sequence[tuple[str, str, str]]) -> None:
        numbered = [(number, *span) for number, span in enumerate(spans)]
        # Who did not write a first day may have begun at any time, and stands at the end of the order.
        self._dated = _InOrder([span for span in numbered if span[2]])
        self._undated = _InOrder([span for span in numbered if not span[2]])

    def first_with(self, day: str) -> str | None:
        """Return the name of the first stretch that holds a day, None when there is none."""
        found = [span for span in (self._dated.first_with(day), self._undated.first_with(day)) if span]
        return min(found)[1] if found else None


class _InOrder:
    def __init__(self, spans: Sequence[Named]) -> None:
        self._spans = spans
        self._first = [first for _, _, first, _ in spans]
        #: The latest day that any stretch up to here reaches: the first to reach a day is where this does.
        self._reach = [*accumulate((last for *_, last in spans), max)]

    def first_with(self, day: str) -> Named | None:
        place = bisect_left(self._reach, day)
        return self._spans[place] if place < bisect_right(self._first, day) else None
