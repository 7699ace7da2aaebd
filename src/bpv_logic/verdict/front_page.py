"""The figures and sentences of the front page: hours, contact, werkprocessen, the current blok.

`slots` are plain texts for the places of a page, `meters` two numbers each.
Describes the current state; findings and agenda say what is wrong or next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.basis import shown
from bpv_logic.basis.dates import (
    DAYS_A_WEEK,
    HOUR,
    iso_week,
    monday_of,
    number_word,
    parse_date,
    say_date,
    say_distance,
    say_duration,
    say_short,
)
from bpv_logic.bpv.blokken import TE_TEKENEN
from bpv_logic.bpv.next_bpv import say_next_bpv
from bpv_logic.bpv.schooljaren import contacten_nu
from bpv_logic.bpv.tempo import is_new
from bpv_logic.bpv.uren.parts import divide
from bpv_logic.rules.urentotaal import forecast_of, is_by_illness, say_hours
from bpv_logic.rules.voortgang import different
from bpv_logic.verdict.record_slots import record_slots
from bpv_logic.words.handtekening import say_reden

if TYPE_CHECKING:
    import datetime as dt

    from bpv_logic.bpv.blokken import Blok
    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.bpv.tempo import Tempo
    from bpv_logic.rules import Context

_STAND: Final = {
    "getekend": "{naam} is getekend: {duur}.",
    "gewijzigd": "{naam} is veranderd na het tekenen. Laat opnieuw tekenen.",
    "niet_akkoord": "{naam}, {duur}. Niet akkoord van {wie}{reden}.",
    "opnieuw": "{naam} is veranderd na het “niet akkoord” van {wie}. Vraag opnieuw: {duur}.",
    "wacht": "{naam} wacht op een handtekening: {duur}.",
    "loopt": "{naam} loopt tot en met {tot}. Je hebt nu {duur}.",
}


@dataclass(frozen=True, kw_only=True)
class Meter:
    """An amount out of a total."""

    waarde: int
    maximum: int


def slots_of(view: MapView, context: Context) -> dict[str, str]:
    """Return the text of every place; a place with nothing to say is left out, so the page keeps its own text."""
    slots = {"vandaag.datum": say_date(context.today, context.today), "vandaag.groet": _greeting(view)}
    slots |= _werkproces_slots(view, context)
    if view.current is not None:
        slots |= _periode_slots(view.current, context)
    else:
        slots["uren.gedaan"] = str(_minutes_without_periode(view) // HOUR)
    slots["bpv.nieuw"] = say_next_bpv(view)
    if view.keuze is not None and view.current is not None:
        slots["bpv.wanneer"] = _when(view.current, context.today)
    slots |= record_slots(view)
    return {name: text for name, text in slots.items() if text}


def meters_of(view: MapView, context: Context) -> dict[str, Meter]:
    """Return the meters of the bpv shown on the front page."""
    total = len(context.werkprocessen)
    meters = {"werkprocessen": Meter(waarde=_rated(view, context), maximum=total)}
    if view.current is not None:
        contact = contacten_nu(view.current)
        meters["uren"] = Meter(waarde=view.current.gedaan // HOUR, maximum=view.current.afgesproken // HOUR)
        meters["weken"] = _weeks(view.current, context.today)
        meters["contact"] = Meter(waarde=min(contact.nodig, len(contact.gehouden)), maximum=contact.nodig)
    return {name: meter for name, meter in meters.items() if meter.maximum}


def say_week(periode: PeriodeView, today: dt.date) -> str:
    """Return "week 9 van 20", or when the bpv begins or ended."""
    if periode.begin is None or periode.eind is None:
        return ""
    if not periode.is_begonnen:
        return f"begint {say_distance(periode.begin, today)}"
    if periode.is_voorbij:
        return f"voorbij sinds {say_short(periode.eind, today)}"
    weeks = _weeks(periode, today)
    return f"week {weeks.waarde} van {weeks.maximum}"


def _when(periode: PeriodeView, today: dt.date) -> str:
    """Return when a chosen bpv is, to put after its name; "" when unknown."""
    if periode.begin is not None and not periode.is_begonnen:
        return f" (begint {say_short(periode.begin, today)})"
    words = say_week(periode, today)
    return f" ({words})" if words else ""


def _weeks(periode: PeriodeView, today: dt.date) -> Meter:
    """Return the current and last week of a running bpv; next to the hours they show whether the student keeps up."""
    if not periode.loopt or periode.begin is None or periode.eind is None:
        return Meter(waarde=0, maximum=0)
    first = monday_of(periode.begin)
    number, total = ((monday_of(day) - first).days // DAYS_A_WEEK + 1 for day in (today, periode.eind))
    return Meter(waarde=number, maximum=total)


def say_uren(periode: PeriodeView, context: Context) -> str:
    """Return the state of the hours, with the forecast: "In dit tempo klaar op 5 maart, twee weken voor het einde."."""
    if not periode.afgesproken or periode.eind is None or periode.begin is None:
        return "Vul bij je bpv de datums en de uren in. Dan rekenen we uit wanneer je klaar bent."
    left = periode.afgesproken - periode.gedaan
    if left <= 0:
        return "Je hebt alle afgesproken uren gemaakt."
    if periode.is_voorbij:
        return f"Je bpv is voorbij. Er is nog {-(-left // HOUR)} uur te kort."
    if not periode.is_begonnen:
        return f"Je bpv begint op {say_date(periode.begin, context.today)}."
    return _say_tempo(periode, periode.eind, context)


def _say_tempo(periode: PeriodeView, eind: dt.date, context: Context) -> str:
    tempo = forecast_of(periode, context)
    if tempo is None:
        return _no_forecast(periode, context)
    if is_by_illness(tempo):
        return f"Door ziekte mis je {say_hours(tempo.tekort)}. Bespreek of je die inhaalt, en hoe."
    return _forecast(tempo, eind, _say_empty(periode), context.today)


def _no_forecast(periode: PeriodeView, context: Context) -> str:
    if periode.is_ziek:
        return "Word eerst beter. Daarna zie je hier weer wanneer je klaar bent."
    quiet = context.norm("uren_tempo_begin_weken")
    if is_new(periode, quiet):
        return f"Na {_span(quiet * DAYS_A_WEEK)} zie je hier wanneer je klaar bent."
    return "Schrijf eerst een week op. Dan zie je hier wanneer je klaar bent."


def _say_empty(periode: PeriodeView) -> str:
    days, weeks = len(periode.lege_werkdagen), len(periode.lege_weken)
    if days:
        return f"de {days} lege dagen" if days > 1 else "de lege dag"
    return f"de {weeks} lege weken" if weeks > 1 else "de lege week" if weeks else ""


def _forecast(tempo: Tempo, eind: dt.date, leeg: str, today: dt.date) -> str:
    """Say when the hours will be complete; that includes days still to be written down, which is mentioned too."""
    if tempo.klaar is None:
        return "In dit tempo haal je je uren niet. Bespreek hoe het anders kan."
    ready = f"In dit tempo klaar op {say_short(tempo.klaar, today)}"
    distance = _against_end(tempo.klaar, eind)
    sentence = f"{ready}, als je ook {leeg} invult. Dat is {distance}." if leeg else f"{ready}, {distance}."
    if tempo.klaar <= eind:
        return sentence
    return f"{sentence} Je hebt {say_hours(tempo.nodig_per_week)} per week nodig."


def _against_end(klaar: dt.date, eind: dt.date) -> str:
    if klaar == eind:
        return "de laatste dag"
    return f"{_span(abs((eind - klaar).days))} {'voor' if klaar < eind else 'na'} het einde"


def _span(days: int) -> str:
    if days < DAYS_A_WEEK:
        return f"{number_word(days)} {'dag' if days == 1 else 'dagen'}"
    number = days // DAYS_A_WEEK
    return f"{number_word(number)} {'week' if number == 1 else 'weken'}"


def say_contact(periode: PeriodeView, context: Context) -> str:
    """Return how many contacts there were, in a long bpv this school year; where, and when the next one is."""
    count = contacten_nu(periode)
    held, least = len(count.gehouden), count.nodig
    at_work = f"{len(count.op_locatie)} op je werk" if count.op_locatie else "nog niet op je werk"
    year = f" in {count.schooljaar}" if count.schooljaar else ""
    sentence = f"{held} van de {least} geweest{year}, {at_work}." if least else f"{held} keer contact geweest{year}."
    coming = [day for item in periode.gepland if (day := parse_date(item.text("datum")))]
    if coming:
        return f"{sentence} Het volgende is {say_date(coming[0], context.today)}."
    return sentence if held >= least else f"{sentence} Nog niets afgesproken."


def say_blok(periode: PeriodeView, context: Context) -> str:
    """Return the state of the blok that needs attention: one that waits, otherwise today's."""
    blokken = [blok for blok in periode.blokken if blok.span.van <= context.today]
    asking = [blok for blok in blokken if blok.stand in TE_TEKENEN and blok.is_gewerkt]
    chosen = next(iter((*asking[:1], *blokken[-1:])), None)
    return say_stand(chosen, context.today) if chosen else ""


