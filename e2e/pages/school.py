"""School: the maps of students on the laptop of a bpv-begeleider."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.pages.formulier import Formulier
from e2e.pages.pagina import MOTOR_TIJD, Pagina
from e2e.pages.tekenen import Tekenvak

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page


class SchoolPagina(Pagina):
    """Opens files of students, shows what is wrong, and makes the file that goes back."""

    pad = "school/"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.eindbeoordeling = Formulier(page, "eindbeoordeling")
        self.bezoek = Formulier(page, "contact", "Vul dit bezoek aan")
        self.telefoongesprek = Formulier(page, "contact", "Nieuw telefoongesprek")
        self.tekenvak = Tekenvak(page, page.get_by_role("region", name="Handtekeningen"))

    def kies(self, *paths: Path) -> None:
        """Choose the files of students."""
        self.page.get_by_label("Bestanden van studenten").set_input_files(list(paths))

    def kies_en_wacht(self, *paths: Path) -> None:
        """Choose the files of students, and wait until they have been read."""
        self.kies(*paths)
        self.expect_gelezen(len(paths))

    def expect_gelezen(self, aantal: int) -> None:
        """Expect the page to say that it has read this many files."""
        expect(self.klaar).to_have_text(f"Klaar: {aantal} van {aantal} gelezen.", timeout=MOTOR_TIJD)

    @property
    def op_slot(self) -> Locator:
        """The files that need a password."""
        return self.page.get_by_role("form", name="Bestanden met een wachtwoord")

    @property
    def klaar(self) -> Locator:
        """The line that says how reading ended."""
        return self.page.get_by_role("status").filter(has_text=re.compile("^(Klaar|Gestopt):"))

    @property
    def balk(self) -> Locator:
        """The progress bar for reading."""
        return self.page.get_by_role("progressbar", name="Gelezen bestanden")

    @property
    def tabel(self) -> Locator:
        """The table of the class."""
        return self.page.get_by_role("table", name="Overzicht")

    def rij(self, naam: str) -> Locator:
        """Return the row of a student."""
        return self.tabel.get_by_role("row").filter(has=self.page.get_by_role("rowheader", name=naam))

    def namen(self) -> list[str]:
        """Return who is in the table, from top to bottom."""
        return self.tabel.get_by_role("rowheader").get_by_role("button").all_inner_texts()

    def sorteer(self, kop: str) -> Locator:
        """Press a heading; return it."""
        heading = self.tabel.get_by_role("columnheader", name=kop)
        heading.get_by_role("button").click()
        return heading

    def filter(self, label: str) -> Locator:
        """Return the chip of a filter."""
        return self.page.get_by_role("group", name="Laat alleen zien").get_by_role(
            "checkbox", name=re.compile(rf"^{label} \d+$")
        )

    def zoek(self, tekst: str) -> None:
        """Type in the search box."""
        self.page.get_by_label("Zoek op naam, nummer of leerbedrijf").fill(tekst)

    def expect_aantal(self, tekst: str) -> None:
        """Expect the line that says how many students are shown."""
        expect(self.page.get_by_role("region", name="Overzicht").get_by_role("status").first).to_have_text(tekst)

    def open_map(self, naam: str) -> None:
        """Open the map of one student, read-only."""
        self.rij(naam).get_by_role("button", name=naam).click(timeout=MOTOR_TIJD)

    @property
    def bewaren(self) -> Locator:
        """The choice to store the files on this computer."""
        return self.page.get_by_role("checkbox", name="Bewaar de bestanden op deze computer")

    def bewaar(self) -> None:
        """Choose to store the class on this computer, and check that it is stored."""
        self.bewaren.check()
        expect(self.page.get_by_text("De bestanden blijven op deze computer staan")).to_be_visible()

    def expect_terug(self, *namen: str) -> None:
        """Expect that the file still has to be made for these students, and no others."""
        merk = self.page.get_by_text("Aangevuld, nog niet terug").filter(visible=True)
        expect(self.tabel.locator(merk)).to_have_count(len(namen))
        for naam in namen:
            expect(self.rij(naam).locator(merk)).to_be_visible()

    def wis(self) -> None:
        """Delete everything, after the confirmation."""
        self.page.get_by_role("button", name="Wis alles van deze computer").click()
        self.page.get_by_role("dialog").get_by_role("button", name="Ja, haal weg").click()

    def haal_op(self, knop: str, folder: Path) -> Path:
        """Press a button that makes a file, and return the file."""
        with self.page.expect_download() as downloading:
            self.page.get_by_role("button", name=knop).click()
        path = folder / downloading.value.suggested_filename
        downloading.value.save_as(path)
        return path

    def maak_bestand(self, folder: Path) -> Path:
        """Make the file for the student and return it."""
        return self.haal_op("Maak het bestand voor de student", folder)

    def kies_contact(self, soort: str) -> None:
        """Start adding to a contact that is in the map."""
        contacten = self.page.get_by_role("region", name="Contacten in deze map")
        contacten.get_by_role("listitem").filter(has_text=soort).get_by_role("button", name="Vul aan").click()

    def nieuw_gesprek(self) -> None:
        """Start recording a call that is not in the map."""
        self.page.get_by_role("button", name="Nieuw telefoongesprek").click()

    def expect_handtekening(self, rol: str, zin: str) -> None:
        """Expect a signature in the map to be listed with its state."""
        tekenaars = self.page.get_by_role("region", name="Wie tekende er?")
        expect(tekenaars.filter(has_text=rol).get_by_text(zin)).to_be_visible(timeout=MOTOR_TIJD)

    @property
    def bevindingen(self) -> Locator:
        """The rules' findings about the opened map."""
        return self.page.get_by_role("region", name="Wat de regels zeggen").get_by_role("listitem")

    @property
    def bladen(self) -> Locator:
        """The sheets of the opened map, each folded."""
        return self.page.get_by_role("region", name="De bladen")

    def blad(self, titel: str) -> Locator:
        """Unfold the sheets of a form, and return them."""
        fold = self.bladen.get_by_role("group").filter(has_text=re.compile(rf"^\s*{re.escape(titel)} \("))
        fold.locator("summary").click()
        return fold

    def codes(self) -> list[str]:
        """Return the codes of the rules with findings, from the links to their explanations."""
        links = self.bevindingen.locator("a[href*='regels/#']")
        return [href.split("#")[1] for href in links.evaluate_all("links => links.map(link => link.href)")]
