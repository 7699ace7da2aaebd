"""The blokken of a bpv: how it is divided for signing, with the hours and the state of each.

A blok that the student has made stays as it is; the rest of the bpv is
proposed: by the school's own dates, in equal parts of whole weeks, or by week.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final, Literal

from bpv_logic.basis.dates import DAYS_A_WEEK, iso_week, monday_of, parse_date, say_duration, weeks
from bpv_logic.basis.shown import MAX_NAME, one_line
from bpv_logic.bpv.uren.antwoord import ONLEESBAAR, Verdeling, antwoord_of, is_akkoord, say_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpv_logic.bpv.periode import Periode
    from bpv_logic.bpv.uren.antwoord import Antwoord
    from bpv_logic.bpv.uren.dag import Dag
    from bpv_logic.map.record import Record
    from bpv_logic.map.seal import Zegeloordeel

Stand = Literal["getekend", "gewijzigd", "niet_akkoord", "opnieuw", "wacht", "loopt"]

TEKENAAR: Final = "praktijkopleider"

#: What still needs a handtekening, apart from a blok that is not over.
TE_TEKENEN: Final[frozenset[Stand]] = frozenset({"wacht", "gewijzigd", "niet_akkoord", "opnieuw"})

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

    @cached_property
    def verdeling(self) -> Verdeling:
        """How a number that was agreed to is divided over these days."""
        return Verdeling([day.isoformat() for day in self._dates], self._minutes)


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

    @property
    def is_afgesloten(self) -> bool:
        """Whether it was signed as it should be; after a "niet akkoord" the student goes on writing."""
        return self.zegel is not None and is_akkoord(self.zegel)

    @property
    def antwoord(self) -> Antwoord | None:
        """What the praktijkopleider said of the hours as they are now, other than a plain "akkoord"."""
        is_now = self.zegel is not None and self.zegel.staat == "geldig"
        return antwoord_of(self.zegel.handtekening) if self.zegel is not None and is_now else None

    @property
    def akkoord(self) -> int:
        """Minutes of a signed blok that the praktijkopleider agreed to; all of them without another number."""
        antwoord = self.antwoord
        if antwoord is None:
            return self.minuten
        if antwoord.uren is not None:
            return min(antwoord.uren, self.minuten)
        days = ((self.gewerkt.minutes(day, day), agreed) for day, agreed in self._answered_days(antwoord))
        left = self.minuten - sum(max(0, written - agreed) for written, agreed in days)
        return left if antwoord.is_akkoord else 0

    @property
    def uren(self) -> str:
        """How long it lasted: "36 uur"; after another answer with both numbers, "32 van de 36 uur"."""
        return say_part(self.akkoord, self.minuten) if self.antwoord else say_duration(self.minuten)

    def _answered_days(self, antwoord: Antwoord) -> Iterator[tuple[dt.date, int]]:
        for iso, agreed in antwoord.dagen.items():
            day = parse_date(iso)
            if day is not None and self.span.van <= day <= self.span.tot:
                yield day, agreed


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
    zegel = periode.answered_by(record, TEKENAAR) if record else None
    return Blok(span=span, record=record, gewerkt=gewerkt, stand=_stand(periode, span, zegel), zegel=zegel)


def _stand(periode: Periode, span: Span, zegel: Zegeloordeel | None) -> Stand:
    antwoord = antwoord_of(zegel.handtekening) if zegel else None
    if zegel is not None and antwoord is not ONLEESBAAR:
        if antwoord is not None and not antwoord.is_akkoord and zegel.staat != "beschadigd":
            return "niet_akkoord" if zegel.staat == "geldig" else "opnieuw"
        return "getekend" if zegel.staat == "geldig" else "gewijzigd"
    return "wacht" if span.tot < periode.today else "loopt"
