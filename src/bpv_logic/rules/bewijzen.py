"""Bewijzen: one for each werkproces that goes well, whole, and kept in the right places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import count, join_words
from bpv_logic.map.record import Record
from bpv_logic.rules.rule import Place, Rule, anywhere, at, per_record
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
        words = {"aantal": count(len(codes), "werkproces", "werkprocessen"), "codes": join_words(codes)}
        yield anywhere(**words)


def _has_no_file(record: Record, _: Context) -> bool:
    return record.text("soort") in _MET_BESTAND and not record.is_filled("bijlagen")


def _has_no_text(record: Record, _: Context) -> bool:
    return record.text("soort") == "tekst" and not record.is_filled("tekst")


def _has_no_werkproces(record: Record, _: Context) -> bool:
    return not record.is_filled("werkprocessen")


def _not_in_magister(view: MapView, _: Context) -> Iterator[Place]:
    records = [record for record in view.bpvmap.of("bewijs") if record.text("magister") == "nee"]
    if records:
        yield at(records[0], "magister", aantal=count(len(records), "bewijs", "bewijzen"))


def _has_no_original(record: Record, _: Context) -> bool:
    return record.text("soort") == "scan" and record.text("origineel") == "nee"


RULES: Final = (
    Rule(
        code="bewijzen.ontbreken",
        title="Bij elk werkproces dat goed gaat, is een bewijs",
        waarom="Met een bewijs laat je zien wat je kunt, je hele opleiding lang.",
        reference=_BEWAREN,
        toon="nog_doen",
        soort="bewijs",
        where=_not_proved,
    ),
    Rule(
        code="bewijzen.zonder-bestand",
        title="Bij een foto of scan zit het bestand",
        waarom="Zonder bestand is er niets te zien.",
        reference=_BEWAREN,
        toon="nog_doen",
        where=per_record("bewijs", _has_no_file, "bijlagen"),
    ),
    Rule(
        code="bewijzen.zonder-tekst",
        title="Een bewijs in tekst heeft een tekst",
        waarom="Zonder tekst is er niets te lezen.",
        reference=_BEWAREN,
        toon="nog_doen",
        where=per_record("bewijs", _has_no_text, "tekst"),
    ),
    Rule(
        code="bewijzen.zonder-werkproces",
        title="Bij elk bewijs staat bij welk werkproces het hoort",
        waarom="Een bewijs gaat over iets wat je hebt geleerd.",
        reference=_BEWAREN,
        toon="nog_doen",
        where=per_record("bewijs", _has_no_werkproces, "werkprocessen"),
    ),
    Rule(
        code="bewijzen.niet-in-magister",
        title="Bewijzen staan in Magister als je docent dat vraagt",
        waarom="Soms wil je docent dat je een formulier scant.",
        reference=_BEWAREN,
        toon="bespreek",
        uitkomst="voldoet",
        where=_not_in_magister,
    ),
    Rule(
        code="bewijzen.origineel-kwijt",
        title="Van een scan heb je het papier nog",
        waarom="Je bewaart de echte formulieren in je bpv-map.",
        reference=_BEWAREN,
        toon="bespreek",
        uitkomst="voldoet",
        where=per_record("bewijs", _has_no_original, "origineel"),
    ),
)
