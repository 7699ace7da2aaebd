"""Clocks of values: when was it written, in an order that two devices agree on.

A clock is a text such as "2026-11-23T13:35:12.123Z/0000": a UTC moment in
milliseconds and a counter of four hex digits for what happens within one
millisecond, or while the clock of the device stands behind. Written this way,
clocks compare as plain text. Knows no device: the moment of now is given.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from bpv_logic.errors import BpvError

_CLOCK: Final = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)/([0-9a-f]{4})", re.ASCII)
_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z", re.ASCII)
_LAST_COUNTER: Final = 0xFFFF


class ClockError(BpvError):
    """A text that is no clock, or no moment."""


@dataclass(frozen=True, kw_only=True, order=True, slots=True)
class Clock:
    """A clock in its two parts; ordered as its text is."""

    moment: str
    counter: int

    def __str__(self) -> str:
        """Return the text as it is stored."""
        return f"{self.moment}/{self.counter:04x}"


def is_moment(text: str) -> bool:
    """Tell whether a text is a UTC moment that exists, in milliseconds."""
    if not _MOMENT.fullmatch(text):
        return False
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_clock(text: str) -> bool:
    """Tell whether a text is a clock."""
    match = _CLOCK.fullmatch(text)
    return match is not None and is_moment(match[1])


def parse_clock(text: str) -> Clock:
    """Return the parts of a clock; ClockError for any other text."""
    match = _CLOCK.fullmatch(text)
    if match is None or not is_moment(match[1]):
        raise ClockError(f"“{text[:40]}” is geen tijdstip van de BPV-map.")
    return Clock(moment=match[1], counter=int(match[2], 16))


def next_clock(newest: str, now: str) -> str:
    """Return a clock for what is written now, later than `newest` (a clock, or "" for none).

    When the device's own time stands still or goes back, the counter goes on;
    when the counter is full, the millisecond does.
    """
    if not is_moment(now):
        raise ClockError(f"“{now[:40]}” is geen moment in UTC.")
    if not newest:
        return str(Clock(moment=now, counter=0))
    last = parse_clock(newest)
    if now > last.moment:
        return str(Clock(moment=now, counter=0))
    if last.counter < _LAST_COUNTER:
        return str(Clock(moment=last.moment, counter=last.counter + 1))
    later = dt.datetime.fromisoformat(last.moment) + dt.timedelta(milliseconds=1)
    moment = later.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return str(Clock(moment=moment, counter=0))
