"""Shifts as the Arbeidstijdenwet counts them, and the rest between them. Judges nothing, holds no norm.

A day may be written down in parts. Parts of one date are one shift, and the
time between them is a pauze, unless that is so long that the law calls it rest
(article 1:7, lid 1c).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from bpv_logic.basis.dates import DAY, HOUR, clock_shift, minutes_in_utc, parse_date
from bpv_logic.forms.urendag import GEWERKT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpv_logic.bpv.uren.dag import Dag
    from bpv_logic.map.record import Record

#: What a night shift is: more than an hour between midnight and six (article 1:7, lid 1d).
_NIGHT_END: Final = 6 * HOUR
_NIGHT_WORK: Final = HOUR

#: After a night shift that ends later than this, the rest is longer (article 5:8, lid 4).
_LATE: Final = 2 * HOUR

#: A shorter break is no pauze (article 1:7, lid 1e), and so long a break ends a shift (lid 1c).
_PAUZE: Final = 15
_RUST: Final = 8 * HOUR


class Dienst(NamedTuple):
    """One shift: `dag` is its first part; `begin` and `eind` are minutes on a clock that never changes.

    `van` and `tot` are minutes after the midnight that begins its date, by the
    clock on the wall. `gewerkt` is without pauze, `school` the time at school on
    that date that counts as work. `pauze` is None when it is not known.
    """

    dag: Dag
    begin: int
    eind: int
    van: int
    tot: int
    gewerkt: int
    nacht: int
    school: int
    pauze: int | None
    jong: bool

    @property
    def werktijd(self) -> int:
        """Working time in minutes, school included as far as the law counts it (article 4:4, lid 2)."""
        return self.gewerkt + self.school

    @property
    def is_nacht(self) -> bool:
        """Whether the law calls this a night shift."""
        return self.nacht > _NIGHT_WORK

    @property
    def is_late_nacht(self) -> bool:
        """Whether it is a night shift that ends after two."""
        return self.is_nacht and self.tot > (DAY + _LATE if self.tot > DAY else _LATE)


class Rust(NamedTuple):
    """The rest between two shifts; `nachten` is the length of the series of night shifts that it follows.

    0 after another shift, and while the series goes on: the next night shift begins within a day.
    """

    na: Dienst
    voor: Dienst
    minuten: int
    nachten: int


def achttien_vanaf(student: Record | None) -> dt.date:
    """Return the first day on which the student is 18: the earliest date for whoever is, the last while it is far off.

    Without an answer the student counts as 18 or older.
    """
    day = parse_date(student.text("achttien_op")) if student else None
    if student is None or (day is None and student.text("jonger_dan_18") != "ja"):
        return dt.date.min
    return day or dt.date.max


def diensten_of(dagen: Iterable[Dag], achttien: dt.date) -> tuple[Dienst, ...]:
    """Return the shifts in these days in order, leaving out what has impossible times."""
    at_school: dict[dt.date, list[Dag]] = defaultdict(list)
    parts: list[tuple[int, Dag]] = []
    for dag in dagen:
        if dag.soort == GEWERKT and dag.is_possible:
            parts.append((minutes_in_utc(dag.datum, dag.begin), dag))
        elif dag.school:
            at_school[dag.datum].append(dag)
    parts.sort(key=lambda part: (part[0], part[0] + part[1].bruto))
    made: list[Dienst] = []
    for group in _groups(parts):
        first = group[0][1]
        jong = first.datum < achttien
        is_next = bool(made) and made[-1].dag.datum == first.datum
        school = [] if is_next or not jong else at_school.get(first.datum, [])
        made.append(_dienst(group, jong=jong, school=school))
    return tuple(made)


def rusten_of(diensten: Sequence[Dienst]) -> Iterator[Rust]:
    """Return the rest between every two shifts."""
    nachten = 0
    for before, after in pairwise(diensten):
        rest = after.begin - before.eind
        nachten = nachten + 1 if before.is_nacht else 0
        goes_on = after.is_nacht and rest < DAY
        yield Rust(before, after, rest, 0 if goes_on else nachten)
        if not goes_on:
            nachten = 0


def _groups(parts: Iterable[tuple[int, Dag]]) -> Iterator[list[tuple[int, Dag]]]:
    """Return the parts of each shift; what goes on over midnight without a break is one shift too."""
    group: list[tuple[int, Dag]] = []
    eind = 0
    for begin, dag in parts:
        gap = begin - eind
        if group and not (gap < _RUST if group[-1][1].datum == dag.datum else 0 <= gap < _PAUZE):
            yield group
            group = []
        eind = max(eind, begin + dag.bruto) if group else begin + dag.bruto
        group.append((begin, dag))
    if group:
        yield group


def _dienst(group: list[tuple[int, Dag]], *, jong: bool, school: list[Dag]) -> Dienst:
    begin, first = group[0]
    # The break between school and work is not written down.
    known = not school and all(dag.record.number("pauze") is not None for _, dag in group)
    at_school = sum(dag.school for dag in school)
    if len(group) == 1:
        nacht = _night_minutes(first.begin, first.eind) + first.klok
        pauze = first.pauze if known else None
        eind = begin + first.bruto
        return Dienst(first, begin, eind, first.begin, first.eind, first.minuten, nacht, at_school, pauze, jong)
    stretches = _stretches(group)
    own = _own_pauze(group)
    gaps = [later[0] - earlier[1] for earlier, later in pairwise(stretches)]
    passed = [eind - van + clock_shift(first.datum, van, eind) for van, eind in stretches]
    return Dienst(
        dag=first,
        begin=begin,
        eind=max(start + dag.bruto for start, dag in group),
        van=first.begin,
        tot=stretches[-1][1],
        gewerkt=max(0, sum(passed) - own),
        nacht=sum(_night_minutes(van, eind) + clock_shift(first.datum, van, eind) for van, eind in stretches),
        school=at_school,
        pauze=own + sum(gap for gap in gaps if gap >= _PAUZE) if known else None,
        jong=jong,
    )


def _stretches(group: list[tuple[int, Dag]]) -> list[tuple[int, int]]:
    """Return the time of a shift as (van, tot) by the clock on the wall, what overlaps only once."""
    merged: list[tuple[int, int]] = []
    for _, dag in group:
        later = DAY * (dag.datum - group[0][1].datum).days
        van, eind = dag.begin + later, dag.eind + later
        if merged and van <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], eind))
        else:
            merged.append((van, eind))
    return merged


def _own_pauze(group: list[tuple[int, Dag]]) -> int:
    """Return the pauzes that were written down; a part inside another one has none of its own."""
    total = reached = 0
    for begin, dag in group:
        if begin + dag.bruto > reached:
            reached = begin + dag.bruto
            total += dag.pauze
    return total


def _night_minutes(van: int, tot: int) -> int:
    """Return the minutes between midnight and six, at the begin of the date and of the next one."""
    early = min(tot, _NIGHT_END) - van
    late = min(tot, DAY + _NIGHT_END) - max(van, DAY)
    return max(0, early) + max(0, late)
