"""Handtekeningen: hours are signed in time, and what was signed is unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.clock import dutch_day
from bpv_logic.basis.dates import join_words, parse_date, say_date, say_short
from bpv_logic.bpv.uren.antwoord import antwoord_of, is_akkoord
from bpv_logic.forms import FORMS
from bpv_logic.map.student import name_of
from bpv_logic.map.tekening import judge_tekening
from bpv_logic.questions.same import same_name
from bpv_logic.rules.rule import Place, Rule, Stap, at, in_periode, per_periode, praktijkopleider_of
from bpv_logic.rules.sources import gids, keuze

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bpv_logic.bpv.blokken import Blok, Stand
    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.map.seal import Zegeloordeel
    from bpv_logic.map.tekening import Beeld
    from bpv_logic.rules.rule import Context, Where

_EIND_VAN_BLOK: Final = gids("Elke week, punt 2: handtekening aan het einde van ieder blok")
_ANTWOORD: Final = keuze(
    "getekend is waar de praktijkopleider akkoord mee was; beide getallen blijven staan (docs/besluiten/0070)"
)
_ZEGEL: Final = keuze("een handtekening hoort bij precies wat er stond (docs/export.md)")


def waiting_blokken(periode: PeriodeView) -> tuple[Blok, ...]:
    """Return the blokken that are over, contain worked days, and are not signed."""
    return tuple(blok for blok in periode.blokken if blok.stand == "wacht" and blok.is_gewerkt)


def _to_sign(*, late: bool) -> Where:
    def where(periode: PeriodeView, context: Context) -> Iterator[Place]:
        blokken = [blok for blok in waiting_blokken(periode) if _is_late(blok, context) == late]
        if blokken:
            yield _blokken_place(periode, blokken, context.today)

    return per_periode(where)


def _is_late(blok: Blok, context: Context) -> bool:
    return (context.today - blok.span.tot).days > context.norm("handtekening_dagen")


def _blokken_place(periode: PeriodeView, blokken: list[Blok], today: dt.date) -> Place:
    """Return the place of one or more blokken, by name; a single one with its last day."""
    names = [blok.span.naam for blok in blokken]
    if len(names) == 1:
        names = [f"{names[0]} (tot en met {say_short(blokken[0].span.tot, today)})"]
    words = {"blokken": join_words(names), "wie": praktijkopleider_of(periode)}
    record = blokken[0].record
    return at(record, **words) if record else in_periode(periode, **words)


def _answered(stand: Stand) -> Where:
    """Return the blokken in this state that the praktijkopleider answered with more than a plain "akkoord"."""

    def where(periode: PeriodeView, context: Context) -> Iterator[Place]:
        for blok in periode.blokken:
            antwoord = antwoord_of(blok.zegel.handtekening) if blok.zegel else None
            if blok.stand == stand and blok.zegel and blok.record and antwoord and antwoord.soort != "onleesbaar":
                words = {
                    "blok": blok.span.naam,
                    "uren": blok.uren,
                    "reden": antwoord.reden.strip().rstrip(".") or "geen reden",
                }
                yield at(blok.record, **_words(blok.zegel, context), **words)

    return per_periode(where)


def _unreadable(view: MapView, context: Context) -> Iterator[Place]:
    for zegel in _standing(view):
        antwoord = antwoord_of(zegel.handtekening)
        if antwoord is not None and antwoord.soort == "onleesbaar" and zegel.staat != "beschadigd":
            yield at(zegel.handtekening, **_words(zegel, context))


def _changed(view: MapView, context: Context) -> Iterator[Place]:
    for zegel in _standing(view):
        record = view.bpvmap.by_id.get(zegel.handtekening.text("betreft"))
        form = FORMS.get(record.soort) if record else None
        if zegel.staat == "gewijzigd" and is_akkoord(zegel) and record and form:
            yield at(record, **_words(zegel, context), formulier=form.label)


def _without_record(view: MapView, context: Context) -> Iterator[Place]:
    for zegel in _standing(view):
        if zegel.staat != "beschadigd" and zegel.handtekening.text("betreft") not in view.bpvmap.by_id:
            yield at(zegel.handtekening, **_words(zegel, context))


def _damaged(view: MapView, context: Context) -> Iterator[Place]:
    for zegel in view.zegels:
        if zegel.staat == "beschadigd":
            yield at(zegel.handtekening, **_words(zegel, context))


def _drawn(*found: Beeld) -> Where:
    """Return the handtekeningen of which the drawing is one of these; a damaged one has its own rule."""

    def where(view: MapView, context: Context) -> Iterator[Place]:
        for zegel in _standing(view):
            is_drawn = zegel.staat != "beschadigd" and zegel.handtekening.text("wijze") == "getekend"
            if is_drawn and judge_tekening(zegel.handtekening.text("tekening")) in found:
                yield at(zegel.handtekening, **_words(zegel, context))

    return where


def _own_name(view: MapView, context: Context) -> Iterator[Place]:
    own = name_of(view.student) if view.student else ""
    for zegel in _standing(view):
        other = zegel.handtekening.text("rol") != "student"
        if other and same_name(zegel.handtekening.text("naam"), own):
            yield at(zegel.handtekening, **_words(zegel, context))


def _standing(view: MapView) -> Iterator[Zegeloordeel]:
    """Return the handtekening that counts per signed record and role; older ones are history."""
    return (zegel for rollen in view.handtekeningen.values() for zegel in rollen.values())


def _words(zegel: Zegeloordeel, context: Context) -> dict[str, str]:
    day = parse_date(dutch_day(zegel.handtekening.text("moment")))
    return {
        "wie": zegel.handtekening.text("naam") or zegel.handtekening.text("rol"),
        "dag": say_date(day, context.today) if day else "een onbekende dag",
    }


RULES: Final = (
    Rule(
        code="uren.handtekening-nodig",
        title="Een blok dat voorbij is, is getekend",
        zin="Vraag {wie} om je uren te tekenen: {blokken}.",
        waarom="Alleen getekende uren tellen voor school.",
        stap=Stap(35, "Handtekening voor je uren", "Laten tekenen", "praktijkopleider", "uren/#blokken"),
        reference=_EIND_VAN_BLOK,
        toon="nog_doen",
        soort="urenblok",
        where=_to_sign(late=False),
    ),
    Rule(
        code="uren.handtekening-te-laat",
        title="De handtekening komt snel na het einde van een blok",
        zin="Deze uren wachten al te lang op een handtekening: {blokken}. Vraag {wie} om te tekenen.",
        waarom="Na een tijd weet niemand meer precies hoe lang je werkte.",
        stap=Stap(34, "Uren zonder handtekening", "Laten tekenen", "praktijkopleider", "uren/#blokken"),
        reference=_EIND_VAN_BLOK,
        toon="bespreek",
        soort="urenblok",
        where=_to_sign(late=True),
    ),
    Rule(
        code="uren.niet-akkoord",
        title="De praktijkopleider is het eens met de uren",
        zin=(
            "Niet akkoord van {wie} met {blok}: “{reden}”. Praat er samen over. "
            "Verander daarna de dagen die niet klopten, en vraag het opnieuw."
        ),
        waarom="Uren waar je praktijkopleider niet akkoord mee is, zijn niet getekend.",
        stap=Stap(33, "Praten over je uren", "Bekijken", "student", "uren/#blokken"),
        reference=_ANTWOORD,
        toon="bespreek",
        soort="urenblok",
        where=_answered("niet_akkoord"),
    ),
    Rule(
        code="uren.opnieuw-vragen",
        title="Uren die zijn verbeterd, zijn opnieuw gevraagd",
        zin="{blok} is veranderd na het “niet akkoord” van {wie}. Vraag of het nu klopt, en laat tekenen.",
        waarom="Het antwoord van je praktijkopleider ging over wat er toen stond.",
        stap=Stap(33, "Je uren opnieuw laten tekenen", "Laten tekenen", "praktijkopleider", "uren/#blokken"),
        reference=_ANTWOORD,
        toon="nog_doen",
        soort="urenblok",
        where=_answered("opnieuw"),
    ),
    Rule(
        code="uren.minder-akkoord",
        title="Waar de praktijkopleider minder uren tekende, staan beide getallen",
        zin=(
            "Bij {blok} is {wie} akkoord met {uren}: “{reden}”. Dat telt als getekend. "
            "Zie jij het anders? Praat er samen over."
        ),
        waarom="Jouw uren blijven staan. Getekend is waar je praktijkopleider akkoord mee was.",
        reference=_ANTWOORD,
        toon="in_orde",
        soort="urenblok",
        where=_answered("getekend"),
    ),
    Rule(
        code="handtekening.antwoord-onleesbaar",
        title="Het antwoord bij een handtekening is te lezen",
        zin=(
            "Het antwoord van {wie}, op {dag}, kunnen we niet lezen, dus het telt niet als getekend. "
            "Werk de app bij, of vraag het opnieuw."
        ),
        waarom="Een nieuwere app kent misschien meer antwoorden. Wat we niet lezen, tellen we niet mee.",
        stap=Stap(32, "Antwoord niet te lezen", "Bekijken"),
        reference=_ANTWOORD,
        toon="klopt_niet",
        where=_unreadable,
    ),
    Rule(
        code="handtekening.gewijzigd",
        title="Na het tekenen is er niets veranderd",
        zin=(
            "“{formulier}” is veranderd nadat {wie} tekende, op {dag}. Kijk wat er anders is. "
            "Laat daarna opnieuw tekenen."
        ),
        waarom="Een handtekening geldt alleen voor wat er toen stond.",
        stap=Stap(32, "Veranderd na het tekenen", "Bekijken"),
        reference=_ZEGEL,
        toon="klopt_niet",
        where=_changed,
    ),
    Rule(
        code="handtekening.zonder-formulier",
        title="Elke handtekening hoort bij een formulier in de map",
        zin="De handtekening van {wie} hoort bij iets wat er niet meer is. Maak het opnieuw en laat het weer tekenen.",
        waarom="Een handtekening zonder formulier zegt niets.",
        stap=Stap(32, "Handtekening zonder formulier", "Bekijken", pagina="map/"),
        reference=_ZEGEL,
        toon="klopt_niet",
        where=_without_record,
    ),
    Rule(
        code="handtekening.beschadigd",
        title="Elke handtekening is nog heel",
        zin="De handtekening van {wie} is niet meer heel. Laat opnieuw tekenen.",
        waarom="Zo kan school zien dat niemand aan de handtekening heeft gezeten.",
        stap=Stap(32, "Handtekening opnieuw zetten", "Bekijken"),
        reference=_ZEGEL,
        toon="klopt_niet",
        where=_damaged,
    ),
    Rule(
        code="handtekening.geen-tekening",
        title="Bij een getekende handtekening hoort een tekening",
        zin="Bij de handtekening van {wie}, op {dag}, staat geen tekening. Laat opnieuw tekenen.",
        waarom="Een lege handtekening laat niet zien dat iemand tekende.",
        stap=Stap(32, "Handtekening opnieuw zetten", "Bekijken"),
        reference=_ZEGEL,
        toon="klopt_niet",
        where=_drawn("geen"),
    ),
    Rule(
        code="handtekening.tekening-onduidelijk",
        title="Een handtekening is helemaal te zien",
        zin=(
            "De handtekening van {wie}, op {dag}, is heel klein of is afgesneden. "
            "Vraag school of er een nieuwe moet komen."
        ),
        waarom="Een oudere versie van de app bewaarde soms maar een stuk van een handtekening.",
        stap=Stap(93, "Handtekening niet goed te zien", "Bekijken"),
        reference=_ZEGEL,
        toon="bespreek",
        uitkomst="voldoet",
        where=_drawn("klein", "buiten"),
    ),
    Rule(
        code="handtekening.eigen-naam",
        title="Wie voor een ander tekent, gebruikt zijn eigen naam",
        zin="Hier staat jouw naam bij een handtekening van een ander. Laat diegene zelf tekenen.",
        waarom="De handtekening van je praktijkopleider of bpv-begeleider kun jij niet zetten.",
        stap=Stap(32, "Wie heeft getekend?", "Bekijken"),
        reference=_EIND_VAN_BLOK,
        toon="bespreek",
        uitkomst="voldoet_niet",
        where=_own_name,
    ),
)
