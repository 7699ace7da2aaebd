"""Bewijzen: one for each werkproces that goes well, complete, and kept in the right places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import count
from bpv_logic.map.record import Record
from bpv_logic.rules.rule import Place, Rule, Stap, anywhere, at, count_of, per_record
from bpv_logic.rules.sources import gids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.rules.rule import Context

_BEWAREN: Final = gids("Bewijzen goed bewaren")

_MET_BESTAND: Final = frozenset({"foto", "scan"})


def _not_proved(view: MapView, context: Context) -> Iterator[Place]:
    missing = view.voortgang.gehaald - view.voortgang.bewezen
    codes = [werkproces.code for werkproces in context.werkprocessen if werkproces.code in missing]
    if codes:
        yield anywhere(**count_of(codes))


def _has_no_file(record: Record, _: Context) -> bool:
    return record.text("soort") in _MET_BESTAND and not record.is_filled("bijlagen")


def _has_no_text(record: Record, _: Context) -> bool:
    return record.text("soort") == "tekst" and not record.is_filled("tekst")


def _has_no_werkproces(record: Record, _: Context) -> bool:
    return not record.is_filled("werkprocessen")


def _not_in_magister(view: MapView, context: Context) -> Iterator[Place]:
    records = [record for record in view.bpvmap.of("bewijs") if record.text("magister") == "nee"]
    if records:
        number = count(len(records), "bewijs", "bewijzen")
        yield at(records[0], "magister", aantal=number, systeem=context.schoolpakket.systeem)


def _has_no_original(record: Record, _: Context) -> bool:
    return record.text("soort") == "scan" and record.text("origineel") == "nee"


RULES: Final = (
    Rule(
        code="bewijzen.ontbreken",
        title="Bij elk werkproces dat goed gaat, is een bewijs",
        zin="Bij {aantal} gaat het goed, maar is er nog geen bewijs: {codes}. Maak een foto of een verslag.",
        waarom="Met een bewijs laat je zien wat je kunt, je hele opleiding lang.",
        stap=Stap(78, "Bewijs maken", "Toevoegen"),
        reference=_BEWAREN,
        toon="nog_doen",
        soort="bewijs",
        where=_not_proved,
    ),
    Rule(
        code="bewijzen.zonder-bestand",
        title="Bij een foto of scan zit het bestand",
        zin="Voeg de foto of scan toe bij dit bewijs.",
        waarom="Zonder bestand is er niets te zien.",
        stap=Stap(65, "Foto toevoegen", "Toevoegen"),
        reference=_BEWAREN,
        toon="nog_doen",
        where=per_record("bewijs", _has_no_file, "bijlagen"),
    ),
    Rule(
        code="bewijzen.zonder-tekst",
        title="Een bewijs in tekst heeft een tekst",
        zin="Schrijf bij dit bewijs op wat je hebt gedaan.",
        waarom="Zonder tekst is er niets te lezen.",
        stap=Stap(65, "Wat heb je gedaan?", "Invullen"),
        reference=_BEWAREN,
        toon="nog_doen",
        where=per_record("bewijs", _has_no_text, "tekst"),
    ),
    Rule(
        code="bewijzen.zonder-werkproces",
        title="Bij elk bewijs staat bij welk werkproces het hoort",
        zin="Kies bij dit bewijs bij welk werkproces het hoort.",
        waarom="Een bewijs gaat over iets wat je hebt geleerd.",
        stap=Stap(79, "Bij welk werkproces?", "Kiezen"),
        reference=_BEWAREN,
        toon="nog_doen",
        where=per_record("bewijs", _has_no_werkproces, "werkprocessen"),
    ),
    Rule(
        code="bewijzen.niet-in-magister",
        title="Bewijzen staan in het systeem van school als je docent dat vraagt",
        zin="Van je map staat {aantal} niet in {systeem}. Vraag je docent of dat moet.",
        waarom="Soms wil je docent dat je een formulier scant.",
        stap=Stap(90, "Bewijs in het systeem van school", "Bekijken"),
        reference=_BEWAREN,
        toon="bespreek",
        uitkomst="voldoet",
        where=_not_in_magister,
    ),
    Rule(
        code="bewijzen.origineel-kwijt",
        title="Van een scan heb je het papier nog",
        zin="Van deze scan heb je het papier niet meer. Vraag school of een scan genoeg is.",
        waarom="Je bewaart de echte formulieren in je bpv-map.",
        stap=Stap(91, "Papier kwijt", "Bekijken"),
        reference=_BEWAREN,
        toon="bespreek",
        uitkomst="voldoet",
        where=per_record("bewijs", _has_no_original, "origineel"),
    ),
)
