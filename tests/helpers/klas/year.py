"""One school year of an invented student: the days of work, school, holiday and illness."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from random import Random

#: The first and the last day of the invented year.
FIRST_DAY = dt.date(2026, 8, 31)
LAST_DAY = dt.date(2027, 7, 2)
SCHOOLJAAR = "2026-2027"
#: The day on which the files of a class are handed in, near the end of the year.
TODAY = dt.date(2027, 6, 21)

_HOLIDAYS = (
    (dt.date(2026, 10, 17), dt.date(2026, 10, 25)),
    (dt.date(2026, 12, 19), dt.date(2027, 1, 3)),
    (dt.date(2027, 2, 20), dt.date(2027, 2, 28)),
    (dt.date(2027, 4, 24), dt.date(2027, 5, 9)),
)
_PUBLIC_HOLIDAYS = frozenset({dt.date(2027, 3, 29), dt.date(2027, 5, 17)})
_DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """How a student's week looks; `werkdagen` and `school_day` count from Monday, 0."""

    bbl: bool
    werkdagen: tuple[int, ...]
    school_day: int | None
    begin: str
    end: str
    pause: int
    uren_per_day: int

    @property
    def names(self) -> list[str]:
        return [_DAYS[day] for day in self.werkdagen]


def make_timetable(rng: Random) -> Timetable:
    """BOL: two to four days a week at work. BBL: four days, and one at school."""
    bbl = rng.random() < 0.3
    count = 4 if bbl else rng.choice((3, 3, 4))
    days = tuple(sorted(rng.sample(range(5), count)))
    school = next(day for day in range(5) if day not in days) if bbl else None
    begin, end, pause, uren = rng.choice(
        (("08:00", "16:30", 30, 8), ("07:30", "16:00", 30, 8), ("09:00", "17:00", 60, 7), ("13:00", "21:30", 30, 8))
    )
    return Timetable(bbl=bbl, werkdagen=days, school_day=school, begin=begin, end=end, pause=pause, uren_per_day=uren)


@cache
def days_between(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    return tuple(first + number * _ONE_DAY for number in range((last - first).days + 1))


def is_holiday(day: dt.date) -> bool:
    return any(first <= day <= last for first, last in _HOLIDAYS)


def kinds_of(rng: Random, timetable: Timetable, first: dt.date, last: dt.date) -> list[tuple[dt.date, str]]:
    """Each day with a record, with its soort; holidays off, some illness, some days missed."""
    ill = _illness(rng, first, last)
    found: list[tuple[dt.date, str]] = []
    for day in days_between(first, last):
        weekday = day.weekday()
        if weekday == timetable.school_day and not is_holiday(day):
            found.append((day, "school"))
        if weekday not in timetable.werkdagen or (is_holiday(day) and not (timetable.bbl and rng.random() < 0.5)):
            continue
        if day in _PUBLIC_HOLIDAYS:
            found.append((day, "feestdag"))
        elif day in ill:
            found.append((day, "ziek"))
        elif (chance := rng.random()) < 0.02:
            found.append((day, "afwezig" if chance < 0.004 else "vrij"))
        elif chance < 0.99:
            found.append((day, "gewerkt"))
    return found


def _illness(rng: Random, first: dt.date, last: dt.date) -> frozenset[dt.date]:
    """A flu or two for most; for one in twenty a long absence."""
    lengths = [rng.randint(1, 4) for _ in range(rng.choice((0, 1, 1, 2)))]
    if rng.random() < 0.05:
        lengths.append(rng.randint(20, 60))
    span = (last - first).days
    starts = [(first + rng.randint(0, span) * _ONE_DAY, length) for length in lengths]
    return frozenset(start + number * _ONE_DAY for start, length in starts for number in range(length))
