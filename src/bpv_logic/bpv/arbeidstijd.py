"""Working time in weeks as the Arbeidstijdenwet counts it. Judges nothing, holds no norm.

For 16- and 17-year-olds, time at school is working time too (article 4:4, lid 2).
Hours missed through illness or holiday count in the averages (article 5:2); a
single day off and a public holiday do not (docs/besluiten/0065).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import DAYS_A_WEEK, monday_of, weeks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpv_logic.bpv.periode import Periode
    from bpv_logic.bpv.uren.dag import Dag
    from bpv_logic.bpv.uren.diensten import Dienst

_ZIEK: Final = "ziek"
_VRIJ: Final = "vrij"
#: What a day in a week of holiday may be.
_VAKANTIE: Final = frozenset({_VRIJ, "feestdag", _ZIEK})
#: A day without a line may have been worked.
_NIETS: Final = frozenset({""})


@dataclass(frozen=True, kw_only=True)
class Week:
    """One week: `gewerkt` is working time, `als_jong` that of the days on which the student was 16 or 17.

    `met_gemist` adds the usual hours that were missed, `nachten` counts the
    night shifts. The week of the eighteenth birthday is neither of the two.
    """

    gewerkt: int
    als_jong: int
    met_gemist: int
    nachten: int
    laatste: Dag | None
    is_jong: bool
    is_volwassen: bool


@dataclass(frozen=True, kw_only=True)
class Venster:
    """A number of weeks in a row: the average per week, and whether the student was of one age in all of them."""

    laatste: Dag | None
    gemiddeld: int
    nachten: int
    is_jong: bool
    is_volwassen: bool


def weken_of(periode: Periode) -> tuple[Week, ...]:
    """Return every week from the first line to the last, including weeks without a line."""
    days: dict[dt.date, list[Dag]] = defaultdict(list)
    for dag in periode.dagen:
        if dag.datum <= periode.today:
            days[monday_of(dag.datum)].append(dag)
    shifts: dict[dt.date, list[Dienst]] = defaultdict(list)
    for dienst in periode.diensten:
        shifts[monday_of(dienst.dag.datum)].append(dienst)
    # Without working days or times nobody knows what a missed day would have been.
    usual = periode.gewone_dag if periode.rooster.is_known else 0
    return tuple(
        _week(periode, monday, days.get(monday, []), shifts.get(monday, []), usual) for monday in _mondays(days)
    )


def vensters_of(weken: Sequence[Week], size: int) -> Iterator[Venster]:
    """Return each run of `size` weeks."""
    total = nachten = jong = volwassen = 0
    for number, week in enumerate(weken):
        total += week.met_gemist
        nachten += week.nachten
        jong += week.is_jong
        volwassen += week.is_volwassen
        if number >= size:
            gone = weken[number - size]
            total -= gone.met_gemist
            nachten -= gone.nachten
            jong -= gone.is_jong
            volwassen -= gone.is_volwassen
        if number >= size - 1:
            yield Venster(
                laatste=week.laatste,
                gemiddeld=total // size,
                nachten=nachten,
                is_jong=jong == size,
                is_volwassen=volwassen == size,
            )


def _mondays(days: Mapping[dt.date, list[Dag]]) -> Iterator[dt.date]:
    if not days:
        return
    monday, last = min(days), max(days)
    while monday <= last:
        yield monday
        monday += weeks(1)


def _week(periode: Periode, monday: dt.date, dagen: list[Dag], shifts: list[Dienst], usual: int) -> Week:
    worked: dict[dt.date, int] = defaultdict(int)
    for dienst in shifts:
        worked[dienst.dag.datum] += dienst.gewerkt
    for dag in dagen:
        if dag.datum < periode.achttien:
            worked[dag.datum] += dag.school
    missed = sum(max(0, usual - worked.get(datum, 0)) for datum in _missed(periode, monday, dagen))
    gewerkt = sum(worked.values())
    return Week(
        gewerkt=gewerkt,
        als_jong=sum(minutes for datum, minutes in worked.items() if datum < periode.achttien),
        met_gemist=gewerkt + missed,
        nachten=sum(dienst.is_nacht for dienst in shifts),
        laatste=dagen[-1] if dagen else None,
        is_jong=monday + weeks(1) <= periode.achttien,
        is_volwassen=monday >= periode.achttien,
    )


def _missed(periode: Periode, monday: dt.date, dagen: list[Dag]) -> set[dt.date]:
    """Return the working days whose hours count though they were not worked: illness, and a week of holiday."""
    kinds: dict[dt.date, set[str]] = defaultdict(set)
    for dag in dagen:
        if periode.rooster.counts(dag.datum):
            kinds[dag.datum].add(dag.soort)
    missed = {datum for datum, soorten in kinds.items() if _ZIEK in soorten}
    free = {datum for datum, soorten in kinds.items() if _VRIJ in soorten}
    if free and all(kinds.get(day, _NIETS) <= _VAKANTIE for day in _planned(periode, monday)):
        missed |= free
    return missed


def _planned(periode: Periode, monday: dt.date) -> Iterator[dt.date]:
    """Return the working days of a week, as far as it is in the bpv."""
    week = (monday + dt.timedelta(days=number) for number in range(DAYS_A_WEEK))
    return (day for day in week if periode.rooster.counts(day) and periode.contains(day))
