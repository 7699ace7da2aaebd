"""The map as rules and pages look at it on one day: everything worked out once, in linear time.

Knows days, hours, contacts that count and who signed. Judges nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bpv_logic.blokken import Blok, blokken_of
from bpv_logic.dag import Dag, read_dag
from bpv_logic.datums import HOUR, monday_of
from bpv_logic.faults import faults_by_code
from bpv_logic.forms.contact import BEZOEK, EXTRA
from bpv_logic.forms.keuzes import WEEKDAGEN
from bpv_logic.forms.urendag import GEWERKT
from bpv_logic.seal import judge_handtekeningen
from bpv_logic.voortgang import Voortgang, voortgang_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bpv_logic.bpvmap import Bpvmap, Record
    from bpv_logic.fields import Fault
    from bpv_logic.pakket import Schoolpakket, Tekenritme
    from bpv_logic.seal import Zegeloordeel

_WEEKDAY: Final = {keuze.waarde: number for number, keuze in enumerate(WEEKDAGEN)}

#: A contact is one between school, student and leerbedrijf (bpv-gids, Begeleiding).
DRIEHOEK: Final = frozenset({"student", "praktijkopleider", "begeleider"})


@dataclass(frozen=True, kw_only=True)
class PeriodeView:
    """One bpv on one day: its days, hours and contacts."""

    record: Record
    bpvmap: Bpvmap
    today: dt.date
    schoolpakket: Schoolpakket
    handtekeningen: Mapping[str, Mapping[str, Zegeloordeel]]

    @property
    def id(self) -> str:
        """The id of the periode record."""
        return self.record.id

    @cached_property
    def begin(self) -> dt.date | None:
        """The first day of the bpv."""
        return self.record.day("begin")

    @cached_property
    def eind(self) -> dt.date | None:
        """The last day of the bpv."""
        return self.record.day("eind")

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
        return tuple(dag for dag in map(read_dag, self.of("urendag")) if dag is not None)

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
    def getekend(self) -> int:
        """Minutes that the praktijkopleider signed and that did not change since."""
        signed = {dag.record.id: dag.minuten for blok in self.blokken for dag in blok.getekende_dagen}
        return sum(signed.values())

    @cached_property
    def minuten_per_week(self) -> Mapping[dt.date, int]:
        """Minutes made in each week, under its Monday."""
        weken: dict[dt.date, int] = defaultdict(int)
        for dag in self.gewerkt:
            weken[monday_of(dag.datum)] += dag.minuten
        return weken

    @cached_property
    def gesprekken(self) -> tuple[Record, ...]:
        """Every visit and telephone call that has a day, held or planned."""
        return tuple(
            contact for contact in self.of("contact") if contact.text("soort") != EXTRA and contact.day("datum")
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


@dataclass(frozen=True, kw_only=True)
class MapView:
    """The whole map on one day."""

    bpvmap: Bpvmap
    today: dt.date
    schoolpakket: Schoolpakket

    @property
    def student(self) -> Record | None:
        """Whose map it is."""
        return self.bpvmap.student

    @cached_property
    def periodes(self) -> tuple[PeriodeView, ...]:
        """Every bpv, by its first day."""
        return tuple(
            PeriodeView(
                record=record,
                bpvmap=self.bpvmap,
                today=self.today,
                schoolpakket=self.schoolpakket,
                handtekeningen=self.handtekeningen,
            )
            for record in self.bpvmap.periodes
        )

    @cached_property
    def periode_ids(self) -> frozenset[str]:
        """The ids of every bpv, to see whether a record belongs to one."""
        return frozenset(periode.id for periode in self.periodes)

    @cached_property
    def current(self) -> PeriodeView | None:
        """The bpv that the front page is about: it runs, or was the last to begin, or is the first to come.

        The browser chooses the same one (`model.js`): a bpv without a date has begun, and has no end.
        """
        begun = [item for item in self.periodes if item.begin is None or item.is_begonnen]
        running = [item for item in begun if not item.is_voorbij]
        return next(iter((*running[-1:], *begun[-1:], *self.periodes[:1])), None)

    @cached_property
    def laatste(self) -> PeriodeView | None:
        """The last bpv of the opleiding, None when the student has not said which it is."""
        return next((periode for periode in reversed(self.periodes) if periode.is_laatste), None)

    @cached_property
    def eindbeoordeling(self) -> Record | None:
        """The newest eindbeoordeling: after a "niet voldaan" a second one may follow."""
        return next(reversed(self.bpvmap.of("eindbeoordeling")), None)

    @cached_property
    def faults(self) -> Mapping[str, tuple[tuple[Record, Fault], ...]]:
        """What is missing or wrong in single answers, under its code."""
        return faults_by_code(self.bpvmap)

    @cached_property
    def voortgang(self) -> Voortgang:
        """Where the student stands with each werkproces."""
        return voortgang_of(self.bpvmap)

    @cached_property
    def zegels(self) -> tuple[Zegeloordeel, ...]:
        """What became of every handtekening, in order of signing."""
        return judge_handtekeningen(self.bpvmap)

    @cached_property
    def handtekeningen(self) -> Mapping[str, Mapping[str, Zegeloordeel]]:
        """Per signed record and role the handtekening that holds: a valid one, or else the newest."""
        found: dict[str, dict[str, Zegeloordeel]] = defaultdict(dict)
        for zegel in self.zegels:
            betreft, rol = zegel.handtekening.text("betreft"), zegel.handtekening.text("rol")
            known = found[betreft].get(rol)
            if known is None or known.staat != "geldig" or zegel.staat == "geldig":
                found[betreft][rol] = zegel
        return found


def is_driehoek(contact: Record) -> bool:
    """Tell whether a contact was between all three.

    A visit for which nobody is ticked yet counts: a visit is with three by
    nature. A telephone call counts only when all three took part.
    """
    present = contact.items("aanwezig")
    if not present:
        return contact.text("soort") == BEZOEK
    return set(present) >= DRIEHOEK
