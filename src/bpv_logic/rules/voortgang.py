"""Voortgang per werkproces: rated by both, practised, and nothing forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import DAYS_A_WEEK, count, parse_date, say_date, weeks
from bpv_logic.rules.rule import Place, Rule, Stap, count_of, in_periode, per_running
from bpv_logic.rules.sources import gids, web
from bpv_logic.rules.velden import with_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.rules.rule import Context, Where

_VOORTGANG: Final = gids("formulier Voortgang per werkproces: zien waar je staat")
_AANSLUITING: Final = gids("Taken van de school bij de begeleiding, punt 3: leerdoelen en leermogelijkheden")


def _codes_where(select: Callable[[MapView, frozenset[str]], Iterable[str]]) -> Where:
    """Gather werkprocessen in one finding about the running bpv."""

    def where(view: MapView, context: Context) -> Iterator[Place]:
        own = [werkproces.code for werkproces in context.werkprocessen]
        chosen = {*select(view, frozenset(own))} if own else set()
        found = [code for code in own if code in chosen]
        if found and view.op_kalender and view.op_kalender.loopt:
            yield in_periode(view.op_kalender, **count_of(found), totaal=str(len(own)))

    return where


def _never_rated(view: MapView, own: frozenset[str]) -> Iterable[str]:
    return own - view.voortgang.beoordeeld


def _only_student(view: MapView, _: frozenset[str]) -> Iterable[str]:
    return view.voortgang.student.keys() - view.voortgang.praktijkopleider.keys()


def _only_praktijkopleider(view: MapView, _: frozenset[str]) -> Iterable[str]:
    return view.voortgang.praktijkopleider.keys() - view.voortgang.student.keys()


def different(view: MapView) -> frozenset[str]:
    """Return the codes that student and praktijkopleider currently rate differently."""
    own, other = view.voortgang.student, view.voortgang.praktijkopleider
    both = own.keys() & other.keys()
    return frozenset(code for code in both if own[code].text("oordeel") != other[code].text("oordeel"))


def _different(view: MapView, _: frozenset[str]) -> Iterable[str]:
    return different(view)


def _time_left(periode: PeriodeView, context: Context) -> str:
    """Return in words how long a bpv still runs when that is short, "" when there is time."""
    few = weeks(context.norm("werkproces_krap_weken"))
    if not periode.loopt or periode.eind is None or periode.eind - context.today > few:
        return ""
    left = (periode.eind - context.today).days // DAYS_A_WEEK
    return count(left, "week", "weken") if left else "minder dan een week"


def _not_by_both(view: MapView, context: Context) -> Iterator[Place]:
    """Look once the first visit was held, because these lists are gone through there."""
    periode = view.op_kalender
    if periode is None or not periode.loopt or not periode.bezoeken:
        return
    both = view.voortgang.student.keys() & view.voortgang.praktijkopleider.keys()
    for lijst in context.lijsten:
        left = [punt.naam for punt in lijst.punten if punt.code not in both]
        if left:
            yield in_periode(periode, aantal=count(len(left), "punt", "punten"), lijst=lijst.naam)


def _untouched(view: MapView, context: Context) -> Iterator[Place]:
    last, own = view.laatste, [werkproces.code for werkproces in context.werkprocessen]
    done = view.voortgang.geoefend | view.voortgang.elders
    left = [code for code in own if code not in done]
    time = _time_left(last, context) if last else ""
    if last and left and time:
        yield in_periode(last, **count_of(left), weken=time)


def _agreed_untouched(view: MapView, context: Context) -> Iterator[Place]:
    for periode in view.periodes:
        agreed = {code for item in periode.of("leerafspraken")[-1:] for code in item.items("werkprocessen")}
        left = sorted(agreed - view.voortgang.geoefend - view.voortgang.elders)
        time = _time_left(periode, context)
        if left and time:
            yield in_periode(periode, **count_of(left), weken=time)


def _long_not_updated(periode: PeriodeView, context: Context) -> Iterator[Place]:
    silence = weeks(context.norm("voortgang_stilte_weken"))
    for newest in periode.of("voortgang")[-1:]:
        day = parse_date(newest.text("datum"))
        if day and context.today - day > silence:
            yield in_periode(periode, dag=say_date(day, context.today))


RULES: Final = (
    Rule(
        code="voortgang.nooit-ingevuld",
        title="Bij elk werkproces staat waar je staat",
        zin="Bij {aantal} staat nog niet waar je staat: {codes}. Vul ze in.",
        waarom="Zo zien jullie samen waar je begint en wat er nog komt.",
        stap=Stap(70, "Waar sta je?", "Invullen"),
        reference=_VOORTGANG,
        toon="nog_doen",
        soort="voortgang",
        where=_codes_where(_never_rated),
    ),
    Rule(
        code="voortgang.alleen-student",
        title="Je praktijkopleider vult de werkprocessen ook in",
        zin="Je praktijkopleider heeft {aantal} nog niet ingevuld: {codes}. Vraag of dat vandaag kan.",
        waarom="Een ander ziet soms iets wat je zelf niet ziet.",
        stap=Stap(
            71, "Je praktijkopleider vult in", "Laten invullen", "praktijkopleider", "voortgang/?wie=praktijkopleider"
        ),
        reference=_VOORTGANG,
        toon="nog_doen",
        soort="voortgang",
        where=_codes_where(_only_student),
    ),
    Rule(
        code="voortgang.alleen-praktijkopleider",
        title="Jij vult de werkprocessen ook zelf in",
        zin="Jij hebt {aantal} nog niet zelf ingevuld: {codes}. Hoe vind jij dat het gaat?",
        waarom="Het gaat om jouw leren: hoe vind je zelf dat het gaat?",
        stap=Stap(71, "Hoe vind jij dat het gaat?", "Invullen", pagina="voortgang/?wie=student"),
        reference=_VOORTGANG,
        toon="nog_doen",
        soort="voortgang",
        where=_codes_where(_only_praktijkopleider),
    ),
    Rule(
        code="voortgang.werknemersvaardigheden",
        title="Wat een goede werknemer doet, vullen jullie allebei in",
        zin="Bij {aantal} van “{lijst}” staat nog niet hoe jullie het allebei zien. Vul dat samen in.",
        waarom="Bij het eerste bezoek lopen jullie samen door wat een goede werknemer doet.",
        stap=Stap(72, "Wat doet een goede werknemer?", "Invullen"),
        reference=gids("Gespreksonderwerpen bij het eerste bedrijfsbezoek, punt 4: werknemersvaardigheden"),
        toon="nog_doen",
        soort="voortgang",
        where=_not_by_both,
    ),
    Rule(
        code="voortgang.verschil",
        title="Jullie zien de werkprocessen hetzelfde, of praten over het verschil",
        zin="Bij {aantal} denken jullie er anders over: {codes}. Praat er samen over.",
        waarom="Een verschil is niet fout. Het is een goed begin van een gesprek.",
        stap=Stap(81, "Praat over het verschil", "Bekijken"),
        reference=_VOORTGANG,
        toon="bespreek",
        uitkomst="voldoet",
        soort="voortgang",
        where=_codes_where(_different),
    ),
    Rule(
        code="voortgang.lang-niet-ingevuld",
        title="De voortgang wordt regelmatig bijgehouden",
        zin="Je vulde je voortgang het laatst in op {dag}. Kijk samen waar je nu staat.",
        waarom="Je bpv-begeleider volgt je voortgang. Dat kan alleen als die er staat.",
        stap=Stap(73, "Waar sta je nu?", "Invullen"),
        reference=gids("inleiding: je bpv-begeleider volgt jouw voortgang"),
        toon="nog_doen",
        soort="voortgang",
        where=per_running(_long_not_updated),
    ),
    Rule(
        code="voortgang.afspraak-niet-geoefend",
        title="De werkprocessen uit je leerafspraken zijn geoefend",
        zin=(
            "Je hebt {aantal} uit je leerafspraken nog niet geoefend: {codes}. "
            "Je bpv duurt nog {weken}. Bespreek wanneer het kan."
        ),
        waarom="Jullie kozen deze werkprocessen om aan te werken.",
        stap=Stap(58, "Nog niet geoefend", "Bespreken", "praktijkopleider"),
        reference=gids("formulier Leerafspraken BPV - Bezoek"),
        toon="bespreek",
        soort="voortgang",
        where=_agreed_untouched,
    ),
    Rule(
        code="voortgang.nog-leeg",
        title="In je laatste bpv komt elk werkproces aan de beurt",
        zin=(
            "Je hebt {aantal} nog niet geoefend: {codes}. Je bpv duurt nog {weken}. "
            "Bespreek met school hoe het nog kan."
        ),
        waarom="Aan het eind moet je alle werkprocessen kunnen.",
        stap=Stap(57, "Nog niet geoefend", "Bespreken", "begeleider"),
        reference=web("artikel 7.2.8, lid 2c"),
        toon="bespreek",
        soort="voortgang",
        where=_untouched,
    ),
    Rule(
        code="voortgang.kan-niet-zonder-plan",
        title="Kan een werkproces hier niet, dan is er een plan",
        zin="Dit werkproces kan hier niet. Schrijf het plan op. Vraag je bpv-begeleider om mee te denken.",
        waarom="School let op of je in dit bedrijf kunt leren wat nodig is.",
        stap=Stap(65, "Dit kan hier niet", "Plan maken", "begeleider"),
        reference=_AANSLUITING,
        toon="nog_doen",
        where=with_fault("voortgang.kan-niet-zonder-plan"),
    ),
)
