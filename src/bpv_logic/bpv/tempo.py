"""How fast a student completes hours, and when they will all be complete. Judges nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import DAYS_A_WEEK, weeks
from bpv_logic.bpv.dag import usual_minutes

if TYPE_CHECKING:
    from bpv_logic.bpv.periode_view import PeriodeView

#: Nobody plans further ahead; it also keeps dates within the calendar.
_TOO_FAR: Final = weeks(520)


@dataclass(frozen=True, kw_only=True)
class Tempo:
    """The forecast of one bpv.

    `per_dag` is the average of the recent working days that have a line;
    `klaar` the day on which all hours are complete at this pace, None when that
    day never comes; `tekort` the minutes still missing on the last day, and
    `nodig_per_week` the minutes needed in each remaining week.
    """

    per_dag: int
    klaar: dt.date | None
    tekort: int
    nodig_per_week: int


def tempo_of(periode: PeriodeView, look_back: int) -> Tempo | None:
    """Return the forecast of a running bpv over the last `look_back` weeks; None while too little is known.

    Only days that have a line set the pace, so a day not yet written down does
    not make a student look slow; a sick day or day off counts with no hours. Days
    still to be written down are assumed to be as long as the rest.
    """
    if not periode.loopt or periode.eind is None or not periode.werkdagen or not periode.afgesproken:
        return None
    since = periode.today - weeks(look_back)
    lately = [dag for dag in periode.dagen if since < dag.datum <= periode.today and periode.contains(dag.datum)]
    planned = sum(dag.datum.weekday() in periode.werkdagen for dag in lately)
    if planned < len(periode.werkdagen):
        return None
    per_dag = sum(dag.minuten for dag in lately) // planned
    unwritten = per_dag * len(periode.lege_werkdagen)
    left = max(0, periode.afgesproken - periode.gedaan - unwritten)
    next_day = periode.today + dt.timedelta(days=any(dag.datum == periode.today for dag in lately))
    return Tempo(
        per_dag=per_dag,
        klaar=_day_of_last_hour(periode, next_day, left, per_dag),
        tekort=max(0, left - per_dag * workdays(periode, next_day, periode.eind)),
        nodig_per_week=left * DAYS_A_WEEK // max(DAYS_A_WEEK, (periode.eind - periode.today).days),
    )


def workdays(periode: PeriodeView, first: dt.date, last: dt.date) -> int:
    """Return the number of working days from one day to another, both included."""
    full, rest = divmod(max(0, (last - first).days + 1), DAYS_A_WEEK)
    tail = {(first.weekday() + number) % DAYS_A_WEEK for number in range(rest)}
    return full * len(periode.werkdagen) + len(tail & periode.werkdagen)


def usual_day(periode: PeriodeView) -> int:
    """Return the minutes of a working day: by the usual times, otherwise the agreed hours over all days; 0 unknown."""
    minutes = usual_minutes(periode.record)
    if minutes > 0:
        return minutes
    if periode.begin is None or periode.eind is None:
        return 0
    return periode.afgesproken // max(1, workdays(periode, periode.begin, periode.eind))


def planned_minutes(periode: PeriodeView, monday: dt.date) -> int:
    """Return the minutes planned in the week of a Monday, as far as it is in the bpv."""
    if periode.begin is None or periode.eind is None:
        return 0
    sunday = monday + weeks(1) - dt.timedelta(days=1)
    return usual_day(periode) * workdays(periode, max(periode.begin, monday), min(periode.eind, sunday))


def expected_minutes(periode: PeriodeView) -> int:
    """Return the minutes due before today if the agreed hours were spread evenly over the bpv.

    Evenly over the working days, or over all days while those are unknown. 0
    while the dates or the hours of the bpv are unknown.
    """
    if periode.begin is None or periode.eind is None or periode.eind < periode.begin:
        return 0
    last = min(periode.eind, periode.today - dt.timedelta(days=1))
    return (
        periode.afgesproken * _days(periode, periode.begin, last) // max(1, _days(periode, periode.begin, periode.eind))
    )


def _days(periode: PeriodeView, first: dt.date, last: dt.date) -> int:
    return workdays(periode, first, last) if periode.werkdagen else max(0, (last - first).days + 1)


def _day_of_last_hour(periode: PeriodeView, next_day: dt.date, left: int, per_dag: int) -> dt.date | None:
    """Return the working day on which nothing is left, counted from `next_day` on."""
    if left == 0:
        return periode.today
    if per_dag <= 0:
        return None
    days = -(-left // per_dag)
    full, rest = divmod(days - 1, len(periode.werkdagen))
    if weeks(full) > _TOO_FAR:
        return None
    day = next_day + weeks(full)
    while True:
        rest -= day.weekday() in periode.werkdagen
        if rest < 0:
            return day
        day += dt.timedelta(days=1)