def say_stand(blok: Blok, today: dt.date) -> str:
    """Return one sentence about a blok."""
    duur = say_duration(blok.minuten) if blok.stand == "niet_akkoord" else blok.uren
    words = {"naam": blok.span.naam, "duur": duur, "tot": say_short(blok.span.tot, today)}
    if blok.stand == "loopt" and blok.span.van > today:
        return f"{blok.span.naam} begint op {say_short(blok.span.van, today)}."
    if blok.stand == "wacht" and not blok.is_gewerkt:
        return f"{blok.span.naam} is voorbij. Er staan geen uren in."
    zegel = blok.zegel
    wie = shown.name(zegel.handtekening.text("naam")) if zegel else ""
    return _STAND[blok.stand].format_map(words | {"wie": wie, "reden": say_reden(zegel) if zegel else ""})


def say_werkprocessen(view: MapView, context: Context) -> str:
    """Return how many werkprocessen await a rating, and how many to discuss; the figure is shown next to it."""
    own = {werkproces.code for werkproces in context.werkprocessen}
    total, talk = len(own), len(different(view) & own)
    if not total:
        return ""
    left = total - _rated(view, context)
    sentence = f"Nog {left} te bekijken." if left else "Alles is bekeken."
    return f"{sentence} Over {talk} denken jullie verschillend." if talk else sentence


