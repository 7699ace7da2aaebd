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
WAIT_FOR_FOOT: Final = """() => new Promise((resolve) => {
  const look = () => {
    dispatchEvent(new Event("beforeprint"));
    if (document.documentElement.style.getPropertyValue("--foot")) resolve();
    else setTimeout(look, 50);
  };
  look();
})"""


class Leaf(NamedTuple):
    """One sheet of paper: its footer, and all its other lines."""

    foot: str
    text: str


def print_page(page: Page, *, with_foot: bool = True) -> list[Leaf]:
    """Print what is open, and read each sheet of paper; the browser writes a sheet's footer first."""
    if with_foot:
        page.evaluate(WAIT_FOR_FOOT)
    pdf = page.pdf(prefer_css_page_size=True)
    read = (sheet.extract_text().partition("\n") for sheet in PdfReader(io.BytesIO(pdf)).pages)
    return [Leaf(foot=" ".join(foot.split()), text=text) for foot, _, text in read]


def stands_on(*leaves: Leaf) -> str:
    """Return all text on one line: line breaks on paper mean nothing."""
    return on_one_line(" ".join(leaf.text for leaf in leaves))


def on_one_line(text: str) -> str:
    """Return a text without line breaks; a word may be broken after a hyphen."""
    return " ".join(text.split()).replace("- ", "-")


def menu_on(leaves: list[Leaf]) -> set[str]:
    """Return the menu items that are on paper as a line of their own."""
    return MENU & {line.strip() for leaf in leaves for line in leaf.text.splitlines()}
