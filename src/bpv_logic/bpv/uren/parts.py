"""The parts of a day: which of them count when they cannot all be true. Judges nothing.

A day is a list of parts: school in the morning and work in the afternoon, two
shifts, two hours of being ill. Two parts at the same time, or more of them than
a day has hours, are a mistake: what was written last counts, as with two lines
for one day before a day could have parts.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from bpv_logic.basis.dates import DAY, say_clock
from bpv_logic.forms.urendag import URENDAG

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from bpv_logic.bpv.uren.dag import Dag

#: Without times they fill the day; of school only the number of hours may be known.
_WHOLE_DAY: Final = frozenset({"ziek", "vrij", "feestdag", "afwezig"})


class Botsing(NamedTuple):
    """Two parts that cannot both be true: `dag` was written first, `met` last; None when the day is only too full.

    `telt` says whether `dag` counts all the same: it does when `met` is a part of another day.
    """

    dag: Dag
    met: Dag | None
    telt: bool = False


class Delen(NamedTuple):
    """The parts that count, in order of time, and those that clash."""

    dagen: tuple[Dag, ...]
    botsingen: tuple[Botsing, ...]


def divide(dagen: Iterable[Dag]) -> Delen:
    """Return which parts of a bpv count. Takes n log n steps, however many parts one day has."""
    ordered = sorted(dagen, key=lambda dag: (dag.datum, dag.begin, dag.record.id))
    clashes: list[Botsing] = []
    for _, parts in groupby(ordered, key=_date):
        first, *more = parts
        if more:
            clashes.extend(_within([first, *more]))
    lost = {clash.dag.record.id for clash in clashes}
    counted = tuple(dag for dag in ordered if dag.record.id not in lost) if lost else tuple(ordered)
    return Delen(counted, (*clashes, *_past_midnight(counted)))


def say_deel(dag: Dag) -> str:
    """Return a part in words: "school van 09:00 tot 12:00", "gewerkt van 22:00 tot 07:00 de volgende dag", "ziek"."""
    soort = URENDAG.field("soort").label_of(dag.soort).lower() or "een stuk"
    if not dag.is_timed:
        return soort
    later = " de volgende dag" if dag.eind > DAY else ""
    return f"{soort} van {say_clock(dag.begin)} tot {say_clock(dag.eind)}{later}"


def _date(dag: Dag) -> dt.date:
    return dag.datum


def _within(parts: list[Dag]) -> Iterator[Botsing]:
    """Return the parts of one day that do not count: the newest go first."""
    begins: list[int] = []
    taken: list[Dag] = []
    whole: Dag | None = None
    length = 0
    for dag in sorted(parts, key=lambda dag: (dag.record.newest, dag.record.id), reverse=True):
        if not dag.is_timed:
            if dag.soort not in _WHOLE_DAY:
                continue
            if whole is not None:
                yield Botsing(dag, whole)
            whole = whole or dag
            continue
        place = bisect_left(begins, dag.begin)
        beside = [*taken[max(0, place - 1) : place], *taken[place : place + 1]]
        other = next((item for item in beside if item.begin < dag.eind and dag.begin < item.eind), None)
        if other is not None or length + dag.eind - dag.begin > DAY:
            yield Botsing(dag, other)
            continue
        begins.insert(place, dag.begin)
        taken.insert(place, dag)
        length += dag.eind - dag.begin


def _past_midnight(dagen: tuple[Dag, ...]) -> Iterator[Botsing]:
    """Return the parts that go on after midnight into a part of the next day."""
    timed = [dag for dag in dagen if dag.is_timed]
    for before, after in pairwise(timed):
        if before.datum != after.datum and before.eind > (after.datum - before.datum).days * DAY + after.begin:
            yield Botsing(before, after, telt=True)
