"""The hours of a whole bpv and of the whole opleiding: in time, as agreed, and enough for the law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from bpv_logic.basis.dates import HOUR
from bpv_logic.basis.shown import MAX_NAME, in_sentence
from bpv_logic.bpv.tempo import tempo_of
from bpv_logic.map.opleiding import duur_of
from bpv_logic.map.record import Record
from bpv_logic.rules.rule import Place, Rule, Stap, in_periode, per_ended, per_running, praktijkopleider_of
from bpv_logic.rules.sources import gids, gids_beoordeling, web
from bpv_logic.school.norms import find_norm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.bpv.tempo import Tempo
    from bpv_logic.rules.rule import Context

#: The mbo has no opleiding of more than four years.
_BOL: Final = {
    1: "bpv_uren_bol_1_jaar",
    2: "bpv_uren_bol_2_jaar",
    3: "bpv_uren_bol_3_jaar",
    4: "bpv_uren_bol_4_jaar",
}

#: The law counts the months of a last studiejaar from September (article 7.2.7, lid 7), not at this niveau.
_SEPTEMBER: Final = 9
_A_YEAR: Final = 12
_NIVEAU_4: Final = 4


@dataclass(frozen=True, kw_only=True)
class Minimum:
    """The bpv hours for a whole opleiding by a norm, and who asks them: the law, custom, or a number of the school."""

    naam: str
    uren: int
    wie: Literal["wet", "gewoonte", "school"]


def forecast_of(periode: PeriodeView, context: Context) -> Tempo | None:
    """Return the forecast of a running bpv by the norms of the school, None while nothing can be said."""
    return tempo_of(periode, context.norm("uren_tempo_weken"), context.norm("uren_tempo_begin_weken"))


def say_hours(minutes: int) -> str:
    """Return whole hours, rounded up: what is short is never said to be less."""
    return f"{-(-minutes // HOUR)} uur"


def is_by_illness(tempo: Tempo) -> bool:
    """Tell whether a student would be in time but for having been ill."""
    return 0 < tempo.tekort <= tempo.gemist


def _too_slow(periode: PeriodeView, context: Context) -> Iterator[Place]:
    tempo = forecast_of(periode, context)
    if tempo and tempo.tekort and not is_by_illness(tempo):
        yield in_periode(periode, tekort=say_hours(tempo.tekort), nodig=say_hours(tempo.nodig_per_week))


def _missed_by_illness(periode: PeriodeView, context: Context) -> Iterator[Place]:
    tempo = forecast_of(periode, context)
    if tempo and is_by_illness(tempo):
        yield in_periode(periode, tekort=say_hours(tempo.tekort), wie=praktijkopleider_of(periode))


def _is_ill(periode: PeriodeView, _: Context) -> Iterator[Place]:
    """Name whom to call, with the numbers that the map has."""
    if periode.is_ziek:
        student = periode.bpvmap.student
        begeleider = periode.record.text("begeleider")
        school = student.text("school_telefoon") if student else ""
        at_school = (
            f"school{_number(school)}"
            if school
            else f"{begeleider or 'school'}{_number(_phone(periode, 'begeleider'))}"
        )
        at_work = f"{praktijkopleider_of(periode)}{_number(_phone(periode, 'praktijkopleider'))}"
        yield in_periode(periode, werk=at_work, school=at_school)


def _phone(periode: PeriodeView, wie: str) -> str:
    return periode.record.text(f"{wie}_telefoon")


def _number(phone: str) -> str:
    return f" ({in_sentence(phone, MAX_NAME)})" if phone.strip() else ""


def _short(periode: PeriodeView, _: Context) -> Iterator[Place]:
    made, agreed = periode.gedaan // HOUR, periode.afgesproken // HOUR
    if made < agreed:
        yield in_periode(periode, tekort=str(agreed - made), gedaan=str(made), afgesproken=str(agreed))


def minimum_of(view: MapView, context: Context) -> Minimum | None:
    """Return the minimum for the whole opleiding, None when it is unknown."""
    student = view.student
    duur = min(duur_of(student, context.kwalificatie), max(_BOL))
    if student is None or not (duur or student.text("entree") == "ja"):
        return None
    if student.text("leerweg") == "bbl":
        naam, uren = "bpv_uren_bbl_per_studiejaar", _bbl_hours(view, max(1, duur), context)
    else:
        naam = "bpv_uren_bol_entree" if student.text("entree") == "ja" else _BOL[duur]
        uren = context.norm(naam)
    return Minimum(naam=naam, uren=uren, wie=_asked_by(naam, context))


def _asked_by(naam: str, context: Context) -> Literal["wet", "gewoonte", "school"]:
    if context.schoolpakket.find_norm(naam).waarden != find_norm(naam).waarden:
        return "school"
    return "wet" if find_norm(naam).herkomst == "wet" else "gewoonte"


def _bbl_hours(view: MapView, duur: int, context: Context) -> int:
    """Return the hours of all years; a short last year counts in proportion (article 7.2.7, lid 7).

    Where a bbl student's last bpv ends, the opleiding ends too. A bpv that runs on into August ends a whole year.
    """
    per_year, whole = context.norm("bpv_uren_bbl_per_studiejaar"), context.norm("bbl_laatste_jaar_maanden")
    eind = view.laatste.eind if view.laatste else None
    months = (eind.month - _SEPTEMBER) % _A_YEAR + 1 if eind and _may_be_short(view.student, context) else whole
    return per_year * (duur - 1) + per_year * min(months, whole) // whole


def _may_be_short(student: Record | None, context: Context) -> bool:
    is_entree = student is not None and student.text("entree") == "ja"
    return not is_entree and (context.kwalificatie is None or context.kwalificatie.niveau < _NIVEAU_4)


def _ask(minimum: Minimum) -> str:
    """Return what is asked and by whom; a custom is not called a law."""
    if minimum.wie == "gewoonte":
        return f"Scholen houden meestal {minimum.uren} uur aan voor je hele opleiding."
    return f"{'De wet' if minimum.wie == 'wet' else 'Je school'} vraagt {minimum.uren} uur in je hele opleiding."


def _agreed_below_law(view: MapView, context: Context) -> Iterator[Place]:
    agreed = sum(periode.afgesproken for periode in view.periodes) // HOUR
    minimum = minimum_of(view, context)
    if view.laatste and not view.laatste.is_voorbij and minimum and agreed < minimum.uren and not view.is_voldaan:
        yield in_periode(view.laatste, uren=str(agreed), vraag=_ask(minimum))


def _made_below_law(view: MapView, context: Context) -> Iterator[Place]:
    made = sum(periode.gedaan for periode in view.periodes) // HOUR
    minimum = minimum_of(view, context)
    if view.laatste and view.laatste.is_voorbij and minimum and made < minimum.uren and not view.is_voldaan:
        yield in_periode(view.laatste, uren=str(made), vraag=_ask(minimum))


RULES: Final = (
    Rule(
        code="uren.ziek",
        title="Als je ziek bent, weten je werk en school het",
        zin="Ben je ziek? Bel {werk} en bel {school}. Over je uren praten jullie als je beter bent.",
        waarom="Je werk en school rekenen op je. Ziek zijn is geen achterstand.",
        stap=Stap(19, "Meld dat je ziek bent", "Wie bel je?", pagina="gegevens/#kaart"),
        reference=gids("Taken van de school bij de begeleiding, punt 1"),
        toon="nog_doen",
        soort="urendag",
        where=per_running(_is_ill),
    ),
    Rule(
        code="uren.gemist-door-ziekte",
        title="Uren die je door ziekte miste, zijn besproken",
        zin="Door ziekte mis je {tekort}. Bespreek met {wie} en met school of je die inhaalt, en hoe.",
        waarom="Wie ziek was, is niet langzaam. School en je leerbedrijf spreken af wat er met deze uren gebeurt.",
        stap=Stap(44, "Uren die je door ziekte miste", "Bekijken"),
        reference=web("artikel 7.2.8, lid 2a: de uren in de praktijkovereenkomst"),
        toon="bespreek",
        soort="urendag",
        where=per_running(_missed_by_illness),
    ),
    Rule(
        code="uren.haalt-niet",
        title="In dit tempo haal je je uren",
        zin="In dit tempo kom je {tekort} te kort. Je hebt nu {nodig} per week nodig. Bespreek hoe je dat kunt doen.",
        waarom="Wie op tijd ziet dat het krap wordt, kan nog iets afspreken.",
        stap=Stap(44, "Je uren worden krap", "Bekijken"),
        reference=web("artikel 7.2.8, lid 2a: de uren in de praktijkovereenkomst"),
        toon="bespreek",
        soort="urendag",
        where=per_running(_too_slow),
    ),
    Rule(
        code="uren.tekort",
        title="Aan het eind van de bpv zijn de afgesproken uren gemaakt",
        zin=(
            "Je bpv is voorbij. Je hebt {gedaan} van de {afgesproken} uur. "
            "Bespreek met je bpv-begeleider hoe je {tekort} uur inhaalt."
        ),
        waarom="Aan het eind kijkt school of je genoeg uren hebt.",
        stap=Stap(38, "Uren te kort", "Bekijken", "begeleider"),
        reference=gids_beoordeling("Eindbeoordeling van de bpv: ontwikkeling en uren"),
        toon="bespreek",
        uitkomst="voldoet_niet",
        soort="urendag",
        where=per_ended(_short),
    ),
    Rule(
        code="uren.afspraak-onder-wet",
        title="In je praktijkovereenkomsten staan genoeg uren voor je hele opleiding",
        zin=(
            "In deze map staat {uren} uur aan bpv. {vraag} "
            "Tel je andere bpv's erbij. Is het dan te weinig? Vraag school ernaar."
        ),
        waarom="Voor een hele opleiding is er een minimum. School mag daar met een reden van afwijken.",
        stap=Stap(84, "Uren in je opleiding", "Bekijken", "begeleider"),
        reference=web("artikel 7.2.7, lid 3, 4, 7 en 8"),
        toon="bespreek",
        soort="urendag",
        where=_agreed_below_law,
    ),
    Rule(
        code="uren.gedaan-onder-wet",
        title="Na je laatste bpv heb je genoeg uren voor je hele opleiding",
        zin=(
            "In deze map heb je {uren} uur gewerkt. {vraag} "
            "Tel je andere bpv's erbij. Is het dan te weinig? Bespreek het met je bpv-begeleider."
        ),
        waarom="Voor een hele opleiding is er een minimum. School mag daar met een reden van afwijken.",
        stap=Stap(46, "Uren in je opleiding", "Bekijken", "begeleider"),
        reference=web("artikel 7.2.7, lid 3, 4, 7 en 8"),
        toon="bespreek",
        soort="urendag",
        where=_made_below_law,
    ),
)
