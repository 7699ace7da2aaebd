"""One bpv as rules and pages see it on one day: its days, hours, blokken and contacts. Judges nothing."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import days_between, monday_of, parse_date
from bpv_logic.bpv.arbeidstijd import Week, weken_of
from bpv_logic.bpv.blokken import Blok, blokken_of, joined
from bpv_logic.bpv.periode import Periode
from bpv_logic.bpv.signed import signed_days
from bpv_logic.forms.contact import BEZOEK, EXTRA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpv_logic.bpv.uren.dag import Dag
    from bpv_logic.map.record import Record

#: A contact is between school, student and leerbedrijf (bpv-gids, Begeleiding).
DRIEHOEK: Final = frozenset({"student", "praktijkopleider", "begeleider"})


@dataclass(frozen=True, kw_only=True)
class PeriodeView(Periode):
    """One bpv on one day with everything derived from its days: blokken, weeks, contacts."""

    @cached_property
    def lege_werkdagen(self) -> tuple[dt.date, ...]:
        """The working days before today without a line; signed days are closed and do not count as empty."""
        if self.begin is None or self.eind is None or not self.rooster.is_known:
            return ()
        days = days_between(self.begin, min(self.eind, self.today - dt.timedelta(days=1)))
        return tuple(day for day in days if self.rooster.is_werkdag(day) and day not in self._not_empty)

    @cached_property
    def lege_weken(self) -> tuple[dt.date, ...]:
        """The Mondays of whole weeks before today without a line, for who works on no fixed days."""
        if self.begin is None or self.eind is None or not self.rooster.is_wisselend:
            return ()
        filled = {monday_of(day) for day in self._not_empty}
        days = days_between(self.begin, min(self.eind, monday_of(self.today) - dt.timedelta(days=1)))
        return tuple(dict.fromkeys(monday for day in days if (monday := monday_of(day)) not in filled))

    @cached_property
    def _not_empty(self) -> frozenset[dt.date]:
        known = set(self.soorten)
        if self.begin is not None and self.eind is not None:
            for van, tot in joined(blok.span for blok in self.blokken if blok.is_afgesloten):
                known.update(days_between(max(self.begin, van), min(self.eind, tot)))
        return frozenset(known)

    @cached_property
    def blokken(self) -> tuple[Blok, ...]:
        """How this bpv is divided for signing."""
        return blokken_of(self)

    @cached_property
    def getekende_dagen(self) -> tuple[Dag, ...]:
        """The days that the praktijkopleider signed, unchanged since, each with the minutes that were agreed to."""
        return signed_days(self.gewerkt, self.blokken)

    @cached_property
    def getekend(self) -> int:
        """Minutes that the praktijkopleider signed, unchanged since."""
        return sum(dag.minuten for dag in self.getekende_dagen)

    @cached_property
    def minuten_per_week(self) -> Mapping[dt.date, int]:
        """Minutes worked in each week, by its Monday."""
        return _per_week(self.gewerkt)

    @cached_property
    def getekend_per_week(self) -> Mapping[dt.date, int]:
        """Minutes signed in each week, by its Monday."""
        return _per_week(self.getekende_dagen)

    @cached_property
    def weken(self) -> tuple[Week, ...]:
        """Working time in every week, as the Arbeidstijdenwet counts it."""
        return weken_of(self)

    @cached_property
    def gesprekken(self) -> tuple[Record, ...]:
        """Every visit and telephone call that has a day, held or planned."""
        return tuple(
            contact
            for contact in self.of("contact")
            if contact.text("soort") != EXTRA and parse_date(contact.text("datum"))
        )

    @cached_property
    def gehouden(self) -> tuple[Record, ...]:
        """The contacts that took place, including those that were not between all three."""
        return tuple(item for item in self.gesprekken if item.text("stand") == "gehouden" and self._is_past(item))

    @cached_property
    def gepland(self) -> tuple[Record, ...]:
        """The agreed contacts, from today on."""
        return tuple(
            item
            for item in self.gesprekken
            if item.text("stand") == "gepland" and (item.text("datum") >= self.today.isoformat())
        )

    @cached_property
    def bezoeken(self) -> tuple[Record, ...]:
        """The visits that took place, including those by telephone or online."""
        return tuple(item for item in self.gehouden if item.text("soort") == BEZOEK)

    @cached_property
    def contacten(self) -> tuple[Record, ...]:
        """The contacts that count towards the agreed number: held, between all three."""
        return tuple(item for item in self.gehouden if is_driehoek(item))

    @cached_property
    def op_locatie(self) -> tuple[Record, ...]:
        """The contacts that count and took place at the student's work."""
        return tuple(item for item in self.contacten if item.text("plaats") == "locatie")

    def _is_past(self, record: Record) -> bool:
        return record.text("datum") <= self.today.isoformat()


def _per_week(dagen: Iterable[Dag]) -> Mapping[dt.date, int]:
    weken: dict[dt.date, int] = defaultdict(int)
    for dag in dagen:
        weken[monday_of(dag.datum)] += dag.minuten
    return weken


def is_driehoek(contact: Record) -> bool:
    """Tell whether a contact was between all three.

    A visit without any participant ticked counts: a visit normally is with all
    three. A telephone call counts only when all three took part.
    """
    present = contact.items("aanwezig")
    if not present:
        return contact.text("soort") == BEZOEK
    return set(present) >= DRIEHOEK
