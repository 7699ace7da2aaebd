"""One bpv on one day: its dates, its days and what was worked. `periode_view` derives the rest."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import HOUR, parse_date
from bpv_logic.bpv.diensten import Dienst, achttien_vanaf, diensten_of
from bpv_logic.forms.keuzes import WEEKDAGEN
from bpv_logic.forms.urendag import GEWERKT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpv_logic.bpv.dag import Dag
    from bpv_logic.map.bpvmap import Bpvmap
    from bpv_logic.map.record import Record
    from bpv_logic.map.seal import Zegeloordeel
    from bpv_logic.school.contents import Schoolpakket, Tekenritme

_WEEKDAY: Final = {keuze.waarde: number for number, keuze in enumerate(WEEKDAGEN)}


@dataclass(frozen=True, kw_only=True)
class Periode:
    """One bpv on one day; `dag_of` holds the days of the whole map by the id of their record."""

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
        """Whether the last day has passed."""
        return self.eind is not None and self.eind < self.today

    @property
    def loopt(self) -> bool:
        """Whether today is in this bpv."""
        return self.is_begonnen and not self.is_voorbij

    @property
    def is_laatste(self) -> bool:
        """Whether it is the last bpv of the opleiding."""
        return self.record.text("laatste") == "ja"

    @cached_property
    def werkdagen(self) -> frozenset[int]:
        """The working days of the week, Monday is 0."""
        return frozenset(_WEEKDAY[dag] for dag in self.record.items("werkdagen") if dag in _WEEKDAY)

    @property
    def afgesproken(self) -> int:
        """Minutes in the praktijkovereenkomst, 0 when not filled in."""
        return max(0, self.record.number("uren") or 0) * HOUR

    def of(self, soort: str) -> tuple[Record, ...]:
        """Return the records of a kind in this bpv, by day."""
        return self.bpvmap.of(soort, self.id)

    def contains(self, day: dt.date) -> bool:
        """Tell whether a day is in this bpv; a bpv without dates contains every day."""
        return (self.begin is None or self.begin <= day) and (self.eind is None or day <= self.eind)

    @cached_property
    def dagen(self) -> tuple[Dag, ...]:
        """Every day that has a line, by date."""
        return tuple(self.dag_of[record.id] for record in self.of("urendag") if record.id in self.dag_of)

    @cached_property
    def gewerkt(self) -> tuple[Dag, ...]:
        """The days whose hours count: worked, in this bpv, and not in the future."""
        return tuple(
            dag for dag in self.dagen if dag.soort == GEWERKT and dag.datum <= self.today and self.contains(dag.datum)
        )

    @cached_property
    def gedaan(self) -> int:
        """Minutes worked so far."""
        return sum(dag.minuten for dag in self.gewerkt)

    @cached_property
    def achttien(self) -> dt.date:
        """The first day on which the student is 18."""
        return achttien_vanaf(self.bpvmap.student)

    @cached_property
    def diensten(self) -> tuple[Dienst, ...]:
        """The shifts whose hours count, in order; parts of one day are one shift."""
        days = (dag for dag in self.dagen if dag.datum <= self.today and self.contains(dag.datum))
        return diensten_of(days, self.achttien)

    @property
    def tekenritme(self) -> Tekenritme:
        """When the praktijkopleider signs: as the student chose, otherwise as the school did."""
        instelling = self.bpvmap.instelling
        chosen = instelling.text("tekenritme") if instelling else ""
        return "week" if (chosen or self.schoolpakket.tekenritme) == "week" else "blok"

    def signed_by(self, record: Record, rol: str) -> Zegeloordeel | None:
        """Return the state of a role's handtekening under a record, None when it did not sign."""
        return self.handtekeningen.get(record.id, {}).get(rol)
