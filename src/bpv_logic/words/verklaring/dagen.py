"""Attendance in one bpv, for the sheet of the leerbedrijf: hours of each day by week, totals, what was signed.

Only worked days count. Other days are shown as not worked, without the reason;
a day at school is named, because it does not count as attendance.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.dates import HOUR, count, full_date, iso_week, monday_of, say_duration
from bpv_logic.forms.keuzes import WEEKDAGEN
from bpv_logic.forms.urendag import GEWERKT
from bpv_logic.words.handtekening import say_zegel

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from bpv_logic.basis.values import Velden
    from bpv_logic.bpv.blokken import Blok
    from bpv_logic.bpv.periode_view import PeriodeView
    from bpv_logic.bpv.uren.dag import Dag

_SCHOOL: Final = "school"
_DAGEN: Final = tuple(keuze.waarde for keuze in WEEKDAGEN)


@dataclass(frozen=True, kw_only=True)
class Venster:
    """The days that a sheet is about, both ends included; `naam` is the schooljaar, "" for the whole bpv."""

    naam: str
    van: dt.date
    tot: dt.date

    def contains(self, day: dt.date) -> bool:
        """Tell whether a day is one of them."""
        return self.van <= day <= self.tot

    def has(self, iso: str) -> bool:
        """Tell whether a day in ISO 8601 is one of them."""
        return self.van.isoformat() <= iso <= self.tot.isoformat()


def say_aanwezigheid(periode: PeriodeView, venster: Venster) -> Iterator[tuple[str, str]]:
    """Return the totals, each with what it counts; zeros that would only raise questions are left out."""
    dagen = _dagen_in(periode, venster)
    worked = [dag for dag in dagen if dag.minuten]
    signed = sum(dag.minuten for dag in _getekend(periode, venster))
    total = sum(dag.minuten for dag in worked)
    dates, weken = {dag.datum for dag in worked}, {monday_of(dag.datum) for dag in worked}
    yield "Gewerkt", f"{count(len(dates), 'dag', 'dagen')} in {count(len(weken), 'week', 'weken')}"
    yield "Samen", say_duration(total)
    yield "Getekend door de praktijkopleider", say_duration(signed)
    refused = "niet akkoord, " if any(blok.antwoord for blok in periode.blokken) else ""
    yield f"Niet getekend, {refused}of veranderd na het tekenen", say_duration(total - signed)
    others = {
        "Niet gewerkt": {dag.datum for dag in dagen if dag.soort not in (GEWERKT, _SCHOOL)} - dates,
        "Op school": {dag.datum for dag in dagen if dag.soort == _SCHOOL} - dates,
        "Gewerkt, zonder goede tijden": {dag.datum for dag in dagen if dag.soort == GEWERKT} - dates,
        "Werkdagen waarbij niets staat": {day for day in periode.lege_werkdagen if venster.contains(day)},
    }
    for label, found in others.items():
        yield label, count(len(found), "dag", "dagen") if found else ""


def weken_in(periode: PeriodeView, venster: Venster) -> Iterator[Velden]:
    """Return a row for each week with any lines, with what was written for each day."""
    weken: dict[dt.date, list[Dag]] = defaultdict(list)
    for dag in _dagen_in(periode, venster):
        weken[monday_of(dag.datum)].append(dag)
    signed = {dag.record.id: dag.minuten for dag in _getekend(periode, venster)}
    for monday in sorted(weken):
        dagen = weken[monday]
        days = {naam: _cell([dag for dag in dagen if dag.datum.weekday() == n]) for n, naam in enumerate(_DAGEN)}
        total = sum(dag.minuten for dag in dagen)
        yield {
            "week": f"Week {iso_week(monday)}",
            "van": full_date(monday),
            **days,
            "totaal": _clock(total),
            "getekend": _signed(total, sum(signed.get(dag.record.id, 0) for dag in dagen)),
        }


def blokken_in(periode: PeriodeView, venster: Venster) -> Iterator[Velden]:
    """Return a row for each blok that was made or has work in it: its hours and who signed them."""
    for blok in periode.blokken:
        van, tot = max(blok.span.van, venster.van), min(blok.span.tot, venster.tot)
        first, end = blok.gewerkt.between(van, tot)
        if first < end or (blok.record and venster.contains(blok.span.van)):
            yield {
                "naam": blok.span.naam,
                "van": full_date(blok.span.van),
                "tot": full_date(blok.span.tot),
                "uren": _clock(blok.gewerkt.minutes(van, tot)),
                "getekend": _stand(blok),
            }


def _dagen_in(periode: PeriodeView, venster: Venster) -> list[Dag]:
    return [dag for dag in periode.dagen if venster.contains(dag.datum) and periode.contains(dag.datum)]


def _getekend(periode: PeriodeView, venster: Venster) -> Iterable[Dag]:
    return (dag for dag in periode.getekende_dagen if venster.contains(dag.datum))


def _stand(blok: Blok) -> str:
    return say_zegel(blok.zegel, blok.uren) if blok.zegel else "Nog niet getekend"


def _cell(dagen: list[Dag]) -> str:
    """Return the hours of a day, or that it was not worked; two lines for one day are added up."""
    total = sum(dag.minuten for dag in dagen)
    if total or not dagen:
        return _clock(total)
    kinds = {dag.soort for dag in dagen}
    if GEWERKT in kinds:
        return "?"
    return _SCHOOL if _SCHOOL in kinds else "nee"


def _signed(total: int, signed: int) -> str:
    if not total:
        return ""
    return "ja" if signed == total else "deels" if signed else "nee"


def _clock(minutes: int) -> str:
    """Return "7:30", which is short and cannot be read as a decimal (7.3 hours); "" for none."""
    return f"{minutes // HOUR}:{minutes % HOUR:02d}" if minutes else ""
