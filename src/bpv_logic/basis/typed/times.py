"""A time of day as people type it: "08:30", "8.30", "830", "8u30", "24:00". Knows no day."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from bpv_logic.basis.typed.plain import plain

_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_NOON: Final = 12
#: No time that anybody writes is longer.
_LONGEST: Final = 40

#: As a page stores it.
_STORED: Final = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
#: "8:5" is five past eight; "8.5" and "8,5" could be half past eight, so they are no time.
_TIME: Final = re.compile(
    r"(?P<hour>\d{1,2})"
    r"(?: ?(?:[:;h]|u(?:ur|r)?) ?(?P<minute>\d{1,2})(?::\d\d(?:\.\d+)?)?|[., -](?P<two>\d\d)|(?P<tight>\d\d))?"
    r" ?(?:u(?:ur|r)?\.?|h)? ?(?:(?P<half>[ap])\.?m\.?)?",
    re.IGNORECASE | re.ASCII,
)

#: The same times occur in every record. Bounded: a file may hold any text.
_REMEMBERED: Final = 4096


def is_stored_time(text: str) -> bool:
    """Tell whether a text is a time as a page stores it, "08:30"."""
    return _STORED.fullmatch(text) is not None


@lru_cache(maxsize=_REMEMBERED)
def read_time(text: str) -> int | None:
    """Return the minutes after midnight that a text names, 24:00 is the end of the day; None when it names none."""
    if _STORED.fullmatch(text):
        return int(text[:2]) * _HOUR + int(text[3:])
    found = _TIME.fullmatch(plain(text)) if len(text) <= _LONGEST else None
    if found is None:
        return None
    hour = int(found["hour"])
    if found["half"]:
        hour = _of_a_half(hour, found["half"].lower())
    minute = int(found["minute"] or found["two"] or found["tight"] or 0)
    total = hour * _HOUR + minute
    return total if minute < _HOUR and 0 <= total <= _DAY else None


def _of_a_half(hour: int, half: str) -> int:
    """Return an hour of the morning ("a") or the afternoon ("p"), below zero when there is no such hour."""
    if not 1 <= hour <= _NOON:
        return -_NOON
    return hour % _NOON + (_NOON if half == "p" else 0)
