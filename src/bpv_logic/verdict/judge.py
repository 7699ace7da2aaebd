"""The verdict on a whole map: runs the rules, and reports the current state and what is next.

A verdict is computed each time and never stored in a map. The same function
runs on the phone and at the school.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import say_duration
from bpv_logic.bpv.map_view import MapView
from bpv_logic.map.opleiding import kwalificatie_of, werkprocessen_of
from bpv_logic.map.student import is_entree
from bpv_logic.map.which_bpv import as_json
from bpv_logic.rules import ALL_RULES, RULES_BY_CODE, Context, message
from bpv_logic.school.active import active
from bpv_logic.school.vaardigheden import lijsten_for
from bpv_logic.verdict.agenda import Actie, agenda_of, due
from bpv_logic.verdict.facts import feiten_of
from bpv_logic.verdict.front_page import Meter, meters_of, say_stand, slots_of
from bpv_logic.verdict.pictures import beelden_of
from bpv_logic.verdict.rules_version import rules_version
from bpv_logic.words.handtekening import zegel_to_json

if TYPE_CHECKING:
    import datetime as dt

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.bpv.blokken import Blok
    from bpv_logic.map.bpvmap import Bpvmap
    from bpv_logic.map.which_bpv import Keuze
    from bpv_logic.questions.findings import Finding, Toon, Uitkomst
    from bpv_logic.school.contents import Schoolpakket

#: The order of findings: what is wrong, what to talk about, what is left to do, what is fine.
_TOON_ORDER: Final[dict[Toon, int]] = {"klopt_niet": 0, "bespreek": 1, "nog_doen": 2, "in_orde": 3}


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the rules find in a map on one day; `view` and `context` are what they looked at.

    What only a page shows is computed on demand: the class table needs none of it.
    """

    view: MapView
    context: Context
    bevindingen: tuple[Finding, ...]

    @cached_property
    def getoond(self) -> tuple[Finding, ...]:
        """The findings as pages show them: while they are about a chosen bpv, every finding names its own."""
        if self.view.keuze is None:
            return self.bevindingen
        return tuple(replace(found, bij=self.view.namen.get(found.periode, "")) for found in self.bevindingen)

    @cached_property
    def agenda(self) -> tuple[Actie, ...]:
        """What is next, the most urgent first."""
        return agenda_of(self.view, self.context, self.getoond)

    @cached_property
    def slots(self) -> dict[str, str]:
        """The texts for the places of a page."""
        return slots_of(self.view, self.context)

    @cached_property
    def meters(self) -> dict[str, Meter]:
        """Amounts out of a total."""
        return meters_of(self.view, self.context)

    @property
    def uitkomst(self) -> Uitkomst:
        """The whole in one word: whether everything is there that should be on this day.

        It is about the map, never about the student: people decide Voldaan.
        """
        found = {bevinding.uitkomst for bevinding in self.bevindingen}
        if "voldoet_niet" in found:
            return "voldoet_niet"
        return "nog_onvolledig" if "nog_onvolledig" in found else "voldoet"

    @property
    def blokken(self) -> tuple[Blok, ...]:
        """The blokken of the bpv shown on the front page."""
        return self.view.current.blokken if self.view.current else ()


def judge_map(
    bpvmap: Bpvmap, today: dt.date, schoolpakket: Schoolpakket | None = None, *, keuze: Keuze | None = None
) -> Verdict:
    """Return the verdict on a map; without a schoolpakket the one in this copy of the app is used.

    `keuze` is the bpv that the student chose: it affects what a page shows, not what the rules find.
    """
    pakket = schoolpakket or active()
    kwalificatie = kwalificatie_of(bpvmap.student)
    werkprocessen = werkprocessen_of(bpvmap.student, kwalificatie, bpvmap.periodes)
    context = Context(
        today=today,
        schoolpakket=pakket,
        kwalificatie=kwalificatie,
        werkprocessen=werkprocessen,
        lijsten=lijsten_for(pakket, entree=is_entree(bpvmap.student), own={item.code for item in werkprocessen}),
    )
    view = MapView(bpvmap=bpvmap, today=today, schoolpakket=pakket, gekozen=keuze)
    found = [finding for rule in ALL_RULES for finding in rule.judge(view, context)]
    found.sort(key=lambda finding: _TOON_ORDER[finding.toon])
    return Verdict(view=view, context=context, bevindingen=tuple(found))


def verdict_to_json(verdict: Verdict) -> Velden:
    """Return the verdict as pages and exports hold it, with every sentence filled in."""
    return {
        "rulesVersion": rules_version(),
        "schoolpakket": {"naam": verdict.context.schoolpakket.naam, "code": verdict.context.schoolpakket.code},
        "today": verdict.context.today.isoformat(),
        "uitkomst": verdict.uitkomst,
        "bevindingen": [finding_to_json(finding) for finding in verdict.getoond],
        "agenda": [_action_json(action) for action in verdict.agenda],
        "aan_de_beurt": len(due(verdict.agenda, verdict.context.today)),
        "slots": dict(verdict.slots),
        "meters": {name: {"waarde": meter.waarde, "maximum": meter.maximum} for name, meter in verdict.meters.items()},
        "blokken": [_blok_json(blok, verdict.view) for blok in verdict.blokken],
        "bpv": bpv_to_json(verdict.view),
        "handtekeningen": [zegel_to_json(zegel, verdict.view) for zegel in verdict.view.zegels],
        "beelden": beelden_of(verdict.view, verdict.context),
        "feiten": feiten_of(verdict.view, verdict.context),
    }


def finding_to_json(finding: Finding) -> Velden:
    """Return one finding as pages and exports hold it, with its sentence."""
    return {
        "code": finding.code,
        "uitkomst": finding.uitkomst,
        "toon": finding.toon,
        "tekst": message(finding),
        "waarom": RULES_BY_CODE[finding.code].waarom,
        "regel": finding.code,
        "soort": finding.soort,
        "record": finding.record or None,
        "veld": finding.veld or None,
        "periode": finding.periode or None,
    }


def _action_json(action: Actie) -> Json:
    return {
        "code": action.code,
        "titel": action.titel,
        "uitleg": action.uitleg,
        "knop": action.knop,
        "pagina": action.pagina,
        "toon": action.toon,
        "wie": action.wie,
        "datum": action.datum or None,
    }


def bpv_to_json(view: MapView) -> Velden:
    """Return which bpv is meant on which day, and what should move to another one, for scripts to look up."""
    found = as_json(view.bpvmap.kalender, view.keuze, view.today)
    return found | {"verplaats": [item.as_json() for item in view.verplaatsingen]}


def _blok_json(blok: Blok, view: MapView) -> Json:
    return {
        "naam": blok.span.naam,
        "van": blok.span.van.isoformat(),
        "tot": blok.span.tot.isoformat(),
        "duur": say_duration(blok.minuten),
        "stand": blok.stand,
        "tekst": say_stand(blok, view.today),
        "periode": view.current.id if view.current else "",
        "record": blok.record.id if blok.record else "",
    }
