"""Werkbespreking: the talk with the praktijkopleider at the start of each week, when possible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import days_between, monday_of, parse_date
from bpv_logic.rules.rule import Place, Rule, Stap, in_periode, per_record, per_running, praktijkopleider_of
from bpv_logic.rules.sources import gids

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.map.record import Record
    from bpv_logic.rules.rule import Context

_ELKE_WEEK: Final = gids("Elke week, punt 1: werkbespreking, indien mogelijk")


def _weeks_with_talk(periode: PeriodeView) -> frozenset[dt.date]:
    days = (parse_date(record.text("datum")) for record in periode.of("werkbespreking"))
    return frozenset(monday_of(day) for day in days if day)


def is_due_this_week(periode: PeriodeView, today: dt.date) -> bool:
    """Tell whether this week has had a working day that is not free or has work, and no werkbespreking yet."""
    monday = monday_of(today)
    if monday in _weeks_with_talk(periode):
        return False
    planned = any(periode.rooster.is_werkdag(day) and day not in periode.vrij for day in days_between(monday, today))
    return planned or bool(periode.minuten_per_week.get(monday))


def _none_this_week(periode: PeriodeView, context: Context) -> Iterator[Place]:
    if is_due_this_week(periode, context.today):
        yield in_periode(periode, wie=praktijkopleider_of(periode))


def _none_for_weeks(periode: PeriodeView, context: Context) -> Iterator[Place]:
    """Look at the last weeks in which the student worked; weeks of illness or leave do not count."""
    number = context.norm("werkbespreking_stilte_weken")
    this_week = monday_of(context.today)
    lately = sorted(week for week in periode.minuten_per_week if week < this_week)[-number:]
    if len(lately) == number and not _weeks_with_talk(periode) & {*lately, this_week}:
        yield in_periode(periode, aantal=str(number))


def _has_no_subject(record: Record, _: Context) -> bool:
    return not (record.is_filled("werkprocessen") or record.is_filled("opdrachten"))


RULES: Final = (
    Rule(
        code="werkbespreking.deze-week",
        title="Deze week heb je een werkbespreking gehad",
        zin="Deze week staat er nog geen werkbespreking. Vraag {wie} om tien minuten.",
        waarom="Aan het begin van de week bespreek je aan welke werkprocessen je werkt, als het kan.",
        stap=Stap(50, "Werkbespreking van deze week", "Invullen", "praktijkopleider"),
        reference=_ELKE_WEEK,
        toon="nog_doen",
        soort="werkbespreking",
        where=per_running(_none_this_week),
    ),
    Rule(
        code="werkbespreking.lang-niet",
        title="Een werkbespreking blijft niet lang uit",
        zin=(
            "In de laatste {aantal} weken dat je werkte, was er geen werkbespreking. "
            "Vraag je praktijkopleider om een vast moment."
        ),
        waarom="Wie elke week overlegt, weet wat er van hem wordt verwacht.",
        stap=Stap(59, "Lang geen werkbespreking", "Afspreken", "praktijkopleider"),
        reference=_ELKE_WEEK,
        toon="bespreek",
        soort="werkbespreking",
        where=per_running(_none_for_weeks),
    ),
    Rule(
        code="werkbespreking.zonder-onderwerp",
        title="In een werkbespreking kies je waar je aan werkt",
        zin="Kies bij deze werkbespreking aan welk werkproces of welke opdracht je werkt.",
        waarom="De werkbespreking gaat over je werkprocessen en je bpv-opdrachten.",
        stap=Stap(72, "Waar werk je aan?", "Kiezen"),
        reference=_ELKE_WEEK,
        toon="nog_doen",
        where=per_record("werkbespreking", _has_no_subject, "werkprocessen"),
    ),
)
