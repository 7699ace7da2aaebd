"""What the school page saves for a class: a workbook of tables and days for a calendar.

The page keeps the answer of `klas_bestand` for each file, and sends it back here.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.errors import RequestError
from bpv_logic.browser.request import Request
from bpv_logic.klas.diary import calendar_of, days_of, route_of
from bpv_logic.klas.doubles import Wie, lijken_op
from bpv_logic.klas.sleutels.across import keys_across, use_from_json
from bpv_logic.klas.tables import TABELLEN, Rijen, class_workbook, overzicht_row

if TYPE_CHECKING:
    from bpv_logic.basis.csv import Cell
    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.browser.request import Operation


def klas_tabellen(request: Request) -> Velden:
    """Return the tables of `inzendingen` as one workbook, in base64."""
    day = request.day("today")
    made = class_workbook(_rijen(Request(item)) for item in request.items("inzendingen"))
    return {"naam": f"bpv-klas-{day.isoformat()}.xlsx", "base64": base64.b64encode(made).decode()}


def _rijen(item: Request) -> Rijen:
    rij = Request(item.values("rij"))
    tabellen = Request(item.values("tabellen"))
    return Rijen(
        sorteer=Request(rij.values("sorteer")).text("naam"),
        wie=(item.text("van"), item.text("nummer"), item.text("crebo")),
        overzicht=overzicht_row(item.values("rij"), item.text("bestand"), item.text("code"), item.text("gemaakt")),
        tabellen={
            name: [_row(row, len(koppen)) for row in tabellen.items(name)] for name, (_, koppen) in TABELLEN.items()
        },
    )


def _row(row: Json, size: int) -> list[Cell]:
    if not isinstance(row, list) or len(row) != size:
        raise RequestError("In het verzoek aan de regels is een rij van een tabel geen rij.")
    return [cell if isinstance(cell, int) else str(cell or "") for cell in row]


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


def klas_sleutels(request: Request) -> Velden:
    """Return what the keys of phones in `inzendingen` say side by side, by the row of each student."""
    items = [Request(item) for item in request.items("inzendingen")]
    maps = {item.text("sleutel"): [use for use in map(use_from_json, item.items("sleutels")) if use] for item in items}
    regels: list[Json] = [{"sleutel": sleutel, "zinnen": [*told]} for sleutel, told in keys_across(maps).items()]
    return {"regels": regels}


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
    "klas_tabellen": klas_tabellen,
    "klas_agenda": klas_agenda,
    "klas_dubbel": klas_dubbel,
    "klas_sleutels": klas_sleutels,
}
