"""Voortgang: the student's level for every werkproces, rated by two people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.pages.formulier import Formulier, starts_with
from e2e.pages.pagina import Pagina

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class VoortgangPagina(Pagina):
    """All werkprocessen, and the rating of one of them."""

    pad = "voortgang/"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.formulier = Formulier(page, "voortgang", "Waar sta je?")
        self.werkprocessen = page.get_by_role("region", name="Je werkprocessen")

    def kies_wie(self, wie: str) -> None:
        """Choose who fills in now."""
        label = {"student": "Student", "praktijkopleider": "Praktijkopleider"}[wie]
        self.werkprocessen.get_by_role("group", name=starts_with("Wie vult")).get_by_label(label).check()

    def kies(self, werkproces: str, wie: str) -> None:
        """Go to one werkproces from the list of all of them."""
        self.open()
        self.kies_wie(wie)
        self.werkprocessen.get_by_role("link", name=starts_with(werkproces)).click()
        self.formulier.expect_waarden(werkproces=werkproces, wie=wie)

    def beoordeel(self, werkproces: str, wie: str, oordeel: str) -> None:
        """Rate one werkproces by its address, as used in the links of the list and the agenda."""
        self.open(f"?werkproces={werkproces}&wie={wie}")
        self.formulier.expect_waarden(werkproces=werkproces, wie=wie)
        self.formulier.vul(oordeel=oordeel)
        expect(self.formulier.keuze("oordeel", oordeel)).to_be_checked()

    @property
    def beurt(self) -> Locator:
        """The line that always shows who fills in."""
        return self.page.get_by_role("status").filter(has_text="Nu vult in:")

    def expect_beurt(self, wie: str) -> None:
        """Expect the page to say who fills in now."""
        expect(self.beurt).to_contain_text(f"Nu vult in: {wie}")
        expect(self.beurt).to_be_in_viewport()

    def geef_terug(self) -> None:
        """End the turn of the person who was given the phone."""
        self.beurt.get_by_role("button", name="Geef de telefoon terug").click()

    def geef_oordeel(self, oordeel: str) -> None:
        """Answer the open form, and mark it done."""
        self.formulier.vul(oordeel=oordeel)
        self.formulier.klaar()
        expect(self.formulier.gelukt).to_be_visible()

    @property
    def volgende(self) -> Locator:
        """The link to the next werkproces."""
        return self.formulier.gelukt.get_by_role("link", name=starts_with("Naar het volgende werkproces"))
