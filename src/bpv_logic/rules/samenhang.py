"""Whether the records of a map are consistent: known bpv, known werkprocessen, no duplicates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import join_words, parse_date, say_short
from bpv_logic.forms import FORMS
from bpv_logic.forms.voortgang import VOORTGANG
from bpv_logic.map.record import day_of
from bpv_logic.rules.rule import Place, Rule, Stap, at, to_move
from bpv_logic.rules.sources import gids, keuze, web
from bpv_logic.school.vaardigheden import is_werkhouding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.map.record import Record
    from bpv_logic.rules.rule import Context, Where

#: Kinds that have happened by the day that they name.
_GEBEURD: Final = ("werkbespreking", "voortgang", "bewijs", "beoordeling", "eindbeoordeling")

_EIGEN_DAG: Final = keuze("wat een dag heeft, hoort bij de bpv waarin die dag ligt")

_SCHOOLJAAR: Final = re.compile(r"(20\d\d)-(20\d\d)")

#: Every question that is answered with werkprocessen: (form, question).
_WERKPROCES_FIELDS: Final = tuple(
    (form.name, item.name)
    for form in FORMS.values()
    for item in form.fields
    if item.kind in ("werkproces", "werkprocessen")
)


def _every(view: MapView, soorten: Iterable[str]) -> Iterator[Record]:
    return (record for soort in soorten for record in view.bpvmap.of(soort))


def _label(record: Record) -> str:
    return FORMS[record.soort].label


def _wrong_schooljaren(view: MapView, _: Context) -> Iterator[Place]:
    for record in _every(view, ("periode", "beoordeling")):
        value = record.text("schooljaar")
        years = _SCHOOLJAAR.fullmatch(value)
        if value and (years is None or int(years[1]) + 1 != int(years[2])):
            yield at(record, "schooljaar")


def _without_known_periode(view: MapView, _: Context) -> Iterator[Place]:
    """Records from before the first bpv are not lost: they wait for it, and it gets the id that they name."""
    soorten = [form.name for form in FORMS.values() if form.in_periode] if view.periodes else []
    known, moved = {"", *view.periode_ids}, to_move(view)
    for record in _every(view, soorten):
        if record.text("periode") not in known and record.id not in moved:
            yield at(record, formulier=_label(record))


def _misplaced(*, getekend: bool) -> Where:
    """Gather what should be moved in one finding per kind and bpv, separately for what needs a new handtekening."""

    def where(view: MapView, context: Context) -> Iterator[Place]:
        kinds: dict[tuple[str, str], list[Record]] = {}
        for item in view.verplaatsingen:
            if item.getekend == getekend:
                kinds.setdefault((item.record.soort, view.bpvmap.periode_of(item.record)), []).append(item.record)
        for (soort, _), records in kinds.items():
            days = dict.fromkeys(say_short(day, context.today) for item in records if (day := parse_date(day_of(item))))
            staat = "staat" if len(records) == 1 else "staan"
            words = {"wat": f"{len(records)} van je {FORMS[soort].meervoud} {staat}"}
            yield at(records[0], **words, dagen=f": {join_words([*days])}" if days else "")

    return where


def _unknown_werkprocessen(view: MapView, context: Context) -> Iterator[Place]:
    own = {werkproces.code for werkproces in context.werkprocessen}
    rated = own | {punt.code for lijst in context.lijsten for punt in lijst.punten}
    for soort, veld in _WERKPROCES_FIELDS if own else ():
        known = rated if soort == VOORTGANG.name else own
        for record in view.bpvmap.of(soort):
            unknown = [code for code in _codes(record, veld) if code not in known and not _is_of_a_school(soort, code)]
            if unknown:
                yield at(record, veld, codes=join_words(unknown))


def _is_of_a_school(soort: str, code: str) -> bool:
    """Tell whether a code is of a school's own list: one that it dropped since is nobody's mistake."""
    return soort == VOORTGANG.name and is_werkhouding(code)


def _codes(record: Record, veld: str) -> tuple[str, ...]:
    value = record.text(veld)
    return (value,) if value else record.items(veld)


def _in_future(view: MapView, context: Context) -> Iterator[Place]:
    today = context.today.isoformat()
    for record in _every(view, _GEBEURD):
        if record.text("datum") > today:
            yield at(record, "datum", formulier=_label(record))


def _doubles(view: MapView, _: Context) -> Iterator[Place]:
    for group in view.bpvmap.doubles():
        if group[0].soort != "urendag":
            yield at(group[0], formulier=_label(group[0]), aantal=str(len(group)))


RULES: Final = (
    Rule(
        code="gegevens.schooljaar-onjuist",
        title="Een schooljaar bestaat uit twee jaren na elkaar",
        zin="Schrijf een schooljaar als 2026-2027: twee jaren na elkaar.",
        waarom="De beoordeling hoort bij één schooljaar.",
        stap=Stap(31, "Kijk het schooljaar na", "Nakijken"),
        reference=gids("Beoordeling per schooljaar door bpv-bedrijf"),
        toon="klopt_niet",
        where=_wrong_schooljaren,
    ),
    Rule(
        code="gegevens.zonder-periode",
        title="Alles in de map hoort bij een bpv die er is",
        zin="“{formulier}” hoort bij een bpv die er niet meer is. Verwijder het of vul het opnieuw in.",
        waarom="Wat bij geen bpv hoort, telt nergens mee.",
        stap=Stap(31, "Dit hoort bij geen bpv", "Nakijken"),
        reference=keuze("een map heeft één of meer bpv-periodes"),
        toon="klopt_niet",
        where=_without_known_periode,
    ),
    Rule(
        code="gegevens.andere-bpv",
        title="Alles staat bij de bpv van zijn dag",
        zin="{wat} bij de verkeerde bpv{dagen}. Verplaats dat met één tik.",
        waarom="Uren tellen alleen mee in de bpv waarin je ze maakte.",
        stap=Stap(29, "Bij de verkeerde bpv", "Verplaatsen", pagina="uren/#verplaats"),
        reference=_EIGEN_DAG,
        toon="klopt_niet",
        where=_misplaced(getekend=False),
    ),
    Rule(
        code="gegevens.andere-bpv-getekend",
        title="Ook wat getekend is, staat bij de bpv van zijn dag",
        zin=(
            "{wat} bij de verkeerde bpv, en daar is voor getekend{dagen}. "
            "Na het verplaatsen moet er opnieuw getekend worden."
        ),
        waarom="Een handtekening geldt voor wat er stond, ook voor de bpv die erbij stond.",
        stap=Stap(31, "Getekend bij de verkeerde bpv", "Bekijken", pagina="uren/#verplaats"),
        reference=_EIGEN_DAG,
        toon="klopt_niet",
        where=_misplaced(getekend=True),
    ),
    Rule(
        code="gegevens.onbekend-werkproces",
        title="Elk werkproces hoort bij je opleiding",
        zin="{codes} hoort niet bij jouw opleiding. Kies een ander werkproces.",
        waarom="Je bpv gaat over de werkprocessen van jouw opleiding.",
        stap=Stap(31, "Een ander werkproces kiezen", "Nakijken"),
        reference=web("artikel 7.2.8, lid 2c"),
        toon="klopt_niet",
        where=_unknown_werkprocessen,
    ),
    Rule(
        code="gegevens.datum-in-toekomst",
        title="Wat je opschrijft, is al gebeurd",
        zin="De datum bij “{formulier}” moet nog komen. Kijk de datum na.",
        waarom="Een gesprek of oordeel van morgen is er nog niet.",
        stap=Stap(31, "Kijk de datum na", "Nakijken"),
        reference=keuze("een verslag komt na het gesprek"),
        toon="klopt_niet",
        where=_in_future,
    ),
    Rule(
        code="gegevens.dubbel",
        title="Elk formulier staat één keer in de map",
        zin="“{formulier}” staat {aantal} keer in je map. Alleen de nieuwste telt. Verwijder de andere.",
        waarom="Staat iets er twee keer, dan weet niemand welke geldt.",
        stap=Stap(31, "Dit staat er twee keer", "Nakijken"),
        reference=keuze("van twee dezelfde telt alleen de nieuwste"),
        toon="klopt_niet",
        where=_doubles,
    ),
)
