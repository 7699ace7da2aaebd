"""The row of one map in the class table, with each column declared once. Knows no map; `row` fills it in."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bpv_logic.basis.values import Velden


@dataclass(frozen=True, kw_only=True)
class Kolom:
    """How a column is used: its heading and position in a spreadsheet, and whether a page sorts by it."""

    kop: str = ""
    plaats: int = 0
    sorteer: bool = False


_KOLOM: Final = "kolom"
#: Instead of a verdict: what a begeleider sent back is no map.
TERUG: Final = "terug"


def _woorden(kop: str = "", plaats: int = 0, *, sorteer: bool = False) -> str:
    """Declare a column of words; without a heading it is for pages and programs only."""
    value: str = field(default="", metadata={_KOLOM: Kolom(kop=kop, plaats=plaats, sorteer=sorteer)})
    return value


def _getal(kop: str, plaats: int, *, sorteer: bool = False) -> int:
    """Declare a column of numbers."""
    value: int = field(default=0, metadata={_KOLOM: Kolom(kop=kop, plaats=plaats, sorteer=sorteer)})
    return value


def _zinnen(kop: str, plaats: int) -> tuple[str, ...]:
    """Declare a column of sentences."""
    value: tuple[str, ...] = field(default=(), metadata={_KOLOM: Kolom(kop=kop, plaats=plaats)})
    return value


@dataclass(frozen=True, kw_only=True)
class Rij:
    """What the school page and the command line show of one map; bpv columns stay empty without a bpv.

    Declared in the order of the JSON. A spreadsheet has its own order: the number after the heading.
    """

    bestand: str = _woorden()
    naam: str = _woorden("Student", 1, sorteer=True)
    studentnummer: str = _woorden("Studentnummer", 2)
    crebo: str = _woorden("Crebo", 3)
    opleiding: str = _woorden("Opleiding", 4, sorteer=True)
    uitkomst: str = _woorden("Uitkomst", 8)
    leerbedrijf: str = _woorden("Leerbedrijf", 5, sorteer=True)
    praktijkopleider: str = _woorden("Praktijkopleider", 6, sorteer=True)
    week: str = _woorden("Week", 7)
    uren_gedaan: int = _getal("Uren gedaan", 9, sorteer=True)
    uren_getekend: int = _getal("Uren getekend", 10, sorteer=True)
    uren_verwacht: int = _getal("Uren verwacht tot vandaag", 11, sorteer=True)
    uren_afgesproken: int = _getal("Uren afgesproken", 12, sorteer=True)
    contacten: int = _getal("Contacten", 14, sorteer=True)
    contact_stand: str = _woorden("Stand van de contacten", 23)
    bezoeken_op_locatie: int = _getal("Bezoeken op locatie", 15, sorteer=True)
    laatste_contact: str = _woorden("Laatste contact", 16, sorteer=True)
    laatste_contact_tekst: str = _woorden()
    volgend_contact: str = _woorden("Volgend contact", 17, sorteer=True)
    volgend_contact_tekst: str = _woorden()
    ongetekende_blokken: int = _getal("Blokken zonder handtekening", 13, sorteer=True)
    beoordeling: str = _woorden("Beoordeling van het bedrijf", 20, sorteer=True)
    werkprocessen_totaal: int = _getal("Werkprocessen", 18)
    werkprocessen_open: int = _getal("Werkprocessen zonder oordeel", 19, sorteer=True)
    eindbeoordeling: str = _woorden("Eindbeoordeling", 21, sorteer=True)
    problemen: tuple[str, ...] = _zinnen("Waar let je op?", 22)
    werknemersvaardigheden: str = _woorden("Werknemersvaardigheden", 24)

    def as_json(self) -> Velden:
        """Return the row as pages and programs get it."""
        return {**vars(self), "problemen": [*self.problemen]}

    def sort_keys(self) -> Velden:
        """Return what a page sorts by; words are case-insensitive."""
        values = ((name, getattr(self, name)) for name in _SORTED)
        return {name: value.casefold() if isinstance(value, str) else value for name, value in values}


_KOLOMMEN: Final[dict[str, Kolom]] = {item.name: item.metadata[_KOLOM] for item in fields(Rij)}
_SORTED: Final = tuple(name for name, kolom in _KOLOMMEN.items() if kolom.sorteer)

#: The columns of a spreadsheet in order: the name in a row, and the heading.
SPREADSHEET: Final = tuple(
    (name, kolom.kop) for name, kolom in sorted(_KOLOMMEN.items(), key=lambda item: item[1].plaats) if kolom.kop
)

#: Which of them hold numbers, and which hold days; the rest are words.
GETALLEN: Final = frozenset(item.name for item in fields(Rij) if item.type == "int")
DAGEN: Final = frozenset({"laatste_contact", "volgend_contact"})
