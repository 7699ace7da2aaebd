"""Uren: a day, all days, and the blokken that the praktijkopleider signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from e2e.pages.formulier import Formulier
from e2e.pages.pagina import Pagina
from e2e.pages.tekenen import Tekenvak

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class UrenPagina(Pagina):
    """The page of every working day."""

    pad = "uren/"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.dag = Formulier(page, "urendag", "Uren van deze dag")
        self.blok = Formulier(page, "urenblok", "Een blok")
        self.dagen = page.get_by_role("region", name="Al je dagen").get_by_role("listitem")
        self.blokken = page.get_by_role("region", name="Jouw blokken")
        self.duur = self.dag.root.get_by_text("uur").last

    def open_dag(self, datum: str) -> None:
        """Go to a day by its date."""
        self.open(f"?datum={datum}")
        self.dag.expect_waarden(datum=datum)

    def volgende_dag(self) -> None:
        """Go to the next day."""
        self.page.get_by_role("link", name="Dag verder").click()

    def herhaal(self) -> None:
        """Fill in the day like the day before."""
        self.page.get_by_role("button", name="Zelfde als vorige keer").click()

    def open_blok_formulier(self) -> None:
        """Open the form of a blok, which is folded because the app proposes blokken itself."""
        self.page.get_by_text("Zelf een blok maken of aanpassen").click()

    def rij_van_blok(self, naam: str) -> Locator:
        """Return the row of a blok, with the place to sign."""
        return self.blokken.get_by_role("listitem").filter(has_text=naam)

    def tekenvak(self, naam: str) -> Tekenvak:
        """Return where a blok is signed."""
        return Tekenvak(self.page, self.rij_van_blok(naam))

    def maak_voorgesteld_blok(self, naam: str) -> None:
        """Accept a blok that the app proposes."""
        voorstel = self.page.get_by_role("region", name="Blokken", exact=True).get_by_role("listitem")
        voorstel.filter(has_text=naam).get_by_role("button", name="Maak dit blok").click()
