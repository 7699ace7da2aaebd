"""Status: whether the map is safe, and the copies of it on this phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.pages.pagina import Pagina

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class StatusPagina(Pagina):
    """The page that says what is stored, and restores copies."""

    pad = "status/"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.bewaard = page.get_by_role("region", name="Is alles bewaard?")
        self.kopieen = page.get_by_role("region", name="Kopieën op deze telefoon")

    def antwoord(self, vraag: str) -> Locator:
        """Return the answer to one question about what is stored."""
        return self.bewaard.get_by_role("definition").nth(self._vragen().index(vraag))

    def kopie(self, naam: str) -> Locator:
        """Return the row of one copy, by its kind."""
        return self.kopieen.get_by_role("listitem").filter(
            has=self.page.get_by_text(naam, exact=True).filter(visible=True)
        )

    def expect_kopieen(self, *namen: str) -> None:
        """Expect copies of these kinds, newest first."""
        rijen = self.kopieen.get_by_role("listitem")
        expect(rijen).to_have_count(len(namen))
        for rij, naam in zip(rijen.all(), namen, strict=True):
            expect(rij.get_by_text(naam, exact=True)).to_be_visible()

    def zet_terug(self, naam: str) -> None:
        """Restore one copy."""
        self.kopie(naam).get_by_role("button", name="Zet terug").click()
        expect(self.kopieen.get_by_role("status").filter(has_text="Teruggezet")).to_be_focused()

    def maak_ongedaan(self) -> None:
        """Undo the last restore."""
        self.kopieen.get_by_role("button", name="Maak ongedaan").click()
        expect(self.kopieen.get_by_role("status").filter(has_text="Ongedaan gemaakt")).to_be_focused()

    def expect_kopie(self, naam: str, sinds: str) -> None:
        """Expect a copy to say what happened since."""
        expect(self.kopie(naam)).to_contain_text(re.compile(re.escape(sinds)))

    def _vragen(self) -> list[str]:
        return self.bewaard.get_by_role("term").all_inner_texts()

    @property
    def kwam(self) -> Locator:
        """What the last file brought, and the way to take it out again."""
        return self.page.get_by_text("kwam er een bestand in je map")

    def haal_weg(self) -> None:
        """Remove what the last file brought."""
        self.page.get_by_role("button", name="Haal weg wat met dit bestand kwam").click()
        expect(self.page.get_by_role("status").filter(has_text="Weggehaald. Aantal")).to_be_focused()
