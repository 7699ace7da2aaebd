"""Eindbeoordeling: after the last visit, by the bpv-begeleider alone. No rule here decides Voldaan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import parse_date, say_date
from bpv_logic.bpv.uren.antwoord import is_akkoord
from bpv_logic.map.record import Record
from bpv_logic.rules.rule import Place, Rule, Stap, anywhere, at
from bpv_logic.rules.sources import gids, gids_beoordeling, web
from bpv_logic.rules.velden import with_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.rules.rule import Context, Where

    type Holds = Callable[[Record, MapView, Context], bool]

_EIND: Final = gids("Eindbeoordeling: na het laatste bezoek, door de bpv-begeleider")
_LAATSTE: Final = gids("Het laatste bpv-bezoek in je opleiding")
_TWEE_VRAGEN: Final = gids_beoordeling("Eindbeoordeling van de bpv: ontwikkeling en uren")

NIET_VOLDAAN: Final = "niet_voldaan"


def _when(holds: Holds, veld: str = "") -> Where:
    """Look at the newest eindbeoordeling: after a "niet voldaan" a second one may have followed."""

    def where(view: MapView, context: Context) -> Iterator[Place]:
        record = view.eindbeoordeling
        if record is not None and holds(record, view, context):
            yield at(record, veld, begeleider=record.text("begeleider") or "je bpv-begeleider")

    return where


def last_visits(view: MapView) -> tuple[Record, ...]:
    """Return the last visits of the opleiding that took place; normally one."""
    visits = (visit for periode in view.periodes for visit in periode.bezoeken)
    return tuple(visit for visit in visits if visit.text("bezoek") == "laatste")


def _is_missing(view: MapView, context: Context) -> Iterator[Place]:
    for visit in last_visits(view)[-1:]:
        day = parse_date(visit.text("datum"))
        if view.eindbeoordeling is None and day:
            yield anywhere(dag=say_date(day, context.today))


def _is_not_at_the_end(_: Record, view: MapView, __: Context) -> bool:
    return bool(view.periodes) and all(periode.record.text("laatste") == "nee" for periode in view.periodes)


def _is_before_visit(record: Record, view: MapView, _: Context) -> bool:
    """Tell whether a visit came later; not after "niet voldaan", when more visits rightly follow."""
    day = record.text("datum")
    visits = (visit for periode in view.periodes for visit in periode.bezoeken)
    later = any(visit.text("datum") > day for visit in visits)
    return bool(day) and later and record.text("oordeel") != NIET_VOLDAAN


def _has_no_last_visit(_: Record, view: MapView, __: Context) -> bool:
    return not last_visits(view)


def _has_no_beoordeling(_: Record, view: MapView, __: Context) -> bool:
    last = view.laatste or view.op_kalender
    return last is not None and not last.of("beoordeling")


def _is_not_weighed(record: Record, _: MapView, __: Context) -> bool:
    return not (record.is_filled("uren_oordeel") and record.is_filled("werkprocessen_oordeel"))


def _is_not_signed(record: Record, view: MapView, _: Context) -> bool:
    zegel = view.handtekeningen.get(record.id, {}).get("begeleider")
    return zegel is None or not is_akkoord(zegel)


def _is_not_kept(record: Record, _: MapView, __: Context) -> bool:
    return record.text("beoordeling_bewaard") != "ja"


def _is_of_another(record: Record, view: MapView, _: Context) -> bool:
    return view.student is not None and record.text("student") not in ("", view.student.id)


def _has_beroepsproeve(_: Record, view: MapView, __: Context) -> bool:
    return any(periode.record.text("beroepsproeve") == "ja" for periode in view.periodes)


RULES: Final = (
    Rule(
        code="eindbeoordeling.ontbreekt",
        title="Na het laatste bezoek komt de eindbeoordeling",
        zin="Het laatste bezoek was op {dag}. Nu beslist je bpv-begeleider. Geef je map aan school.",
        waarom="Je bpv-begeleider beslist na het laatste bezoek over je hele bpv.",
        stap=Stap(42, "Geef je map aan school", "Delen", "begeleider", "delen/"),
        reference=_EIND,
        toon="nog_doen",
        soort="eindbeoordeling",
        where=_is_missing,
    ),
    Rule(
        code="eindbeoordeling.te-vroeg",
        title="De eindbeoordeling komt aan het eind van je opleiding",
        zin="Er is een eindbeoordeling, maar dit is niet je laatste bpv. Vraag {begeleider} of dit klopt.",
        waarom="De eindbeoordeling gaat over al je bpv-periodes samen.",
        stap=Stap(43, "Eindbeoordeling nakijken", "Bekijken", "begeleider"),
        reference=_EIND,
        toon="klopt_niet",
        where=_when(_is_not_at_the_end, "datum"),
    ),
    Rule(
        code="eindbeoordeling.voor-laatste-bezoek",
        title="De eindbeoordeling is van na het laatste bezoek",
        zin=(
            "De eindbeoordeling is van voor het laatste bezoek. Zij hoort erna te komen. "
            "Vraag {begeleider} of dit klopt."
        ),
        waarom="Het eindgesprek is nog geen eindbeoordeling. De beslissing komt daarna.",
        stap=Stap(43, "Eindbeoordeling nakijken", "Bekijken", "begeleider"),
        reference=_EIND,
        toon="klopt_niet",
        where=_when(_is_before_visit, "datum"),
    ),
    Rule(
        code="eindbeoordeling.zonder-eindgesprek",
        title="Voor de eindbeoordeling is er een eindgesprek",
        zin=(
            "Er is een eindbeoordeling, maar er staat geen eindgesprek in je map. "
            "Vul het in, of vraag {begeleider} erom."
        ),
        waarom="Je bpv-begeleider beslist pas als jullie met zijn drieën hebben gepraat.",
        stap=Stap(43, "Het eindgesprek", "Invullen", "begeleider", "bezoek/"),
        reference=_LAATSTE,
        toon="klopt_niet",
        where=_when(_has_no_last_visit),
    ),
    Rule(
        code="eindbeoordeling.zonder-beoordeling",
        title="Voor de eindbeoordeling is er een beoordeling van het bedrijf",
        zin="Er is een eindbeoordeling, maar geen beoordeling van je leerbedrijf. Vraag je praktijkopleider erom.",
        waarom="School neemt het oordeel van je leerbedrijf mee in de beslissing.",
        stap=Stap(43, "Beoordeling van je leerbedrijf", "Laten invullen", "praktijkopleider", "beoordeling/"),
        reference=web("artikel 7.2.8, lid 3"),
        toon="klopt_niet",
        where=_when(_has_no_beoordeling),
    ),
    Rule(
        code="eindbeoordeling.zonder-afweging",
        title="Bij de eindbeoordeling staat iets over uren en werkprocessen",
        zin="Vraag {begeleider} om op te schrijven hoe het zit met je uren en je werkprocessen.",
        waarom="De eindbeoordeling kijkt naar twee dingen: je uren en je ontwikkeling.",
        stap=Stap(85, "Eindbeoordeling aanvullen", "Bekijken", "begeleider"),
        reference=_TWEE_VRAGEN,
        toon="nog_doen",
        where=_when(_is_not_weighed, "uren_oordeel"),
    ),
    Rule(
        code="eindbeoordeling.zonder-vervolg",
        title="Na niet voldaan is er een vervolggesprek",
        zin="Na “niet voldaan” hoort een vervolggesprek. Vraag je bpv-begeleider om een dag en een afspraak.",
        waarom="Bij niet voldaan spreken jullie af hoe het verder gaat.",
        stap=Stap(44, "Het vervolggesprek", "Bekijken", "begeleider"),
        reference=_EIND,
        toon="nog_doen",
        where=with_fault("eindbeoordeling.zonder-vervolg"),
    ),
    Rule(
        code="eindbeoordeling.niet-getekend",
        title="De bpv-begeleider heeft de eindbeoordeling getekend",
        zin="De eindbeoordeling is nog niet getekend. Dat doet {begeleider}.",
        waarom="Alleen de bpv-begeleider beslist. Die zet er een naam onder.",
        stap=Stap(44, "Eindbeoordeling tekenen", "Bekijken", "begeleider"),
        reference=_EIND,
        toon="nog_doen",
        where=_when(_is_not_signed),
    ),
    Rule(
        code="eindbeoordeling.niet-bewaard",
        title="School bewaart de laatste beoordeling van het bedrijf",
        zin="Vraag {begeleider} of je laatste beoordeling in je studentendossier ligt.",
        waarom="Je bpv-begeleider legt die beoordeling in je studentendossier.",
        stap=Stap(85, "Beoordeling in je dossier", "Bekijken", "begeleider"),
        reference=_LAATSTE,
        toon="nog_doen",
        where=_when(_is_not_kept, "beoordeling_bewaard"),
    ),
    Rule(
        code="eindbeoordeling.andere-student",
        title="De eindbeoordeling is van jou",
        zin="Deze eindbeoordeling is van een andere student. Vraag {begeleider} om het goede bestand.",
        waarom="Een bestand van een ander kan per ongeluk in je map komen.",
        stap=Stap(43, "Eindbeoordeling van een ander", "Bekijken", "begeleider"),
        reference=_EIND,
        toon="klopt_niet",
        where=_when(_is_of_another, "student"),
    ),
    Rule(
        code="eindbeoordeling.beroepsproeve-apart",
        title="De beroepsproeve staat los van de eindbeoordeling",
        zin=(
            "Je beroepsproeve is een examen. Zij telt niet mee in deze eindbeoordeling. "
            "Voor je diploma moeten ze allebei goed zijn."
        ),
        waarom="De beroepsproeve is een examen. Voor je diploma moeten ze allebei goed zijn.",
        reference=gids_beoordeling("twee aparte oordelen: bpv en examen"),
        toon="in_orde",
        where=_when(_has_beroepsproeve),
    ),
)
