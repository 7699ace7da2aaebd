"""The guide as PDF: one per chapter and one of the whole, made at build and kept on the phone with the pages."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from bpv_logic import __version__
from bpv_logic.basis.dates import MAANDEN
from bpv_site.handboek.folder import LETTERS
from bpv_site.handboek.glossary import woorden_van
from bpv_site.handboek.links import REGELS, page_title
from bpv_site.handboek.read import ROLLEN
from bpv_site.handboek.sheet import Blad
from bpv_site.pages.colours import rgb

if TYPE_CHECKING:
    from pathlib import Path

    from bpv_logic.school.active import Schoolpakket
    from bpv_site.handboek.shape import Begrip, Handboek, Hoofdstuk, Stuk

FOLDER: Final = "begeleiding"
WHOLE: Final = "bpv-uitleg.pdf"
#: Room for "Praktijkopleider", and for "Werknemersvaardigheden" (mm).
ROL_WIDTH: Final = 38
WORD_WIDTH: Final = 52
#: A subject starts on a sheet only if this much of it fits there (mm).
BEGIN: Final = 26
#: The same, including the line above it and its heading.
ROOM: Final = BEGIN + 14


@dataclass(frozen=True, kw_only=True)
class Uitgave:
    """What every PDF of one build shares; `site` is the address of the app, empty when the build does not know it."""

    guide: Handboek
    pakket: Schoolpakket
    site: str = ""


def pdf_name(chapter: Hoofdstuk) -> str:
    """Return the file name of a chapter."""
    return f"bpv-uitleg-{chapter.sleutel}.pdf"


def write_pdfs(dist: Path, uitgave: Uitgave) -> None:
    """Write the PDFs in the folder of the guide's page."""
    folder = dist / FOLDER
    for chapter in uitgave.guide.hoofdstukken:
        (folder / pdf_name(chapter)).write_bytes(chapter_pdf(uitgave, chapter))
    (folder / WHOLE).write_bytes(whole_pdf(uitgave))


def chapter_pdf(uitgave: Uitgave, chapter: Hoofdstuk) -> bytes:
    """Make the PDF of one chapter, with the words that it uses."""
    sheet = _sheet(uitgave, chapter.titel)
    sheet.tab = sheet.colours[chapter.tab]
    sheet.add_page()
    _front(sheet, uitgave, chapter.titel, uitgave.guide.titel)
    _chapter(sheet, uitgave, chapter, level=0)
    words = woorden_van(uitgave.guide, chapter)
    if words:
        sheet.rule(room=ROOM)
        _words(sheet, words, "Woorden in dit hoofdstuk")
    _end(sheet, uitgave)
    return bytes(sheet.output())


def whole_pdf(uitgave: Uitgave) -> bytes:
    """Make the PDF of the whole guide; it is made twice, because its first sheet lists where each chapter starts."""
    _, pages = _whole(uitgave, {})
    made, _ = _whole(uitgave, pages)
    return made


def _whole(uitgave: Uitgave, pages: dict[str, int]) -> tuple[bytes, dict[str, int]]:
    guide = uitgave.guide
    sheet = _sheet(uitgave, guide.titel)
    sheet.add_page()
    _front(sheet, uitgave, guide.titel, guide.onder)
    places = {title: sheet.add_link() for title in (*(part.titel for part in guide.hoofdstukken), "Moeilijke woorden")}
    sheet.heading("Wat staat erin?", "H2")
    for title, link in places.items():
        sheet.paragraph(f"{title} (bladzijde {pages.get(title, 1)})", link=link)
    sheet.ln(3)
    sheet.note(guide.lezer)
    found = {}
    for chapter in guide.hoofdstukken:
        sheet.tab = sheet.colours[chapter.tab]
        sheet.add_page()
        found[chapter.titel] = sheet.page_no()
        sheet.set_link(places[chapter.titel], page=sheet.page_no())
        sheet.heading(chapter.titel, "H1", level=0)
        _chapter(sheet, uitgave, chapter, level=1)
    sheet.tab = sheet.colours["groen"]
    sheet.add_page()
    found["Moeilijke woorden"] = sheet.page_no()
    sheet.set_link(places["Moeilijke woorden"], page=sheet.page_no())
    _words(sheet, guide.begrippen, "Moeilijke woorden")
    _end(sheet, uitgave)
    return bytes(sheet.output()), found


def _sheet(uitgave: Uitgave, title: str) -> Blad:
    return Blad(
        titel=title,
        school=_plain(uitgave.pakket.naam),
        kleur=rgb(uitgave.pakket.kleur),
        datum=datetime.fromisoformat(uitgave.guide.datum).replace(tzinfo=UTC),
        maker=f"BPV-map {__version__}",
    )


def _front(sheet: Blad, uitgave: Uitgave, title: str, under: str) -> None:
    """Write whose it is, what it is about and how old it is."""
    sheet.style(11, "groen", bold=True)
    sheet.block(_plain(uitgave.pakket.naam), "P")
    sheet.ln(2)
    sheet.heading(title, "H1")
    sheet.paragraph(under, colour="zacht", size=12)
    sheet.paragraph(f"Tekst van {_day(uitgave.guide.datum)}, uit de BPV-map {__version__}.", colour="zacht", size=9)
    sheet.ln(3)


def _chapter(sheet: Blad, uitgave: Uitgave, chapter: Hoofdstuk, *, level: int) -> None:
    if chapter.inleiding:
        sheet.paragraph(chapter.inleiding)
    for stuk in chapter.stukken:
        sheet.rule(room=ROOM)
        _stuk(sheet, uitgave, stuk, level=level)


def _stuk(sheet: Blad, uitgave: Uitgave, stuk: Stuk, *, level: int) -> None:
    sheet.heading(stuk.titel, "H2", level=level, room=BEGIN)
    for text in stuk.tekst:
        sheet.paragraph(text)
    for text in stuk.punten:
        sheet.point(text)
    if stuk.let_op:
        sheet.ln(1)
        sheet.note(stuk.let_op)
    sheet.ln(1)
    for rol, text in stuk.doet.items():
        sheet.named(ROLLEN[rol], text, width=ROL_WIDTH)
    if stuk.pagina:
        sheet.ln(0.6)
        paths = (stuk.pagina, *stuk.ook)
        sheet.link_line("In de app: ", {page_title(path): uitgave.site and f"{uitgave.site}{path}" for path in paths})
    if stuk.regels:
        titles = "; ".join(REGELS[code] for code in stuk.regels)
        sheet.paragraph(f"Dit kijkt de app na: {titles}.", colour="zacht", size=9.5)


def _words(sheet: Blad, words: tuple[Begrip, ...], title: str) -> None:
    sheet.heading(title, "H2", level=0, room=BEGIN)
    for word in words:
        sheet.named(word.term, word.uitleg, width=WORD_WIDTH)


def _end(sheet: Blad, uitgave: Uitgave) -> None:
    if uitgave.guide.slot:
        sheet.rule()
        sheet.paragraph(uitgave.guide.slot, colour="zacht", size=9.5)


def _day(value: str) -> str:
    """Return a day with its year: a paper may be read in a later one."""
    day = date.fromisoformat(value)
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"


def _plain(name: str) -> str:
    """Return a name in the letters of a PDF: unsupported diacritics are dropped."""
    parts = [part if part.encode(LETTERS, "ignore") else unicodedata.normalize("NFKD", part)[0] for part in name]
    return "".join(parts).encode(LETTERS, "replace").decode(LETTERS)
