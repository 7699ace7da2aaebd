"""Gegevens: who the student is, who to turn to, and whether the records hang together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bpv_logic.bpvmap import Record
from bpv_logic.datums import join_words
from bpv_logic.forms import FORMS
from bpv_logic.forms.student import EIGEN_OPLEIDING
from bpv_logic.opleiding import duur_of
from bpv_logic.rules.bronnen import arbeidstijdenwet, gids, keuze, web
from bpv_logic.rules.rule import Place, Rule, anywhere, at, per_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.rules.rule import Context
    from bpv_logic.view import MapView

#: Things that have happened by the day that they name.
_GEBEURD: Final = ("werkbespreking", "voortgang", "bewijs", "beoordeling", "eindbeoordeling")

_SCHOOLJAAR: Final = re.compile(r"(20\d\d)-(20\d\d)")

_AANSPREEKPUNT: Final = gids("Taken van de school bij de begeleiding, punt 1")


def _has_no_student(view: MapView, _: Context) -> Iterator[Place]:
    if view.student is None:
        yield anywhere()


def _has_no_periode(view: MapView, _: Context) -> Iterator[Place]:
    if not view.periodes:
        yield anywhere()


def _is_leeftijd_unknown(student: Record, _: Context) -> bool:
    return not student.text("jonger_dan_18")


def _is_opleiding_unknown(student: Record, context: Context) -> bool:
    return student.text("opleiding") not in ("", EIGEN_OPLEIDING) and context.kwalificatie is None


def _has_no_own_werkprocessen(student: Record, context: Context) -> bool:
    return student.text("opleiding") == EIGEN_OPLEIDING and not context.werkprocessen


def _is_duur_unknown(student: Record, context: Context) -> bool:
    return student.text("entree") != "ja" and duur_of(student, context.kwalificatie) == 0


def _is_school_unreachable(student: Record, context: Context) -> bool:
    known = student.is_filled("school_telefoon") or student.is_filled("leercoach_contact")
    return not known and not context.schoolpakket.contacten


def _lacks_begeleider(periode: Record, _: Context) -> bool:
    return not (periode.is_filled("begeleider_telefoon") or periode.is_filled("begeleider_email"))


def _lacks_begeleider_times(periode: Record, _: Context) -> bool:
    return not periode.is_filled("begeleider_bereikbaar")


def _lacks_praktijkopleider(periode: Record, _: Context) -> bool:
    return not (periode.is_filled("praktijkopleider_telefoon") or periode.is_filled("praktijkopleider_email"))


def _has_wrong_schooljaar(record: Record, _: Context) -> bool:
    value = record.text("schooljaar")
    years = _SCHOOLJAAR.fullmatch(value)
    return bool(value) and (years is None or int(years[1]) + 1 != int(years[2]))


def _wrong_schooljaren(view: MapView, context: Context) -> Iterator[Place]:
    for soort in ("periode", "beoordeling"):
        yield from per_record(soort, _has_wrong_schooljaar, "schooljaar")(view, context)


def _without_known_periode(view: MapView, _: Context) -> Iterator[Place]:
    """Records from before the first bpv are not lost: they wait for it, and it takes their id."""
    forms = [form for form in FORMS.values() if form.in_periode] if view.periodes else []
    for form in forms:
        for record in view.bpvmap.of(form.name):
            if record.text("periode") and record.text("periode") not in view.periode_ids:
                yield at(record, formulier=form.label)


def _unknown_werkprocessen(view: MapView, context: Context) -> Iterator[Place]:
    known = {werkproces.code for werkproces in context.werkprocessen}
    for soort, veld in _WERKPROCES_FIELDS if known else ():
        for record in view.bpvmap.of(soort):
            unknown = [code for code in _codes(record, veld) if code not in known]
            if unknown:
                yield at(record, veld, codes=join_words(unknown))


def _codes(record: Record, veld: str) -> tuple[str, ...]:
    value = record.text(veld)
    return (value,) if value else record.items(veld)


_WERKPROCES_FIELDS: Final = tuple(
    (form.name, item.name)
    for form in FORMS.values()
    for item in form.fields
    if item.kind in ("werkproces", "werkprocessen")
)


def _in_future(view: MapView, context: Context) -> Iterator[Place]:
    today = context.today.isoformat()
    for soort in _GEBEURD:
        for record in view.bpvmap.of(soort):
            if record.text("datum") > today:
                yield at(record, "datum", formulier=FORMS[soort].label)


def _doubles(view: MapView, _: Context) -> Iterator[Place]:
    for group in view.bpvmap.doubles():
        if group[0].soort != "urendag":
            yield at(group[0], formulier=FORMS[group[0].soort].label, aantal=str(len(group)))


RULES: Final = (
    Rule(
        code="gegevens.geen-student",
        title="Er staat in wie je bent en welke opleiding je doet",
        waarom="School en je leerbedrijf moeten weten van wie deze map is.",
        reference=gids("inleiding"),
        toon="nog_doen",
        where=_has_no_student,
    ),
    Rule(
        code="gegevens.geen-periode",
        title="Je bpv staat in de map",
        waarom="Uren, bezoeken en afspraken horen bij een bpv.",
        reference=web("artikel 7.2.8, lid 2"),
        toon="nog_doen",
        where=_has_no_periode,
    ),
    Rule(
        code="gegevens.leeftijd-onbekend",
        title="Het is bekend of je jonger bent dan 18",
        waarom="Ben je jonger dan 18, dan gelden er andere regels voor je werktijden.",
        reference=arbeidstijdenwet("artikel 1:2, 5:3, 5:4 en 5:7"),
        toon="nog_doen",
        where=per_record("student", _is_leeftijd_unknown, "jonger_dan_18"),
    ),
    Rule(
        code="gegevens.opleiding-onbekend",
        title="Je opleiding staat op de lijst",
        waarom="De lijst met werkprocessen hoort bij je opleiding.",
        reference=keuze("de lijst met opleidingen van deze app"),
        toon="klopt_niet",
        where=per_record("student", _is_opleiding_unknown, "opleiding"),
    ),
    Rule(
        code="gegevens.werkprocessen-ontbreken",
        title="De werkprocessen van je eigen opleiding staan in de map",
        waarom="Zonder die lijst kun je je voortgang niet bijhouden.",
        reference=gids("Gespreksonderwerpen bij het eerste bedrijfsbezoek, Voortgang per werkproces"),
        toon="nog_doen",
        where=per_record("student", _has_no_own_werkprocessen, "eigen_werkprocessen"),
    ),
    Rule(
        code="gegevens.duur-onbekend",
        title="Het is bekend hoeveel jaar je opleiding duurt",
        waarom="De wet vraagt meer bpv-uren als een opleiding langer duurt.",
        reference=web("artikel 7.2.7"),
        toon="nog_doen",
        where=per_record("student", _is_duur_unknown, "duur"),
    ),
    Rule(
        code="gegevens.school-niet-bereikbaar",
        title="Je hebt een nummer van school of van je leercoach",
        waarom="Is er iets, dan moet je snel iemand van school kunnen bereiken.",
        reference=gids("Telefonisch contact: contactadressen in je bpv-map"),
        toon="nog_doen",
        where=per_record("student", _is_school_unreachable, "school_telefoon"),
    ),
    Rule(
        code="gegevens.begeleider-niet-bereikbaar",
        title="Je weet hoe je je bpv-begeleider bereikt",
        waarom="Jij en je praktijkopleider moeten weten wie ze kunnen bellen of mailen.",
        reference=_AANSPREEKPUNT,
        toon="nog_doen",
        where=per_record("periode", _lacks_begeleider, "begeleider_telefoon"),
    ),
    Rule(
        code="gegevens.begeleider-tijden-onbekend",
        title="Je weet wanneer je bpv-begeleider te bereiken is",
        waarom="School zorgt dat jij weet wanneer iemand te bereiken is.",
        reference=_AANSPREEKPUNT,
        toon="nog_doen",
        where=per_record("periode", _lacks_begeleider_times, "begeleider_bereikbaar"),
    ),
    Rule(
        code="gegevens.praktijkopleider-niet-bereikbaar",
        title="Je weet hoe je je praktijkopleider bereikt",
        waarom="Ben je ziek of te laat, dan bel je eerst je werk.",
        reference=gids("Telefonisch contact: op tijd reageren"),
        toon="nog_doen",
        where=per_record("periode", _lacks_praktijkopleider, "praktijkopleider_telefoon"),
    ),
    Rule(
        code="gegevens.schooljaar-onjuist",
        title="Een schooljaar bestaat uit twee jaren na elkaar",
        waarom="De beoordeling hoort bij één schooljaar.",
        reference=gids("Beoordeling per schooljaar door bpv-bedrijf"),
        toon="klopt_niet",
        where=_wrong_schooljaren,
    ),
    Rule(
        code="gegevens.zonder-periode",
        title="Alles in de map hoort bij een bpv die er is",
        waarom="Wat bij geen bpv hoort, telt nergens mee.",
        reference=keuze("een map heeft één of meer bpv-periodes"),
        toon="klopt_niet",
        where=_without_known_periode,
    ),
    Rule(
        code="gegevens.onbekend-werkproces",
        title="Elk werkproces hoort bij je opleiding",
        waarom="Je bpv gaat over de werkprocessen van jouw opleiding.",
        reference=web("artikel 7.2.8, lid 2c"),
        toon="klopt_niet",
        where=_unknown_werkprocessen,
    ),
    Rule(
        code="gegevens.datum-in-toekomst",
        title="Wat je opschrijft, is al gebeurd",
        waarom="Een gesprek of oordeel van morgen is er nog niet.",
        reference=keuze("een verslag komt na het gesprek"),
        toon="klopt_niet",
        where=_in_future,
    ),
    Rule(
        code="gegevens.dubbel",
        title="Elk formulier staat één keer in de map",
        waarom="Staat iets er twee keer, dan weet niemand welke geldt.",
        reference=keuze("van twee dezelfde telt alleen de nieuwste"),
        toon="klopt_niet",
        where=_doubles,
    ),
)
