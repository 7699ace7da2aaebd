"""The map as rules and pages see it on one day: everything computed once, in linear time.

Knows every bpv (`periode_view`), the student's progress, and who signed.
Judges nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bpv_logic.bpv.faults import faults_by_code
from bpv_logic.bpv.naming import names_of
from bpv_logic.bpv.periode_view import PeriodeView
from bpv_logic.bpv.uren.dag import Dag, read_dag
from bpv_logic.bpv.voortgang import Voortgang, voortgang_of
from bpv_logic.map.misplaced import Verplaatsing, verplaatsingen_of
from bpv_logic.map.seal import judge_handtekeningen

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bpv_logic.map.bpvmap import Bpvmap
    from bpv_logic.map.record import Record
    from bpv_logic.map.seal import Zegeloordeel
    from bpv_logic.map.which_bpv import Keuze
    from bpv_logic.questions.fields import Fault
    from bpv_logic.school.contents import Schoolpakket


@dataclass(frozen=True, kw_only=True)
class MapView:
    """The whole map on one day."""

    bpvmap: Bpvmap
    today: dt.date
    schoolpakket: Schoolpakket
    #: The bpv that the student chose on the phone. Schools and rules have none.
    gekozen: Keuze | None = None

    @property
    def student(self) -> Record | None:
        """Whose map it is."""
        return self.bpvmap.student

    @cached_property
    def dag_of(self) -> Mapping[str, Dag]:
        """Every urendag that has a date, by the id of its record."""
        days = map(read_dag, self.bpvmap.of("urendag"))
        return {dag.record.id: dag for dag in days if dag is not None}

    @cached_property
    def dates_of_parts(self) -> frozenset[str]:
        """The dates, in ISO 8601, that have more than one part."""
        dates = Counter(record.text("datum") for record in self.bpvmap.every("urendag"))
        return frozenset(date for date, number in dates.items() if number > 1)

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
                dag_of=self.dag_of,
            )
            for record in self.bpvmap.periodes
        )

    @cached_property
    def periode_ids(self) -> frozenset[str]:
        """The ids of every bpv, to see whether a record belongs to one."""
        return frozenset(periode.id for periode in self.periodes)

    @cached_property
    def keuze(self) -> Keuze | None:
        """The student's choice, if it still holds."""
        return self.bpvmap.kalender.geldige(self.gekozen, self.today)

    @cached_property
    def current(self) -> PeriodeView | None:
        """The bpv that a page is about: the chosen one, otherwise the one that the calendar names."""
        return self.periode(self.keuze.periode) if self.keuze else self.op_kalender

    @cached_property
    def op_kalender(self) -> PeriodeView | None:
        """The bpv that the calendar names today. Rules use this one, so phone and school find the same."""
        return self.periode(self.bpvmap.kalender.op(self.today.isoformat()))

    def periode(self, id_: str) -> PeriodeView | None:
        """Return the bpv with this id, None when there is none."""
        return self._periode_by_id.get(id_)

    @cached_property
    def _periode_by_id(self) -> Mapping[str, PeriodeView]:
        return {periode.id: periode for periode in self.periodes}

    @cached_property
    def namen(self) -> Mapping[str, str]:
        """What people call each bpv, by its id."""
        return names_of(self.bpvmap.periodes)

    def andere_bpv(self, id_: str) -> str:
        """Return the name of a bpv that is not the one on the calendar, "" for that one and for none."""
        return self.namen.get(id_, "") if self.op_kalender is not None and id_ != self.op_kalender.id else ""

    @cached_property
    def verplaatsingen(self) -> tuple[Verplaatsing, ...]:
        """What is stored under another bpv than the one its day belongs to."""
        return verplaatsingen_of(self.bpvmap)

    @cached_property
    def laatste(self) -> PeriodeView | None:
        """The last bpv of the opleiding, None when the student has not marked one."""
        return next((periode for periode in reversed(self.periodes) if periode.is_laatste), None)

    @cached_property
    def eindbeoordeling(self) -> Record | None:
        """The newest eindbeoordeling: after a "niet voldaan" a second one may follow."""
        return next(reversed(self.bpvmap.of("eindbeoordeling")), None)

    @property
    def is_voldaan(self) -> bool:
        """Whether the bpv-begeleider decided Voldaan, having weighed any missing hours and contacts."""
        return self.eindbeoordeling is not None and self.eindbeoordeling.text("oordeel") == "voldaan"

    @cached_property
    def faults(self) -> Mapping[str, tuple[tuple[Record, Fault], ...]]:
        """What is missing or wrong in single answers, by code."""
        return faults_by_code(self.bpvmap)

    @cached_property
    def voortgang(self) -> Voortgang:
        """The student's progress in each werkproces."""
        return voortgang_of(self.bpvmap)

    def uren_van(self, id_: str) -> str:
        """Return "32 van de 36 uur" for a blok that was answered with another number, "" for anything else."""
        return self._answered.get(id_, "")

    @cached_property
    def _answered(self) -> Mapping[str, str]:
        """Both numbers of every blok that was answered with another number and is unchanged since, by its record."""
        if not any(zegel.handtekening.text("antwoord") for zegel in self.zegels):
            return {}
        blokken = (blok for periode in self.periodes for blok in periode.blokken)
        return {blok.record.id: blok.uren for blok in blokken if blok.record is not None and blok.antwoord}

    @cached_property
    def zegels(self) -> tuple[Zegeloordeel, ...]:
        """The state of every handtekening, in order of signing."""
        return judge_handtekeningen(self.bpvmap)

    @cached_property
    def handtekeningen(self) -> Mapping[str, Mapping[str, Zegeloordeel]]:
        """The handtekening that counts, per signed record and role: a valid one, otherwise the newest."""
        found: dict[str, dict[str, Zegeloordeel]] = defaultdict(dict)
        for zegel in self.zegels:
            betreft, rol = zegel.handtekening.text("betreft"), zegel.handtekening.text("rol")
            known = found[betreft].get(rol)
            if known is None or known.staat != "geldig" or zegel.staat == "geldig":
                found[betreft][rol] = zegel
        return found
