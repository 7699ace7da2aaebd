"""One bpv as rules and pages look at it on one day: its days, hours, blokken and contacts. Judges nothing."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bpv_logic.arbeidstijd import Week, is_jong, weken_of
from bpv_logic.blokken import Blok, blokken_of, joined
from bpv_logic.datums import HOUR, days_between, monday_of, parse_date
from bpv_logic.forms.contact import BEZOEK, EXTRA
from bpv_logic.forms.keuzes import WEEKDAGEN
from bpv_logic.forms.urendag import GEWERKT
from bpv_logic.getekend import signed_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpv_logic.bpvmap import Bpvmap
    from bpv_logic.dag import Dag
    from bpv_logic.pakket.inhoud import Schoolpakket, Tekenritme
    from bpv_logic.record import Record
    from bpv_logic.seal import Zegeloordeel

_WEEKDAY: Final = {keuze.waarde: number for number, keuze in enumerate(WEEKDAGEN)}

#: A contact is one between school, student and leerbedrijf (bpv-gids, Begeleiding).
DRIEHOEK: Final = frozenset({"student", "praktijkopleider", "begeleider"})


@dataclass(frozen=True, kw_only=True)
class PeriodeView:
    """One bpv on one day; `dag_of` holds the days of the whole map under the id of their record."""

    record: Record
    bpvmap: Bpvmap
    today: dt.date
    schoolpakket: Schoolpakket
    handtekeningen: Mapping[str, Mapping[str, Zegeloordeel]]
    dag_of: Mapping[str, Dag]

    @property
    def id(self) -> str:
        """The id of the periode record."""
        return self.record.id

    @cached_property
    def begin(self) -> dt.date | None:
        """The first day of the bpv."""
        return parse_date(self.record.text("begin"))

    @cached_property
    def eind(self) -> dt.date | None:
        """The last day of the bpv."""
        return parse_date(self.record.text("eind"))

    @property
    def is_begonnen(self) -> bool:
        """Whether the first day has come."""
        return self.begin is not None and self.begin <= self.today

    @property
    def is_voorbij(self) -> bool:
        """Whether the last day lies behind us."""
        return self.eind is not None and self.eind < self.today

    @property
    def loopt(self) -> bool:
        """Whether today lies in this bpv."""
        return self.is_begonnen and not self.is_voorbij

    @property
    def is_laatste(self) -> bool:
        """Whether it is the last bpv of the opleiding."""
        return self.record.text("laatste") == "ja"

    @cached_property
    def werkdagen(self) -> frozenset[int]:
        """The days of the week to work, Monday is 0."""
        return frozenset(_WEEKDAY[dag] for dag in self.record.items("werkdagen") if dag in _WEEKDAY)

    @property
    def afgesproken(self) -> int:
        """Minutes in the praktijkovereenkomst, 0 when not filled in."""
        return max(0, self.record.number("uren") or 0) * HOUR

    def of(self, soort: str) -> tuple[Record, ...]:
        """Return the records of a kind in this bpv, by day."""
        return self.bpvmap.of(soort, self.id)

    def contains(self, day: dt.date) -> bool:
        """Tell whether a day lies in this bpv; a bpv without dates contains every day."""
        return (self.begin is None or self.begin <= day) and (self.eind is None or day <= self.eind)

    @cached_property
    def dagen(self) -> tuple[Dag, ...]:
        """Every day that has a line, by date."""
        return tuple(self.dag_of[record.id] for record in self.of("urendag") if record.id in self.dag_of)

    @cached_property
    def lege_werkdagen(self) -> tuple[dt.date, ...]:
        """The days to work before today that have no line; what is signed is closed, and not empty any more."""
        if self.begin is None or self.eind is None or not self.werkdagen:
            return ()
        known = {dag.datum for dag in self.dagen}
        for van, tot in joined(blok.span for blok in self.blokken if blok.zegel is not None):
            known.update(days_between(max(self.begin, van), min(self.eind, tot)))
        days = days_between(self.begin, min(self.eind, self.today - dt.timedelta(days=1)))
        return tuple(day for day in days if day.weekday() in self.werkdagen and day not in known)

    @cached_property
    def gewerkt(self) -> tuple[Dag, ...]:
        """The days whose hours count: worked, in this bpv, and not in the future."""
        return tuple(
            dag for dag in self.dagen if dag.soort == GEWERKT and dag.datum <= self.today and self.contains(dag.datum)
        )

    @cached_property
    def gedaan(self) -> int:
        """Minutes made so far."""
        return sum(dag.minuten for dag in self.gewerkt)

    @property
    def tekenritme(self) -> Tekenritme:
        """When the praktijkopleider signs: what the student chose, or else the school."""
        instelling = self.bpvmap.instelling
        chosen = instelling.text("tekenritme") if instelling else ""
        return "week" if (chosen or self.schoolpakket.tekenritme) == "week" else "blok"

    @cached_property
    def blokken(self) -> tuple[Blok, ...]:
        """How this bpv is cut up for signing."""
        return blokken_of(self)

    @cached_property
    def getekende_dagen(self) -> tuple[Dag, ...]:
        """The days that the praktijkopleider signed and that did not change since; blokken that overlap count once."""
        return signed_days(self.gewerkt, self.blokken)

    @cached_property
    def getekend(self) -> int:
        """Minutes that the praktijkopleider signed and that did not change since."""
        return sum(dag.minuten for dag in self.getekende_dagen)

    @cached_property
    def minuten_per_week(self) -> Mapping[dt.date, int]:
        """Minutes made in each week, under its Monday."""
        return _per_week(self.gewerkt)

    @cached_property
    def getekend_per_week(self) -> Mapping[dt.date, int]:
        """Minutes signed in each week, under its Monday."""
        return _per_week(self.getekende_dagen)

    @cached_property
    def weken(self) -> tuple[Week, ...]:
        """Working time in every week, as the Arbeidstijdenwet counts it."""
        return weken_of(self, jong=is_jong(self))

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
        """The contacts that took place, also those that were not with all three."""
        return tuple(item for item in self.gesprekken if item.text("stand") == "gehouden" and self._is_past(item))

    @cached_property
    def gepland(self) -> tuple[Record, ...]:
        """The contacts that are agreed, from today on."""
        return tuple(
            item
            for item in self.gesprekken
            if item.text("stand") == "gepland" and (item.text("datum") >= self.today.isoformat())
        )

    @cached_property
    def bezoeken(self) -> tuple[Record, ...]:
        """The visits that took place, also those by telephone or online."""
        return tuple(item for item in self.gehouden if item.text("soort") == BEZOEK)

    @cached_property
    def contacten(self) -> tuple[Record, ...]:
        """The contacts that count for the agreed number: held, between all three."""
        return tuple(item for item in self.gehouden if is_driehoek(item))

    @cached_property
    def op_locatie(self) -> tuple[Record, ...]:
        """The contacts that count and were at the student's work."""
        return tuple(item for item in self.contacten if item.text("plaats") == "locatie")

    def _is_past(self, record: Record) -> bool:
        return record.text("datum") <= self.today.isoformat()

    def signed_by(self, record: Record, rol: str) -> Zegeloordeel | None:
        """Return what became of a role's handtekening under a record, None when it did not sign."""
        return self.handtekeningen.get(record.id, {}).get(rol)


def _per_week(dagen: Iterable[Dag]) -> Mapping[dt.date, int]:
    weken: dict[dt.date, int] = defaultdict(int)
    for dag in dagen:
        weken[monday_of(dag.datum)] += dag.minuten
    return weken


def is_driehoek(contact: Record) -> bool:
    """Tell whether a contact was between all three.

    A visit for which nobody is ticked yet counts: a visit is with three by
    nature. A telephone call counts only when all three took part.
    """
    present = contact.items("aanwezig")
    if not present:
        return contact.text("soort") == BEZOEK
    return set(present) >= DRIEHOEK