def _greeting(view: MapView) -> str:
    name = shown.name(view.student.text("voornaam")) if view.student else ""
    return f"Dag {name}" if name else ""


def _periode_slots(periode: PeriodeView, context: Context) -> dict[str, str]:
    return {
        "vandaag.periode": say_week(periode, context.today),
        "vandaag.week": f"week {iso_week(context.today)}",
        "vandaag.leerbedrijf": shown.one_line(periode.record.text("leerbedrijf"), shown.MAX_NAME),
        "uren.gedaan": str(periode.gedaan // HOUR),
        "uren.totaal": str(periode.afgesproken // HOUR) if periode.afgesproken else "",
        "uren.getekend": f"{periode.getekend // HOUR} uur",
        "uren.zin": say_uren(periode, context),
        "contact.gehouden": str(len(contacten_nu(periode).gehouden)),
        "contact.nodig": str(contacten_nu(periode).nodig),
        "contact.zin": say_contact(periode, context),
        "blok.zin": say_blok(periode, context),
    }


def _werkproces_slots(view: MapView, context: Context) -> dict[str, str]:
    if not context.werkprocessen:
        return {}
    return {
        "werkprocessen.beoordeeld": str(_rated(view, context)),
        "werkprocessen.totaal": str(len(context.werkprocessen)),
        "werkprocessen.zin": say_werkprocessen(view, context),
    }


def _rated(view: MapView, context: Context) -> int:
    return sum(werkproces.code in view.voortgang.beoordeeld for werkproces in context.werkprocessen)


def _minutes_without_periode(view: MapView) -> int:
    """Return the minutes that a student wrote down before the bpv itself was filled in."""
    return sum(dag.minuten for dag in divide(view.dag_of.values()).dagen)
