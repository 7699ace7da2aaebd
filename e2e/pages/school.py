"""School: the maps of students on the laptop of a bpv-begeleider."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.pages.form import PageForm
from e2e.pages.page import ENGINE_TIME, BasePage
from e2e.pages.signing import SignBox

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page


class SchoolPage(BasePage):
    """Opens files of students, shows what is wrong, and makes the file that goes back."""

    path = "school/"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.eindbeoordeling = PageForm(page, "eindbeoordeling")
        self.bezoek = PageForm(page, "contact", "Vul dit bezoek aan")
        self.call = PageForm(page, "contact", "Nieuw telefoongesprek")
        self.sign_box = SignBox(page, page.get_by_role("region", name="Handtekeningen"))

    def choose(self, *paths: Path) -> None:
        """Choose the files of students."""
        self.page.get_by_label("Bestanden van studenten").set_input_files(list(paths))

    def choose_and_wait(self, *paths: Path) -> None:
        """Choose the files of students, and wait until they have been read."""
        self.choose(*paths)
        self.expect_read(len(paths))

    def expect_read(self, count: int) -> None:
        """Expect the page to say that it has read this many files."""
        expect(self.done).to_have_text(f"Klaar: {count} van {count} gelezen.", timeout=ENGINE_TIME)

    @property
    def lock_up(self) -> Locator:
        """The files that need a password."""
        return self.page.get_by_role("form", name="Bestanden met een wachtwoord")

    @property
    def done(self) -> Locator:
        """The line that says how reading ended."""
        return self.page.get_by_role("status").filter(has_text=re.compile("^(Klaar|Gestopt):"))

    @property
    def bar(self) -> Locator:
        """The progress bar for reading."""
        return self.page.get_by_role("progressbar", name="Gelezen bestanden")

    @property
    def table(self) -> Locator:
        """The table of the class."""
        return self.page.get_by_role("table", name="Overzicht")

    def row(self, name: str) -> Locator:
        """Return the row of a student."""
        return self.table.get_by_role("row").filter(has=self.page.get_by_role("rowheader", name=name))

    def names(self) -> list[str]:
        """Return who is in the table, from top to bottom."""
        return self.table.get_by_role("rowheader").get_by_role("button").all_inner_texts()

    def sort(self, kop: str) -> Locator:
        """Press a heading; return it."""
        heading = self.table.get_by_role("columnheader", name=kop)
        heading.get_by_role("button").click()
        return heading

    def filter(self, label: str) -> Locator:
        """Return the chip of a filter."""
        return self.page.get_by_role("group", name="Laat alleen zien").get_by_role(
            "checkbox", name=re.compile(rf"^{label} \d+$")
        )

    def find(self, text: str) -> None:
        """Type in the search box."""
        self.page.get_by_label("Zoek op naam, nummer of leerbedrijf").fill(text)

    def expect_count(self, text: str) -> None:
        """Expect the line that says how many students are shown."""
        expect(self.page.get_by_role("region", name="Overzicht").get_by_role("status").first).to_have_text(text)

    def open_map(self, name: str) -> None:
        """Open the map of one student, read-only."""
        self.row(name).get_by_role("button", name=name).click(timeout=ENGINE_TIME)

    @property
    def keeping(self) -> Locator:
        """The choice to store the files on this computer."""
        return self.page.get_by_role("checkbox", name="Bewaar de bestanden op deze computer")

    def save(self) -> None:
        """Choose to store the class on this computer, and check that it is stored."""
        self.keeping.check()
        expect(self.page.get_by_text("De bestanden blijven op deze computer staan")).to_be_visible()

    def expect_back(self, *names: str) -> None:
        """Expect that the file still has to be made for these students, and no others."""
        mark = self.page.get_by_text("Aangevuld, nog niet terug").filter(visible=True)
        expect(self.table.locator(mark)).to_have_count(len(names))
        for name in names:
            expect(self.row(name).locator(mark)).to_be_visible()

    def wipe(self) -> None:
        """Delete everything, after the confirmation."""
        self.page.get_by_role("button", name="Wis alles van deze computer").click()
        self.page.get_by_role("dialog").get_by_role("button", name="Ja, haal weg").click()

    def download(self, button: str, folder: Path) -> Path:
        """Press a button that makes a file, and return the file."""
        with self.page.expect_download() as downloading:
            self.page.get_by_role("button", name=button).click()
        path = folder / downloading.value.suggested_filename
        downloading.value.save_as(path)
        return path

    def make_file(self, folder: Path) -> Path:
        """Make the file for the student and return it."""
        return self.download("Maak het bestand voor de student", folder)

    def choose_contact(self, kind: str) -> None:
        """Start adding to a contact that is in the map."""
        contacten = self.page.get_by_role("region", name="Contacten in deze map")
        contacten.get_by_role("listitem").filter(has_text=kind).get_by_role("button", name="Vul aan").click()

    def new_talk(self) -> None:
        """Start recording a call that is not in the map."""
        self.page.get_by_role("button", name="Nieuw telefoongesprek").click()

    def expect_handtekening(self, role: str, sentence: str) -> None:
        """Expect a signature in the map to be listed with its state."""
        signers = self.page.get_by_role("region", name="Wie tekende er?")
        expect(signers.filter(has_text=role).get_by_text(sentence)).to_be_visible(timeout=ENGINE_TIME)

    @property
    def findings(self) -> Locator:
        """The rules' findings about the opened map."""
        return self.page.get_by_role("region", name="Wat de regels zeggen").get_by_role("listitem")

    @property
    def sheets(self) -> Locator:
        """The sheets of the opened map, each folded."""
        return self.page.get_by_role("region", name="De bladen")

    def sheet(self, title: str) -> Locator:
        """Unfold the sheets of a form, and return them."""
        fold = self.sheets.get_by_role("group").filter(has_text=re.compile(rf"^\s*{re.escape(title)} \("))
        fold.locator("summary").click()
        return fold

    def codes(self) -> list[str]:
        """Return the codes of the rules with findings, from the links to their explanations."""
        links = self.findings.locator("a[href*='regels/#']")
        return [href.split("#")[1] for href in links.evaluate_all("links => links.map(link => link.href)")]
