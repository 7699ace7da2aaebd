"""Which days a student is to work, and how long: the one place that knows. Judges nothing.

Days without a fixed place in the week ("wisselend") are counted as if the hours were spread from Monday to Friday:
enough for adding up, and never a reason to ask for one of those days.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import DAY, DAYS_A_WEEK, HOUR, iso_week, monday_of, parse_date, weeks
from bpv_logic.basis.typed.times import read_time
from bpv_logic.forms.keuzes import WEEKDAGEN
from bpv_logic.forms.periode import OM_EN_OM, WISSELEND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.map.record import Record

_WEEKDAY: Final = {keuze.waarde: number for number, keuze in enumerate(WEEKDAGEN)}

#: Which answers hold the days of a week with an odd and with an even number, by the answer to "rooster"; "" for none.
_WHERE: Final = {
    "": ("werkdagen", "werkdagen"),
    OM_EN_OM: ("werkdagen_oneven", "werkdagen_even"),
}

#: The days that hours without fixed days are spread over.
_SPREAD: Final = frozenset(range(5))


@dataclass(frozen=True, kw_only=True)
class Rooster:
    """The days of the week (Monday is 0) in weeks with an odd and with an even number."""

    oneven: frozenset[int]
    even: frozenset[int]
    is_wisselend: bool = False

    @property
    def is_known(self) -> bool:
        """Whether there is any day to work on."""
        return bool(self.oneven or self.even)

    @property
    def days_a_week(self) -> int:
        """How many days a week has, rounded up where two weeks differ."""
        return -(-(len(self.oneven) + len(self.even)) // 2)

    def counts(self, day: dt.date) -> bool:
        """Tell whether hours are planned on a day, so that it counts in every sum."""
        return day.weekday() in self._in_week_of(day)

    def is_werkdag(self, day: dt.date) -> bool:
        """Tell whether the student is to work on this very day; nobody knows that of a changing roster."""
        return not self.is_wisselend and self.counts(day)

    def number(self, first: dt.date, last: dt.date) -> int:
        """Return how many days count from one day to another, both included."""
        days = max(0, (last - first).days + 1)
        if self.oneven == self.even:
            full, rest = divmod(days, DAYS_A_WEEK)
            tail = {(first.weekday() + number) % DAYS_A_WEEK for number in range(rest)}
            return full * len(self.even) + len(tail & self.even)
        return sum(len(here & {day.weekday() for day in part}) for part, here in self._weeks(first, days))

    def nth(self, first: dt.date, number: int, skipped: Callable[[dt.date], bool], at_most: dt.date) -> dt.date | None:
        """Return the day on which so many days have counted, from `first` on and without those skipped."""
        day = first
        while day <= at_most:
            number -= self.counts(day) and not skipped(day)
            if number <= 0:
                return day
            day += dt.timedelta(days=1)
        return None

    def _in_week_of(self, day: dt.date) -> frozenset[int]:
        return self.oneven if iso_week(day) % 2 else self.even

    def _weeks(self, first: dt.date, days: int) -> Iterator[tuple[list[dt.date], frozenset[int]]]:
        last = first + dt.timedelta(days=days - 1)
        monday = monday_of(first)
        while monday <= last:
            week = (monday + dt.timedelta(days=number) for number in range(DAYS_A_WEEK))
            yield [day for day in week if first <= day <= last], self._in_week_of(monday)
            monday += weeks(1)


def rooster_of(periode: Record) -> Rooster:
    """Return the roster in the record of a bpv; without an answer it is the same every week."""
    kind = periode.text("rooster")
    if kind == WISSELEND:
        return Rooster(oneven=_SPREAD, even=_SPREAD, is_wisselend=True)
    odd, even = _WHERE.get(kind, _WHERE[""])
    return Rooster(oneven=_days(periode, odd), even=_days(periode, even))


def rooster_for_pages() -> Velden:
    """Return what a page must know to find the days of a roster while the rules are not there (`pure/roster.js`)."""
    spread: list[Json] = [*sorted(_SPREAD)]
    return {
        "veld": "rooster",
        "dagen": [keuze.waarde for keuze in WEEKDAGEN],
        "waar": {kind: list(names) for kind, names in _WHERE.items()},
        "wisselend": WISSELEND,
        "gespreid": spread,
        "begin": "begin",
        "eind": "eind",
    }


def usual_day(periode: Record) -> int:
    """Return the minutes of a day that counts; 0 while unknown.

    By the hours a week of a changing roster, by the usual times (an end before the begin is the next day), otherwise
    by the agreed hours over all days.
    """
    rooster = rooster_of(periode)
    if rooster.is_wisselend and (week := periode.number("uren_per_week")):
        return max(0, week) // len(_SPREAD)
    begin, eind = (read_time(periode.text(name)) for name in ("werktijd_begin", "werktijd_eind"))
    if begin is not None and eind is not None and not rooster.is_wisselend:
        minutes = eind + (DAY if eind < begin else 0) - begin - max(0, periode.number("werktijd_pauze") or 0)
        if minutes > 0:
            return minutes
    first, last = parse_date(periode.text("begin")), parse_date(periode.text("eind"))
    if first is None or last is None:
        return 0
    return max(0, periode.number("uren") or 0) * HOUR // max(1, rooster.number(first, last))


def _days(periode: Record, name: str) -> frozenset[int]:
    return frozenset(_WEEKDAY[dag] for dag in periode.items(name) if dag in _WEEKDAY)
