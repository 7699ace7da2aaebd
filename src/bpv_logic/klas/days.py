"""The coming days of one student, for a begeleider's calendar: agreed talks, and what is due. Judges nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import DAY, HOUR, parse_date
from bpv_logic.basis.shown import MAX_NAME, name, one_line
from bpv_logic.basis.typed.times import read_time
from bpv_logic.forms.contact import BEZOEK, EXTRA, TELEFONISCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.klas.inzending import Inzending
    from bpv_logic.map.record import Record

#: The length of a talk in a calendar: nobody records when it ends.
_TALK: Final = HOUR

_BEZOEK: Final = {"eerste": "Eerste bezoek", "volgende": "Bezoek", "laatste": "Eindgesprek"}
_ELDERS: Final = {"online": "Online", "telefoon": "Met de telefoon"}


def agenda_items(item: Inzending) -> list[Json]:
    """Return every coming day of a student's bpv's, by day and time."""
    found = [day for periode in item.verdict.view.periodes for day in _of_periode(periode, item.van)]
    found.sort(key=lambda day: (str(day["datum"]), str(day["begin"]), str(day["uid"])))
    return [*found]


def _of_periode(periode: PeriodeView, van: str) -> Iterator[Velden]:
    for wanted in (_talks, _next_talk, _answers, _blokken, _opdrachten, _leerafspraken, _einde):
        for day in wanted(periode):
            yield {
                **day,
                "titel": f"{day['titel']}: {van}" if van else day["titel"],
                "van": van,
                "leerbedrijf": _line(periode, "leerbedrijf"),
                "praktijkopleider": _line(periode, "praktijkopleider"),
                "telefoon": _line(periode, "praktijkopleider_telefoon"),
            }


def _talks(periode: PeriodeView) -> Iterator[Velden]:
    for contact in periode.gepland:
        op_bezoek = contact.text("soort") == BEZOEK
        titel = _BEZOEK.get(contact.text("bezoek"), "Bezoek") if op_bezoek else "Bellen"
        begin = read_time(contact.text("tijd"))
        yield _day(
            contact.id,
            BEZOEK if op_bezoek else TELEFONISCH,
            contact.text("datum"),
            titel,
            plaats=_place(periode, contact),
            begin=begin if begin != DAY else None,
            wijze=contact.text("plaats") if op_bezoek else "telefoon",
        )


def _place(periode: PeriodeView, contact: Record) -> str:
    """Return where to go; the name of the leerbedrijf when its address is unknown."""
    if contact.text("soort") != BEZOEK:
        return _ELDERS["telefoon"]
    return _ELDERS.get(contact.text("plaats")) or _line(periode, "adres") or _line(periode, "leerbedrijf")


def _line(periode: PeriodeView, veld: str) -> str:
    return one_line(periode.record.text(veld), MAX_NAME)


def _next_talk(periode: PeriodeView) -> Iterator[Velden]:
    """Return the day agreed in the last talk, unless it is an appointment already."""
    for contact in periode.gehouden[-1:]:
        later = any(other.text("datum") > contact.text("datum") for other in periode.gesprekken)
        if not later:
            yield from _due(periode, contact, "volgende_datum", "volgend", "Volgend contact")


def _answers(periode: PeriodeView) -> Iterator[Velden]:
    for contact in periode.of("contact"):
        if contact.text("soort") == EXTRA and not contact.is_filled("beantwoord_op"):
            yield from _due(periode, contact, "antwoord_voor", "antwoord", "Antwoord op vraag om extra contact")


def _blokken(periode: PeriodeView) -> Iterator[Velden]:
    """Return the end of every blok; weekly blokken are left out, because they would fill a calendar."""
    for blok in periode.blokken if periode.tekenritme == "blok" else ():
        if blok.stand == "loopt" and blok.span.tot >= periode.today:
            id_ = blok.record.id if blok.record else f"{periode.id}-{blok.span.van.isoformat()}"
            yield _day(id_, "blok", blok.span.tot.isoformat(), f"{name(blok.span.naam)} eindigt, uren laten tekenen")


def _opdrachten(periode: PeriodeView) -> Iterator[Velden]:
    for opdracht in periode.of("opdracht"):
        if opdracht.text("stand") != "klaar":
            titel = f"Opdracht “{name(opdracht.text('titel'))}” inleveren"
            yield from _due(periode, opdracht, "inleveren", "opdracht", titel)


def _leerafspraken(periode: PeriodeView) -> Iterator[Velden]:
    for record in periode.of("leerafspraken")[-1:]:
        yield from _due(periode, record, "wanneer", "leerafspraken", "Leerafspraken bekijken")


def _einde(periode: PeriodeView) -> Iterator[Velden]:
    yield from _due(periode, periode.record, "eind", "einde", "Laatste dag van de bpv")


def _due(periode: PeriodeView, record: Record, veld: str, soort: str, titel: str) -> Iterator[Velden]:
    """Return the day that a record names, if it is in the future."""
    day = parse_date(record.text(veld))
    if day is not None and day >= periode.today:
        yield _day(f"{record.id}-{veld.replace('_', '-')}", soort, day.isoformat(), titel)


def _day(
    id_: str, soort: str, datum: str, titel: str, *, plaats: str = "", begin: int | None = None, wijze: str = ""
) -> Velden:
    """Return one day; `begin` in minutes after midnight, None for the whole day; `wijze` is how people talk."""
    return {
        "uid": f"{id_}@bpv-map",
        "soort": soort,
        "datum": datum,
        "begin": _clock(begin) if begin is not None else "",
        "eind": _clock(min(begin + _TALK, DAY - 1)) if begin is not None else "",
        "titel": titel,
        "plaats": plaats,
        "wijze": wijze,
    }


def _clock(minutes: int) -> str:
    return dt.time(*divmod(minutes, HOUR)).isoformat("minutes")
