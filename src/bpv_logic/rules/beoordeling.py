"""Beoordeling per schooljaar: made in time, with a reason, and signed. It is not the final one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import parse_date, say_date, schooljaar_of
from bpv_logic.bpv.schooljaren import delen_of
from bpv_logic.map.record import Record
from bpv_logic.rules.rule import Place, Rule, Stap, at, in_periode, per_periode, per_record, praktijkopleider_of
from bpv_logic.rules.sources import gids
from bpv_logic.rules.velden import with_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.rules.rule import Context, Where

_BEOORDELING: Final = gids("Beoordeling per schooljaar door bpv-bedrijf")


def missing_beoordelingen(periode: PeriodeView) -> tuple[dt.date, ...]:
    """Return the days on which a beoordeling was due that is missing."""
    made = {year_of(record) for record in periode.of("beoordeling")}
    due = [deel.tot for deel in delen_of(periode) if deel.tot < periode.today]
    if len(due) == 1 and made:
        return ()
    return tuple(day for day in due if schooljaar_of(day) not in made)


def year_of(record: Record) -> str:
    """Return the schooljaar that a beoordeling is about: as written, otherwise that of its day."""
    day = parse_date(record.text("datum"))
    return record.text("schooljaar") or (schooljaar_of(day) if day else "")


def _missing(*, late: bool) -> Where:
    def where(periode: PeriodeView, context: Context) -> Iterator[Place]:
        wait = dt.timedelta(days=context.norm("beoordeling_dagen"))
        for day in missing_beoordelingen(periode):
            if (context.today - day > wait) == late:
                yield in_periode(periode, dag=say_date(day, context.today), schooljaar=schooljaar_of(day))

    return per_periode(where)


def _not_signed_by(rol: str) -> Where:
    def where(periode: PeriodeView, _: Context) -> Iterator[Place]:
        for record in periode.of("beoordeling"):
            if record.is_filled("oordeel") and periode.signed_by(record, rol) is None:
                yield at(record, wie=praktijkopleider_of(periode))

    return per_periode(where)


def _has_no_next_step(record: Record, _: Context) -> bool:
    return record.text("oordeel") == "onvoldoende" and not record.is_filled("volgende")


RULES: Final = (
    Rule(
        code="beoordeling.ontbreekt",
        title="Na elke bpv en elk schooljaar is er een beoordeling",
        zin="Er is nog geen beoordeling van schooljaar {schooljaar}. Vraag je praktijkopleider om haar in te vullen.",
        waarom="Je leerbedrijf zegt hoe jij je hebt ontwikkeld. Daar leer je van.",
        stap=Stap(40, "Beoordeling van je leerbedrijf", "Laten invullen", "praktijkopleider"),
        reference=_BEOORDELING,
        toon="nog_doen",
        soort="beoordeling",
        where=_missing(late=False),
    ),
    Rule(
        code="beoordeling.te-laat",
        title="De beoordeling komt snel na het einde",
        zin=(
            "De beoordeling van schooljaar {schooljaar} had er al moeten zijn. "
            "Bespreek met je praktijkopleider en je bpv-begeleider wanneer zij komt."
        ),
        waarom="Na een tijd weet je praktijkopleider niet meer goed hoe het ging.",
        stap=Stap(38, "Beoordeling is er nog niet", "Laten invullen", "praktijkopleider"),
        reference=_BEOORDELING,
        toon="bespreek",
        soort="beoordeling",
        where=_missing(late=True),
    ),
    Rule(
        code="beoordeling.zonder-waarom",
        title="Bij het oordeel staat waarom",
        zin="Vraag je praktijkopleider waarom dit het oordeel is. Het moet erbij staan.",
        waarom="Je praktijkopleider schrijft de reden op, zodat jij ervan kunt leren.",
        stap=Stap(40, "Waarom dit oordeel?", "Laten invullen", "praktijkopleider"),
        reference=_BEOORDELING,
        toon="nog_doen",
        where=with_fault("beoordeling.zonder-waarom"),
    ),
    Rule(
        code="beoordeling.niet-getekend",
        title="Je praktijkopleider heeft de beoordeling getekend",
        zin="Vraag {wie} om de beoordeling te tekenen.",
        waarom="Het oordeel is van je praktijkopleider. Die tekent ervoor.",
        stap=Stap(40, "Beoordeling tekenen", "Laten tekenen", "praktijkopleider"),
        reference=_BEOORDELING,
        toon="nog_doen",
        where=_not_signed_by("praktijkopleider"),
    ),
    Rule(
        code="beoordeling.niet-gezien",
        title="Jij hebt de beoordeling gezien",
        zin="Lees de beoordeling en zet je naam eronder. Zo weet iedereen dat je haar gezien hebt.",
        waarom="Met je handtekening zeg je: ik heb dit gelezen. Niet: ik ben het ermee eens.",
        stap=Stap(41, "Lees je beoordeling", "Lezen"),
        reference=_BEOORDELING,
        toon="nog_doen",
        where=_not_signed_by("student"),
    ),
    Rule(
        code="beoordeling.onvoldoende-zonder-vervolg",
        title="Na een onvoldoende staat wat de volgende keer anders gaat",
        zin="Schrijf samen op wat dit oordeel betekent voor je volgende bpv. Je bpv-begeleider helpt je daarbij.",
        waarom="Van een beoordeling leer je voor je volgende bpv.",
        stap=Stap(42, "Hoe ga je verder?", "Bespreken", "begeleider"),
        reference=_BEOORDELING,
        toon="bespreek",
        where=per_record("beoordeling", _has_no_next_step, "volgende"),
    ),
)
