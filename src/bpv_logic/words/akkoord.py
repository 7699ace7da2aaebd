"""What a praktijkopleider is asked about the hours of a blok, and what is wrong with the answer while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import say_date, say_duration
from bpv_logic.bpv.uren.antwoord import read_agreed
from bpv_logic.forms.handtekening import ANDERS, REDEN_LENGTH

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.bpv.blokken import Blok
    from bpv_logic.bpv.map_view import MapView

_REDEN: Final = "Schrijf in een paar woorden waarom. Dan weet de student wat er moet veranderen."
_TE_LANG: Final = f"De reden is te lang. Gebruik hoogstens {REDEN_LENGTH} tekens."
_GEEN_UREN: Final = "Vul een aantal uren in, zoals 32 of 7:30."
_NUL: Final = "Nul uur is niet akkoord. Kies dan “Niet akkoord”."
_ALLES: Final = "Zoveel uren staan er al. Kies dan “Akkoord”."
_MEER: Final = "Er staat {uren}. Meer kan niet: vraag de student om de uren er eerst bij te schrijven."
_GEEN_DAG: Final = "Vul bij één of meer dagen in met hoeveel uur je akkoord bent."
#: Where a sentence is about the days together.
_DAGEN: Final = "dagen"


def ask_about(view: MapView, id_: str) -> Velden:
    """Return the hours of a blok and its days, for who is going to sign them; nothing for an unknown blok."""
    blok = _blok(view, id_)
    days = _days(blok) if blok else {}
    return {
        "uren": say_duration(sum(days.values())) if days else "",
        "dagen": [
            {"datum": day.isoformat(), "dag": say_date(day, view.today), "uren": say_duration(minutes)}
            for day, minutes in days.items()
        ],
    }


def wrong_with(view: MapView, id_: str, antwoord: Velden) -> list[Json]:
    """Return a sentence for everything that is wrong with an answer, each with the question that it is about."""
    blok = _blok(view, id_)
    return [{"veld": veld, "tekst": tekst} for veld, tekst in _wrong(_days(blok) if blok else {}, antwoord)]


def _wrong(days: dict[dt.date, int], antwoord: Velden) -> Iterator[tuple[str, str]]:
    if antwoord.get("antwoord") == ANDERS:
        dagen = antwoord.get("dagen")
        yield from _wrong_per_day(days, dagen) if isinstance(dagen, dict) else _wrong_in_all(days, antwoord.get("uren"))
    reden = antwoord.get("reden")
    if not isinstance(reden, str) or not reden.strip():
        yield "reden", _REDEN
    elif len(reden) > REDEN_LENGTH:
        yield "reden", _TE_LANG


def _wrong_in_all(days: dict[dt.date, int], typed: Json) -> Iterator[tuple[str, str]]:
    sentence = _wrong_hours(read_agreed(typed), sum(days.values()))
    if sentence:
        yield "uren", sentence


def _wrong_per_day(days: dict[dt.date, int], typed: Velden) -> Iterator[tuple[str, str]]:
    written = {day.isoformat(): minutes for day, minutes in days.items()}
    read = {day: read_agreed(value) for day, value in typed.items()}
    faults = {
        day: _GEEN_UREN if minutes is None else _MEER.format(uren=say_duration(written.get(day, 0)))
        for day, minutes in read.items()
        if minutes is None or minutes > written.get(day, 0)
    }
    yield from faults.items()
    if not read:
        yield _DAGEN, _GEEN_DAG
    elif not faults:
        agreed = sum(minutes if (given := read.get(day)) is None else given for day, minutes in written.items())
        if not 0 < agreed < sum(written.values()):
            yield _DAGEN, _ALLES if agreed else _NUL


def _wrong_hours(agreed: int | None, written: int) -> str:
    if agreed is None:
        return _GEEN_UREN
    if not agreed:
        return _NUL
    if agreed > written:
        return _MEER.format(uren=say_duration(written))
    return _ALLES if agreed == written else ""


def _blok(view: MapView, id_: str) -> Blok | None:
    blokken = (blok for periode in view.periodes for blok in periode.blokken)
    return next((blok for blok in blokken if blok.record is not None and blok.record.id == id_), None)


def _days(blok: Blok) -> dict[dt.date, int]:
    """Return the minutes of each date; several parts of one day are one."""
    days: dict[dt.date, int] = {}
    for dag in blok.dagen:
        days[dag.datum] = days.get(dag.datum, 0) + dag.minuten
    return {day: minutes for day, minutes in days.items() if minutes}
