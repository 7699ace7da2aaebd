"""Printed output: the browser makes a PDF as for paper, and its text is read back, page by page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, NamedTuple

from pypdf import PdfReader

from bpv_site.pages.all_pages import NAV

if TYPE_CHECKING:
    from playwright.sync_api import Page

MENU: Final = frozenset(place.label for place in NAV)
#: A test may print before the page's print code has loaded; a person is slower than that.
WACHT_OP_VOET: Final = """() => new Promise((resolve) => {
  const look = () => {
    dispatchEvent(new Event("beforeprint"));
    if (document.documentElement.style.getPropertyValue("--foot")) resolve();
    else setTimeout(look, 50);
  };
  look();
})"""


class Vel(NamedTuple):
    """One sheet of paper: its footer, and all its other lines."""

    voet: str
    tekst: str


def druk_af(page: Page, *, met_voet: bool = True) -> list[Vel]:
    """Print what is open, and read each sheet of paper; the browser writes a sheet's footer first."""
    if met_voet:
        page.evaluate(WACHT_OP_VOET)
    pdf = page.pdf(prefer_css_page_size=True)
    read = (sheet.extract_text().partition("\n") for sheet in PdfReader(io.BytesIO(pdf)).pages)
    return [Vel(voet=" ".join(voet.split()), tekst=tekst) for voet, _, tekst in read]


def staat_op(*vellen: Vel) -> str:
    """Return all text on one line: line breaks on paper mean nothing."""
    return op_een_regel(" ".join(vel.tekst for vel in vellen))


def op_een_regel(tekst: str) -> str:
    """Return a text without line breaks; a word may be broken after a hyphen."""
    return " ".join(tekst.split()).replace("- ", "-")


def menu_op(vellen: list[Vel]) -> set[str]:
    """Return the menu items that are on paper as a line of their own."""
    return MENU & {line.strip() for vel in vellen for line in vel.tekst.splitlines()}
