"""How fast a student completes hours, and when they will all be complete. Judges nothing.

What is known to be free (a holiday, a day at school) is neither work nor slowness, and nor is being ill. A day is
measured when it is over, and of a roster without fixed days a week when it is over.
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import DAYS_A_WEEK, days_between, monday_of, weeks
from bpv_logic.forms.urendag import GEWERKT, VRIJ, ZIEK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.bpv.periode_view import PeriodeView

#: Nobody plans further ahead; it also keeps dates within the calendar.
_TOO_FAR: Final = weeks(520)

_ONE_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Tempo:
    """The forecast of one bpv.

    `per_dag` is the average of the recent working days that have a line;
    `klaar` the day on which all hours are complete at this pace, None when that
    day never comes; `tekort` the minutes still missing on the last day;
    `gemist` those that the student missed by being ill; and `nodig_per_week`
    the minutes needed in each remaining week of work.
    """

    per_dag: int
    klaar: dt.date | None
    tekort: int
    gemist: int
    nodig_per_week: int


@dataclass(frozen=True, kw_only=True)
class _Ahead:
    """What is still to be worked: minutes `now` (today, or this week), and `days` that count from `next_day` on."""

    now: Fraction
    days_now: int
    next_day: dt.date
    days: int


def tempo_of(periode: PeriodeView, look_back: int, quiet: int) -> Tempo | None:
    """Return the forecast of a running bpv by the last `look_back` weeks of work; None while too little is known.

    Only days that have a line set the pace, so a day not yet written down does
    not make a student look slow: it is assumed to be as long as the rest. In
    the first `quiet` weeks, and while the student is ill, nothing is forecast.
    """
    if not has_forecast(periode, quiet) or periode.is_ziek or periode.eind is None:
        return None
    pace = _pace(periode, look_back)
    if pace is None:
        return None
    ahead = _ahead(periode, pace, periode.eind)
    left = max(Fraction(0), periode.afgesproken - periode.gedaan - pace * _unwritten(periode))
    week = periode.rooster.days_a_week
    return Tempo(
        per_dag=int(pace),
        klaar=_day_of_last_hour(periode, ahead, left, pace),
        tekort=math.ceil(max(Fraction(0), left - ahead.now - pace * ahead.days)),
        gemist=int(pace * sum(map(periode.rooster.counts, periode.ziek))),
        nodig_per_week=int(left * week / max(week, ahead.days_now + ahead.days)),
    )


def has_forecast(periode: PeriodeView, quiet: int) -> bool:
    """Tell whether the bpv is running, has its dates, days and hours, and has its first weeks behind it."""
    if periode.begin is None or periode.eind is None or not periode.loopt or not periode.afgesproken:
        return False
    return periode.rooster.is_known and not is_new(periode, quiet)


def is_new(periode: PeriodeView, quiet: int) -> bool:
    """Tell whether the bpv is in its first weeks, in which nothing can be said yet."""
    return periode.begin is not None and periode.today < periode.begin + weeks(quiet)


def planned_minutes(periode: PeriodeView, monday: dt.date) -> int:
    """Return the minutes planned in the week of a Monday, as far as it is in the bpv and not free."""
    if periode.begin is None or periode.eind is None or not periode.rooster.is_known:
        return 0
    first, last = max(periode.begin, monday), min(periode.eind, monday + weeks(1) - _ONE_DAY)
    return periode.gewone_dag * _days(periode, first, last)


def expected_minutes(periode: PeriodeView) -> int:
    """Return the minutes due before today if the agreed hours were spread evenly over the days that are not free.

    Over all days while the working days are unknown. 0 while the dates or the
    hours of the bpv are unknown.
    """
    begin, eind, spread = periode.begin, periode.eind, periode.verdeeld_tot
    if begin is None or eind is None or spread is None or eind < begin:
        return 0
    last = min(eind, periode.today - _ONE_DAY)
    every = max(1, _days(periode, begin, spread))
    return periode.afgesproken * _days(periode, begin, last) // every


def minutes_a_week(periode: PeriodeView) -> int:
    """Return the minutes due in one week of work if the agreed hours were spread evenly over it."""
    if periode.begin is None or periode.verdeeld_tot is None:
        return 0
    every = max(1, _days(periode, periode.begin, periode.verdeeld_tot))
    week = periode.rooster.days_a_week or DAYS_A_WEEK
    return periode.afgesproken * week // max(week, every)


def _days(periode: PeriodeView, first: dt.date, last: dt.date) -> int:
    """Return how many days count from one day to another and are not known to be free."""
    if last < first:
        return 0
    free = bisect_right(periode.vrije_werkdagen, last) - bisect_left(periode.vrije_werkdagen, first)
    rooster = periode.rooster
    return (rooster.number(first, last) if rooster.is_known else (last - first).days + 1) - free


# --- Pace ------------------------------------------------------------------------------------------------------------


def _pace(periode: PeriodeView, look_back: int) -> Fraction | None:
    """Return the minutes of an average day that counts; None while less than a week of them is known."""
    week = periode.rooster.days_a_week
    if not periode.rooster.is_wisselend:
        return _pace_of_days(periode, look_back * week)
    measured = [*_weeks_measured(periode)]
    # A week with a day off says less: some write down every day that the roster gives them off.
    chosen = [item for item in measured if item[1] == week] or measured
    made, days = (sum(item[part] for item in chosen[:look_back]) for part in (0, 1))
    return Fraction(made, days) if days else None


def _pace_of_days(periode: PeriodeView, most: int) -> Fraction | None:
    """Look back from yesterday; work on other days is added, except what makes up for a day off."""
    minutes = _minutes(periode)
    made = measured = free = extra = 0
    for date in sorted((date for date in periode.soorten if _is_past(periode, date)), reverse=True):
        kinds = periode.soorten[date]
        if not periode.rooster.counts(date):
            extra += minutes.get(date, 0)
        elif date in periode.vrij:
            free += 1
        elif not kinds & (VRIJ | {ZIEK}) and (GEWERKT not in kinds or minutes.get(date)):
            made, measured = made + minutes.get(date, 0), measured + 1
        if measured == most:
            break
    if measured < periode.rooster.days_a_week or not measured:
        return None
    return Fraction(made + max(Fraction(0), extra - free * Fraction(made, measured))) / measured


def _weeks_measured(periode: PeriodeView) -> Iterator[tuple[int, int]]:
    """Return the minutes made and the days that count of each week that is over and has a line, the newest first."""
    for monday in sorted({monday_of(date) for date in periode.soorten}, reverse=True):
        days = _week_in(periode, monday)
        if monday + weeks(1) <= periode.today and days:
            yield periode.minuten_per_week.get(monday, 0), days


def _week_in(periode: PeriodeView, monday: dt.date) -> int:
    """Return how many days of a week count: in the bpv, not free and not ill."""
    if periode.begin is None or periode.eind is None:
        return 0
    first, last = max(periode.begin, monday), min(periode.eind, monday + weeks(1) - _ONE_DAY)
    ill = sum(first <= day <= last and periode.rooster.counts(day) for day in periode.ziek)
    return _days(periode, first, last) - ill


def _is_past(periode: PeriodeView, date: dt.date) -> bool:
    return date < periode.today and periode.contains(date)


def _minutes(periode: PeriodeView) -> dict[dt.date, int]:
    minutes: dict[dt.date, int] = {}
    for dag in periode.gewerkt:
        minutes[dag.datum] = minutes.get(dag.datum, 0) + dag.minuten
    return minutes


# --- What is still to come -------------------------------------------------------------------------------------------


def _unwritten(periode: PeriodeView) -> int:
    """Return how many days that count are over, and have no line or no times yet."""
    if periode.rooster.is_wisselend:
        return sum(_week_in(periode, monday) for monday in periode.lege_weken)
    minutes = _minutes(periode)
    half = sum(
        GEWERKT in kinds and not minutes.get(date) and periode.rooster.counts(date) and _is_past(periode, date)
        for date, kinds in periode.soorten.items()
    )
    return len(periode.lege_werkdagen) + half


def _ahead(periode: PeriodeView, pace: Fraction, eind: dt.date) -> _Ahead:
    """Return what is still to be worked; a day (or a week without fixed days) that has begun is not judged."""
    today = periode.today
    if periode.rooster.is_wisselend:
        monday = monday_of(today)
        next_day = monday + weeks(1)
        whole = pace * _week_in(periode, monday)
        now, days_now = whole - periode.minuten_per_week.get(monday, 0), _days(periode, today, next_day - _ONE_DAY)
    else:
        next_day, made = today + _ONE_DAY, _minutes(periode).get(today, 0)
        is_open = periode.rooster.counts(today) and periode.soorten.get(today, frozenset({GEWERKT})) == {GEWERKT}
        now, days_now = (pace - made if is_open else Fraction(0)), int(is_open and not made)
    days = _days(periode, next_day, eind)
    return _Ahead(now=max(Fraction(0), now), days_now=days_now, next_day=next_day, days=days)


def _day_of_last_hour(periode: PeriodeView, ahead: _Ahead, left: Fraction, pace: Fraction) -> dt.date | None:
    """Return the day on which nothing is left; None when that day never comes."""
    if left <= 0:
        return periode.today
    if left <= ahead.now:
        until = min(ahead.next_day - _ONE_DAY, periode.eind or periode.today)
        days = [day for day in days_between(periode.today, until) if periode.rooster.counts(day)]
        return days[-1] if days else periode.today
    if pace <= 0:
        return None
    needed = math.ceil((left - ahead.now) / pace)
    return periode.rooster.nth(ahead.next_day, needed, periode.vrij.__contains__, periode.today + _TOO_FAR)
