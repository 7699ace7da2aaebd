"""The timeline of a bpv: what happened, what is agreed and what is still open, by day. Judges nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from bpv_logic.basis.dates import parse_date, say_date, say_distance, schooljaar_of
from bpv_logic.basis.shown import in_sentence, name
from bpv_logic.bpv.leerpunten import leerpunten_of
from bpv_logic.forms.contact import BEZOEK
from bpv_logic.rules.beoordeling import missing_beoordelingen
from bpv_logic.rules.leerafspraken import is_talked_since
from bpv_logic.verdict.front_page import say_week

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.bpv.blokken import Blok
    from bpv_logic.bpv.blokken import Stand as BlokStand
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.map.record import Record

Soort = Literal["bezoek", "telefonisch", "blok", "leerafspraken", "beoordeling", "opdracht"]
Stand = Literal["gedaan", "gepland", "open"]

_BEZOEK: Final = {"eerste": "eerste bezoek", "volgende": "volgend bezoek", "laatste": "laatste bezoek"}

#: The words about a point; people who cannot see the picture get its state as well.
_WOORDEN: Final[dict[Stand, str]] = {
    "gedaan": "{wat} op {dag}",
    "gepland": "{wat} komt op {dag}",
    "open": "{wat} van {dag} staat nog open",
}
_BLOK: Final[dict[Stand, str]] = {
    "gedaan": "{wat} tot en met {dag}, getekend",
    "gepland": "{wat} tot en met {dag}",
    "open": "{wat} tot en met {dag}, wacht op een handtekening",
}
_NIET_AKKOORD: Final = _BLOK | {"open": "{wat} tot en met {dag}, niet akkoord"}
_STAND_VAN_BLOK: Final[dict[BlokStand, Stand]] = {
    "getekend": "gedaan",
    "gewijzigd": "open",
    "niet_akkoord": "open",
    "opnieuw": "open",
    "wacht": "open",
    "loopt": "gepland",
}
_OPDRACHT: Final[dict[Stand, str]] = {
    "gedaan": "opdracht “{wat}” is klaar",
    "gepland": "opdracht “{wat}” inleveren op {dag}",
    "open": "opdracht “{wat}” van {dag} is nog niet klaar",
}
#: As much of a leerpunt as tells it from the others.
_MAX_LEERPUNT: Final = 40

_BEOORDELING: Final = "beoordeling van je leerbedrijf"


@dataclass(frozen=True, kw_only=True)
class Punt:
    """One thing on its day; `tekst` says what it is, on which day and its state."""

    dag: dt.date
    soort: Soort
    stand: Stand
    tekst: str


def tijdlijn_of(periode: PeriodeView | None, today: dt.date) -> Velden:
    """Return the timeline of a bpv; without both dates there is no line to draw."""
    if periode is None or periode.begin is None or periode.eind is None or periode.eind < periode.begin:
        zin = "Hier komt de lijn van je bpv. Vul eerst je bpv in, met de eerste en de laatste dag."
        return {"zin": zin, "dagen": 0, "vandaag": None, "punten": []}
    begin, length = periode.begin, max(1, (periode.eind - periode.begin).days)
    points = sorted(punten_of(periode, today), key=lambda punt: punt.dag)
    drawn: list[Json] = [
        {
            "dag": max(0, min(length, (punt.dag - begin).days)),
            "soort": punt.soort,
            "stand": punt.stand,
            "tekst": punt.tekst,
        }
        for punt in points
    ]
    now = min(length, (today - begin).days) if periode.loopt else None
    return {"zin": _say(periode, points, today), "dagen": length, "vandaag": now, "punten": drawn}


def punten_of(periode: PeriodeView, today: dt.date) -> Iterator[Punt]:
    """Return everything that has a day in a bpv, kind by kind."""
    for contact in periode.gesprekken:
        yield from _gesprek(contact, today)
    if periode.tekenritme == "blok":
        for blok in periode.blokken:
            yield from _blok(blok, today)
    yield from _leerafspraken(periode, today)
    yield from _beoordelingen(periode, today)
    for opdracht in periode.of("opdracht"):
        yield from _opdracht(opdracht, today)


def _say(periode: PeriodeView, points: list[Punt], today: dt.date) -> str:
    if not periode.is_begonnen:
        return f"Je bpv {say_week(periode, today)}."
    if periode.is_voorbij:
        return f"Je bpv is {say_week(periode, today)}."
    coming = [punt for punt in points if punt.stand == "gepland"]
    now = f"Je bent in {say_week(periode, today)}."
    return f"{now} Het volgende is {say_distance(coming[0].dag, today)}: {coming[0].tekst}." if coming else now


def _gesprek(contact: Record, today: dt.date) -> Iterator[Punt]:
    day, how = parse_date(contact.text("datum")), contact.text("stand")
    if day is None or how not in ("gehouden", "gepland"):
        return
    is_bezoek = contact.text("soort") == BEZOEK
    wat = _BEZOEK.get(contact.text("bezoek"), "bezoek") if is_bezoek else "telefoongesprek"
    stand: Stand = "open"
    if how == "gehouden" and day <= today:
        stand = "gedaan"
    if how == "gepland" and day >= today:
        stand = "gepland"
    yield _punt(day, "bezoek" if is_bezoek else "telefonisch", stand, _WOORDEN, wat, today)


def _blok(blok: Blok, today: dt.date) -> Iterator[Punt]:
    """Yield the blok; one that is over without a day of work has nothing to sign."""
    if blok.stand == "wacht" and not blok.is_gewerkt:
        return
    words = _NIET_AKKOORD if blok.stand == "niet_akkoord" else _BLOK
    yield _punt(blok.span.tot, "blok", _STAND_VAN_BLOK[blok.stand], words, blok.span.naam, today)


def _leerafspraken(periode: PeriodeView, today: dt.date) -> Iterator[Punt]:
    """Yield each day on which they were made, and for the newest also the day by which they should have worked."""
    made = periode.of("leerafspraken")
    for record in made:
        day = parse_date(record.text("datum"))
        if day:
            stand: Stand = "gedaan" if day <= today else "gepland"
            yield _punt(day, "leerafspraken", stand, _WOORDEN, "leerafspraken", today)
    for record in made[-1:]:
        points = leerpunten_of(record)
        for point in points:
            if point.wanneer and not point.is_klaar and not is_talked_since(periode, point.wanneer):
                stand = "gepland" if point.wanneer >= today else "open"
                which = f" “{in_sentence(point.tekst, _MAX_LEERPUNT)}”" if len(points) > 1 else "en"
                wat = f"terugkijken op je leerpunt{which}"
                yield _punt(point.wanneer, "leerafspraken", stand, _WOORDEN, wat, today)


def _beoordelingen(periode: PeriodeView, today: dt.date) -> Iterator[Punt]:
    years = set()
    for record in periode.of("beoordeling"):
        day = parse_date(record.text("datum"))
        if day and day <= today and record.is_filled("oordeel"):
            years.add(schooljaar_of(day))
            yield _punt(day, "beoordeling", "gedaan", _WOORDEN, _BEOORDELING, today)
    for day in missing_beoordelingen(periode):
        yield _punt(day, "beoordeling", "open", _WOORDEN, _BEOORDELING, today)
    if periode.eind and periode.eind >= today and schooljaar_of(periode.eind) not in years:
        yield _punt(periode.eind, "beoordeling", "gepland", _WOORDEN, _BEOORDELING, today)


def _opdracht(record: Record, today: dt.date) -> Iterator[Punt]:
    day = parse_date(record.text("inleveren"))
    if day is None:
        return
    stand: Stand = "gepland" if day >= today else "open"
    if record.text("stand") == "klaar":
        stand = "gedaan"
    yield _punt(day, "opdracht", stand, _OPDRACHT, record.text("titel") or "zonder naam", today)


def _punt(day: dt.date, soort: Soort, stand: Stand, woorden: dict[Stand, str], wat: str, today: dt.date) -> Punt:
    tekst = woorden[stand].format(wat=name(wat), dag=say_date(day, today))
    return Punt(dag=day, soort=soort, stand=stand, tekst=tekst)
