"""What the school page saves for a class: tables for a spreadsheet and days for a calendar.

The page keeps the answer of `klas_bestand` for each file, and sends it back here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import RequestError
from bpv_logic.browser.request import Request
from bpv_logic.klas.diary import calendar_of, days_of, route_of
from bpv_logic.klas.doubles import Wie, lijken_op
from bpv_logic.klas.tables import HEADINGS, overzicht, tabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpv_logic.basis.csv import Cell
    from bpv_logic.basis.values import Velden
    from bpv_logic.browser.request import Operation


def klas_tabel(request: Request) -> Velden:
    """Return the table `soort` (overzicht, uren or bevindingen) of `inzendingen` as a CSV file."""
    soort, day = request.text("soort"), request.day("today")
    inzendingen = [Request(item) for item in request.items("inzendingen")]
    if soort == "overzicht":
        tekst = overzicht(
            (item.values("rij"), item.text("bestand"), item.text("code"), item.text("gemaakt")) for item in inzendingen
        )
    elif soort in HEADINGS:
        tekst = tabel(soort, (row for item in inzendingen for row in _rows(item, soort)))
    else:
        raise RequestError("Deze tabel kennen de regels niet.")
    return {"naam": f"bpv-klas-{soort}-{day.isoformat()}.csv", "tekst": tekst}


def _rows(item: Request, soort: str) -> Iterator[list[Cell]]:
    for row in Request(item.values("tabellen")).items(soort):
        if not isinstance(row, list):
            raise RequestError("In het verzoek aan de regels is een rij van een tabel geen rij.")
        yield [cell if isinstance(cell, int) else str(cell or "") for cell in row]


def klas_agenda(request: Request) -> Velden:
    """Return the coming visits of `inzendingen` as a list; a calendar file holds what is due and what is off too."""
    today = request.day("today")
    inzendingen = map(Request, request.items("inzendingen"))
    files = ((item.text("gemaakt"), item.text("sleutel"), item.items("agenda")) for item in inzendingen)
    days = days_of(files)
    return {
        "route": route_of(days, today),
        "ics": {"naam": f"bpv-agenda-{today.isoformat()}.ics", "tekst": calendar_of(days)},
    }


def klas_dubbel(request: Request) -> Velden:
    """Return which of `inzendingen` look like one student, and the sentence for each of them."""
    return {"paren": lijken_op([_wie(Request(item)) for item in request.items("inzendingen")])}


def _wie(item: Request) -> Wie:
    rij = Request(item.values("rij"))
    return Wie(
        sleutel=item.text("sleutel"),
        bestand=item.text("bestand"),
        van=item.text("van"),
        nummer=item.text("nummer"),
        opleiding=rij.text("opleiding"),
        leerbedrijf=rij.text("leerbedrijf"),
        bpvs=frozenset(map(str, item.items("bpvs") if item.has("bpvs") else ())),
    )


OPERATIONS: Final[dict[str, Operation]] = {
    "klas_tabel": klas_tabel,
    "klas_agenda": klas_agenda,
    "klas_dubbel": klas_dubbel,
}
