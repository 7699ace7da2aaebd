"""Rest between shifts, in a week and on Sundays, as the Arbeidstijdenwet asks it. Always "bespreek dit".

The rest after a night shift is in `nachtdienst`.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import DAY, DAYS_A_WEEK, weeks
from bpv_logic.bpv.uren.diensten import rusten_of
from bpv_logic.rules.arbeidstijd import gathered, gathered_per_limit, let_op
from bpv_logic.rules.rule import Place, Rule, Stap, per_running
from bpv_logic.rules.sources import arbeidstijdenwet

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.bpv.uren.dag import Dag
    from bpv_logic.bpv.uren.diensten import Dienst
    from bpv_logic.rules.rule import Context

_WEEK: Final = DAYS_A_WEEK * DAY

#: The free Sundays of article 5:6 are counted over this many weeks.
_JAAR: Final = 52
_SUNDAY: Final = 6


def _rest_too_short(periode: PeriodeView, context: Context) -> Iterator[Place]:
    """Return the shifts that began too soon; from 18 on a shorter rest is allowed once in seven days."""
    jong, least = context.norm("atw_dagrust_16_17"), context.norm("atw_dagrust_18")
    shortest = context.norm("atw_korte_dagrust_18")
    found: list[tuple[Dag, int]] = []
    last_short = -_WEEK
    for rust in rusten_of(periode.diensten):
        begin = rust.voor.begin
        if rust.na.jong:
            if rust.minuten < jong:
                found.append((rust.voor.dag, jong))
        elif rust.minuten < least:
            is_short = rust.minuten < shortest or begin - last_short < _WEEK
            if is_short and not rust.na.is_late_nacht:
                found.append((rust.voor.dag, least))
            last_short = begin
    return gathered_per_limit(found, context, "minimum")


def _week_rest_too_short(periode: PeriodeView, context: Context) -> Iterator[Place]:
    rest = context.norm("atw_weekrust")
    in_two_weeks = (context.norm("atw_twee_weken_rust_18"), context.norm("atw_twee_weken_rust_deel_18"))
    late = [*_long_runs(periode.diensten, rest)]
    if any(not periode.diensten[place].jong for place in late):
        restless = _restless(periode.diensten, *in_two_weeks)
        late = [place for place in late if periode.diensten[place].jong or restless[place]]
    return gathered_per_limit(((periode.diensten[place].dag, rest) for place in late), context, "minimum")


def _long_runs(shifts: Sequence[Dienst], rest: int) -> Iterator[int]:
    """Return the places of the shifts that end later than seven days minus the rest after the last long rest."""
    begin = shifts[0].begin if shifts else 0
    for place, (before, after) in enumerate(pairwise(shifts), start=1):
        if after.begin - before.eind >= rest:
            begin = after.begin
        if after.eind - begin > _WEEK - rest:
            yield place


def _restless(shifts: Sequence[Dienst], due: int, part: int) -> list[bool]:
    """Tell for each shift whether it lies in two weeks, begun with a shift, without enough rest in parts long enough.

    After the last shift that is known everything counts as rest.
    """
    rests = [after.begin - before.eind for before, after in pairwise(shifts)]
    until = [0, *accumulate(rest if rest >= part else 0 for rest in rests)]
    begins = [dienst.begin for dienst in shifts]
    restless: list[bool] = []
    bad_until = 0
    for place, dienst in enumerate(shifts):
        eind = dienst.begin + 2 * _WEEK
        last = bisect_right(begins, eind - 1) - 1
        left = max(0, eind - shifts[last].eind)
        if until[last] - until[place] + (left if left >= part else 0) < due:
            bad_until = eind
        restless.append(dienst.begin < bad_until)
    return restless


def _too_many_sundays(periode: PeriodeView, context: Context) -> Iterator[Place]:
    """Only Sundays that were worked are counted: about one outside the bpv, or still to come, the map says nothing."""
    free = context.norm("atw_vrije_zondagen")
    most = _JAAR - free
    worked = {zondag: dienst.dag for dienst in periode.diensten if (zondag := _sunday_of(dienst))}
    days = [*worked]
    late = (day for before, day in zip(days, days[most:], strict=False) if day - before < weeks(_JAAR))
    return gathered((worked[day] for day in late), context, vrij=str(free))


def _sunday_of(dienst: Dienst) -> dt.date | None:
    """Return the Sunday on which there was work in a shift, None when there was none."""
    datum = dienst.dag.datum
    if datum.weekday() == _SUNDAY:
        return datum
    is_saturday = datum.weekday() == _SUNDAY - 1
    return datum + weeks(1) / DAYS_A_WEEK if is_saturday and dienst.tot > DAY else None


RULES: Final = (
    Rule(
        code="arbeidstijd.dagrust-te-kort",
        title="Tussen twee werkdagen is er genoeg rust",
        zin=let_op("Je had {aantal} minder dan {minimum} rust tussen twee werkdagen. De laatste keer was {dag}."),
        waarom="Je moet kunnen slapen en eten voor je weer begint.",
        stap=Stap(56, "Te weinig rust", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:3"),
        toon="bespreek",
        where=per_running(_rest_too_short),
    ),
    Rule(
        code="arbeidstijd.weekrust-te-kort",
        title="Elke week is er een lange rust",
        zin=let_op("Je had {aantal} geen {minimum} rust achter elkaar in een week. De laatste keer was {dag}."),
        waarom=(
            "Elke week hoort er anderhalve dag achter elkaar vrij te zijn. "
            "Vanaf 18 jaar mag het ook: drie dagen in twee weken."
        ),
        stap=Stap(56, "Geen lange rust", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:5, lid 1 en 2"),
        toon="bespreek",
        where=per_running(_week_rest_too_short),
    ),
    Rule(
        code="arbeidstijd.zondagen-te-vaak",
        title="In een jaar zijn er genoeg zondagen zonder werk",
        zin=let_op("In een jaar zijn er minstens {vrij} zondagen zonder werk. Jij had er minder. Dat was tot {dag}."),
        waarom="Een vaste vrije dag met anderen geeft rust. Is je rustdag een andere dag? Dan telt die dag.",
        stap=Stap(57, "Veel zondagen", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:6, lid 3"),
        toon="bespreek",
        where=per_running(_too_many_sundays),
    ),
)
