"""Uren in de bpv: a part or more for every day, and none that cannot be."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import (
    DAY,
    count,
    iso_week,
    join_words,
    parse_date,
    say_clock,
    say_date,
    say_duration,
    say_short,
)
from bpv_logic.basis.typed.times import read_time
from bpv_logic.bpv.uren.parts import say_deel
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

#: What a clash does to the hours.
_NIEUWSTE: Final = "Alleen wat je het laatst opschreef, telt."
_BEIDE: Final = "Nu tellen ze allebei."

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
    """Two phones may both have a part; that is told only when an answer of the older one would be lost."""
    for newest, *older in view.bpvmap.doubles():
        day = parse_date(newest.text("datum")) if newest.soort == "urendag" else None
        if day and any(_has_more(record, newest) for record in older):
            yield at(newest, "datum", dag=say_date(day, context.today), aantal=str(len(older) + 1))


def _has_more(older: Record, newest: Record) -> bool:
    """Tell whether a record holds an answer that the one that counts does not."""
    return any(newest.velden.get(name) != value for name, value in older.filled.items())


def _clashes(periode: PeriodeView, context: Context) -> Iterator[Place]:
    for dag, met, telt in periode.botsingen:
        if met is not None:
            words = {"dag": say_date(met.datum, context.today), "deel": say_deel(met), "ander": say_deel(dag)}
            yield at(met.record, "datum", **words, gevolg=_BEIDE if telt else _NIEUWSTE)


def _too_full(periode: PeriodeView, context: Context) -> Iterator[Place]:
    """A day of more than 24 hours in parts: only possible when a part goes on after midnight."""
    for dag, met, _ in periode.botsingen:
        if met is None:
            longest = say_duration(context.norm("dag_minuten_maximum"))
            words = {"dag": say_date(dag.datum, context.today), "deel": say_deel(dag)}
            yield at(dag.record, "datum", **words, maximum=longest)


def _many_parts(periode: PeriodeView, context: Context) -> Iterator[Place]:
    most = context.norm("dag_delen_maximum")
    dates = Counter(dag.datum for dag in periode.dagen)
    last = {dag.datum: dag for dag in periode.dagen} if dates and max(dates.values()) > most else {}
    for datum, number in dates.items():
        if number > most:
            yield at(last[datum].record, "datum", dag=say_date(datum, context.today), aantal=str(number))


def _next_day_in_doubt(periode: PeriodeView, _: Context) -> Iterator[Place]:
    """An end before the begin that would make a very long duty, until the student says that it is so."""
    for dag in periode.dagen:
        if dag.soort == GEWERKT and dag.eind < dag.begin:
            duur = say_duration(DAY + dag.eind - dag.begin)
            yield at(dag.record, "nacht", begin=say_clock(dag.begin), eind=say_clock(dag.eind), duur=duur)


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
        title="Elk deel van een dag staat één keer in je uren",
        zin="{dag} staat {aantal} keer in je uren, met dezelfde tijden. Alleen de nieuwste telt. Verwijder de andere.",
        waarom="Een deel van een dag telt maar één keer.",
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
        code="uren.delen-overlappen",
        title="De delen van een dag vallen niet over elkaar heen",
        zin="{dag}: {deel} valt samen met {ander}. {gevolg} Kijk de tijden na, of verwijder er één.",
        waarom="Je kunt niet op twee plekken tegelijk zijn.",
        stap=Stap(30, "Twee stukken op één tijd", "Nakijken"),
        reference=keuze("van twee stukken op één tijd telt wat het laatst is opgeschreven"),
        toon="klopt_niet",
        where=per_periode(_clashes),
    ),
    Rule(
        code="uren.langer-dan-24-uur",
        title="Een dag duurt hoogstens 24 uur",
        zin="{dag} duurt met alle stukken samen meer dan {maximum}. Dit stuk telt niet mee: {deel}. Kijk de tijden na.",
        waarom="Meer dan een hele dag is een typfout.",
        stap=Stap(30, "Een dag die te lang is", "Nakijken"),
        reference=keuze("een dag heeft 24 uur"),
        toon="klopt_niet",
        where=per_periode(_too_full),
    ),
    Rule(
        code="uren.veel-delen",
        title="Een dag heeft niet meer dan een paar delen",
        zin="{dag} heeft {aantal} stukken. Dat is veel. Voeg samen wat bij elkaar hoort.",
        waarom="Je praktijkopleider moet in één keer zien wat je deed.",
        stap=Stap(35, "Een dag met veel stukken", "Nakijken"),
        reference=keuze("een dag past op één regel van het papier"),
        toon="klopt_niet",
        where=per_periode(_many_parts),
    ),
    Rule(
        code="uren.nacht-klopt-dat",
        title="Een dienst tot de volgende dag is niet vreemd lang",
        zin="Van {begin} tot {eind} de volgende dag is {duur}. Klopt dat? Zeg het hier, of kijk de tijden na. "
        "Tot dan telt het niet mee.",
        waarom="Zo lang werkt bijna niemand: misschien is een tijd verkeerd getypt.",
        stap=Stap(30, "Een heel lange dienst", "Nakijken"),
        reference=keuze("een eind vóór het begin is de volgende dag"),
        toon="klopt_niet",
        where=per_periode(_next_day_in_doubt),
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
