"""A student's progress in each werkproces, over the whole opleiding. Judges nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpv_logic.map.bpvmap import Bpvmap
    from bpv_logic.map.record import Record

NOG_NIET: Final = "nog_niet"

#: From this step on a werkproces is good enough for a bewijs.
GEHAALD: Final = frozenset({"voldoende", "goed"})


@dataclass(frozen=True, kw_only=True)
class Voortgang:
    """The newest rating of each werkproces by each person, and what was done for it.

    `geoefend` holds the codes that were practised (a line of hours, or a rating
    above "nog niet gedaan"), `bewezen` those with a bewijs or a finished
    opdracht, `elders` those that cannot be done here and have a plan.
    """

    student: Mapping[str, Record]
    praktijkopleider: Mapping[str, Record]
    geoefend: frozenset[str]
    bewezen: frozenset[str]
    elders: frozenset[str]

    @property
    def beoordeeld(self) -> frozenset[str]:
        """The codes that anybody has rated."""
        return frozenset(self.student) | frozenset(self.praktijkopleider)

    @property
    def gehaald(self) -> frozenset[str]:
        """The codes that anybody has rated good enough."""
        newest = (*self.student.values(), *self.praktijkopleider.values())
        return frozenset(item.text("werkproces") for item in newest if item.text("oordeel") in GEHAALD)


def voortgang_of(bpvmap: Bpvmap) -> Voortgang:
    """Return the student's progress; records are ordered by day, so the last one is the newest."""
    newest: dict[str, dict[str, Record]] = {"student": {}, "praktijkopleider": {}}
    geoefend: set[str] = set()
    for record in bpvmap.of("voortgang"):
        if record.text("oordeel") and record.text("wie") in newest:
            newest[record.text("wie")][record.text("werkproces")] = record
            if record.text("oordeel") != NOG_NIET:
                geoefend.add(record.text("werkproces"))
    for dag in bpvmap.of("urendag"):
        geoefend.update(dag.items("werkprocessen"))
    ratings = (*newest["student"].values(), *newest["praktijkopleider"].values())
    return Voortgang(
        student=newest["student"],
        praktijkopleider=newest["praktijkopleider"],
        geoefend=frozenset(geoefend),
        bewezen=_proved(bpvmap),
        elders=frozenset(
            item.text("werkproces") for item in ratings if item.text("kan_niet") == "ja" and item.is_filled("plan")
        ),
    )


def _proved(bpvmap: Bpvmap) -> frozenset[str]:
    done = (item for item in bpvmap.of("opdracht") if item.text("stand") == "klaar")
    return frozenset(code for record in (*bpvmap.of("bewijs"), *done) for code in record.items("werkprocessen"))
