"""Facts shown with the beoordeling, the eindbeoordeling and the bewijzen: only figures, people judge.

A sentence says what is in the map, never whether it is enough, and about
illness only the number of days.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import HOUR, count, join_words, schooljaar_of
from bpv_logic.basis.shown import name
from bpv_logic.bpv.leerpunten import leerpunten_of
from bpv_logic.forms.leerafspraken import STANDEN
from bpv_logic.forms.urendag import GEWERKT
from bpv_logic.rules.urentotaal import minimum_of
from bpv_logic.rules.voortgang import different
from bpv_logic.words.oordelen import oordelen_beside, oordelen_in
from bpv_logic.words.record import choice_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.map.record import Record
    from bpv_logic.rules import Context

#: Days without hours that may be mentioned with a beoordeling, only as a number.
_NIET_GEWERKT: Final = {"ziek": "Ziek", "afwezig": "Afwezig"}

#: The most codes in a sentence.
_CODES: Final = 8


def feiten_of(view: MapView, context: Context) -> Velden:
    """Return the facts of the map as it is now, by the form that they are shown with."""
    ratings = [*_werkprocessen(view, context)]
    several = len(view.periodes) > 1
    other: Velden = {item.id: {"beoordeling": _beoordeling(view, item, ratings)} for item in view.periodes}
    return {
        **({"per_bpv": other} if several else {}),
        "beoordeling": _beoordeling(view, view.current, ratings),
        "oordelen": _oordelen(view),
        "eindbeoordeling": {
            "uren": [*_uren(view, context)],
            "werkprocessen": [*ratings, *_beoordelingen(view)],
        },
        "bewijzen": bewijzen_of(view, context),
    }


def _oordelen(view: MapView) -> Velden:
    """Return the ratings to show beside each beoordeling, by its id, and beside one that is not stored yet ("")."""
    found: Velden = {item.id: oordelen_beside(view.bpvmap, item) for item in view.bpvmap.of("beoordeling")}
    if view.current:
        found[""] = oordelen_in(view.bpvmap, view.current.id, schooljaar_of(view.today))
    return found


def bewijzen_of(view: MapView, context: Context) -> Velden:
    """Return how many werkprocessen have a bewijs, and which have none yet."""
    own, bewezen = context.werkprocessen, view.voortgang.bewezen
    if not own:
        return {"zin": "Kies eerst je opleiding. Dan staat hier bij welke werkprocessen een bewijs is.", "zonder": []}
    without: list[Json] = [{"code": item.code, "titel": item.titel} for item in own if item.code not in bewezen]
    return {"zin": f"Bij {len(own) - len(without)} van de {len(own)} werkprocessen is een bewijs.", "zonder": without}


def _beoordeling(view: MapView, periode: PeriodeView | None, ratings: list[str]) -> Velden:
    """Return the facts with a beoordeling of one bpv; a page looks up that of its own in `per_bpv`."""
    if periode is None:
        return {"persoonlijk": [], "werkprocessen": [*ratings]}
    which = [f"Dit gaat over je bpv bij {view.namen[periode.id]}."] if len(view.periodes) > 1 else []
    return {
        "persoonlijk": [*which, *_persoonlijk(periode)],
        "werkprocessen": [*ratings, *_opdrachten(periode)],
    }


def _persoonlijk(periode: PeriodeView) -> Iterator[str]:
    days = len({dag.datum for dag in periode.gewerkt})
    yield f"Gewerkt: {count(days, 'dag', 'dagen')}, samen {periode.gedaan // HOUR} uur."
    yield from _not_worked([periode])
    talks = sum(item.text("datum") <= periode.today.isoformat() for item in periode.of("werkbespreking"))
    yield f"Werkbesprekingen: {talks}."
    yield f"Contacten met school: {len(periode.contacten)}, op het werk: {len(periode.op_locatie)}."
    made = periode.of("leerafspraken")
    yield from _leerpunten(made)
    looked = {item.text("datum") for item in (*made, *periode.bezoeken) if item.is_filled("teruggekeken")}
    yield f"Leerafspraken: {len(made)} keer gemaakt, {len(looked)} keer teruggekeken."


def _leerpunten(made: Sequence[Record]) -> Iterator[str]:
    """Return how the leerpunten of the newest sheet stand, once somebody looked back on one."""
    points = [item for record in made[-1:] for item in leerpunten_of(record)]
    if any(item.stand for item in points):
        chosen = Counter(item.stand or STANDEN[0].waarde for item in points)
        parts = [f"{chosen[stand.waarde]} {stand.label.lower()}" for stand in STANDEN if chosen[stand.waarde]]
        yield f"Leerpunten: {join_words(parts)}."


def _not_worked(periodes: Iterable[PeriodeView]) -> Iterator[str]:
    dagen = [dag for periode in periodes for dag in periode.dagen if dag.datum <= periode.today]
    worked = {dag.datum for dag in dagen if dag.soort == GEWERKT}
    for soort, label in _NIET_GEWERKT.items():
        days = {dag.datum for dag in dagen if dag.soort == soort}
        if days:
            partly = len(days & worked)
            rest = f", waarvan {partly} voor een deel" if partly else ""
            yield f"{label}: {count(len(days), 'dag', 'dagen')}{rest}."


def _opdrachten(periode: PeriodeView) -> Iterator[str]:
    opdrachten = periode.of("opdracht")
    if opdrachten:
        done = sum(item.text("stand") == "klaar" for item in opdrachten)
        yield f"Opdrachten: {done} van de {len(opdrachten)} klaar."


def _uren(view: MapView, context: Context) -> Iterator[str]:
    """Return the hours of all bpv's together, and what the law requires for the whole opleiding."""
    if not view.periodes:
        return
    agreed = sum(periode.afgesproken for periode in view.periodes) // HOUR
    yield f"Gemaakt: {sum(periode.gedaan for periode in view.periodes) // HOUR} uur."
    yield f"Getekend: {sum(periode.getekend for periode in view.periodes) // HOUR} uur."
    yield f"Afgesproken in de praktijkovereenkomst: {agreed} uur."
    yield from _law(view, context)
    empty = sum(len(periode.lege_werkdagen) for periode in view.periodes)
    if empty:
        yield f"Werkdagen waarbij nog niets staat: {empty}."
    yield from _not_worked(view.periodes)


