"""Clocks of values: when each was written, in an order that two devices agree on.

A clock is a text such as "2026-11-23T13:35:12.123Z/0000": a UTC moment in
milliseconds and a counter of four hex digits, for writes within the same
millisecond or while the device's clock is behind. Written this way, clocks
compare as plain text. Reads no device clock: the current moment is passed in.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import to_dutch_time
from bpv_logic.basis.errors import BpvError
from bpv_logic.basis.values import is_existing_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

#: A UTC moment in milliseconds; whether the day exists is checked separately.
MOMENT_PATTERN: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z$"
CLOCK_PATTERN: Final = MOMENT_PATTERN.removesuffix("$") + "/[0-9a-f]{4}$"

_CLOCK: Final = re.compile(CLOCK_PATTERN.removesuffix("$"))
#: Any number of clocks, each followed by a space; captures nothing and never backtracks.
_CLOCKS: Final = re.compile(f"(?:{CLOCK_PATTERN[1:-1]} )*+".replace("([", "(?:["))
_MOMENT: Final = re.compile(MOMENT_PATTERN.removesuffix("$"))
_MOMENT_LENGTH: Final = len("2026-11-23T13:35:12.123Z")
_DAY_LENGTH: Final = len("2026-11-23")
_SPACED_LENGTH: Final = len("2026-11-23T13:35:12.123Z/0000 ")

_LAST_COUNTER: Final = 0xFFFF
_LAST_MOMENT: Final = "9999-12-31T23:59:59.999Z"
#: After this day there is no later one in Python's calendar.
_LAST_DAY: Final = "9999-12-31"
_DAY: Final = dt.timedelta(days=1)

#: Most moments of a map are asked for once or twice. Bounded: a file may hold any text.
_REMEMBERED: Final = 4096

#: The app did not exist before this moment: a device with an earlier date is behind, and cannot be used as a measure.
SINCE: Final = "2026-11-23T00:00:00.000Z"


class ClockError(BpvError):
    """A text that is not a clock, or not a moment."""


@lru_cache(maxsize=_REMEMBERED)
def dutch_day(moment: str) -> str:
    """Return the day in the Netherlands of a moment or a clock: "2026-11-28" for "2026-11-27T23:20:00.000Z".

    A day is returned as it is, and so is the beginning of any other text.
    """
    if not is_moment(moment[:_MOMENT_LENGTH]) or moment >= _LAST_DAY:
        return moment[:_DAY_LENGTH]
    return to_dutch_time(dt.datetime.fromisoformat(moment[:_MOMENT_LENGTH])).date().isoformat()


def moment_part(clock: str) -> str:
    """Return the moment of a clock, or of a moment itself."""
    return clock[:_MOMENT_LENGTH]


@dataclass(frozen=True, kw_only=True, order=True, slots=True)
class Clock:
    """A clock in its two parts; sorts like its text."""

    moment: str
    counter: int

    def __str__(self) -> str:
        """Return the text as it is stored."""
        return f"{self.moment}/{self.counter:04x}"


def is_moment(text: str) -> bool:
    """Tell whether a text is an existing UTC moment in milliseconds."""
    return _MOMENT.fullmatch(text) is not None and is_existing_day(text[:_DAY_LENGTH])


def is_clock(text: str) -> bool:
    """Tell whether a text is a clock."""
    return _CLOCK.fullmatch(text) is not None and is_existing_day(text[:_DAY_LENGTH])


def are_clocks(values: Collection[object]) -> bool:
    """Tell whether all values are clocks; checked in one go, because a map holds thousands of them."""
    texts = [value for value in values if isinstance(value, str)]
    joined = " ".join([*texts, ""])
    # All clocks have the same length, so a text with a space in it cannot pass for two of them.
    if len(texts) != len(values) or len(joined) != _SPACED_LENGTH * len(texts) or not _CLOCKS.fullmatch(joined):
        return False
    return all(map(is_existing_day, {text[:_DAY_LENGTH] for text in texts}))


def parse_clock(text: str) -> Clock:
    """Return the parts of a clock; ClockError for any other text."""
    if not is_clock(text):
        raise ClockError(f"“{text[:40]}” is geen tijdstip van de BPV-map.")
    return Clock(moment=text[:_MOMENT_LENGTH], counter=int(text[_MOMENT_LENGTH + 1 :], 16))


def next_clock(newest: str, now: str) -> str:
    """Return a clock for what is written now, later than `newest` (a clock, or "" for none).

    When the device's own time stands still or goes back, the counter is raised;
    when the counter is full, the millisecond is. The very last clock is followed
    by itself: an answer must not be lost because there is no later clock.
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
    if last.moment == _LAST_MOMENT:
        return newest
    return str(Clock(moment=_later(last.moment, dt.timedelta(milliseconds=1)), counter=0))


def day_after(moment: str) -> str:
    """Return the last clock within a day of a moment: a device with the right date has not seen a later one."""
    return str(Clock(moment=_later(moment, _DAY), counter=_LAST_COUNTER))


def mend_plan(clocks: Iterable[str], top: str) -> dict[str, str]:
    """Return new clocks for those later than a moment: that moment, in their original order.

    They stay later than every clock that is not changed. The pages do the same to
    what is stored on the phone: `site/static/js/pure/clock-mending.js`.
    """
    edge = str(Clock(moment=top, counter=_LAST_COUNTER))
    known = {*clocks}
    last = max((clock for clock in known if clock <= edge), default="")
    plan: dict[str, str] = {}
    for clock in sorted(clock for clock in known if clock > edge):
        last = plan[clock] = next_clock(last, top)
    return plan


def _later(moment: str, how_much: dt.timedelta) -> str:
    """Return a later moment, or the last one that exists."""
    try:
        later = dt.datetime.fromisoformat(moment) + how_much
    except OverflowError:
        return _LAST_MOMENT
    return later.isoformat(timespec="milliseconds").replace("+00:00", "Z")
