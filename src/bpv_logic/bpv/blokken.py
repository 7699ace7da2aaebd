"""The blokken of a bpv: how it is divided for signing, with the hours and the state of each.

A blok that the student has made stays as it is; the rest of the bpv is
proposed: by the school's own dates, in equal parts of whole weeks, or by week.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal

from bpv_logic.basis.dates import DAYS_A_WEEK, iso_week, monday_of, parse_date, weeks
from bpv_logic.basis.shown import MAX_NAME, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpv_logic.bpv.dag import Dag
    from bpv_logic.bpv.periode import Periode
    from bpv_logic.map.record import Record
    from bpv_logic.map.seal import Zegeloordeel

Stand = Literal["getekend", "gewijzigd", "wacht", "loopt"]

TEKENAAR: Final = "praktijkopleider"

_ONE_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Span:
    """A period of days with a name; both ends are included."""

    naam: str
    van: dt.date
    tot: dt.date


class Gewerkt:
    """The worked days of a bpv in chronological order, so a binary search finds those in a period."""

    def __init__(self, dagen: Sequence[Dag]) -> None:
        self.dagen = dagen
        self._dates = [dag.datum for dag in dagen]
        self._minutes = [0, *accumulate(dag.minuten for dag in dagen)]

    def between(self, van: dt.date, tot: dt.date) -> tuple[int, int]:
        """Return the start and end index of the days in this period, both of its ends included."""
        first = bisect_left(self._dates, van)
        return first, max(first, bisect_right(self._dates, tot))

    def minutes(self, van: dt.date, tot: dt.date) -> int:
        """Return the minutes worked on these days."""
        first, end = self.between(van, tot)
        return self._minutes[end] - self._minutes[first]


@dataclass(frozen=True, kw_only=True)
class Blok:
    """One blok: `record` is None while it is only proposed, `zegel` what the praktijkopleider signed.

    Blokken may overlap, so they do not store their days: a file with thousands
    of blokken would hold every day thousands of times.
    """

    span: Span
    record: Record | None
    gewerkt: Gewerkt
    stand: Stand
    zegel: Zegeloordeel | None

    @property
    def dagen(self) -> Sequence[Dag]:
        """The days worked in this blok."""
        first, end = self.gewerkt.between(self.span.van, self.span.tot)
        return self.gewerkt.dagen[first:end]

    @property
    def is_gewerkt(self) -> bool:
        """Whether there was any work in this blok."""
        first, end = self.gewerkt.between(self.span.van, self.span.tot)
        return first < end

    @property
    def minuten(self) -> int:
        """Minutes worked in this blok."""
        return self.gewerkt.minutes(self.span.van, self.span.tot)


def blokken_of(periode: Periode) -> tuple[Blok, ...]:
    """Return the blokken of a bpv in chronological order: existing ones, and proposals for the days in between."""
    made = [(span, record) for record in periode.of("urenblok") if (span := _span_of(record))]
    made.sort(key=lambda item: (item[0].van, item[0].tot, item[1].id))
    proposed = subtract(proposals(periode), [span for span, _ in made])
    items: list[tuple[Span, Record | None]] = [*made, *((span, None) for span in proposed)]
    items.sort(key=lambda item: (item[0].van, item[0].tot))
    gewerkt = Gewerkt(periode.gewerkt)
    return tuple(_judge(periode, gewerkt, span, record) for span, record in items)


def proposals(periode: Periode) -> tuple[Span, ...]:
    """Return how a whole bpv would be divided; nothing while its dates are unknown."""
    if periode.begin is None or periode.eind is None or periode.eind < periode.begin:
        return ()
    if periode.tekenritme == "week":
        return _by_week(periode.begin, periode.eind, periode.today)
    return _by_school(periode, periode.begin, periode.eind) or _equal_parts(periode, periode.begin, periode.eind)


def subtract(spans: Iterable[Span], taken: list[Span]) -> Iterator[Span]:
    """Return what is left of the spans outside the taken ones; both must be in chronological order."""
    ends = joined(taken)
    number = 0
    for span in spans:
        van = span.van
        while number < len(ends) and ends[number][0] <= span.tot:
            first, last = ends[number]
            if van < first:
                yield replace(span, van=van, tot=first - _ONE_DAY)
            van = max(van, last + _ONE_DAY)
            if last > span.tot:
                break
            number += 1
        if van <= span.tot:
            yield replace(span, van=van)


def joined(spans: Iterable[Span]) -> list[tuple[dt.date, dt.date]]:
    """Return the spans as (van, tot) in order, overlapping ones joined."""
    merged: list[tuple[dt.date, dt.date]] = []
    for span in spans:
        if merged and span.van <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.tot))
        else:
            merged.append((span.van, span.tot))
    return merged


def _span_of(record: Record) -> Span | None:
    van, tot = parse_date(record.text("van")), parse_date(record.text("tot"))
    if van is None or tot is None or tot < van:
        return None
    return Span(naam=one_line(record.text("naam"), MAX_NAME) or "Blok", van=van, tot=tot)


def _by_week(begin: dt.date, eind: dt.date, today: dt.date) -> tuple[Span, ...]:
    """Return a span for each week that has begun; the current week runs on to its Sunday."""
    number_of_weeks = (monday_of(min(eind, today)) - monday_of(begin)).days // DAYS_A_WEEK + 1
    mondays = [monday_of(begin) + weeks(number) for number in range(number_of_weeks)]
    return tuple(
        Span(
            naam=f"Week {iso_week(monday)}",
            van=max(begin, monday),
            tot=min(eind, monday + weeks(1) - _ONE_DAY),
        )
        for monday in mondays
    )


def _equal_parts(periode: Periode, begin: dt.date, eind: dt.date) -> tuple[Span, ...]:
    """Return the bpv in parts of whole weeks; the first ones are a week longer when it does not divide evenly."""
    number_of_weeks = (monday_of(eind) - monday_of(begin)).days // DAYS_A_WEEK + 1
    wanted = periode.record.number("aantal_blokken") or periode.schoolpakket.aantal_blokken
    parts = max(1, min(wanted, number_of_weeks))
    size, longer = divmod(number_of_weeks, parts)
    starts = [monday_of(begin) + weeks(size * part + min(part, longer)) for part in range(parts + 1)]
    return tuple(
        Span(naam=f"Blok {part + 1}", van=max(begin, starts[part]), tot=min(eind, starts[part + 1] - _ONE_DAY))
        for part in range(parts)
    )


def _by_school(periode: Periode, begin: dt.date, eind: dt.date) -> tuple[Span, ...]:
    """Return the school's blokken that fall in this bpv; a holiday belongs to the blok before it.

    The days before the school's first or after its last blok become a span of
    their own, so every worked day can be signed.
    """
    own = [(blok.naam, _day(blok.van), _day(blok.tot)) for blok in periode.schoolpakket.blokken]
    inside = [
        (naam, van, tot) for naam, van, tot in sorted(own, key=lambda item: item[1]) if van <= eind and tot >= begin
    ]
    if not inside:
        return ()
    marks = [(naam, van) for naam, van, _ in inside]
    if begin < marks[0][1]:
        marks.insert(0, ("Begin", begin))
    last = inside[-1][2]
    if last < eind:
        marks.append(("Einde", last + _ONE_DAY))
    ends = [*(van - _ONE_DAY for _, van in marks[1:]), eind]
    return tuple(Span(naam=naam, van=max(begin, van), tot=tot) for (naam, van), tot in zip(marks, ends, strict=True))


def _day(iso: str) -> dt.date:
    """Return a date of the schoolpakket, which was checked on reading."""
    return dt.date.fromisoformat(iso)


def _judge(periode: Periode, gewerkt: Gewerkt, span: Span, record: Record | None) -> Blok:
    zegel = periode.signed_by(record, TEKENAAR) if record else None
    return Blok(span=span, record=record, gewerkt=gewerkt, stand=_stand(periode, span, zegel), zegel=zegel)


def _stand(periode: Periode, span: Span, zegel: Zegeloordeel | None) -> Stand:
    if zegel is not None:
        return "getekend" if zegel.staat == "geldig" else "gewijzigd"
    return "wacht" if span.tot < periode.today else "loopt"
