"""What the school's command line says about a file: lines to read, and a table for a spreadsheet.

Pure text; printing and writing is done by `__main__`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from bpv_logic.klas import klas_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpv_logic.fields import Json, Velden
    from bpv_logic.guard import Failure
    from bpv_logic.inzending import Inzending

_UITKOMSTEN: Final = {
    "voldoet": "in orde",
    "nog_onvolledig": "nog niet compleet",
    "voldoet_niet": "er klopt iets niet",
}
_ONLEESBAAR: Final = "niet te lezen"

#: The headings of the table, each with its name in the row of `klas`, "" for what stands elsewhere.
_COLUMNS: Final = (
    ("Bestand", ""),
    ("Student", ""),
    ("Opleiding", "opleiding"),
    ("Leerbedrijf", "leerbedrijf"),
    ("Praktijkopleider", "praktijkopleider"),
    ("Week", "week"),
    ("Uitkomst", ""),
    ("Uren gedaan", "uren_gedaan"),
    ("Uren getekend", "uren_getekend"),
    ("Uren afgesproken", "uren_afgesproken"),
    ("Blokken zonder handtekening", "ongetekende_blokken"),
    ("Contacten", "contacten"),
    ("Bezoeken op locatie", "bezoeken_op_locatie"),
    ("Laatste contact", "laatste_contact"),
    ("Volgend contact", "volgend_contact"),
    ("Werkprocessen", "werkprocessen_totaal"),
    ("Werkprocessen zonder oordeel", "werkprocessen_open"),
    ("Beoordeling van het bedrijf", "beoordeling"),
    ("Eindbeoordeling", "eindbeoordeling"),
    ("Klopt niet", ""),
    ("Nog te doen", ""),
    ("Controlecode", ""),
    ("Gemaakt op", ""),
)

#: A cell that begins so would be taken for a formula by a spreadsheet.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_BOM: Final = "\ufeff"


@dataclass(frozen=True, kw_only=True)
class Verslag:
    """What is told about one file; `fout` is set only when it could not be read at all."""

    naam: str
    van: str = ""
    uitkomst: str = ""
    code: str = ""
    gemaakt_op: str = ""
    bevindingen: tuple[dict[str, Any], ...] = ()
    waarschuwingen: tuple[str, ...] = ()
    rij: Velden = field(default_factory=dict)
    fout: str = ""

    @property
    def is_unreadable(self) -> bool:
        """Tell whether the file, or a photo in it, could not be read."""
        return bool(self.fout or self.waarschuwingen)

    @property
    def falls_short(self) -> bool:
        """Tell whether something is wrong; what is only not filled in yet is not."""
        return any(item["uitkomst"] == "voldoet_niet" for item in self.bevindingen)

    def sentences(self, *uitkomsten: str) -> tuple[str, ...]:
        """Return the sentence of every finding with one of these outcomes, in the order of the verdict."""
        return tuple(str(item["tekst"]) for item in self.bevindingen if item["uitkomst"] in uitkomsten)


def verslag_of(item: Inzending) -> Verslag:
    """Return what is told about a file that was read."""
    verdict: dict[str, Any] = item.verdict_json
    return Verslag(
        naam=item.naam,
        van=item.van,
        uitkomst=verdict["uitkomst"],
        code=item.envelope.code,
        gemaakt_op=item.envelope.exported_at[:10],
        bevindingen=tuple(verdict["bevindingen"]),
        waarschuwingen=item.envelope.warnings,
        rij=klas_row(item),
    )


def verslag_of_failure(naam: str, failure: Failure) -> Verslag:
    """Return what is told about a file that could not be read."""
    return Verslag(naam=naam, fout=failure.tekst)


def lines_of(verslag: Verslag) -> tuple[str, ...]:
    """Return the lines about one file: a heading, then a sentence for everything that is not in order."""
    if verslag.fout:
        return (f"{verslag.naam}: {_ONLEESBAAR}", f"  {verslag.fout}")
    heading = ", ".join(part for part in (verslag.van, _UITKOMSTEN[verslag.uitkomst], verslag.code) if part)
    sentences = (
        *(f"[niet te lezen] {tekst}" for tekst in verslag.waarschuwingen),
        *(f"[klopt niet] {tekst}" for tekst in verslag.sentences("voldoet_niet")),
        *(f"[nog te doen] {tekst}" for tekst in verslag.sentences("nog_onvolledig")),
    )
    return (f"{verslag.naam}: {heading}", *(f"  {tekst}" for tekst in sentences))


def closing_line(verslagen: Iterable[Verslag]) -> str:
    """Return how many files there are of each outcome."""
    counts = Counter(_ONLEESBAAR if item.fout else _UITKOMSTEN[item.uitkomst] for item in verslagen)
    parts = [f"{counts[words]} {words}" for words in (*_UITKOMSTEN.values(), _ONLEESBAAR) if counts[words]]
    total = counts.total()
    return f"{total} {'bestand' if total == 1 else 'bestanden'}: {', '.join(parts)}."


def json_of(verslag: Verslag) -> Velden:
    """Return everything about one file as values."""
    bevindingen: list[Json] = list(verslag.bevindingen)
    return {
        "bestand": verslag.naam,
        "fout": verslag.fout or None,
        "student": verslag.van,
        "uitkomst": verslag.uitkomst or None,
        "code": verslag.code,
        "gemaaktOp": verslag.gemaakt_op,
        "waarschuwingen": list(verslag.waarschuwingen),
        "bevindingen": bevindingen,
        "rij": verslag.rij,
    }


def table_of(verslagen: Iterable[Verslag]) -> str:
    """Return a table with one row a file, as a Dutch spreadsheet opens it: CSV with `;` and a byte order mark."""
    rows = [[heading for heading, _ in _COLUMNS], *(_row(verslag) for verslag in verslagen)]
    return _BOM + "".join(";".join(map(_cell, row)) + "\r\n" for row in rows)


def _row(verslag: Verslag) -> list[str]:
    own = {
        "Bestand": verslag.naam,
        "Student": verslag.van,
        "Uitkomst": _UITKOMSTEN.get(verslag.uitkomst, _ONLEESBAAR),
        "Klopt niet": "\n".join(
            (*filter(None, [verslag.fout]), *verslag.waarschuwingen, *verslag.sentences("voldoet_niet"))
        ),
        "Nog te doen": "\n".join(verslag.sentences("nog_onvolledig")),
        "Controlecode": verslag.code,
        "Gemaakt op": verslag.gemaakt_op,
    }
    return [own[heading] if heading in own else str(verslag.rij.get(name, "")) for heading, name in _COLUMNS]


def _cell(text: str) -> str:
    """Quote a cell, with an apostrophe before what would be a formula."""
    safe = f"'{text}" if text.startswith(_FORMULA) else text
    quoted = safe.replace('"', '""')
    return f'"{quoted}"' if quoted != safe or any(mark in safe for mark in ";\n\r") else safe
