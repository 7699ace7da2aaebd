"""The figures behind the pictures of a map: weeks, timeline, voortgang and the years. Judges nothing.

Every number and sentence is made here; the page only draws. A picture with
nothing to show yet has empty lists and a sentence about what will appear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import (
    DAYS_A_WEEK,
    HOUR,
    MND,
    count,
    monday_of,
    say_duration,
    say_short,
    weeks,
)
from bpv_logic.basis.shown import MAX_NAME, one_line
from bpv_logic.bpv.schooljaren import contacttellingen_of
from bpv_logic.bpv.tempo import planned_minutes
from bpv_logic.verdict.history import verloop_of
from bpv_logic.verdict.per_bpv import per_bpv_of, schooljaar_van
from bpv_logic.verdict.timeline import tijdlijn_of
from bpv_logic.words.record import choice_label

if TYPE_CHECKING:
    import datetime as dt

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.rules import Context

#: Nobody reads a picture of more weeks; this is longer than any opleiding.
_MOST_WEEKS: Final = 260


def beelden_of(view: MapView, context: Context) -> Velden:
    """Return the figures of every picture."""
    return {
        "weken": weken_of(view.current, context.today),
        "lijn": tijdlijn_of(view.current, context.today),
        "voortgang": verloop_of(view, context),
        "jaren": jaren_of(view, context),
        "per_bpv": per_bpv_of(view, context),
    }


def weken_of(periode: PeriodeView | None, today: dt.date) -> Velden:
    """Return the hours of each week of a bpv so far: made, planned and signed."""
    begin, eind = (periode.begin, periode.eind) if periode else (None, None)
    if periode is None or begin is None or eind is None or eind < begin or not periode.is_begonnen:
        return {"zin": _no_weeks(begin, today), "maximum": HOUR, "weken": []}
    mondays = _mondays(begin, min(eind, today))
    planned = [planned_minutes(periode, monday) for monday in mondays]
    made = [periode.minuten_per_week.get(monday, 0) for monday in mondays]
    signed = [periode.getekend_per_week.get(monday, 0) for monday in mondays]
    rows: list[Json] = [_week(*row, today) for row in zip(mondays, made, planned, signed, strict=True)]
    return {"zin": _say_weeks(periode), "maximum": max(HOUR, *made, *planned), "weken": rows}


def _mondays(first: dt.date, last: dt.date) -> list[dt.date]:
    """Return the Monday of each week of a bpv, or the newest weeks of a bpv without an end."""
    number = (monday_of(last) - monday_of(first)).days // DAYS_A_WEEK + 1
    return [monday_of(first) + weeks(week) for week in range(max(0, number - _MOST_WEEKS), number)]


def _week(monday: dt.date, minutes: int, planned: int, signed: int, today: dt.date) -> Velden:
    jaar, week, _ = monday.isocalendar()
    named = "deze week tot nu toe" if monday == monday_of(today) else f"week van {say_short(monday, today)}"
    of_planned = f" van {say_duration(planned).removesuffix(' uur')}" if planned else ""
    return {
        "week": f"{jaar}-W{week:02d}",
        "label": f"{monday.day} {MND[monday.month - 1]}",
        "minuten": minutes,
        "gepland": planned,
        "getekend": signed,
        "tekst": f"{named}: {say_duration(minutes)}{of_planned}",
    }


def _say_weeks(periode: PeriodeView) -> str:
    number = sum(1 for minutes in periode.minuten_per_week.values() if minutes)
    if not number:
        return "Er staan nog geen uren in deze bpv."
    made, signed = say_duration(periode.gedaan), say_duration(periode.getekend)
    return f"{made} in {count(number, 'week', 'weken')} met werk. Daarvan is {signed} getekend."


def _no_weeks(begin: dt.date | None, today: dt.date) -> str:
    if begin is not None and begin > today:
        return f"Je bpv begint op {say_short(begin, today)}. Daarna staan hier je uren per week."
    return "Hier komen je uren per week. Vul eerst je bpv in, met de eerste en de laatste dag."


def jaren_of(view: MapView, context: Context) -> Velden:
    """Return one table row per bpv of the opleiding, the oldest first."""
    rows: list[Json] = [_row(periode, context) for periode in view.periodes]
    if not rows:
        return {"zin": "Hier komt elke bpv van je opleiding te staan.", "rijen": []}
    made = sum(periode.gedaan for periode in view.periodes)
    signed = sum(periode.getekend for periode in view.periodes)
    zin = f"{count(len(rows), 'bpv', "bpv's")}: samen {_hours(made)} gemaakt en {_hours(signed)} getekend."
    return {"zin": zin, "rijen": rows}


def _row(periode: PeriodeView, context: Context) -> Velden:
    own = {werkproces.code for werkproces in context.werkprocessen}
    rated = {item.text("werkproces") for item in periode.of("voortgang") if item.is_filled("oordeel")}
    return {
        "schooljaar": schooljaar_van(periode),
        "leerbedrijf": one_line(periode.record.text("leerbedrijf"), MAX_NAME),
        "uren": _hours(periode.gedaan),
        "getekend": _hours(periode.getekend),
        "afgesproken": _hours(periode.afgesproken) if periode.afgesproken else "",
        "contacten": f"{len(periode.contacten)} van {sum(count.nodig for count in contacttellingen_of(periode))}",
        "beoordeling": _judged(periode),
        "werkprocessen": f"{len(own & rated)} van {len(own)}" if own else "",
    }


def _judged(periode: PeriodeView) -> str:
    """Return the newest oordeel of the leerbedrijf in the words of the form."""
    judged = [label for item in periode.of("beoordeling") if (label := choice_label(item, "oordeel"))]
    return judged[-1] if judged else "nog niet"


def _hours(minutes: int) -> str:
    return f"{minutes // HOUR} uur"
