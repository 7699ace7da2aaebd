"""The questions of a begeleider that hold for a map: who is behind, what is unsigned. Adds no judgement.

Uses the findings of the verdict wherever a rule covers the same question, so
a table never contradicts the map itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.bpv.blokken import TE_TEKENEN
from bpv_logic.bpv.tempo import expected_minutes, is_new, minutes_a_week

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.klas.inzending import Inzending
    from bpv_logic.verdict.judge import Verdict

#: A filter that follows from findings: any of these codes.
_CODES: Final[dict[str, frozenset[str]]] = {
    "contact_te_laat": frozenset(
        {
            "contact.te-weinig",
            "contact.te-weinig-vorig-jaar",
            "contact.achter-op-schema",
            "contact.eerste-te-laat",
            "contact.lang-stil",
            "contact.afspraak-voorbij",
            "contact.volgende-datum-voorbij",
            "contact.geen-antwoord",
        }
    ),
    "uren_achter": frozenset({"uren.haalt-niet", "uren.gemist-door-ziekte", "uren.tekort"}),
    "eindbeoordeling_mist": frozenset({"eindbeoordeling.ontbreekt"}),
    "beoordeling_mist": frozenset({"beoordeling.ontbreekt", "beoordeling.te-laat"}),
}


def filters_of(item: Inzending) -> list[str]:
    """Return the names of the filters that apply to this map, in the order in which they are offered."""
    return [] if item.is_terug else [name for name, falls_under in _FILTERS.items() if falls_under(item.verdict)]


def _found(name: str) -> Callable[[Verdict], bool]:
    return lambda verdict: any(finding.code in _CODES[name] for finding in verdict.bevindingen)


def unsigned_blokken(periode: PeriodeView) -> int:
    """Return how many blokken with hours need signing: over, changed after signing, or not agreed to."""
    return sum(blok.stand in TE_TEKENEN and blok.is_gewerkt for blok in periode.blokken)


def _unsigned(verdict: Verdict) -> bool:
    return verdict.view.op_kalender is not None and unsigned_blokken(verdict.view.op_kalender) > 0


def _no_visit(verdict: Verdict) -> bool:
    periode = verdict.view.op_kalender
    return periode is not None and periode.is_begonnen and not periode.op_locatie


def _behind(verdict: Verdict) -> bool:
    periode = verdict.view.op_kalender
    if _found("uren_achter")(verdict):
        return True
    if periode is None or not periode.loopt or is_new(periode, verdict.context.norm("uren_tempo_begin_weken")):
        return False
    # Being behind by less than a week is a day off, or a day not written down yet.
    return expected_minutes(periode) - periode.gedaan > minutes_a_week(periode)


def _unrated(verdict: Verdict) -> bool:
    rated = verdict.view.voortgang.beoordeeld
    return any(werkproces.code not in rated for werkproces in verdict.context.werkprocessen)


def _no_eindbeoordeling(verdict: Verdict) -> bool:
    """Ask for the eindbeoordeling after the eindgesprek, as the rule does, or after the last day of the last bpv."""
    if _found("eindbeoordeling_mist")(verdict):
        return True
    laatste = verdict.view.laatste
    return laatste is not None and laatste.is_voorbij and verdict.view.eindbeoordeling is None


def _wrong(verdict: Verdict) -> bool:
    return any(finding.toon == "klopt_niet" for finding in verdict.bevindingen)


_FILTERS: Final[dict[str, Callable[[Verdict], bool]]] = {
    "klopt_niet": _wrong,
    "contact_te_laat": _found("contact_te_laat"),
    "geen_bezoek": _no_visit,
    "ongetekend": _unsigned,
    "uren_achter": _behind,
    "werkprocessen_open": _unrated,
    "beoordeling_mist": _found("beoordeling_mist"),
    "eindbeoordeling_mist": _no_eindbeoordeling,
}
