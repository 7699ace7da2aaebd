"""Working time as the Arbeidstijdenwet counts it. Judges nothing, holds no norm.

For 16- and 17-year-olds, time at school is working time too (article 4:4, lid 2).
Time missed through illness or leave counts in the averages (article 5:2).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import DAY, HOUR, minutes_in_utc, monday_of, weeks
from bpv_logic.bpv.rooster import Rooster

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from bpv_logic.bpv.dag import Dag
    from bpv_logic.bpv.periode import Periode

#: What a night shift is: more than an hour between midnight and six (article 1:7).
_NIGHT_END: Final = 6 * HOUR
_NIGHT_WORK: Final = HOUR

_MISSED: Final = frozenset({"ziek", "vrij", "feestdag"})


@dataclass(frozen=True, kw_only=True)
class Dienst:
    """One shift, with its begin and end in minutes on a clock that never changes."""

    dag: Dag
    begin: int
    eind: int


@dataclass(frozen=True, kw_only=True)
class Week:
    """One week: `gewerkt` is working time, `met_gemist` adds the usual hours of days missed."""

    gewerkt: int
    met_gemist: int
    laatste: Dag | None


def is_jong(periode: Periode) -> bool:
    """Tell whether the student is 16 or 17; without an answer the student counts as 18 or older."""
    student = periode.bpvmap.student
    return student is not None and student.text("jonger_dan_18") == "ja"


def working_time(dag: Dag, *, jong: bool) -> int:
    """Return the working time of a day in minutes."""
    return dag.minuten + (dag.school if jong else 0)


def diensten(periode: Periode) -> tuple[Dienst, ...]:
    """Return the shifts of a bpv in chronological order, leaving out days with impossible times."""
    return tuple(
        Dienst(dag=dag, begin=begin, eind=begin + dag.bruto)
        for dag in periode.gewerkt
        if dag.is_possible and (begin := minutes_in_utc(dag.datum, dag.begin))
    )


def night_minutes(dag: Dag) -> int:
    """Return the minutes of a shift between midnight and six, at its begin or its end; the clock changes in between."""
    early = min(dag.eind, _NIGHT_END) - dag.begin
    late = min(dag.eind, DAY + _NIGHT_END) - max(dag.begin, DAY)
    return max(0, early) + max(0, late) + dag.klok


def is_nachtdienst(dag: Dag) -> bool:
    """Tell whether the law calls this a night shift."""
    return night_minutes(dag) > _NIGHT_WORK


def weken_of(periode: Periode, *, jong: bool) -> tuple[Week, ...]:
    """Return every week from the first line to the last, including weeks without a line."""
    days: dict[dt.date, list[Dag]] = defaultdict(list)
    for dag in periode.dagen:
        if dag.datum <= periode.today:
            days[monday_of(dag.datum)].append(dag)
    missed = periode.gewone_dag
    return tuple(_week(days.get(monday, []), periode.rooster, missed, jong=jong) for monday in _mondays(days))


def averages(weken: tuple[Week, ...], size: int) -> Iterator[tuple[Week, int]]:
    """Return, for each run of `size` weeks, its last week and the average per week."""
    total = 0
    for number, week in enumerate(weken):
        total += week.met_gemist
        if number >= size:
            total -= weken[number - size].met_gemist
        if number >= size - 1:
            yield week, total // size


def _mondays(days: Mapping[dt.date, list[Dag]]) -> Iterator[dt.date]:
    if not days:
        return
    monday, last = min(days), max(days)
    while monday <= last:
        yield monday
        monday += weeks(1)


def _week(dagen: list[Dag], rooster: Rooster, missed: int, *, jong: bool) -> Week:
    worked = sum(working_time(dag, jong=jong) for dag in dagen)
    days_missed = sum(dag.soort in _MISSED and rooster.counts(dag.datum) for dag in dagen)
    return Week(gewerkt=worked, met_gemist=worked + days_missed * missed, laatste=dagen[-1] if dagen else None)
