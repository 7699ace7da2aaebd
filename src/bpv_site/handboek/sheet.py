"""
A sheet of paper as PDF: headings, paragraphs, points and notes in the house style. Knows no guide.

Each text is tagged by role and in reading order, so that a screen reader reads a sheet as it does a page.
Decoration is marked as such. Uses the fonts that every reader has: a guide of six sheets is 20 kB.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import MethodReturnValue, XPos, YPos

from bpv_site.handboek.folder import LETTERS
from bpv_site.pages.colours import light_colours

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from bpv_site.pages.colours import Rgb

FONT: Final = "Helvetica"
#: All in mm, except font sizes, which are in points.
LEFT, RIGHT, TOP, BOTTOM = 24, 20, 18, 22
STRIP: Final = 7
BODY: Final = 10.5
LINE: Final = 5.1
INDENT: Final = 6
SIZES: Final = {"H1": 25, "H2": 15, "H3": 12}


class Blad(FPDF):
    """Sheets of A4 with a coloured strip on the left; the text at the bottom is set at the start."""

    def __init__(self, *, titel: str, school: str, kleur: Rgb, datum: datetime, maker: str) -> None:
        super().__init__(format="A4")
        self.core_fonts_encoding = LETTERS
        self.colours = {**light_colours(), "groen": kleur}
        self.tab = kleur
        self.foot = f"{school} · {titel}"
        self.set_margins(LEFT, TOP, RIGHT)
        self.set_auto_page_break(auto=True, margin=BOTTOM)
        self.set_title(titel)
        self.set_author(school)
        self.set_creator(maker)
        self.set_lang("nl-NL")
        # The day of the text, not of the build: the same text gives the same bytes.
        self.set_creation_date(datum)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    def header(self) -> None:
        """Draw the strip, as on the sheets of the app."""
        with self.decoration():
            self.set_fill_color(*self.tab)
            self.rect(0, 0, STRIP, self.h, style="F")

    def footer(self) -> None:
        """Write whose guide it is, and which sheet."""
        with self.decoration():
            self.set_y(-14)
            self.style(9, "zacht")
            self.cell(self.epw - 40, 5, self.foot)
            self.set_x(self.w - RIGHT - 40)
            self.cell(40, 5, f"{self.page_no()} van {{nb}}", align="R")

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """Mark what is drawn as decoration."""
        self._out("/Artifact BMC")
        yield
        self._out("EMC")

    @contextmanager
    def tagged(self, tag: str) -> Iterator[None]:
        """Mark what is written as a heading (H1, H2, H3), a paragraph (P) or a point (LI)."""
        mcid = self.struct_builder.next_mcid_for_page(self.page)
        _, parents = self.struct_builder.add_marked_content(page_number=self.page, struct_type=f"/{tag}", mcid=mcid)
        self.pages[self.page].struct_parents = parents
        self._set_min_pdf_version("1.4")
        self._out(f"/{tag} <</MCID {mcid}>> BDC")
        yield
        self._out("EMC")

    def style(self, size: float = BODY, colour: str = "inkt", *, bold: bool = False) -> None:
        """Set the font of what comes next."""
        self.set_font(FONT, style="B" if bold else "", size=size)
        self.set_text_color(*self.colours[colour])

    def heading(self, text: str, tag: str, *, colour: str = "inkt", level: int | None = None, room: float = 0) -> None:
        """Write a heading; never as the last line of a sheet. `level` also adds it to the bookmarks."""
        self.style(SIZES[tag], colour, bold=True)
        line = SIZES[tag] * 0.43
        self.need(self.height(text, line) + room)
        if level is not None:
            self.start_section(text, level=level, strict=False)
        self.block(text, tag, line=line)
        self.ln(1.2)

    def paragraph(self, text: str, *, colour: str = "inkt", size: float = BODY, link: int | None = None) -> None:
        """Write a paragraph, never across two sheets."""
        self.style(size, colour)
        self.need(self.height(text))
        top = self.y
        self.block(text, "P")
        if link:
            self.link(self.l_margin, top, self.epw, self.y - top, link)
        self.ln(1.6)

    def point(self, text: str) -> None:
        """Write one point of a list."""
        self.style()
        self.need(self.height(text, indent=INDENT))
        with self.decoration():
            self.set_fill_color(*self.tab)
            self.rect(self.l_margin + 1.6, self.y + 1.7, 1.9, 1.9, style="F")
        self.block(text, "LI", indent=INDENT)
        self.ln(0.9)

    def note(self, text: str) -> None:
        """Write what must not be missed, on a coloured background."""
        self.style()
        high = self.height(text, indent=INDENT * 2) + 5
        self.need(high)
        with self.decoration():
            self.set_fill_color(*self.colours["oker-licht"])
            self.rect(self.l_margin, self.y, self.epw, high, style="F", round_corners=True, corner_radius=2.5)
        self.y += 2.5
        self.block(text, "P", indent=INDENT, right=INDENT)
        self.ln(4.5)

    def named(self, name: str, text: str, *, width: float) -> None:
        """Write a text after a name, such as who does something; `width` is the room for the name."""
        self.style()
        self.need(self.height(text, indent=width))
        top = self.y
        self.style(BODY, "zacht", bold=True)
        with self.tagged("P"):
            self.multi_cell(width - 2, LINE, name, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        low, self.y = self.y, top
        self.style()
        self.block(text, "P", indent=width)
        self.y = max(low, self.y) + 1

    def link_line(self, before: str, places: dict[str, str]) -> None:
        """Write words that link to addresses on one line; a word without an address is plain text."""
        self.style(9.5, "groen")
        self.need(LINE)
        with self.tagged("P"):
            for number, (text, address) in enumerate(places.items()):
                told = f"{', ' if number else before}{text}"
                self.cell(self.get_string_width(told), LINE, told, link=address)
        self.ln(LINE + 1)

    def rule(self, *, room: float = 0) -> None:
        """Draw a thin line between two subjects, or start a new sheet if there is less than `room` left on this one."""
        if self.will_page_break(room):
            self.add_page()
            return
        self.ln(2.4)
        with self.decoration():
            self.set_draw_color(*self.colours["lijn"])
            self.line(self.l_margin, self.y, self.w - RIGHT, self.y)
        self.ln(3.6)

    def need(self, high: float) -> None:
        """Start a new sheet when what comes next does not fit on this one."""
        if self.will_page_break(high):
            self.add_page()

    def height(self, text: str, line: float = LINE, *, indent: float = 0) -> float:
        """Measure a text in the current font."""
        measured = self.multi_cell(
            self.epw - indent, line, text, align="L", dry_run=True, output=MethodReturnValue.HEIGHT
        )
        assert isinstance(measured, float | int)  # noqa: S101 - the library says so for this kind of answer only in words
        return measured

    def block(self, text: str, tag: str, *, line: float = LINE, indent: float = 0, right: float = 0) -> None:
        """Write a text over as many lines as it needs, and continue below it."""
        self.x = self.l_margin + indent
        with self.tagged(tag):
            self.multi_cell(self.epw - indent - right, line, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
