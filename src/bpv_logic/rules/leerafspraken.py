"""Leerafspraken: made at the first visit, signed by all three, reviewed at the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import join_words, parse_date, say_date
from bpv_logic.bpv.leerpunten import is_looked_back, leerpunten_of
from bpv_logic.forms.leerafspraken import LEERAFSPRAKEN
from bpv_logic.map.record import Record
from bpv_logic.rules.rule import Place, Rule, Stap, at, per_periode, per_running
from bpv_logic.rules.sources import gids

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.rules.rule import Context

_FORMULIER: Final = gids("formulier Leerafspraken BPV - Bezoek")
_VOLGENDE: Final = gids("Gespreksonderwerpen bij volgende bezoeken, punt 1")

#: The signers as named in a sentence to the student.
NAAM_VAN_ROL: Final = {
    "student": "jou",
    "praktijkopleider": "je praktijkopleider",
    "begeleider": "je bpv-begeleider",
}


def _missing_after_visit(periode: PeriodeView, context: Context) -> Iterator[Place]:
    for visit in periode.bezoeken[:1]:
        day = parse_date(visit.text("datum"))
        if day and not periode.of("leerafspraken"):
            yield at(visit, dag=say_date(day, context.today))


def _not_renewed(periode: PeriodeView, context: Context) -> Iterator[Place]:
    """Look at the newest visit; after the last one of the opleiding there is nothing to plan."""
    for visit in periode.bezoeken[-1:]:
        day, made = parse_date(visit.text("datum")), periode.of("leerafspraken")
        if day and made and visit.text("bezoek") != "laatste" and not _of_visit(visit, made):
            yield at(visit, dag=say_date(day, context.today))


def _of_visit(visit: Record, made: tuple[Record, ...]) -> tuple[Record, ...]:
    """Return the leerafspraken made at a visit, or after it."""
    return tuple(item for item in made if item.text("contact") == visit.id or item.text("datum") >= visit.text("datum"))


def _not_looked_back(periode: PeriodeView, context: Context) -> Iterator[Place]:
    made = periode.of("leerafspraken")
    for visit in periode.bezoeken[-1:]:
        day = parse_date(visit.text("datum"))
        earlier = any(item.text("datum") < visit.text("datum") for item in made)
        looked = visit.is_filled("teruggekeken") or any(is_looked_back(item) for item in _of_visit(visit, made))
        if day and earlier and not looked:
            yield at(visit, "teruggekeken", dag=say_date(day, context.today))


def unsigned(record: Record, periode: PeriodeView, signers: tuple[str, ...]) -> tuple[str, ...]:
    """Return the roles that have not signed a record."""
    return tuple(rol for rol in signers if periode.signed_by(record, rol) is None)


def _not_signed(periode: PeriodeView, context: Context) -> Iterator[Place]:
    for record in periode.of("leerafspraken"):
        day = parse_date(record.text("datum"))
        roles = unsigned(record, periode, LEERAFSPRAKEN.signers)
        if day and roles:
            names = join_words([NAAM_VAN_ROL[rol] for rol in roles])
            yield at(record, dag=say_date(day, context.today), wie=names)


def _date_passed(periode: PeriodeView, context: Context) -> Iterator[Place]:
    """Look at the newest leerafspraken, and there at what has waited longest: all are talked of together."""
    for record in periode.of("leerafspraken")[-1:]:
        waiting = [
            (item.wanneer, item.veld)
            for item in leerpunten_of(record)
            if item.wanneer and item.wanneer < context.today and not item.is_klaar
        ]
        for until, veld in sorted(waiting)[:1]:
            if not is_talked_since(periode, until):
                yield at(record, veld, dag=say_date(until, context.today))


def is_talked_since(periode: PeriodeView, day: dt.date) -> bool:
    """Tell whether there was a visit on a day or after it."""
    return any(visit.text("datum") >= day.isoformat() for visit in periode.bezoeken)


RULES: Final = (
    Rule(
        code="leerafspraken.ontbreken",
        title="Na het eerste bezoek zijn er leerafspraken",
        zin="Het bezoek was op {dag}. Schrijf samen op wat je gaat leren, en hoe.",
        waarom="Bij het bezoek kiezen jullie samen wat je gaat leren, en hoe.",
        stap=Stap(51, "Leerafspraken maken", "Invullen", pagina="leerafspraken/"),
        reference=_FORMULIER,
        toon="nog_doen",
        where=per_periode(_missing_after_visit),
    ),
    Rule(
        code="leerafspraken.niet-vernieuwd",
        title="Na een volgend bezoek zijn er nieuwe leerafspraken",
        zin="Het laatste bezoek was op {dag}. Maak samen nieuwe leerafspraken.",
        waarom="Wat je hebt geleerd, maakt plaats voor iets nieuws.",
        stap=Stap(63, "Nieuwe leerafspraken", "Invullen", pagina="leerafspraken/"),
        reference=_FORMULIER,
        toon="nog_doen",
        where=per_periode(_not_renewed),
    ),
    Rule(
        code="leerafspraken.niet-getekend",
        title="De leerafspraken zijn door alle drie getekend",
        zin="Deze leerafspraken van {dag} wachten op een handtekening van {wie}. Laat ze tekenen.",
        waarom="Jij, je praktijkopleider en je bpv-begeleider maken de afspraken samen.",
        stap=Stap(52, "Leerafspraken tekenen", "Laten tekenen"),
        reference=_FORMULIER,
        toon="nog_doen",
        where=per_periode(_not_signed),
    ),
    Rule(
        code="leerafspraken.niet-teruggekeken",
        title="Bij een volgend bezoek kijken jullie terug",
        zin="Schrijf bij het bezoek van {dag} op wat er van de vorige leerafspraken is gekomen.",
        waarom="Elk volgend bezoek begint met de leerafspraken van de vorige keer.",
        stap=Stap(64, "Terugkijken", "Invullen"),
        reference=_VOLGENDE,
        toon="nog_doen",
        where=per_periode(_not_looked_back),
    ),
    Rule(
        code="leerafspraken.datum-voorbij",
        title="Over een leerafspraak is op tijd gepraat",
        zin="Dit zou gelukt zijn op {dag}. Kijk samen of dat zo is. Maak dan een nieuwe afspraak.",
        waarom="Is de dag voorbij, dan kijken jullie of het gelukt is.",
        stap=Stap(62, "Is je leerpunt gelukt?", "Bekijken"),
        reference=_VOLGENDE,
        toon="nog_doen",
        where=per_running(_date_passed),
    ),
)
