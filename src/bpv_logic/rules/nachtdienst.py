"""Night shifts of who is 18 or older, as article 5:8 of the Arbeidstijdenwet allows them. Always "bespreek dit"."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import DAY, DAYS_A_WEEK, number_word, say_duration
from bpv_logic.bpv.arbeidstijd import vensters_of
from bpv_logic.bpv.uren.diensten import rusten_of
from bpv_logic.rules.arbeidstijd import ZESTIEN_WEKEN, gathered, gathered_per_limit, let_op
from bpv_logic.rules.rule import Place, Rule, Stap, per_running
from bpv_logic.rules.sources import arbeidstijdenwet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.bpv.uren.dag import Dag
    from bpv_logic.bpv.uren.diensten import Rust
    from bpv_logic.rules.rule import Context

_WEEK: Final = DAYS_A_WEEK * DAY
#: The exception of article 5:8, lid 3, is counted over both.
_TWEE_WEKEN: Final = 2 * _WEEK
_JAAR: Final = 52 * _WEEK


@dataclass(frozen=True, kw_only=True)
class _Nachten:
    """What is wrong with the night shifts of a bpv: too many that are long, and those with too little rest after."""

    te_vaak: list[Dag] = field(default_factory=list)
    te_snel: list[tuple[Dag, int]] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class _Uitzondering:
    """How often a longer night shift, or a shorter rest after one, was allowed (article 5:8, lid 3)."""

    in_twee_weken: int
    in_jaar: int
    begins: list[int] = field(default_factory=list)

    def is_free(self, begin: int) -> bool:
        """Tell whether it is allowed once more, for a shift that begins then."""
        limits = ((_TWEE_WEKEN, self.in_twee_weken), (_JAAR, self.in_jaar))
        return all(len(self.begins) - bisect_right(self.begins, begin - span) < most for span, most in limits)


def _nachten_of(periode: PeriodeView, context: Context) -> _Nachten:
    """Judge the night shifts in order: each exception that is used leaves less room for the next."""
    found = _Nachten()
    longest, series = context.norm("atw_nachtdienst_18"), context.norm("atw_reeks_nachten_18")
    allowed = _Uitzondering(
        in_twee_weken=context.norm("atw_lange_nachten_twee_weken_18"),
        in_jaar=context.norm("atw_lange_nachten_jaar_18"),
    )
    last_short = -_WEEK
    for dienst, rust in zip_longest(periode.diensten, rusten_of(periode.diensten)):
        if dienst.jong or not dienst.is_nacht:
            continue
        is_long, is_free = dienst.gewerkt > longest, allowed.is_free(dienst.begin)
        if is_long:
            allowed.begins.append(dienst.begin)
            if not is_free:
                found.te_vaak.append(dienst.dag)
        # After the last of a series a longer rest is due, which is another rule.
        if rust is None or not dienst.is_late_nacht or rust.nachten >= series:
            continue
        due, exception = _rest_due(rust, context, is_long=is_long, is_free=is_free, last_short=last_short)
        if exception == "lang":
            allowed.begins.append(dienst.begin)
        elif exception == "kort":
            last_short = rust.voor.begin
        if due:
            found.te_snel.append((rust.voor.dag, due))
    return found


def _rest_due(rust: Rust, context: Context, *, is_long: bool, is_free: bool, last_short: int) -> tuple[int, str]:
    """Return the rest that was due and not there, 0 when it was enough, and the exception that made it so."""
    least, after_long = context.norm("atw_rust_na_nacht_18"), context.norm("atw_rust_na_lange_nacht_18")
    if is_long:
        return (after_long if rust.minuten < after_long else 0), ""
    if rust.minuten >= least:
        return 0, ""
    if rust.minuten >= after_long and is_free:
        return 0, "lang"
    is_first = rust.voor.begin - last_short >= _WEEK
    if rust.minuten >= context.norm("atw_korte_rust_na_nacht_18") and is_first:
        return 0, "kort"
    return least, ""


def _nachtdienst_too_long(periode: PeriodeView, context: Context) -> Iterator[Place]:
    longest = context.norm("atw_lange_nachtdienst_18")
    shifts = (dienst for dienst in periode.diensten if dienst.is_nacht and not dienst.jong)
    return gathered_per_limit(((item.dag, longest) for item in shifts if item.gewerkt > longest), context, "maximum")


def _too_many_long_nights(periode: PeriodeView, context: Context) -> Iterator[Place]:
    return gathered(
        _nachten_of(periode, context).te_vaak,
        context,
        maximum=say_duration(context.norm("atw_nachtdienst_18")),
        weken=str(context.norm("atw_lange_nachten_twee_weken_18")),
        jaar=str(context.norm("atw_lange_nachten_jaar_18")),
    )


def _many_nights_too_long(periode: PeriodeView, context: Context) -> Iterator[Place]:
    longest, many = context.norm("atw_zestien_weken_nacht_18"), context.norm("atw_veel_nachten_18")
    found = (item for item in vensters_of(periode.weken, ZESTIEN_WEKEN) if item.is_volwassen and item.nachten >= many)
    days = (item.laatste for item in found if item.gemiddeld > longest and item.laatste)
    return gathered(days, context, maximum=say_duration(longest), nachten=str(many))


def _rest_after_night_too_short(periode: PeriodeView, context: Context) -> Iterator[Place]:
    return gathered_per_limit(_nachten_of(periode, context).te_snel, context, "minimum")


def _rest_after_series_too_short(periode: PeriodeView, context: Context) -> Iterator[Place]:
    series, least = context.norm("atw_reeks_nachten_18"), context.norm("atw_rust_na_reeks_18")
    rests = (rust for rust in rusten_of(periode.diensten) if not rust.na.jong)
    days = (rust.voor.dag for rust in rests if rust.nachten >= series and rust.minuten < least)
    return gathered(days, context, minimum=say_duration(least), nachten=number_word(series))


RULES: Final = (
    Rule(
        code="arbeidstijd.nachtdienst-te-lang",
        title="Een nachtdienst is niet te lang",
        zin=let_op("Je nachtdienst was {aantal} langer dan {maximum}. De laatste keer was {dag}."),
        waarom="Werken in de nacht is zwaarder dan overdag.",
        stap=Stap(56, "Een lange nachtdienst", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:8, lid 3a"),
        toon="bespreek",
        where=per_running(_nachtdienst_too_long),
    ),
    Rule(
        code="arbeidstijd.lange-nachten-te-vaak",
        title="Een lange nachtdienst komt niet vaak voor",
        zin=let_op(
            "Je had te vaak een nachtdienst van meer dan {maximum}. De laatste keer was {dag}. "
            "Het mag {weken} keer in twee weken en {jaar} keer in een jaar."
        ),
        waarom="Na een lange nacht heb je meer tijd nodig om uit te rusten.",
        stap=Stap(56, "Veel lange nachten", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:8, lid 1 en 3"),
        toon="bespreek",
        where=per_running(_too_many_long_nights),
    ),
    Rule(
        code="arbeidstijd.veel-nachten-te-lang",
        title="Met veel nachtdiensten werk je gemiddeld minder",
        zin=let_op(
            "In zestien weken met {nachten} of meer nachtdiensten werkte je gemiddeld meer dan {maximum} per week. "
            "Dat was tot {dag}."
        ),
        waarom="Wie vaak in de nacht werkt, heeft meer rust nodig.",
        stap=Stap(57, "Veel nachtdiensten", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:8, lid 2, en artikel 5:2"),
        toon="bespreek",
        where=per_running(_many_nights_too_long),
    ),
    Rule(
        code="arbeidstijd.rust-na-nacht-te-kort",
        title="Na een nachtdienst is er genoeg rust",
        zin=let_op("Na een nachtdienst had je {aantal} minder dan {minimum} rust. De laatste keer was {dag}."),
        waarom="Overdag slaap je minder goed. Daarom is de rust na een nacht langer.",
        stap=Stap(56, "Te weinig rust na een nacht", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:8, lid 3b en 4"),
        toon="bespreek",
        where=per_running(_rest_after_night_too_short),
    ),
    Rule(
        code="arbeidstijd.rust-na-nachten-te-kort",
        title="Na een paar nachten achter elkaar is er een lange rust",
        zin=let_op(
            "Na {nachten} of meer nachten achter elkaar had je {aantal} minder dan {minimum} rust. "
            "De laatste keer was {dag}."
        ),
        waarom="Na een paar nachten moet je lichaam weer wennen aan de dag.",
        stap=Stap(56, "Te weinig rust na een paar nachten", "Bekijken", "praktijkopleider"),
        reference=arbeidstijdenwet("artikel 5:8, lid 5"),
        toon="bespreek",
        where=per_running(_rest_after_series_too_short),
    ),
)
