"""Faults in single answers, reported for every record of every form: one rule per kind of fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.questions.messages import FIELD_MESSAGES
from bpv_logic.rules.rule import Place, Rule, Stap, at
from bpv_logic.rules.sources import keuze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.questions.findings import Toon
    from bpv_logic.rules.rule import Context, Where

_FORMULIER: Final = keuze("het formulier zelf: een antwoord heeft de vorm die de vraag noemt")

#: Two kinds of faults in answers, reported once per form. `{formulier}` is the form's name.
_ONTBREEKT: Final = Stap(66, "Maak af: {formulier}", "Invullen")
_KLOPT_NIET: Final = Stap(30, "Kijk na: {formulier}", "Nakijken")


def with_fault(code: str) -> Where:
    """Return the places where the form checks (`faults`) reported this code."""

    def where(view: MapView, _: Context) -> Iterator[Place]:
        return (at(record, fault.veld, **fault.params) for record, fault in view.faults.get(code, ()))

    return where


def _rule(name: str, title: str, waarom: str, toon: Toon = "klopt_niet") -> Rule:
    code = f"veld.{name}"
    return Rule(
        code=code,
        title=title,
        zin=FIELD_MESSAGES[code],
        waarom=waarom,
        stap=_ONTBREEKT if toon == "nog_doen" else _KLOPT_NIET,
        reference=_FORMULIER,
        toon=toon,
        where=with_fault(code),
    )


_LEESBAAR: Final = "Anders kan niemand het antwoord lezen of gebruiken."
_BEREIK: Final = "Een getal buiten de grens is bijna altijd een typfout."
_VOLGORDE: Final = "Wat later komt, kan niet eerder zijn."

RULES: Final = (
    _rule(
        "ontbreekt",
        "Elke vraag die nodig is, heeft een antwoord",
        "Zonder dit antwoord is het formulier niet klaar.",
        "nog_doen",
    ),
    _rule("verkeerde-soort", "Elk antwoord heeft de goede vorm", _LEESBAAR),
    _rule("te-lang", "Elk antwoord past op het formulier", "Op papier is er maar zoveel plaats."),
    _rule("te-klein", "Elk getal is groot genoeg", _BEREIK),
    _rule("te-groot", "Elk getal is klein genoeg", _BEREIK),
    _rule("geen-integer", "Elk getal is een heel getal", "De app rekent alleen met hele getallen."),
    _rule("geen-date", "Elke datum bestaat", "Met een dag die niet bestaat, kan de app niet rekenen."),
    _rule(
        "datum-buiten-bereik", "Elke datum ligt dichtbij", "Een jaar dat te ver weg ligt, is bijna altijd een typfout."
    ),
    _rule("geen-time", "Elke tijd bestaat", "Met een tijd die niet bestaat, kan de app niet rekenen."),
    _rule("geen-email", "Elk e-mailadres kan kloppen", "Op een adres dat niet klopt, komt geen bericht aan."),
    _rule("geen-phone", "Elk telefoonnummer kan kloppen", "Met een nummer dat niet klopt, kun je niet bellen."),
    _rule(
        "geen-cijfers",
        "Elk vast nummer heeft genoeg cijfers",
        "Met een cijfer te weinig klopt het nooit.",
    ),
    _rule("onbekende-keuze", "Elke keuze staat op de lijst", "De app kent alleen de keuzes op de pagina."),
    _rule("geen-bijlage", "Elke bijlage is te lezen", "Een bijlage die niet te lezen is, is geen bewijs."),
    _rule("date-voor-begin", "Datums staan op volgorde", _VOLGORDE),
)
