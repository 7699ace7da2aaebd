"""The tables that a school saves of a class: a workbook with a sheet for each, and the overview as CSV.

Only puts what is known of each file under Dutch headings, in the order of a class list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bpv_logic.basis.clock import dutch_day
from bpv_logic.basis.shown import one_line
from bpv_logic.basis.workbook.xlsx import DAG, GETAL, Blad, Kop, workbook
from bpv_logic.klas.columns import DAGEN, GETALLEN, SPREADSHEET, TERUG
from bpv_logic.school.active import active

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

_BREED: Final = 60
_SMAL: Final = 12

_BESTAND: Final = (Kop(naam="Bestand", breed=30), Kop(naam="Controlecode"), Kop(naam="Gemaakt op", soort=DAG))

#: Whose row it is: the first columns of every table but the overview, which has them too.
_WIE: Final = (Kop(naam="Student"), Kop(naam="Studentnummer", breed=14), Kop(naam="Crebo", breed=8))

#: The overview, on the class page and on the command line.
OVERZICHT: Final = (
    *(
        Kop(naam=heading, soort=GETAL if name in GETALLEN else DAG if name in DAGEN else "tekst")
        for name, heading in SPREADSHEET
    ),
    *_BESTAND,
)

#: Each of the other tables, under the name by which an answer about a file has its rows: its title and its columns.
#: `{systeem}` is the name of the school's own system.
TABELLEN: Final[Mapping[str, tuple[str, tuple[Kop, ...]]]] = {
    "bpv": (
        "Bpv's",
        (
            Kop(naam="Opleiding", breed=30),
            Kop(naam="Leerweg", breed=8),
            Kop(naam="Cohort", soort=GETAL, breed=8),
            Kop(naam="Schooljaar", breed=10),
            Kop(naam="Leerbedrijf", breed=30),
            Kop(naam="Afdeling"),
            Kop(naam="Adres", breed=30),
            Kop(naam="Praktijkopleider"),
            Kop(naam="Telefoon praktijkopleider"),
            Kop(naam="E-mail praktijkopleider"),
            Kop(naam="Bpv-begeleider"),
            Kop(naam="Begin", soort=DAG, breed=_SMAL),
            Kop(naam="Einde gepland", soort=DAG, breed=_SMAL),
            Kop(naam="Einde werkelijk", soort=DAG, breed=_SMAL),
            Kop(naam="Omvang uren", soort=GETAL, breed=_SMAL),
            Kop(naam="Uren gedaan", soort=GETAL, breed=_SMAL),
            Kop(naam="Uren getekend", soort=GETAL, breed=_SMAL),
            Kop(naam="Contacten", soort=GETAL, breed=_SMAL),
            Kop(naam="Bezoeken op locatie", soort=GETAL, breed=_SMAL),
            Kop(naam="Contacten nodig", soort=GETAL, breed=_SMAL),
            Kop(naam="Laatste bpv", breed=_SMAL),
            Kop(naam="Praktijkovereenkomst getekend", breed=_SMAL),
            Kop(naam="Getekend op", soort=DAG, breed=_SMAL),
            Kop(naam="Nummer praktijkovereenkomst"),
            Kop(naam="Leerbedrijf-ID SBB", breed=14),
            Kop(naam="Keuzedelen"),
        ),
    ),
    "contacten": (
        "Contacten",
        (
            Kop(naam="Leerbedrijf", breed=30),
            Kop(naam="Datum", soort=DAG, breed=_SMAL),
            Kop(naam="Tijd", breed=8),
            Kop(naam="Soort"),
            Kop(naam="Welk bezoek"),
            Kop(naam="Plaats"),
            Kop(naam="Al geweest?", breed=24),
            Kop(naam="Aanwezig", breed=30),
            Kop(naam="Telt mee", breed=_SMAL),
            Kop(naam="Afspraken", breed=_BREED),
            Kop(naam="Volgend contact", soort=DAG, breed=_SMAL),
            Kop(naam="In {systeem}", breed=_SMAL),
            Kop(naam="In {systeem} op", soort=DAG, breed=_SMAL),
            Kop(naam="Gevraagd door"),
            Kop(naam="Antwoord op", soort=DAG, breed=_SMAL),
        ),
    ),
    "oordelen": (
        "Oordelen",
        (
            Kop(naam="Leerbedrijf", breed=30),
            Kop(naam="Datum", soort=DAG, breed=_SMAL),
            Kop(naam="Werkproces", breed=_SMAL),
            Kop(naam="Titel van het werkproces", breed=40),
            Kop(naam="Oordeel van"),
            Kop(naam="Gegeven door"),
            Kop(naam="Oordeel"),
            Kop(naam="Toelichting", breed=_BREED),
            Kop(naam="Kan hier niet", breed=_SMAL),
            Kop(naam="Plan", breed=_BREED),
            Kop(naam="Volgende stap", breed=_BREED),
        ),
    ),
    "uren": (
        "Uren per week",
        (
            Kop(naam="Leerbedrijf", breed=30),
            Kop(naam="Schooljaar", breed=10),
            Kop(naam="Week", soort=GETAL, breed=8),
            Kop(naam="Maandag", soort=DAG, breed=_SMAL),
            Kop(naam="Uren gepland", soort=GETAL, breed=_SMAL),
            Kop(naam="Uren gedaan", soort=GETAL, breed=_SMAL),
            Kop(naam="Uren getekend", soort=GETAL, breed=_SMAL),
        ),
    ),
    "bevindingen": (
        "Wat de regels zeggen",
        (
            Kop(naam="Leerbedrijf", breed=30),
            Kop(naam="Soort"),
            Kop(naam="Bevinding", breed=_BREED),
            Kop(naam="Formulier"),
            Kop(naam="Dag", soort=DAG, breed=_SMAL),
            Kop(naam="Regel", breed=30),
        ),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Rijen:
    """The rows of one file: that of the overview, and those of each other table without whose they are.

    `sorteer` is the key of the class list, "" for a file that does not say whose it is.
    """

    sorteer: str
    wie: tuple[str, str, str]
    overzicht: Sequence[Cell]
    tabellen: Mapping[str, Sequence[Sequence[Cell]]]

    @property
    def order(self) -> tuple[bool, str, str, str]:
        """The place in a list: by last name; two of one name by number; who has no name comes last."""
        return (not self.sorteer, self.sorteer, self.wie[1], str(self.overzicht))


def overzicht_row(row: Mapping[str, Json], bestand: str, code: str, gemaakt: str) -> list[Cell]:
    """Return the cells of one map under `OVERZICHT`: its class row, its file, its code, when it was made."""
    return [*(_cell(name, row.get(name, "")) for name, _ in SPREADSHEET), one_line(bestand), code, dutch_day(gemaakt)]


def class_workbook(files: Iterable[Rijen], overzicht: Sequence[Kop] = OVERZICHT) -> bytes:
    """Return all tables of a class as one workbook, each in the order of the class list."""
    found = sorted(files, key=lambda file: file.order)
    sheets = [Blad(naam="Overzicht", koppen=overzicht, rijen=[file.overzicht for file in found])]
    for name, (titel, koppen) in TABELLEN.items():
        rows = [(*file.wie, *row) for file in found for row in file.tabellen.get(name, ())]
        sheets.append(Blad(naam=titel, koppen=(*_WIE, *map(_named, koppen)), rijen=rows))
    return workbook(sheets)


def _named(kop: Kop) -> Kop:
    return replace(kop, naam=kop.naam.replace("{systeem}", active().systeem))


def _cell(name: str, value: Json) -> Cell:
    if name == "uitkomst":
        return UITKOMSTEN.get(str(value), str(value))
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return value if isinstance(value, int) else str(value or "")
