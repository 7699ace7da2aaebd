"""Gegevens: who the student is, and whom to contact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import count, join_words, long_date, parse_date
from bpv_logic.basis.shown import in_sentence
from bpv_logic.bpv.uren.rooster import rooster_of
from bpv_logic.forms.periode import OM_EN_OM
from bpv_logic.forms.student import DEMO, EIGEN_OPLEIDING
from bpv_logic.map.opleiding import duur_of, eigen_werkprocessen_of, lines_not_understood
from bpv_logic.map.record import Record
from bpv_logic.rules.rule import Place, Rule, Stap, anywhere, at, per_record
from bpv_logic.rules.sources import arbeidstijdenwet, gids, keuze, web

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.rules.rule import Context

#: A line is shown long enough to find it in the list.
_MAX_LINE: Final = 40

_AANSPREEKPUNT: Final = gids("Taken van de school bij de begeleiding, punt 1")


def _has_no_student(view: MapView, _: Context) -> Iterator[Place]:
    if view.student is None:
        yield anywhere()


def _has_no_periode(view: MapView, _: Context) -> Iterator[Place]:
    if not view.periodes:
        yield anywhere()


def _is_demo(student: Record, _: Context) -> bool:
    return student.id == DEMO


def _is_leeftijd_unknown(student: Record, _: Context) -> bool:
    return not student.text("jonger_dan_18")


def _is_eighteen_now(view: MapView, context: Context) -> Iterator[Place]:
    """The day has come: the answer beside it is no longer true."""
    for student in view.bpvmap.of("student"):
        day = parse_date(student.text("achttien_op"))
        if day and day <= context.today and student.text("jonger_dan_18") == "ja":
            yield at(student, "jonger_dan_18", **_birthday(student, context))


def _is_not_eighteen_yet(view: MapView, context: Context) -> Iterator[Place]:
    for student in view.bpvmap.of("student"):
        day = parse_date(student.text("achttien_op"))
        if day and day > context.today and student.text("jonger_dan_18") == "nee":
            yield at(student, "achttien_op", **_birthday(student, context))


def _birthday(student: Record, context: Context) -> dict[str, str]:
    return {"dag": long_date(student.text("achttien_op")), "leeftijd": str(context.norm("volwassen_leeftijd"))}


def _is_opleiding_unknown(student: Record, context: Context) -> bool:
    return student.text("opleiding") not in ("", EIGEN_OPLEIDING) and context.kwalificatie is None


def _has_no_own_werkprocessen(student: Record, _: Context) -> bool:
    is_own = student.text("opleiding") == EIGEN_OPLEIDING and not eigen_werkprocessen_of(student)
    return is_own and not lines_not_understood(student)


def _unclear_lines(view: MapView, _: Context) -> Iterator[Place]:
    """Return one place for all lines, because they are mended together."""
    for student in view.bpvmap.of("student"):
        lines = lines_not_understood(student)
        if lines:
            named = [f"“{in_sentence(line, _MAX_LINE)}”" for line in lines]
            words = {"aantal": count(len(lines), "regel", "regels"), "regels": join_words(named)}
            yield at(student, "eigen_werkprocessen", **words)


def _is_duur_unknown(student: Record, context: Context) -> bool:
    return student.text("entree") != "ja" and duur_of(student, context.kwalificatie) == 0


def _has_no_leercoach(student: Record, _: Context) -> bool:
    return not student.is_filled("leercoach")


def _is_school_unreachable(student: Record, context: Context) -> bool:
    known = student.is_filled("school_telefoon") or student.is_filled("leercoach_contact")
    return not known and not context.schoolpakket.contacten


def _has_no_workday(periode: Record, _: Context) -> bool:
    """Without a choice for odd and even weeks the form itself asks for days."""
    return periode.text("rooster") == OM_EN_OM and not rooster_of(periode).is_known


def _lacks_begeleider(periode: Record, _: Context) -> bool:
    return not (periode.is_filled("begeleider_telefoon") or periode.is_filled("begeleider_email"))


def _lacks_begeleider_times(periode: Record, _: Context) -> bool:
    return not periode.is_filled("begeleider_bereikbaar")


def _lacks_praktijkopleider(periode: Record, _: Context) -> bool:
    return not (periode.is_filled("praktijkopleider_telefoon") or periode.is_filled("praktijkopleider_email"))


RULES: Final = (
    Rule(
        code="gegevens.geen-student",
        title="Er staat in wie je bent en welke opleiding je doet",
        zin="Vul in wie je bent en welke opleiding je doet.",
        waarom="School en je leerbedrijf moeten weten van wie deze map is.",
        stap=Stap(10, "Wie ben je?", "Invullen"),
        reference=gids("inleiding"),
        toon="nog_doen",
        soort="student",
        where=_has_no_student,
    ),
    Rule(
        code="gegevens.geen-periode",
        title="Je bpv staat in de map",
        zin="Vul je bpv in: je leerbedrijf, je begeleiders, de datums en de uren.",
        waarom="Uren, bezoeken en afspraken horen bij een bpv.",
        stap=Stap(11, "Vul je bpv in", "Invullen"),
        reference=web("artikel 7.2.8, lid 2"),
        toon="nog_doen",
        soort="periode",
        where=_has_no_periode,
    ),
    Rule(
        code="gegevens.demo",
        title="De map is van een echte student",
        zin="Dit is een voorbeeld. De mensen en de uren zijn verzonnen.",
        waarom="Een voorbeeld telt niet mee: niemand heeft deze uren gemaakt.",
        stap=Stap(89, "Dit is een voorbeeld", "Bekijken"),
        reference=keuze("een verzonnen map om in rond te kijken"),
        toon="klopt_niet",
        where=per_record("student", _is_demo),
    ),
    Rule(
        code="gegevens.leeftijd-onbekend",
        title="Het is bekend of je jonger bent dan 18",
        zin="Vul in of je jonger bent dan 18. Dan kunnen we je werktijden nakijken.",
        waarom="Ben je jonger dan 18, dan gelden er andere regels voor je werktijden.",
        stap=Stap(68, "Ben je jonger dan 18?", "Invullen"),
        reference=arbeidstijdenwet("artikel 1:1, lid 3, 5:3, 5:4 en 5:7"),
        toon="nog_doen",
        where=per_record("student", _is_leeftijd_unknown, "jonger_dan_18"),
    ),
    Rule(
        code="gegevens.achttien-geworden",
        title="Wie 18 is, staat niet als jonger in de map",
        zin=(
            "Je bent {leeftijd} sinds {dag}. Kies nu “nee” bij “Ben je jonger dan 18?”. "
            "Klopt die dag niet? Verander hem dan."
        ),
        waarom="Zo weet iedereen welke regels voor je werktijden nu gelden. Je oude weken houden hun eigen regels.",
        stap=Stap(68, "Je bent 18 geworden", "Aanpassen"),
        reference=arbeidstijdenwet("artikel 1:1, lid 3"),
        toon="nog_doen",
        where=_is_eighteen_now,
    ),
    Rule(
        code="gegevens.achttien-later",
        title="Wie nog geen 18 is, staat als jonger in de map",
        zin="Je wordt pas {leeftijd} op {dag}. Kies “ja” bij “Ben je jonger dan 18?”, of verander de dag.",
        waarom="Van die twee antwoorden kan er maar één kloppen. Ze bepalen welke regels voor je werktijden gelden.",
        stap=Stap(68, "Wanneer word je 18?", "Nakijken"),
        reference=arbeidstijdenwet("artikel 1:1, lid 3"),
        toon="klopt_niet",
        uitkomst="nog_onvolledig",
        where=_is_not_eighteen_yet,
    ),
    Rule(
        code="gegevens.opleiding-onbekend",
        title="Je opleiding staat op de lijst",
        zin="Je opleiding staat niet op onze lijst. Kies opnieuw, of vul je eigen opleiding in.",
        waarom="De lijst met werkprocessen hoort bij je opleiding.",
        stap=Stap(12, "Kies je opleiding", "Kiezen"),
        reference=keuze("de lijst met opleidingen van deze app"),
        toon="klopt_niet",
        where=per_record("student", _is_opleiding_unknown, "opleiding"),
    ),
    Rule(
        code="gegevens.werkprocessen-ontbreken",
        title="De werkprocessen van je eigen opleiding staan in de map",
        zin="Schrijf de werkprocessen van je opleiding op. Je vindt ze op school.",
        waarom="Zonder die lijst kun je je voortgang niet bijhouden.",
        stap=Stap(67, "Jouw werkprocessen", "Invullen"),
        reference=gids("Gespreksonderwerpen bij het eerste bedrijfsbezoek, Voortgang per werkproces"),
        toon="nog_doen",
        where=per_record("student", _has_no_own_werkprocessen, "eigen_werkprocessen"),
    ),
    Rule(
        code="gegevens.werkprocessen-onbegrepen",
        title="Elke regel met een werkproces is te lezen",
        zin="Bij je werkprocessen lezen we {aantal} niet: {regels}. "
        "Zet elk werkproces op een eigen regel en begin met de code, zoals B1-K1-W1.",
        waarom="Een werkproces dat we niet lezen, telt nergens mee.",
        stap=Stap(67, "Jouw werkprocessen", "Nakijken"),
        reference=keuze("een werkproces is een regel met een code"),
        toon="klopt_niet",
        uitkomst="nog_onvolledig",
        where=_unclear_lines,
    ),
    Rule(
        code="gegevens.duur-onbekend",
        title="Het is bekend hoeveel jaar je opleiding duurt",
        zin="Vul in hoeveel jaar je opleiding duurt.",
        waarom="De wet vraagt meer bpv-uren als een opleiding langer duurt.",
        stap=Stap(69, "Hoe lang duurt je opleiding?", "Invullen"),
        reference=web("artikel 7.2.7"),
        toon="nog_doen",
        where=per_record("student", _is_duur_unknown, "duur"),
    ),
    Rule(
        code="gegevens.leercoach-onbekend",
        title="Je weet wie je leercoach is",
        zin="Vul de naam van je leercoach in. Die volgt hoe het gaat in je hele opleiding.",
        waarom="Je leercoach volgt hoe het gaat in je hele opleiding.",
        stap=Stap(88, "Wie is je leercoach?", "Invullen"),
        reference=gids("inleiding: je leercoach volgt jouw totale voortgang"),
        toon="nog_doen",
        where=per_record("student", _has_no_leercoach, "leercoach"),
    ),
    Rule(
        code="gegevens.school-niet-bereikbaar",
        title="Je hebt een nummer van school of van je leercoach",
        zin="Zet een nummer van school of van je leercoach in je map.",
        waarom="Is er iets, dan moet je snel iemand van school kunnen bereiken.",
        stap=Stap(86, "Nummer van school", "Invullen"),
        reference=gids("Telefonisch contact: contactadressen in je bpv-map"),
        toon="nog_doen",
        where=per_record("student", _is_school_unreachable, "school_telefoon"),
    ),
    Rule(
        code="gegevens.begeleider-niet-bereikbaar",
        title="Je weet hoe je je bpv-begeleider bereikt",
        zin="Vraag je bpv-begeleider om een telefoonnummer of e-mailadres. Zet het in je map.",
        waarom="Jij en je praktijkopleider moeten weten wie ze kunnen bellen of mailen.",
        stap=Stap(60, "Hoe bereik je je bpv-begeleider?", "Invullen"),
        reference=_AANSPREEKPUNT,
        toon="nog_doen",
        where=per_record("periode", _lacks_begeleider, "begeleider_telefoon"),
    ),
    Rule(
        code="gegevens.rooster-zonder-dagen",
        title="Er is een dag waarop je werkt",
        zin="Kies bij de oneven of de even week op welke dagen je werkt.",
        waarom="Zonder werkdagen weten we niet welke uren er nog komen.",
        stap=Stap(12, "Je werkdagen", "Kiezen"),
        reference=keuze("een bpv heeft werkdagen"),
        toon="nog_doen",
        where=per_record("periode", _has_no_workday, "werkdagen_oneven"),
    ),
    Rule(
        code="gegevens.begeleider-tijden-onbekend",
        title="Je weet wanneer je bpv-begeleider te bereiken is",
        zin="Vraag wanneer je bpv-begeleider te bereiken is. Zet het in je map.",
        waarom="School zorgt dat jij weet wanneer iemand te bereiken is.",
        stap=Stap(87, "Wanneer kun je je bpv-begeleider bellen?", "Invullen"),
        reference=_AANSPREEKPUNT,
        toon="nog_doen",
        where=per_record("periode", _lacks_begeleider_times, "begeleider_bereikbaar"),
    ),
    Rule(
        code="gegevens.praktijkopleider-niet-bereikbaar",
        title="Je weet hoe je je praktijkopleider bereikt",
        zin="Vraag je praktijkopleider om een telefoonnummer of e-mailadres. Zet het in je map.",
        waarom="Ben je ziek of te laat, dan bel je eerst je werk.",
        stap=Stap(61, "Hoe bereik je je praktijkopleider?", "Invullen"),
        reference=gids("Telefonisch contact: op tijd reageren"),
        toon="nog_doen",
        where=per_record("periode", _lacks_praktijkopleider, "praktijkopleider_telefoon"),
    ),
)
