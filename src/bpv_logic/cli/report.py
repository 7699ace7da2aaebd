"""What the school's command line reports about a file: lines to read, and a table for a spreadsheet.

Only text; `command` prints and writes it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, cast

from bpv_logic.basis.clock import day_part
from bpv_logic.basis.shown import escaped, file_name, lines, name, one_line
from bpv_logic.basis.workbook.xlsx import Kop
from bpv_logic.cli.face import findings_of, row_of
from bpv_logic.file.private import VOOR_ZICHZELF
from bpv_logic.klas.table_rows import table_rows
from bpv_logic.klas.tables import OVERZICHT, UITKOMSTEN, Rijen, overzicht_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpv_logic.basis.csv import Cell
    from bpv_logic.basis.guard import Failure
    from bpv_logic.basis.values import Json, Velden
    from bpv_logic.cli.face import Bevinding
    from bpv_logic.klas.inzending import Inzending

_ONLEESBAAR: Final = "niet te lezen"

#: The columns of the overview: those of the class page, plus every sentence, which that page shows elsewhere.
KOPPEN: Final = (*OVERZICHT, Kop(naam="Klopt niet", breed=60), Kop(naam="Nog te doen", breed=60))
HEADINGS: Final = tuple(kop.naam for kop in KOPPEN)

EXIT_CODES: Final = (
    "Uitkomst: 0 alles is te lezen en niets is fout; 1 in een of meer bestanden klopt iets niet; "
    "2 een bestand of een foto is niet te lezen; 130 gestopt met Ctrl-C. "
    "Wat alleen nog niet is ingevuld, is niet fout."
)
#: What a file contributes to the exit code.
SOUND: Final = 0
FALLS_SHORT: Final = 1
UNREADABLE: Final = 2


@dataclass(frozen=True, kw_only=True)
class Verslag:
    """The report on one file; `fout` is set only when it could not be read at all.

    `opmerkingen` are sentences about the file itself that report nothing wrong;
    `spoor` is the traceback of a bug of ours.
    """

    naam: str
    van: str = ""
    uitkomst: str = ""
    code: str = ""
    gemaakt_op: str = ""
    bevindingen: tuple[Bevinding, ...] = ()
    waarschuwingen: tuple[str, ...] = ()
    opmerkingen: tuple[str, ...] = ()
    rij: Velden = field(default_factory=dict)
    sorteer: str = ""
    tabellen: Velden = field(default_factory=dict)
    fout: str = ""
    spoor: str = ""

    @property
    def is_unreadable(self) -> bool:
        """Tell whether the file, or a photo in it, could not be read."""
        return bool(self.fout or self.waarschuwingen)

    @property
    def falls_short(self) -> bool:
        """Tell whether something is wrong; an unanswered question alone is not."""
        return any(item["uitkomst"] == "voldoet_niet" for item in self.bevindingen)

    def sentences(self, *uitkomsten: str) -> tuple[str, ...]:
        """Return the sentence of every finding with one of these outcomes, in the order of the verdict."""
        return tuple(str(item["tekst"]) for item in self.bevindingen if item["uitkomst"] in uitkomsten)


@dataclass(frozen=True, kw_only=True)
class Antwoord:
    """A verslag as it is printed and written: small enough to send between processes.

    `tekst` is what is printed about the file, `rijen` what a table gets of it,
    `telt_als` the category under which it is counted, `spoor` a bug of ours;
    `op_slot` means that it needs a password that nobody gave.
    """

    code: int
    telt_als: str
    tekst: str
    rijen: Rijen
    spoor: str = ""
    op_slot: bool = False

    @property
    def is_onleesbaar(self) -> bool:
        """Tell whether nothing of the file could be read."""
        return self.telt_als == _ONLEESBAAR


def antwoord_of(verslag: Verslag, *, as_json: bool) -> Antwoord:
    """Return what is printed and written about one file."""
    return Antwoord(
        code=UNREADABLE if verslag.is_unreadable else FALLS_SHORT if verslag.falls_short else SOUND,
        telt_als=_ONLEESBAAR if verslag.fout else UITKOMSTEN[verslag.uitkomst],
        tekst=_json_text(verslag) if as_json else "\n".join(lines_of(verslag)),
        rijen=_rijen(verslag),
        spoor=lines(verslag.spoor),
    )


def _json_text(verslag: Verslag) -> str:
    """Return everything about one file as JSON, for a program: as it was typed, but safe to print."""
    return escaped(json.dumps(json_of(verslag), ensure_ascii=False, indent=2))


def verslag_of(item: Inzending, *, met_tabellen: bool = False) -> Verslag:
    """Return the report on a file that was read; the rows of all tables only when somebody wants them."""
    return Verslag(
        naam=item.naam,
        van=item.van,
        uitkomst=item.verdict.uitkomst,
        code=item.envelope.code,
        gemaakt_op=day_part(item.envelope.exported_at),
        bevindingen=findings_of(item),
        waarschuwingen=item.envelope.warnings,
        opmerkingen=(VOOR_ZICHZELF,) if item.met_prive else (),
        rij=row_of(item),
        sorteer=item.sorteernaam,
        tabellen=table_rows(item) if met_tabellen else {},
    )


def verslag_of_failure(naam: str, failure: Failure) -> Verslag:
    """Return the report on a file that could not be read."""
    return Verslag(naam=naam, fout=failure.tekst, spoor=failure.spoor)


def lines_of(verslag: Verslag) -> tuple[str, ...]:
    """Return the lines about one file: a heading, then a sentence for everything that is not in order."""
    naam = file_name(verslag.naam)
    if verslag.fout:
        return (f"{naam}: {_ONLEESBAAR}", f"  {one_line(verslag.fout)}")
    heading = ", ".join(part for part in (name(verslag.van), UITKOMSTEN[verslag.uitkomst], verslag.code) if part)
    sentences = (
        *(f"[niet te lezen] {tekst}" for tekst in verslag.waarschuwingen),
        *(f"[let op] {tekst}" for tekst in verslag.opmerkingen),
        *(f"[klopt niet] {tekst}" for tekst in verslag.sentences("voldoet_niet")),
        *(f"[nog te doen] {tekst}" for tekst in verslag.sentences("nog_onvolledig")),
    )
    return (f"{naam}: {heading}", *(f"  {one_line(tekst)}" for tekst in sentences))


def closing_line(counts: Mapping[str, int]) -> str:
    """Return how many files have each outcome, counted under `Antwoord.telt_als`."""
    parts = [f"{counts[words]} {words}" for words in (*UITKOMSTEN.values(), _ONLEESBAAR) if words in counts]
    total = sum(counts.values())
    return f"{total} {'bestand' if total == 1 else 'bestanden'}: {', '.join(parts)}."


def json_of(verslag: Verslag) -> Velden:
    """Return everything about one file as values."""
    bevindingen = cast("list[Json]", list(verslag.bevindingen))
    return {
        "bestand": verslag.naam,
        "fout": verslag.fout or None,
        "student": verslag.van,
        "uitkomst": verslag.uitkomst or None,
        "code": verslag.code,
        "gemaaktOp": verslag.gemaakt_op,
        "waarschuwingen": list(verslag.waarschuwingen),
        "opmerkingen": list(verslag.opmerkingen),
        "bevindingen": bevindingen,
        "rij": verslag.rij,
    }


def _rijen(verslag: Verslag) -> Rijen:
    row = {"naam": verslag.van, "uitkomst": verslag.uitkomst or _ONLEESBAAR, **verslag.rij}
    wrong = (*filter(None, [verslag.fout]), *verslag.waarschuwingen, *verslag.sentences("voldoet_niet"))
    return Rijen(
        sorteer=verslag.sorteer,
        wie=(verslag.van, str(row.get("studentnummer", "")), str(row.get("crebo", ""))),
        overzicht=[
            *overzicht_row(row, verslag.naam, verslag.code, verslag.gemaakt_op),
            "\n".join(wrong),
            "\n".join(verslag.sentences("nog_onvolledig")),
        ],
        tabellen=cast("dict[str, list[list[Cell]]]", verslag.tabellen),
    )
