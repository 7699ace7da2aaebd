"""The schoolpakket: made at school, and opened on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.pages.pagina import MOTOR_TIJD, Pagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator


class SchoolpakketPagina(Pagina):
    """The page on which a school makes or changes its schoolpakket."""

    pad = "school/pakket/"

    def open(self, zoek: str = "") -> None:
        """Go to the page and wait until the rules have filled its form."""
        super().open(zoek)
        expect(self.page.get_by_label("Naam van de school")).to_be_visible(timeout=MOTOR_TIJD)

    def rij(self, naam: str) -> Locator:
        """Return one row of a list, such as "Blok 1"."""
        return self.page.get_by_role("group", name=naam, exact=True)

    def open_bestand(self, path: Path) -> None:
        """Open an existing schoolpakket."""
        self.page.get_by_label("Schoolpakket openen").set_input_files(path)

    def kies_dossiers(self, *paths: Path) -> None:
        """Choose files of SBB."""
        self.page.get_by_label("Kwalificatiedossiers kiezen").set_input_files(list(paths))

    def maak_bestand(self, folder: Path) -> Path:
        """Make the file and return it."""
        with self.page.expect_download() as downloading:
            self.page.get_by_role("button", name="Maak het bestand").click()
        path = folder / downloading.value.suggested_filename
        downloading.value.save_as(path)
        return path

    def maak_link(self) -> str:
        """Make the link for students and return it."""
        self.page.get_by_role("button", name="Maak een link").click()
        place = self.page.get_by_label("Link voor studenten")
        expect(place).to_be_visible()
        return place.input_value()


class PakketOpTelefoon(Pagina):
    """The sheet on Status that shows which schoolpakket applies, and opens another."""

    pad = "status/"

    @property
    def blad(self) -> Locator:
        """The sheet itself."""
        return self.page.get_by_role("region", name="Schoolpakket")

    def open_bestand(self, path: Path) -> None:
        """Open the file from the school."""
        self.page.get_by_label("Schoolpakket van je school openen").set_input_files(path)

    def expect_vraag(self, naam: str) -> None:
        """Expect to be asked, with the name of the school."""
        expect(self.blad.get_by_role("heading", name=f"Schoolpakket van {naam}")).to_be_visible(timeout=MOTOR_TIJD)

    def neem_over(self) -> None:
        """Accept, and wait until the page has reloaded with it."""
        self.blad.get_by_role("button", name="Gebruik dit schoolpakket").click()
        expect(self.blad.get_by_role("button", name="Terug naar")).to_be_visible(timeout=MOTOR_TIJD)