def _law(view: MapView, context: Context) -> Iterator[str]:
    minimum = minimum_of(view, context)
    if minimum is None:
        return
    source = context.schoolpakket.find_norm(minimum.naam).on(context.today.isoformat()).bron
    read = f"{source.document}, {source.date}" if source.date else source.document
    if not minimum.uren:
        yield f"Geen wettelijk minimum ({read})."
    elif minimum.wie == "gewoonte":
        yield f"Meestal voor de hele opleiding: {minimum.uren} uur ({read}). De wet noemt geen getal."
    else:
        yield f"Minimum voor de hele opleiding: {minimum.uren} uur ({read})."


def _werkprocessen(view: MapView, context: Context) -> Iterator[str]:
    own = [werkproces.code for werkproces in context.werkprocessen]
    if not own:
        return
    voortgang = view.voortgang
    rated = sum(code in voortgang.beoordeeld for code in own)
    yield f"Bij {rated} van de {len(own)} werkprocessen is een stap gekozen."
    for wie, newest in (("Student", voortgang.student), ("Praktijkopleider", voortgang.praktijkopleider)):
        yield from _steps(wie, [newest[code] for code in own if code in newest], context)
    yield from _codes("Student en praktijkopleider kozen verschillend", own, different(view))
    yield from _codes("Kan hier niet, er is een plan", own, voortgang.elders)
    untouched = frozenset(own) - voortgang.geoefend - voortgang.elders
    yield from _codes("Nog niet geoefend", own, untouched)
    proved = sum(code in voortgang.bewezen for code in own)
    yield f"Bij {proved} van de {len(own)} werkprocessen is een bewijs."


def _steps(wie: str, ratings: Sequence[Record], context: Context) -> Iterator[str]:
    """Return how often each step of the scale was chosen, in the school's wording."""
    chosen = Counter(record.text("oordeel") for record in ratings)
    parts = [f"{chosen[stap.waarde]} keer {stap.label}" for stap in context.schoolpakket.schaal if chosen[stap.waarde]]
    if parts:
        names = dict.fromkeys(filter(None, (record.text("naam").strip() for record in ratings)))
        yield f"{wie}{f' ({join_words([*names])})' if names else ''}: {join_words(parts)}."


def _codes(words: str, own: list[str], chosen: frozenset[str]) -> Iterator[str]:
    codes = [code for code in own if code in chosen]
    if codes:
        yield f"{words}: {join_words(codes, at_most=_CODES)}."


def _beoordelingen(view: MapView) -> Iterator[str]:
    """Return what each leerbedrijf decided in a beoordeling."""
    for record in view.bpvmap.of("beoordeling"):
        label = choice_label(record, "oordeel")
        if label:
            bpv = view.namen.get(view.bpvmap.periode_of(record), "") if len(view.periodes) > 1 else ""
            year = " ".join(("Beoordeling", name(record.text("schooljaar")))).strip()
            yield f"{year}{f', {bpv}' if bpv else ''}: {label}."
