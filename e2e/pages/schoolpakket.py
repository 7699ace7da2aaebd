"""The schoolpakket: made at school, and opened on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.pages.page import ENGINE_TIME, BasePage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator


class SchoolpakketPage(BasePage):
    """The page on which a school makes or changes its schoolpakket."""

    path = "school/pakket/"

    def open(self, find: str = "") -> None:
        """Go to the page and wait until the rules have filled its form."""
        super().open(find)
        expect(self.page.get_by_label("Naam van de school")).to_be_visible(timeout=ENGINE_TIME)

    def row(self, name: str) -> Locator:
        """Return one row of a list, such as "Blok 1"."""
        return self.page.get_by_role("group", name=name, exact=True)

    def open_file(self, path: Path) -> None:
        """Open an existing schoolpakket."""
        self.page.get_by_label("Schoolpakket openen").set_input_files(path)

    def choose_dossiers(self, *paths: Path) -> None:
        """Choose files of SBB."""
        self.page.get_by_label("Kwalificatiedossiers kiezen").set_input_files(list(paths))

    def make_file(self, folder: Path) -> Path:
        """Make the file and return it."""
        with self.page.expect_download() as downloading:
            self.page.get_by_role("button", name="Maak het bestand").click()
        path = folder / downloading.value.suggested_filename
        downloading.value.save_as(path)
        return path

    def make_link(self) -> str:
        """Make the link for students and return it."""
        self.page.get_by_role("button", name="Maak een link").click()
        place = self.page.get_by_label("Link voor studenten")
        expect(place).to_be_visible()
        return place.input_value()


class PakketOnPhone(BasePage):
    """The sheet on Status that shows which schoolpakket applies, and opens another."""

    path = "status/"

    @property
    def sheet(self) -> Locator:
        """The sheet itself."""
        return self.page.get_by_role("region", name="Schoolpakket")

    def open_file(self, path: Path) -> None:
        """Open the file from the school."""
        self.page.get_by_label("Schoolpakket van je school openen").set_input_files(path)

    def expect_question(self, name: str) -> None:
        """Expect to be asked, with the name of the school."""
        expect(self.sheet.get_by_role("heading", name=f"Schoolpakket van {name}")).to_be_visible(timeout=ENGINE_TIME)

    def take_over(self) -> None:
        """Accept, and wait until the page has reloaded with it."""
        self.sheet.get_by_role("button", name="Gebruik dit schoolpakket").click()
        expect(self.sheet.get_by_role("button", name="Terug naar")).to_be_visible(timeout=ENGINE_TIME)
