"""Voortgang: where the student stands at every werkproces, said by two people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.pages.formulier import Formulier, starts_with
from e2e.pages.pagina import Pagina

if TYPE_CHECKING:
    from playwright.sync_api import Page


class VoortgangPagina(Pagina):
    """All werkprocessen, and the rating of one of them."""

    pad = "voortgang/"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.formulier = Formulier(page, "voortgang", "Waar sta je?")
        self.werkprocessen = page.get_by_role("region", name="Je werkprocessen")

    def kies_wie(self, wie: str) -> None:
        """Say who fills in now."""
        label = {"student": "Student", "praktijkopleider": "Praktijkopleider"}[wie]
        self.werkprocessen.get_by_role("group", name=starts_with("Wie vult")).get_by_label(label).check()

    def kies(self, werkproces: str, wie: str) -> None:
        """Go to one werkproces from the list of all of them."""
        self.open()
        self.kies_wie(wie)
        self.werkprocessen.get_by_role("link", name=starts_with(werkproces)).click()
        self.formulier.expect_waarden(werkproces=werkproces, wie=wie)

    def beoordeel(self, werkproces: str, wie: str, oordeel: str) -> None:
        """Rate one werkproces by its address, as the links of the list and the agenda have it."""
        self.open(f"?werkproces={werkproces}&wie={wie}")
        self.formulier.expect_waarden(werkproces=werkproces, wie=wie)
        self.formulier.vul(oordeel=oordeel)
        expect(self.formulier.keuze("oordeel", oordeel)).to_be_checked()
