"""The guide: choose a reader and a subject, search, download a chapter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from playwright.sync_api import expect

from e2e.pages.pagina import Pagina

if TYPE_CHECKING:
    from playwright.sync_api import Download, Locator

#: How many words are highlighted: the browser keeps highlights separate from the page.
GEMARKEERD = "() => CSS.highlights.get('gevonden')?.size ?? 0"


class BegeleidingPagina(Pagina):
    """The page of the guide."""

    pad: ClassVar[str] = "begeleiding/"

    def open(self, zoek: str = "") -> None:
        """Go to the page and wait until it responds to a choice."""
        super().open(zoek)
        expect(self.keuze).to_have_attribute("data-ready", "")

    @property
    def keuze(self) -> Locator:
        """The part with the choices."""
        return self.page.get_by_role("region", name="Wat zoek je?")

    @property
    def zoekveld(self) -> Locator:
        """The search field."""
        return self.page.get_by_role("searchbox", name="Zoek in de uitleg")

    @property
    def wis(self) -> Locator:
        """The button that clears all choices; the first one, because there are two when nothing is found."""
        return self.keuze.get_by_role("button", name="Wis filters")

    def vink(self, label: str) -> Locator:
        """Return the box of one choice."""
        return self.keuze.get_by_role("checkbox", name=label, exact=True)

    def stuk(self, titel: str) -> Locator:
        """Return the heading of a piece."""
        return self.page.get_by_role("heading", level=3, name=titel, exact=True)

    def expect_stand(self, tekst: str) -> None:
        """Expect the count to say this, as a status message."""
        expect(self.page.get_by_role("status").filter(has_text="stukken")).to_have_text(tekst, use_inner_text=True)

    def expect_adres(self, zoek: str) -> None:
        """Expect the address to end like this."""
        expect(self.page).to_have_url(re.compile(re.escape(f"/{self.pad}{zoek}") + "$"))

    def titels(self) -> list[str]:
        """Return the headings of the pieces that are shown."""
        return self.page.get_by_role("heading", level=3).all_inner_texts()

    def download(self, naam: str) -> Download:
        """Download a PDF."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("link", name=naam).first.click()
        return waiting.value
