"""School: the maps of students on the laptop of a bpv-begeleider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from e2e.pages.formulier import Formulier
from e2e.pages.pagina import MOTOR_TIJD, Pagina
from e2e.pages.tekenen import Tekenvak

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


class SchoolPagina(Pagina):
    """Opens files of students, shows what is the matter, and makes the file that goes back."""

    pad = "school/"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.eindbeoordeling = Formulier(page, "eindbeoordeling")
        self.tekenvak = Tekenvak(page, page.get_by_role("region", name="Handtekeningen"))

    def kies(self, *paths: Path) -> None:
        """Choose the files of students."""
        self.page.get_by_label("Bestanden van studenten").set_input_files(list(paths))

    def open_map(self, naam: str) -> None:
        """Open the map of one student, read-only."""
        row = self.page.get_by_role("row").filter(has_text=naam)
        row.get_by_role("button").first.click(timeout=MOTOR_TIJD)

    def maak_bestand(self, folder: Path) -> Path:
        """Make the file for the student and give it."""
        with self.page.expect_download() as downloading:
            self.page.get_by_role("button", name="Maak het bestand voor de student").click()
        path = folder / downloading.value.suggested_filename
        downloading.value.save_as(path)
        return path
