"""Arbeidstijden: what the law says about working time. Always "bespreek dit".

These are duties of the employer, about what already happened: nothing is blocked
and nobody sees "voldoet niet". The outcome is `nog_onvolledig`, because there is
still something to discuss; people decide what follows. Only the current bpv is
checked, and each rule gathers its days in one finding.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import DAY, DAYS_A_WEEK, count, say_date, say_duration
from bpv_logic.bpv.arbeidstijd import (
    Dienst,
    averages,
    diensten,
    is_jong,
    is_nachtdienst,
    working_time,
)
from bpv_logic.rules.rule import Place, Rule, Stap, at, per_running
from bpv_logic.rules.sources import arbeidstijdenwet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpv_logic.bpv.dag import Dag
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.rules.rule import Context

#: The averages of article 5:7 are over this many weeks.
_VIER_WEKEN: Final = 4
_ZESTIEN_WEKEN: Final = 16


def _gathered(dagen: Iterable[Dag], context: Context, **params: str) -> Iterator[Place]:
    """Return one place for all these days: how many, and the last one, where the talk can begin."""
    found = list(dagen)
    if found:
        last = found[-1]
        words = {"aantal": count(len(found), "keer", "keer"), "dag": say_date(last.datum, context.today)}
        yield at(last.record, **words, **params)


def _age(periode: PeriodeView) -> str:
    return "16_17" if is_jong(periode) else "18"


def _dienst_too_long(periode: PeriodeView, context: Context) -> Iterator[Place]:
    jong, longest = is_jong(periode), context.norm(f"atw_dienst_{_age(periode)}")
    days = (dag for dag in periode.gewerkt if working_time(dag, jong=jong) > longest)
    return _gathered(days, context, maximum=say_duration(longest))


def _nachtdienst_too_long(periode: PeriodeView, context: Context) -> Iterator[Place]:
    longest = context.norm("atw_nachtdienst_18")
    shifts = () if is_jong(periode) else periode.gewerkt
    days = (dag for dag in shifts if dag.minuten > longest and is_nachtdienst(dag))
    return _gathered(days, context, maximum=say_duration(longest))


def _night_work(periode: PeriodeView, context: Context) -> Iterator[Place]:
    begin = context.norm("atw_nachtrust_begin_16_17")
    eind = context.norm("atw_nachtrust_eind_16_17")
    shifts = periode.gewerkt if is_jong(periode) else ()
    days = (dag for dag in shifts if dag.is_possible and (dag.begin < eind or dag.eind > begin))
    return _gathered(days, context)


def _week_too_long(periode: PeriodeView, context: Context) -> Iterator[Place]:
    longest = context.norm(f"atw_week_{_age(periode)}")
    days = (week.laatste for week in periode.weken if week.gewerkt > longest and week.laatste)
    return _gathered(days, context, maximum=say_duration(longest))


def _four_weeks_too_long(periode: PeriodeView, context: Context) -> Iterator[Place]:
    return _average_too_high(periode, context, f"atw_vier_weken_{_age(periode)}", _VIER_WEKEN)


def _sixteen_weeks_too_long(periode: PeriodeView, context: Context) -> Iterator[Place]:
    if is_jong(periode):
        return iter(())
    return _average_too_high(periode, context, "atw_zestien_weken_18", _ZESTIEN_WEKEN)


def _average_too_high(periode: PeriodeView, context: Context, norm: str, size: int) -> Iterator[Place]:
    longest = context.norm(norm)
    found = averages(periode.weken, size)
    days = (week.laatste for week, average in found if average > longest and week.laatste)
    return _gathered(days, context, maximum=say_duration(longest))


def _pauze_too_short(periode: PeriodeView, context: Context) -> Iterator[Place]:
    steps = _pauze_steps(_age(periode), context)
    days = (dag for dag in periode.gewerkt if dag.pauze < _pauze_due(dag, steps))
    return _gathered(days, context)


def _pauze_steps(age: str, context: Context) -> list[tuple[int, int]]:
    """Return (minimum length of the shift, required pauze), the longest last."""
    steps = [(context.norm(f"atw_pauze_vanaf_{age}"), context.norm(f"atw_pauze_{age}"))]
    if age == "18":
        steps.append((context.norm("atw_lange_pauze_vanaf_18"), context.norm("atw_lange_pauze_18")))
    return steps


def _pauze_due(dag: Dag, steps: list[tuple[int, int]]) -> int:
    """Return the required pauze of a day; an empty pauze is unknown, so none is required."""
    if not dag.is_possible or dag.record.number("pauze") is None:
        return 0
    return max((pauze for beyond, pauze in steps if dag.minuten > beyond), default=0)


def _rest_too_short(periode: PeriodeView, context: Context) -> Iterator[Place]:
    least = context.norm(f"atw_dagrust_{_age(periode)}")
    shortest = least if is_jong(periode) else context.norm("atw_korte_dagrust_18")
    days = _short_rests(diensten(periode), least, shortest)
    return _gathered(days, context, minimum=say_duration(least))


def _short_rests(shifts: tuple[Dienst, ...], least: int, shortest: int) -> Iterator[Dag]:
    """Return the shifts that began too soon; once in seven days the shortest rest is allowed."""
    last_short = -DAYS_A_WEEK * DAY
    for before, after in pairwise(shifts):
        rest = after.begin - before.eind
        again = after.begin - last_short < DAYS_A_WEEK * DAY
        if rest < shortest or (rest < least and again):
            yield after.dag
        if rest < least:
            last_short = after.begin


def _week_rest_too_short(periode: PeriodeView, context: Context) -> Iterator[Place]:
    if not is_jong(periode):
        return iter(())
    rest = context.norm("atw_weekrust")
    return _gathered(_long_runs(diensten(periode), rest), context, minimum=say_duration(rest))


def _long_runs(shifts: tuple[Dienst, ...], rest: int) -> Iterator[Dag]:
    """Return the shifts that end later than seven days minus the rest after the last long rest."""
    begin = shifts[0].begin if shifts else 0
    for before, after in pairwise(shifts):
        if after.begin - before.eind >= rest:
            begin = after.begin
        if after.eind - begin > DAYS_A_WEEK * DAY - rest:
            yield after.dag


def _let_op(zin: str) -> str:
    """Return a sentence with the shared ending: talk about it, it is up to the leerbedrijf."""
    return f"{zin} Bespreek dit met je praktijkopleider. Je leerbedrijf moet hierop letten."


RULES: Final = (
    Rule(
        code="arbeidstijd.dienst-te-lang",
        title="Een werkdag is niet te lang",
        zin=_let_op("Je werkdag was {aantal} langer dan {maximum}. De laatste keer was {dag}."),
        waarom="Wie te lang werkt, wordt moe en maakt fouten. Onder de 18 telt school ook als werk.",
        stap=Stap(56, "Een lange werkdag", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:7 en artikel 4:4, lid 2"),
        toon="bespreek",
        where=per_running(_dienst_too_long),
    ),
    Rule(
        code="arbeidstijd.nachtdienst-te-lang",
        title="Een nachtdienst is niet te lang",
        zin=_let_op("Je nachtdienst was {aantal} langer dan {maximum}. De laatste keer was {dag}."),
        waarom="Werken in de nacht is zwaarder dan overdag.",
        stap=Stap(56, "Een lange nachtdienst", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:8, lid 1"),
        toon="bespreek",
        where=per_running(_nachtdienst_too_long),
    ),
    Rule(
        code="arbeidstijd.nachtwerk",
        title="Wie jonger is dan 18, werkt niet in de nacht",
        zin=_let_op(
            "Je werkte {aantal} tussen elf uur 's avonds en zes uur 's ochtends. De laatste keer was {dag}. "
            "Onder de 18 mag dat niet."
        ),
        waarom="Je lichaam groeit nog en heeft de nacht nodig om te rusten.",
        stap=Stap(55, "Werken in de nacht", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:3, lid 1"),
        toon="bespreek",
        where=per_running(_night_work),
    ),
    Rule(
        code="arbeidstijd.week-te-lang",
        title="Een werkweek is niet te lang",
        zin=_let_op("Je werkweek was {aantal} langer dan {maximum}. De laatste keer was in de week van {dag}."),
        waarom="Je moet tijd over hebben om te rusten en te leren.",
        stap=Stap(56, "Een lange werkweek", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:7"),
        toon="bespreek",
        where=per_running(_week_too_long),
    ),
    Rule(
        code="arbeidstijd.vier-weken-te-lang",
        title="Over vier weken werk je gemiddeld niet te lang",
        zin=_let_op("Over vier weken werkte je gemiddeld meer dan {maximum} per week. Dat was tot {dag}."),
        waarom="Eén drukke week mag. Maar dan moet het daarna rustiger zijn.",
        stap=Stap(57, "Vier drukke weken", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:7 en artikel 5:2"),
        toon="bespreek",
        where=per_running(_four_weeks_too_long),
    ),
    Rule(
        code="arbeidstijd.zestien-weken-te-lang",
        title="Over zestien weken werk je gemiddeld niet te lang",
        zin=_let_op("Over zestien weken werkte je gemiddeld meer dan {maximum} per week. Dat was tot {dag}."),
        waarom="Ook in een drukke tijd moet je kunnen uitrusten.",
        stap=Stap(57, "Zestien drukke weken", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:7, lid 2c, en artikel 5:2"),
        toon="bespreek",
        where=per_running(_sixteen_weeks_too_long),
    ),
    Rule(
        code="arbeidstijd.pauze-te-kort",
        title="Op een lange dag is er genoeg pauze",
        zin=_let_op("Je had {aantal} te weinig pauze op een lange dag. De laatste keer was {dag}."),
        waarom="Na een paar uur werken moet je even kunnen stoppen.",
        stap=Stap(58, "Te weinig pauze", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:4"),
        toon="bespreek",
        where=per_running(_pauze_too_short),
    ),
    Rule(
        code="arbeidstijd.dagrust-te-kort",
        title="Tussen twee werkdagen is er genoeg rust",
        zin=_let_op("Je had {aantal} minder dan {minimum} rust tussen twee werkdagen. De laatste keer was {dag}."),
        waarom="Je moet kunnen slapen en eten voor je weer begint.",
        stap=Stap(56, "Te weinig rust", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:3"),
        toon="bespreek",
        where=per_running(_rest_too_short),
    ),
    Rule(
        code="arbeidstijd.weekrust-te-kort",
        title="Wie jonger is dan 18, heeft elke week een lange rust",
        zin=_let_op("Je had {aantal} geen {minimum} rust achter elkaar in een week. De laatste keer was {dag}."),
        waarom="Elke week hoort er anderhalve dag achter elkaar vrij te zijn.",
        stap=Stap(56, "Geen lange rust", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:5, lid 1"),
        toon="bespreek",
        where=per_running(_week_rest_too_short),
    ),
)
