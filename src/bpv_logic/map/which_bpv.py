"""Which bpv is meant: by the calendar, unless the student deliberately chose another. Decided only here.

A page, a form, a verdict, a sheet and a row at school all ask here. Scripts get
data (`as_json`): they look a day up and decide nothing.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import parse_date
from bpv_logic.forms import ALL_FORMS
from bpv_logic.map.record import DAY_FIELDS, HANDTEKENING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.map.record import Record

#: Kinds that are rightly made after their bpv: the leerbedrijf judges afterwards, and old work is a bewijs.
NA_AFLOOP: Final = frozenset({"beoordeling", "bewijs"})

#: Before and after every day: a bpv without a known first or last day is open on that side.
_ALTIJD: Final = ""
_NOOIT: Final = "9999-99-99"


@dataclass(frozen=True, slots=True)
class Stuk:
    """From this day on (ISO 8601, "" from the beginning of time) this bpv is meant, until the next one."""

    vanaf: str
    periode: str


@dataclass(frozen=True, kw_only=True)
class Keuze:
    """The bpv that the student chose, and the one the calendar named at that moment ("" when not recorded)."""

    periode: str
    bij: str = ""


@dataclass(frozen=True, slots=True)
class Looptijd:
    """The first and the last day of a bpv, comparable; an unknown one is beyond every day."""

    begin: str
    eind: str

    def __contains__(self, day: str) -> bool:
        """Tell whether a day (ISO 8601) falls within it."""
        return self.begin <= day <= self.eind


@dataclass(frozen=True, kw_only=True)
class Kalender:
    """Which bpv is meant on any day; made with `kalender_of`."""

    stukken: tuple[Stuk, ...]
    looptijden: Mapping[str, Looptijd]

    @cached_property
    def _starts(self) -> tuple[str, ...]:
        return tuple(stuk.vanaf for stuk in self.stukken)

    def op(self, day: str) -> str:
        """Return the bpv for a day, "" when there is none: the one that runs, or last began, or comes first."""
        place = bisect_right(self._starts, day)
        return self.stukken[place - 1].periode if place else ""

    def waarin(self, day: str) -> str:
        """Return the bpv that contains a day, "" when none does."""
        periode = self.op(day)
        return periode if periode and day in self.looptijden[periode] else ""

    def geldige(self, keuze: Keuze | None, today: dt.date) -> Keuze | None:
        """Return the choice if it still holds, with what the calendar named; None when it is no longer needed.

        It ends when its bpv is gone, when the calendar names that bpv itself, or
        when the calendar names another one than when the choice was made.
        """
        now = self.op(today.isoformat())
        if keuze is None or keuze.periode not in self.looptijden or keuze.periode == now:
            return None
        return Keuze(periode=keuze.periode, bij=now) if keuze.bij in ("", now) else None

    def einde_van(self, keuze: Keuze, today: dt.date) -> str:
        """Return the day on which a valid choice will end by itself, "" for never."""
        later = (stuk for stuk in self.stukken if stuk.vanaf > today.isoformat() and stuk.periode != keuze.bij)
        return next((stuk.vanaf for stuk in later), "")

    def van(self, soort: str, day: str, keuze: Keuze | None) -> str:
        """Return the bpv of a new record with this day: the chosen one where allowed, otherwise the calendar's."""
        if keuze is not None and day in self.bereik(keuze.periode, soort):
            return keuze.periode
        return self.op(day)

    def bereik(self, periode: str, soort: str) -> Looptijd:
        """Return the days on which a choice of a bpv holds for a kind of record."""
        looptijd = self.looptijden[periode]
        return Looptijd(looptijd.begin, _NOOIT) if soort in NA_AFLOOP else looptijd


def kalender_of(periodes: Iterable[Record]) -> Kalender:
    """Return the calendar of these bpv's."""
    ordered = sorted(periodes, key=_order)
    spans = [_looptijd(periode) for periode in ordered]
    stukken: list[Stuk] = []
    running: list[tuple[int, str]] = []
    begun = 0
    for day in sorted({_ALTIJD, *(span.begin for span in spans), *(_day_after(span.eind) for span in spans)}):
        while begun < len(spans) and spans[begun].begin <= day:
            heappush(running, (-begun, spans[begun].eind))
            begun += 1
        while running and running[0][1] < day:
            heappop(running)
        # Of two that run at once, the one that began last. When none runs: the last that began, or the first to come.
        number = -running[0][0] if running else max(0, begun - 1)
        if ordered and (not stukken or stukken[-1].periode != ordered[number].id):
            stukken.append(Stuk(day, ordered[number].id))
    looptijden = {periode.id: span for periode, span in zip(ordered, spans, strict=True)}
    return Kalender(stukken=tuple(stukken), looptijden=looptijden)


def _order(periode: Record) -> tuple[str, str, str]:
    """Put a bpv without a first day before all others: it takes no day from one that says when it begins."""
    begin = _looptijd(periode).begin
    return (begin, "" if begin else min(periode.tijden.values(), default=""), periode.id)


def last_day_of(periode: Record) -> dt.date | None:
    """Return the last day of a bpv, None when unknown.

    The day on which it really ended counts, earlier or later than agreed; not one before it began, which is a mistake.
    """
    begin, real = periode.day("begin"), parse_date(periode.text("eind_werkelijk"))
    return real if real is not None and (begin is None or real >= begin) else periode.day("eind")


def _looptijd(periode: Record) -> Looptijd:
    begin, eind = periode.day("begin"), last_day_of(periode)
    return Looptijd(begin.isoformat() if begin else _ALTIJD, eind.isoformat() if eind else _NOOIT)


def _day_after(day: str) -> str:
    if day >= dt.date.max.isoformat():
        return _NOOIT
    return (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat()


def as_json(kalender: Kalender, keuze: Keuze | None, today: dt.date) -> Velden:
    """Return what a script looks up; `keuze` is one that holds.

    `soorten` names per kind the answers that hold its day, in order, and
    whether a choice still applies to it when its bpv is over.
    """
    chosen: Velden | None = None
    if keuze is not None:
        chosen = {"periode": keuze.periode, "bij": keuze.bij, "tot": kalender.einde_van(keuze, today)}
    stukken: list[Json] = [{"vanaf": stuk.vanaf, "periode": stuk.periode} for stuk in kalender.stukken]
    looptijden: Velden = {id_: [span.begin, span.eind] for id_, span in kalender.looptijden.items()}
    return {"kalender": stukken, "looptijden": looptijden, "keuze": chosen, "soorten": _SOORTEN}


_SOORTEN: Final[Velden] = {
    form.name: {"dag": [*DAY_FIELDS[form.name]], "na_afloop": form.name in NA_AFLOOP}
    for form in ALL_FORMS
    if form.in_periode and form.name != HANDTEKENING
}
