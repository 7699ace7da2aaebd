"""Uren in de bpv: a line for every day, and no impossible lines."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import count, iso_week, join_words, parse_date, say_date, say_duration, say_short
from bpv_logic.basis.typed.times import read_time
from bpv_logic.forms.urendag import ACHTERAF, GEWERKT
from bpv_logic.rules.rule import Place, Rule, Stap, at, in_periode, per_periode, to_move
from bpv_logic.rules.sources import gids, keuze, web
from bpv_logic.rules.velden import with_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.map.record import Record
    from bpv_logic.rules.rule import Context

#: How many days a sentence names; the others are only counted.
_NAMED: Final = 4

_ELKE_DAG: Final = gids("Elke week, punt 2: elke dag je uren bijhouden")


def _outside(view: MapView, context: Context) -> Iterator[Place]:
    """A day that is in another bpv has a valid date: it only has to be moved there."""
    moved = to_move(view)
    for periode in view.periodes:
        for dag in periode.dagen:
            if not periode.contains(dag.datum) and dag.record.id not in moved:
                yield at(dag.record, "datum", dag=say_date(dag.datum, context.today))


def _in_future(periode: PeriodeView, context: Context) -> Iterator[Place]:
    for dag in periode.dagen:
        if dag.datum > context.today and dag.soort in ACHTERAF:
            yield at(dag.record, "datum", dag=say_date(dag.datum, context.today))


def _doubles(view: MapView, context: Context) -> Iterator[Place]:
    for group in view.bpvmap.doubles():
        day = parse_date(group[0].text("datum")) if group[0].soort == "urendag" else None
        if day:
            yield at(group[0], "datum", dag=say_date(day, context.today), aantal=str(len(group)))


def _without_length(periode: PeriodeView, _: Context) -> Iterator[Place]:
    for dag in periode.dagen:
        if dag.bruto == 0 and dag.soort == GEWERKT and _same_times(dag.record):
            yield at(dag.record, "eind")


def _same_times(record: Record) -> bool:
    begin = read_time(record.text("begin"))
    return begin is not None and begin == read_time(record.text("eind"))


def _pauze_too_long(periode: PeriodeView, _: Context) -> Iterator[Place]:
    for dag in periode.dagen:
        if dag.pauze >= dag.bruto > 0:
            yield at(dag.record, "pauze", duur=say_duration(dag.bruto))


def _over_a_day(periode: PeriodeView, context: Context) -> Iterator[Place]:
    longest = context.norm("dag_minuten_maximum")
    for dag in periode.dagen:
        # By the clock: a duty of a whole day is 25 hours in the night of October.
        if dag.bruto - dag.klok > longest:
            yield at(dag.record, "nacht", duur=say_duration(dag.bruto - dag.klok), maximum=say_duration(longest))


def _missing_days(periode: PeriodeView, context: Context) -> Iterator[Place]:
    until = _last_late_day(periode, context) if periode.lege_werkdagen else context.today
    missing = [day for day in periode.lege_werkdagen if day <= until]
    if missing:
        # Only the first few are named; in a bpv that nobody kept up there would be thousands.
        named = [say_short(day, context.today) for day in missing[:_NAMED]]
        days = join_words([*named, *[""] * (len(missing) - len(named))], at_most=_NAMED)
        words = {"dagen": days, "aantal": count(len(missing), "werkdag", "werkdagen")}
        yield in_periode(periode, **words, eerste=missing[0].isoformat())


def _missing_weeks(periode: PeriodeView, _: Context) -> Iterator[Place]:
    missing = periode.lege_weken
    if missing:
        named = [f"week {iso_week(monday)}" for monday in missing[:_NAMED]]
        weken = join_words([*named, *[""] * (len(missing) - len(named))], at_most=_NAMED)
        first = max(missing[0], periode.begin or missing[0])
        words = {"weken": weken, "aantal": count(len(missing), "week", "weken")}
        yield in_periode(periode, **words, eerste=first.isoformat())


def _last_late_day(periode: PeriodeView, context: Context) -> dt.date:
    """Return the newest day that is late: the norm allows a number of working days."""
    day = context.today - dt.timedelta(days=1)
    left = context.norm("urendag_achterstand_werkdagen")
    while left:
        left -= periode.rooster.is_werkdag(day)
        day -= dt.timedelta(days=1)
    return day


RULES: Final = (
    Rule(
        code="uren.zonder-tijden",
        title="Bij een gewerkte dag staan begin en eind",
        zin="Vul bij deze dag nog in: “{label}”. Anders telt de dag niet mee.",
        waarom="Zonder tijden telt de dag niet mee.",
        stap=Stap(30, "Tijden van een dag", "Invullen"),
        reference=_ELKE_DAG,
        toon="nog_doen",
        where=with_fault("uren.zonder-tijden"),
    ),
    Rule(
        code="uren.buiten-periode",
        title="Elke dag ligt in je bpv",
        zin="{dag} ligt niet in je bpv. De uren tellen niet mee. Kijk de datum na.",
        waarom="De praktijkovereenkomst zegt van wanneer tot wanneer je bpv duurt.",
        stap=Stap(30, "Een dag buiten je bpv", "Nakijken"),
        reference=web("artikel 7.2.8, lid 2a"),
        toon="klopt_niet",
        where=_outside,
    ),
    Rule(
        code="uren.in-toekomst",
        title="Je schrijft uren op als de dag er is",
        zin="{dag} moet nog komen. Deze uren tellen nog niet mee. Kijk de datum na.",
        waarom="Van een dag die nog komt, weet je niet hoe lang je werkt.",
        stap=Stap(30, "Een dag die nog komt", "Nakijken"),
        reference=_ELKE_DAG,
        toon="klopt_niet",
        where=per_periode(_in_future),
    ),
    Rule(
        code="uren.dubbele-dag",
        title="Elke dag staat één keer in je uren",
        zin="{dag} staat {aantal} keer in je uren. Alleen de nieuwste telt. Verwijder de andere.",
        waarom="Een dag telt maar één keer.",
        stap=Stap(30, "Een dag staat er twee keer", "Nakijken"),
        reference=_ELKE_DAG,
        toon="klopt_niet",
        where=_doubles,
    ),
    Rule(
        code="uren.geen-duur",
        title="Een gewerkte dag duurt langer dan nul minuten",
        zin="Begin en eind zijn gelijk. Kijk de tijden na.",
        waarom="Als begin en eind gelijk zijn, telt de dag voor nul uur.",
        stap=Stap(30, "Een dag van nul uur", "Nakijken"),
        reference=keuze("uren zijn de tijd van begin tot eind, zonder pauze"),
        toon="klopt_niet",
        where=per_periode(_without_length),
    ),
    Rule(
        code="uren.pauze-langer-dan-dag",
        title="De pauze is korter dan de dag",
        zin="Je pauze is even lang als je dag ({duur}), of langer. Kijk de tijden na.",
        waarom="Pauze telt niet als bpv-tijd, dus er blijft dan niets over.",
        stap=Stap(30, "Een pauze die te lang is", "Nakijken"),
        reference=keuze("uren zijn de tijd van begin tot eind, zonder pauze"),
        toon="klopt_niet",
        where=per_periode(_pauze_too_long),
    ),
    Rule(
        code="uren.langer-dan-24-uur",
        title="Een dag duurt hoogstens 24 uur",
        zin="Deze dienst duurt {duur}. Meer dan {maximum} kan niet. Kijk de tijden na.",
        waarom="Een dienst van meer dan een hele dag is een typfout.",
        stap=Stap(30, "Een dag die te lang is", "Nakijken"),
        reference=keuze("een dag heeft 24 uur"),
        toon="klopt_niet",
        where=per_periode(_over_a_day),
    ),
    Rule(
        code="uren.ontbrekende-dagen",
        title="Elke werkdag heeft een regel",
        zin="Van {aantal} staat er nog niets: {dagen}. Vul ze in. Was je vrij of ziek? Kies dat dan.",
        waarom="Je houdt elke dag je uren bij. Later weet je het niet meer precies.",
        stap=Stap(33, "Dagen zonder uren", "Invullen"),
        reference=_ELKE_DAG,
        toon="nog_doen",
        soort="urendag",
        where=per_periode(_missing_days),
    ),
    Rule(
        code="uren.ontbrekende-weken",
        title="Met een wisselend rooster heeft elke week een regel",
        zin="Van {aantal} staat er nog niets: {weken}. Vul je dagen in. Was je vrij of ziek? Kies dat dan.",
        waarom="Je rooster wisselt. Daarom kijken we per week of er iets staat, niet per dag.",
        stap=Stap(33, "Weken zonder uren", "Invullen"),
        reference=_ELKE_DAG,
        toon="nog_doen",
        soort="urendag",
        where=per_periode(_missing_weeks),
    ),
)
