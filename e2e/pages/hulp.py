"""Hulp in jouw taal: choosing help in another language, and reading aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.pages.pagina import Pagina

if TYPE_CHECKING:
    from playwright.sync_api import Locator


class HulpPagina(Pagina):
    """The choices for this phone."""

    pad = "hulp/"

    def kies(self, taal: str) -> None:
        """Choose a language, and wait until the phone has stored it."""
        self.page.get_by_role("radio", name=taal).check()
        expect(self.page.get_by_role("status").filter(has_text="Dit blijft zo op deze telefoon.")).to_be_visible()

    @property
    def voorlezen(self) -> Locator:
        """The choice to have questions read aloud."""
        return self.page.get_by_role("checkbox", name="Lees voor")
