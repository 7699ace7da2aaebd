"""Arbeidstijden: what the law says about working time. Always "bespreek dit".

These are duties of the employer, about what already happened: nothing is blocked
and nobody sees "voldoet niet". The outcome is `nog_onvolledig`, because there is
still something to discuss; people decide what follows. Only the current bpv is
checked, and each rule gathers its days in one finding: two in the bpv in which
the student turned 18, when both limits were passed. Rest is in `rusttijd`, night
shifts are in `nachtdienst`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import count, say_date, say_duration
from bpv_logic.bpv.arbeidstijd import vensters_of
from bpv_logic.rules.rule import Place, Rule, Stap, at, per_running
from bpv_logic.rules.sources import arbeidstijdenwet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.bpv.uren.dag import Dag
    from bpv_logic.bpv.uren.diensten import Dienst
    from bpv_logic.rules.rule import Context

#: The averages of article 5:7 are over this many weeks.
_VIER_WEKEN: Final = 4
ZESTIEN_WEKEN: Final = 16


@dataclass(frozen=True, kw_only=True)
class _Leeftijd:
    """The norms of one age; `pauzes` are pairs: how long the shift must be, and the pauze that is then due."""

    dienst: str
    week: str
    vier_weken: str
    pauzes: tuple[tuple[str, str], ...]


_JONG: Final = _Leeftijd(
    dienst="atw_dienst_16_17",
    week="atw_week_16_17",
    vier_weken="atw_vier_weken_16_17",
    pauzes=(("atw_pauze_vanaf_16_17", "atw_pauze_16_17"),),
)
_VOLWASSEN: Final = _Leeftijd(
    dienst="atw_dienst_18",
    week="atw_week_18",
    vier_weken="atw_vier_weken_18",
    pauzes=(("atw_pauze_vanaf_18", "atw_pauze_18"), ("atw_lange_pauze_vanaf_18", "atw_lange_pauze_18")),
)


def gathered(dagen: Iterable[Dag], context: Context, **params: str) -> Iterator[Place]:
    """Return one place for all these days: how many, and the last one, where the talk can begin."""
    found = list(dagen)
    if found:
        last = found[-1]
        words = {"aantal": count(len(found), "keer", "keer"), "dag": say_date(last.datum, context.today)}
        yield at(last.record, **words, **params)


def gathered_per_limit(found: Iterable[tuple[Dag | None, int]], context: Context, word: str) -> Iterator[Place]:
    """Return one place for all days that passed the same limit, which the sentence says as `word`."""
    per_limit: dict[int, list[Dag]] = defaultdict(list)
    for dag, limit in found:
        if dag is not None:
            per_limit[limit].append(dag)
    for limit, dagen in per_limit.items():
        yield from gathered(dagen, context, **{word: say_duration(limit)})


def _dienst_too_long(periode: PeriodeView, context: Context) -> Iterator[Place]:
    """A night shift of an adult has its own limit."""
    limits = {True: context.norm(_JONG.dienst), False: context.norm(_VOLWASSEN.dienst)}
    shifts = (dienst for dienst in periode.diensten if dienst.jong or not dienst.is_nacht)
    found = ((dienst.dag, limits[dienst.jong]) for dienst in shifts if dienst.werktijd > limits[dienst.jong])
    return gathered_per_limit(found, context, "maximum")


def _night_work(periode: PeriodeView, context: Context) -> Iterator[Place]:
    begin = context.norm("atw_nachtrust_begin_16_17")
    eind = context.norm("atw_nachtrust_eind_16_17")
    shifts = (dienst for dienst in periode.diensten if dienst.jong)
    return gathered((dienst.dag for dienst in shifts if dienst.van < eind or dienst.tot > begin), context)


def _week_too_long(periode: PeriodeView, context: Context) -> Iterator[Place]:
    """In the week of the birthday the days before it have the limit of 16 and 17, and the whole week that of 18."""
    jong, volwassen = context.norm(_JONG.week), context.norm(_VOLWASSEN.week)
    too_young = [(week.laatste, jong) for week in periode.weken if week.als_jong > jong]
    others = (week for week in periode.weken if week.als_jong <= jong and not week.is_jong)
    too_old = [(week.laatste, volwassen) for week in others if week.gewerkt > volwassen]
    return gathered_per_limit([*too_young, *too_old], context, "maximum")


def _four_weeks_too_long(periode: PeriodeView, context: Context) -> Iterator[Place]:
    """Four weeks with the eighteenth birthday in them have no limit of their own in the law."""
    jong, volwassen = context.norm(_JONG.vier_weken), context.norm(_VOLWASSEN.vier_weken)
    found = [*vensters_of(periode.weken, _VIER_WEKEN)]
    too_young = [(item.laatste, jong) for item in found if item.is_jong and item.gemiddeld > jong]
    too_old = [(item.laatste, volwassen) for item in found if item.is_volwassen and item.gemiddeld > volwassen]
    return gathered_per_limit([*too_young, *too_old], context, "maximum")


def _sixteen_weeks_too_long(periode: PeriodeView, context: Context) -> Iterator[Place]:
    """With many night shifts the limit is lower, and that is another rule."""
    longest, many = context.norm("atw_zestien_weken_18"), context.norm("atw_veel_nachten_18")
    found = (item for item in vensters_of(periode.weken, ZESTIEN_WEKEN) if item.is_volwassen and item.nachten < many)
    return gathered_per_limit(
        ((item.laatste, longest) for item in found if item.gemiddeld > longest), context, "maximum"
    )


def _pauze_too_short(periode: PeriodeView, context: Context) -> Iterator[Place]:
    steps = {True: _pauze_steps(_JONG, context), False: _pauze_steps(_VOLWASSEN, context)}
    return gathered((dienst.dag for dienst in periode.diensten if _lacks_pauze(dienst, steps[dienst.jong])), context)


def _pauze_steps(leeftijd: _Leeftijd, context: Context) -> list[tuple[int, int]]:
    return [(context.norm(beyond), context.norm(pauze)) for beyond, pauze in leeftijd.pauzes]


def _lacks_pauze(dienst: Dienst, steps: list[tuple[int, int]]) -> bool:
    """An empty pauze is unknown, so nothing is said about it."""
    due = max((pauze for beyond, pauze in steps if dienst.werktijd > beyond), default=0)
    return dienst.pauze is not None and dienst.pauze < due


def let_op(zin: str) -> str:
    """Return a sentence with the shared ending: talk about it, it is up to the leerbedrijf."""
    return f"{zin} Bespreek dit met je praktijkopleider. Je leerbedrijf moet hierop letten."


RULES: Final = (
    Rule(
        code="arbeidstijd.dienst-te-lang",
        title="Een werkdag is niet te lang",
        zin=let_op("Je werkdag was {aantal} langer dan {maximum}. De laatste keer was {dag}."),
        waarom="Wie te lang werkt, wordt moe en maakt fouten. Onder de 18 telt school ook als werk.",
        stap=Stap(56, "Een lange werkdag", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:7 en artikel 4:4, lid 2"),
        toon="bespreek",
        where=per_running(_dienst_too_long),
    ),
    Rule(
        code="arbeidstijd.nachtwerk",
        title="Wie jonger is dan 18, werkt niet in de nacht",
        zin=let_op(
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
        zin=let_op("Je werkweek was {aantal} langer dan {maximum}. De laatste keer was in de week van {dag}."),
        waarom="Je moet tijd over hebben om te rusten en te leren.",
        stap=Stap(56, "Een lange werkweek", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:7"),
        toon="bespreek",
        where=per_running(_week_too_long),
    ),
    Rule(
        code="arbeidstijd.vier-weken-te-lang",
        title="Over vier weken werk je gemiddeld niet te lang",
        zin=let_op("Over vier weken werkte je gemiddeld meer dan {maximum} per week. Dat was tot {dag}."),
        waarom="Eén drukke week mag. Maar dan moet het daarna rustiger zijn.",
        stap=Stap(57, "Vier drukke weken", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:7 en artikel 5:2"),
        toon="bespreek",
        where=per_running(_four_weeks_too_long),
    ),
    Rule(
        code="arbeidstijd.zestien-weken-te-lang",
        title="Over zestien weken werk je gemiddeld niet te lang",
        zin=let_op("Over zestien weken werkte je gemiddeld meer dan {maximum} per week. Dat was tot {dag}."),
        waarom="Ook in een drukke tijd moet je kunnen uitrusten.",
        stap=Stap(57, "Zestien drukke weken", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:7, lid 2c, en artikel 5:2"),
        toon="bespreek",
        where=per_running(_sixteen_weeks_too_long),
    ),
    Rule(
        code="arbeidstijd.pauze-te-kort",
        title="Op een lange dag is er genoeg pauze",
        zin=let_op("Je had {aantal} te weinig pauze op een lange dag. De laatste keer was {dag}."),
        waarom="Na een paar uur werken moet je even kunnen stoppen.",
        stap=Stap(58, "Te weinig pauze", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:4"),
        toon="bespreek",
        where=per_running(_pauze_too_short),
    ),
)
