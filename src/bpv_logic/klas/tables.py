"""The tables that a school saves of a class: the overview, the hours of each week, the findings.

Only puts what is known about each file under Dutch headings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpv_logic.basis.clock import dutch_day
from bpv_logic.basis.csv import csv_text
from bpv_logic.basis.shown import one_line
from bpv_logic.klas.columns import SPREADSHEET, TERUG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bpv_logic.basis.csv import Cell
    from bpv_logic.basis.values import Json

UITKOMSTEN: Final = {
    "voldoet": "in orde",
    "nog_onvolledig": "nog niet compleet",
    "voldoet_niet": "er klopt iets niet",
    TERUG: "van een bpv-begeleider",
}

_BESTAND: Final = ("Bestand", "Controlecode", "Gemaakt op")

UREN: Final = (
    "Student",
    "Leerbedrijf",
    "Schooljaar",
    "Week",
    "Maandag",
    "Uren gepland",
    "Uren gedaan",
    "Uren getekend",
)
BEVINDINGEN: Final = ("Student", "Leerbedrijf", "Soort", "Bevinding", "Formulier", "Dag", "Regel")


#: The headings of the overview, on the class page and on the command line.
OVERZICHT: Final = (*(heading for _, heading in SPREADSHEET), *_BESTAND)


def overzicht(rows: Iterable[tuple[Mapping[str, Json], str, str, str]]) -> str:
    """Return the overview as CSV; each row with its file, its code and the moment it was made."""
    return csv_text(OVERZICHT, (overzicht_row(*row) for row in rows))


def overzicht_row(row: Mapping[str, Json], bestand: str, code: str, gemaakt: str) -> list[Cell]:
    """Return the cells of one map under `OVERZICHT`: its class row, its file, its code, when it was made."""
    return [*(_cell(name, row.get(name, "")) for name, _ in SPREADSHEET), one_line(bestand), code, dutch_day(gemaakt)]


def tabel(soort: str, rows: Iterable[Sequence[Cell]]) -> str:
    """Return the hours of each week (`uren`) or the findings (`bevindingen`) as CSV."""
    return csv_text(HEADINGS[soort], rows)


def _cell(name: str, value: Json) -> Cell:
    if name == "uitkomst":
        return UITKOMSTEN.get(str(value), str(value))
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return value if isinstance(value, int) else str(value or "")


HEADINGS: Final = {"uren": UREN, "bevindingen": BEVINDINGEN}
