"""The sheet Aanwezigheid en begeleiding, which a leerbedrijf keeps about one bpv for its administration.

Figures, dates and who signed; no free text, no personal numbers, no reasons for
days that were not worked. It reports what the map holds and decides nothing
about a subsidy.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bpv_logic.basis.dates import HOUR, full_date, parse_date, schooljaar_end, schooljaar_of
from bpv_logic.basis.errors import RequestError
from bpv_logic.basis.shown import name, one_line
from bpv_logic.basis.typed.numbers import read_digits
from bpv_logic.map.opleiding import kwalificatie_of, titel_of
from bpv_logic.map.student import name_of
from bpv_logic.words.record import choice_label
from bpv_logic.words.verklaring.begeleiding import gesprekken_of, say_begeleiding, werkprocessen_worked
from bpv_logic.words.verklaring.dagen import Venster, blokken_in, say_aanwezigheid, weken_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.bpv.map_view import MapView
    from bpv_logic.bpv.periode_view import PeriodeView


def verklaring_of(view: MapView, periode_id: str = "", jaar: str = "") -> Velden:
    """Return the sheet of one bpv, or of one schooljaar of it; RequestError when the map has none."""
    periode = view.periode(periode_id) or view.current
    if periode is None:
        raise RequestError("Vul eerst je bpv in bij Wie en waar. Dan kan de app dit blad maken.")
    jaren = jaren_of(periode)
    venster = _venster(periode, jaar if jaar in jaren else "")
    return {
        "jaren": [{"jaar": item} for item in jaren] if len(jaren) > 1 else [],
        "jaar": venster.naam,
        "overeenkomst": _rows(_overeenkomst(view, periode, venster)),
        "aanwezigheid": _rows(say_aanwezigheid(periode, venster)),
        "weken": [*weken_in(periode, venster)],
        "blokken": [*blokken_in(periode, venster)],
        "begeleiding": _rows(say_begeleiding(periode, venster)),
        "gesprekken": [*gesprekken_of(periode, venster)],
        "werkprocessen": [*werkprocessen_worked(view, periode, venster)],
    }


def jaren_of(periode: PeriodeView) -> tuple[str, ...]:
    """Return the schooljaren with any records: a long bpv is reported to a company year by year."""
    return tuple(sorted({schooljaar_of(dag.datum) for dag in periode.dagen if periode.contains(dag.datum)}))


def _venster(periode: PeriodeView, jaar: str) -> Venster:
    """Return the days that the sheet is about, none of them in the future."""
    if not jaar:
        return Venster(naam="", van=dt.date.min, tot=periode.today)
    eind = schooljaar_end(jaar)
    begin = dt.date(eind.year - 1, eind.month, eind.day) + dt.timedelta(days=1)
    return Venster(naam=jaar, van=begin, tot=min(eind, periode.today))


def _overeenkomst(view: MapView, periode: PeriodeView, venster: Venster) -> Iterator[tuple[str, str]]:
    """Return what is in the praktijkovereenkomst, as far as the map knows it."""
    student, record = view.student, periode.record
    kwalificatie = kwalificatie_of(student)
    yield "Student", name_of(student) if student else ""
    if student:
        crebo = kwalificatie.crebo if kwalificatie else student.text("crebo")
        names = (
            name(titel_of(student, kwalificatie)),
            f"crebo {name(crebo)}" if crebo else "",
            choice_label(student, "leerweg"),
        )
        yield "Opleiding", ", ".join(filter(None, names))
        yield "School", student.text("school")
    yield (
        "Leerbedrijf",
        ", ".join(filter(None, (name(record.text(veld)) for veld in ("leerbedrijf", "afdeling", "adres")))),
    )
    yield "Praktijkopleider", record.text("praktijkopleider")
    yield "Bpv-begeleider van school", record.text("begeleider")
    yield "Praktijkovereenkomst", _agreed(periode)
    yield "Getekend op", _signed_on(periode)
    yield "Nummer van de praktijkovereenkomst", record.text("pok_nummer")
    yield "Leerbedrijf bij SBB", read_digits(record.text("sbb_leerbedrijf"))
    if periode.eind != periode.gepland_eind and periode.eind is not None:
        yield "Werkelijke einddatum", full_date(periode.eind)
    yield "Dit blad gaat over", _about(periode, venster)


def _agreed(periode: PeriodeView) -> str:
    begin, eind = periode.begin, periode.gepland_eind
    days = f"{full_date(begin)} tot en met {full_date(eind)}" if begin and eind else ""
    hours = f"{periode.afgesproken // HOUR} uur" if periode.afgesproken else ""
    return ", ".join(filter(None, (days, hours)))


def _signed_on(periode: PeriodeView) -> str:
    """Return the day on which the praktijkovereenkomst was signed, "" while that is unknown."""
    record = periode.record
    day = parse_date(record.text("pok_getekend_op")) if record.text("pok_getekend") == "ja" else None
    return full_date(day) if day else choice_label(record, "pok_getekend").lower()


def _about(periode: PeriodeView, venster: Venster) -> str:
    end = full_date(min(filter(None, (periode.eind, venster.tot))))
    return f"schooljaar {venster.naam}, tot en met {end}" if venster.naam else f"de hele bpv, tot en met {end}"


def _rows(found: Iterator[tuple[str, str]]) -> list[Json]:
    return [{"label": label, "waarde": one_line(waarde)} for label, waarde in found if waarde]
