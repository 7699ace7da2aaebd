"""The praktijkovereenkomst: signed, and before the work. What nobody filled in is not judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import count, join_words, parse_date, say_date
from bpv_logic.basis.shown import in_sentence
from bpv_logic.map.opleiding import keuzedeel_lines_lost
from bpv_logic.rules.rule import Place, Rule, Stap, at, per_periode
from bpv_logic.rules.sources import keuze, web

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.rules.rule import Context

#: A line is shown long enough to find it in the list.
_MAX_LINE: Final = 40

_OVEREENKOMST: Final = web("artikel 7.2.8, lid 2")


def _not_signed(periode: PeriodeView, _: Context) -> Iterator[Place]:
    if periode.record.text("pok_getekend") == "nee":
        yield at(periode.record, "pok_getekend")


def _signed_on(periode: PeriodeView) -> dt.date | None:
    is_signed = periode.record.text("pok_getekend") == "ja"
    return parse_date(periode.record.text("pok_getekend_op")) if is_signed else None


def _signed_later(periode: PeriodeView, context: Context) -> Iterator[Place]:
    day = _signed_on(periode)
    before = {dag.datum for dag in periode.gewerkt if day and dag.datum < day}
    if day and day <= context.today and before:
        days = count(len(before), "dag", "dagen")
        yield at(periode.record, "pok_getekend_op", aantal=days, dag=say_date(day, context.today))


def _signed_in_future(periode: PeriodeView, context: Context) -> Iterator[Place]:
    day = _signed_on(periode)
    if day and day > context.today:
        yield at(periode.record, "pok_getekend_op", dag=say_date(day, context.today))


def _unclear_keuzedelen(periode: PeriodeView, context: Context) -> Iterator[Place]:
    """Return one place for all lines, because they are mended together."""
    lines = keuzedeel_lines_lost(periode.record, context.werkprocessen)
    if lines:
        named = [f"“{in_sentence(line, _MAX_LINE)}”" for line in lines]
        words = {"aantal": count(len(lines), "regel", "regels"), "regels": join_words(named)}
        yield at(periode.record, "keuzedelen", **words)


RULES: Final = (
    Rule(
        code="overeenkomst.niet-getekend",
        title="De praktijkovereenkomst is getekend",
        zin=(
            "Je praktijkovereenkomst is nog niet getekend. "
            "Uren van voor die tijd tellen misschien niet mee. Vraag school wie er nog moet tekenen."
        ),
        waarom="De bpv gaat volgens een overeenkomst. Die geldt als jij, school en het leerbedrijf hebben getekend.",
        stap=Stap(39, "Praktijkovereenkomst tekenen", "Bekijken", "begeleider"),
        reference=_OVEREENKOMST,
        toon="bespreek",
        where=per_periode(_not_signed),
    ),
    Rule(
        code="overeenkomst.later-getekend",
        title="De praktijkovereenkomst is getekend voor je begint",
        zin=(
            "Je werkte {aantal} voor de praktijkovereenkomst was getekend, op {dag}. "
            "Vraag school of die uren meetellen."
        ),
        waarom="School weet of uren van voor het tekenen mogen meetellen.",
        stap=Stap(92, "Later getekend", "Bekijken", "begeleider"),
        reference=_OVEREENKOMST,
        toon="bespreek",
        # It cannot be mended, so it keeps no map from being complete.
        uitkomst="voldoet",
        where=per_periode(_signed_later),
    ),
    Rule(
        code="overeenkomst.getekend-in-toekomst",
        title="Getekend is op een dag die is geweest",
        zin="De praktijkovereenkomst is getekend op {dag}, staat er. Dat moet nog komen. Kijk de datum na.",
        waarom="Wat nog moet gebeuren, is nog niet getekend.",
        stap=Stap(31, "Wanneer is er getekend?", "Nakijken"),
        reference=keuze("een handtekening is van een dag die is geweest"),
        toon="klopt_niet",
        where=per_periode(_signed_in_future),
    ),
    Rule(
        code="overeenkomst.keuzedelen-onbegrepen",
        title="Elke regel met een werkproces van een keuzedeel is te lezen",
        zin="Bij je keuzedelen lezen we {aantal} niet: {regels}. "
        "Zet eerst de code van het keuzedeel, zoals K0023, en daaronder elk werkproces op een eigen regel.",
        waarom="Een werkproces dat we niet lezen, telt nergens mee.",
        stap=Stap(67, "Jouw keuzedelen", "Nakijken"),
        reference=_OVEREENKOMST,
        toon="klopt_niet",
        uitkomst="nog_onvolledig",
        where=per_periode(_unclear_keuzedelen),
    ),
)
