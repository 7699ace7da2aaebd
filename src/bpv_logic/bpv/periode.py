"""One bpv on one day: its dates, its days and what was worked. `periode_view` derives the rest."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import DAYS_A_WEEK, HOUR, parse_date
from bpv_logic.bpv.uren.antwoord import is_akkoord
from bpv_logic.bpv.uren.diensten import Dienst, achttien_vanaf, diensten_of
from bpv_logic.bpv.uren.parts import divide
from bpv_logic.bpv.uren.rooster import Rooster, rooster_of, usual_day
from bpv_logic.forms.urendag import GEWERKT, VRIJ, ZIEK
from bpv_logic.map.which_bpv import last_day_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpv_logic.bpv.uren.dag import Dag
    from bpv_logic.bpv.uren.parts import Botsing, Delen
    from bpv_logic.map.bpvmap import Bpvmap
    from bpv_logic.map.record import Record
    from bpv_logic.map.seal import Zegeloordeel
    from bpv_logic.school.contents import Schoolpakket, Tekenritme

#: A student who wrote "ziek" and nothing since is taken to be ill still, but not for longer than this.
_STILL_ILL: Final = dt.timedelta(days=DAYS_A_WEEK)


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
    def gepland_eind(self) -> dt.date | None:
        """The last day of the bpv in the praktijkovereenkomst."""
        return parse_date(self.record.text("eind"))

    @cached_property
    def eind(self) -> dt.date | None:
        """The last day of the bpv: the real one when it is known, otherwise the agreed one."""
        last = last_day_of(self.record)
        return parse_date(last.isoformat()) if last else None

    @property
    def verdeeld_tot(self) -> dt.date | None:
        """The last day over which the agreed hours are spread: who stops early did not agree to work faster."""
        return max(filter(None, (self.eind, self.gepland_eind)), default=None)

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
    def rooster(self) -> Rooster:
        """Which days the student is to work."""
        return rooster_of(self.record)

    @property
    def afgesproken(self) -> int:
        """Minutes in the praktijkovereenkomst, 0 when not filled in."""
        return max(0, self.record.number("uren") or 0) * HOUR

    @cached_property
    def gewone_dag(self) -> int:
        """The minutes of a day of work, 0 while unknown."""
        return usual_day(self.record)

    @cached_property
    def vrije_werkdagen(self) -> tuple[dt.date, ...]:
        """The free dates on which else hours would be planned, by date."""
        return tuple(sorted(day for day in self.vrij if self.rooster.counts(day) or not self.rooster.is_known))

    def of(self, soort: str) -> tuple[Record, ...]:
        """Return the records of a kind in this bpv, by day."""
        return self.bpvmap.of(soort, self.id)

    def contains(self, day: dt.date) -> bool:
        """Tell whether a day is in this bpv; a bpv without dates contains every day."""
        return (self.begin is None or self.begin <= day) and (self.eind is None or day <= self.eind)

    @cached_property
    def _delen(self) -> Delen:
        return divide(self.dag_of[record.id] for record in self.of("urendag") if record.id in self.dag_of)

    @cached_property
    def dagen(self) -> tuple[Dag, ...]:
        """Every part of every day, by date and time; of parts that clash those that count."""
        return self._delen.dagen

    @property
    def botsingen(self) -> tuple[Botsing, ...]:
        """The parts that cannot be true together."""
        return self._delen.botsingen

    @cached_property
    def soorten(self) -> Mapping[dt.date, frozenset[str]]:
        """The kinds of all that is written on each date: a date may have several parts."""
        kinds: dict[dt.date, frozenset[str]] = {}
        for dag in self.dagen:
            kinds[dag.datum] = kinds.get(dag.datum, frozenset()) | {dag.soort}
        return kinds

    @cached_property
    def vrij(self) -> frozenset[dt.date]:
        """The dates on which no work is to be done, as is known, also those that are still to come."""
        return frozenset(date for date, kinds in self.soorten.items() if kinds & VRIJ and not kinds - VRIJ)

    @cached_property
    def ziek(self) -> frozenset[dt.date]:
        """The dates on which the student was ill and did no work."""
        return frozenset(date for date, kinds in self.soorten.items() if ZIEK in kinds and GEWERKT not in kinds)

    @cached_property
    def is_ziek(self) -> bool:
        """Whether the last that is written of a day is that the student was ill."""
        last = max((date for date in self.soorten if date <= self.today), default=None)
        return last is not None and ZIEK in self.soorten[last] and self.today - last <= _STILL_ILL

    @cached_property
    def gewerkt(self) -> tuple[Dag, ...]:
        """The parts whose hours count: worked, in this bpv, and not in the future."""
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
        """Return the state of a role's handtekening under a record, None when it did not sign or did not agree."""
        zegel = self.answered_by(record, rol)
        return zegel if zegel is not None and is_akkoord(zegel) else None

    def answered_by(self, record: Record, rol: str) -> Zegeloordeel | None:
        """Return the same whatever the answer was: also one that does not agree."""
        return self.handtekeningen.get(record.id, {}).get(rol)
