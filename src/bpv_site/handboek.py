"""
Reads the guide in `site/handboek/`: chapters about how a bpv goes, and the words that need a sentence.

Knows no markup. A fault names file and place, for whoever edits a text, and stops the build.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpv_logic.datafile import SLEUTEL, first_double, parse
from bpv_logic.errors import BpvError
from bpv_site.errors import BuildError
from bpv_site.paths import SITE

if TYPE_CHECKING:
    from pathlib import Path

    from bpv_logic.datafile import Table

FOLDER: Final = SITE / "handboek"
CHAPTERS: Final = "hoofdstuk-*.toml"
WORDS: Final = "begrippen.toml"
ROLLEN: Final = ("student", "praktijkopleider", "begeleider", "leercoach", "school")
TABS: Final = ("groen", "oker", "steen", "pruim", "blauw")
#: A paragraph longer than this is not read by somebody for whom reading is work.
LONGEST_ALINEA: Final = 420

#: "uren/", "contact/?nieuw=extra", "uren/#blokken".
_PAGINA: Final = re.compile(r"[a-z]+/(\?[a-z]+(=[a-z]+)?)?(#[a-z-]+)?")


class _TextError(BpvError):
    """A text of the guide that cannot be used: one Dutch line with file, place and fault."""


@dataclass(frozen=True, kw_only=True)
class Stuk:
    """
    One subject of a chapter.

    `voor` are the people it is about, `bron` the place in the bpv-gids that it covers, `pagina` the page of the
    app where it is done, with `knop` as the words of the link.
    """

    sleutel: str
    titel: str
    voor: tuple[str, ...]
    onderwerp: str
    bron: str
    tekst: tuple[str, ...]
    punten: tuple[str, ...]
    let_op: str
    pagina: str
    knop: str


@dataclass(frozen=True, kw_only=True)
class Hoofdstuk:
    """One chapter, in the colour of its tab."""

    sleutel: str
    titel: str
    tab: str
    inleiding: str
    stukken: tuple[Stuk, ...]


@dataclass(frozen=True, kw_only=True)
class Begrip:
    """One word of the bpv and what it means, in one or two sentences."""

    sleutel: str
    term: str
    uitleg: str


@dataclass(frozen=True, kw_only=True)
class Handboek:
    """The whole guide, in the order in which a bpv goes; the words by the alphabet."""

    hoofdstukken: tuple[Hoofdstuk, ...]
    begrippen: tuple[Begrip, ...]


def read_handboek(folder: Path = FOLDER) -> Handboek:
    """Read the guide; raises BuildError when a text is not sound or a key stands twice."""
    try:
        chapters = tuple(_read_hoofdstuk(path) for path in sorted(folder.glob(CHAPTERS)))
        words = _read_begrippen(folder / WORDS)
    except _TextError as fault:
        raise BuildError(f"handboek/{fault}") from fault
    keys = [key for chapter in chapters for key in (chapter.sleutel, *(stuk.sleutel for stuk in chapter.stukken))]
    double = first_double([*keys, *(word.sleutel for word in words)])
    if double:
        raise BuildError(f"handboek: de sleutel “{double}” staat er twee keer in.")
    return Handboek(hoofdstukken=chapters, begrippen=words)


def _read_hoofdstuk(path: Path) -> Hoofdstuk:
    head = parse(path.read_text(encoding="utf-8"), naam=path.name, error=_TextError)
    head.only("sleutel", "titel", "tab", "inleiding", "stuk")
    return Hoofdstuk(
        sleutel=head.sleutel(),
        titel=head.text("titel"),
        tab=head.choice("tab", TABS),
        inleiding=head.text("inleiding", "", maximum=LONGEST_ALINEA),
        stukken=tuple(_read_stuk(table) for table in head.tables("stuk")),
    )


def _read_stuk(table: Table) -> Stuk:
    table.only("sleutel", "titel", "voor", "onderwerp", "bron", "tekst", "punten", "let_op", "pagina", "knop")
    voor = table.texts("voor")
    if not voor or not set(voor) <= set(ROLLEN):
        raise table.fault(f"“voor” moet rollen noemen, uit: {', '.join(ROLLEN)}.")
    tekst, pagina = table.texts("tekst"), table.text("pagina", "")
    if any(len(alinea) > LONGEST_ALINEA for alinea in tekst):
        raise table.fault(f"een alinea is langer dan {LONGEST_ALINEA} tekens. Maak er twee van.")
    if pagina and not _PAGINA.fullmatch(pagina):
        raise table.fault("“pagina” moet een pagina zijn, zoals “uren/”.")
    return Stuk(
        sleutel=table.sleutel(),
        titel=table.text("titel"),
        voor=voor,
        onderwerp=table.sleutel("onderwerp"),
        bron=table.text("bron"),
        tekst=tekst,
        punten=table.texts("punten"),
        let_op=table.text("let_op", "", maximum=LONGEST_ALINEA),
        pagina=pagina,
        knop=table.text("knop", None if pagina else ""),
    )


def _read_begrippen(path: Path) -> tuple[Begrip, ...]:
    head = parse(path.read_text(encoding="utf-8"), naam=path.name, error=_TextError)
    head.only("begrip")
    return tuple(
        sorted((_read_begrip(table) for table in head.tables("begrip")), key=lambda word: word.term.casefold())
    )


def _read_begrip(table: Table) -> Begrip:
    table.only("term", "uitleg")
    term = table.text("term")
    sleutel = f"begrip-{'-'.join(term.casefold().split())}"
    if not SLEUTEL.fullmatch(sleutel):
        raise table.fault(f"van “{term}” is geen sleutel te maken: gebruik alleen letters, cijfers en streepjes.")
    return Begrip(sleutel=sleutel, term=term, uitleg=table.text("uitleg"))
