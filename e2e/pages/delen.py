"""Delen en bewaren: the file that goes out, the file that comes in, and the end of it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.pages.page import ENGINE_TIME, BasePage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page


#: The two buttons that make a file.
TO_SCHOOL = "Stuur naar school"
COPY = "Zet een kopie veilig"

LAST_QUESTION = "Wil je alles van deze telefoon wissen? Niemand kan dit terugdraaien, ook school niet."


class DelenPage(BasePage):
    """The only place where data leaves, and only when the user acts."""

    path = "delen/"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.making = page.get_by_role("region", name="Een bestand maken")
        self.opening = page.get_by_role("region", name="Een bestand openen")

    def make_file(self, folder: Path, button: str = COPY) -> Path:
        """Make a copy of everything, or the file of another button, and return it."""
        with self.page.expect_download() as downloading:
            self.ask_for_file(button)
        path = folder / downloading.value.suggested_filename
        downloading.value.save_as(path)
        return path

    def make_school_file(self, folder: Path) -> Path:
        """Make the file for school and return it."""
        return self.make_file(folder, TO_SCHOOL)

    def says_copy_is_elsewhere(self) -> None:
        """Say that the downloaded copy is somewhere else too."""
        self._answers("De kopie staat alleen op dit apparaat.", "De kopie staat nu ook ergens anders")

    def says_file_is_sent(self) -> None:
        """Say that the downloaded file is at school."""
        self._answers("Het bestand voor school staat alleen op dit apparaat.", "Ik heb het gestuurd")

    def _answers(self, sentence: str, answer: str) -> None:
        """Answer what is asked about a file, and wait until it is stored: only then does the question go."""
        ask = self.making.get_by_role("status").filter(has_text=sentence)
        ask.get_by_role("button", name=answer).click()
        expect(ask).to_be_hidden()

    def ask_for_file(self, button: str = COPY) -> None:
        """Ask for a file, however this device hands it over."""
        self.making.get_by_role("button", name=button).click()

    @property
    def file(self) -> Locator:
        """The place to choose a file."""
        return self.opening.get_by_label("Bestand openen")

    def choose(self, path: Path) -> None:
        """Choose a file to open."""
        self.file.set_input_files(path)

    @property
    def example(self) -> Locator:
        """The sentences about what a file would change."""
        return self.opening.get_by_role("list").get_by_role("listitem")

    @property
    def fault(self) -> Locator:
        """What is wrong with a file."""
        return self.opening.get_by_role("alert")

    def expect_preview(self, *sentences: str) -> None:
        """Expect a file to be read, and the preview to say these things before anything is written."""
        expect(self.opening.get_by_role("button", name="Samenvoegen")).to_be_visible(timeout=ENGINE_TIME)
        for sentence in sentences:
            expect(self.example.filter(has_text=sentence)).to_have_count(1)

    def expect_refused(self, sentence: str) -> None:
        """Expect a file to be refused with one sentence, next to the file field, which has the focus."""
        expect(self.fault).to_have_text(sentence, timeout=ENGINE_TIME)
        expect(self.file).to_be_focused()
        expect(self.opening.get_by_role("button", name="Samenvoegen")).to_be_hidden()

    def merge(self, path: Path, *questions: str) -> None:
        """Open a file and import it; answer yes to these questions, given by a part of each, and expect no others."""
        self.choose(path)
        self.tap_merge()
        for ask in questions:
            self.answer(ask)
        self.expect_merged()

    def tap_merge(self) -> None:
        """Tap the button that imports the file, or asks first."""
        self.opening.get_by_role("button", name="Samenvoegen").click(timeout=ENGINE_TIME)

    def expect_merged(self) -> None:
        """Expect the file to be imported."""
        expect(self.opening.get_by_text("Samengevoegd")).to_be_visible()

    def answer(self, ask: str, answer: str = "Ja") -> None:
        """Answer one question about a file."""
        dialog = self.page.get_by_role("dialog").filter(has=self.page.get_by_role("heading", name=ask))
        dialog.get_by_role("button", name=answer).click()

    def answer_all(self) -> None:
        """Answer yes to every question, until the file is imported."""
        yes = self.page.get_by_role("dialog").get_by_role("button", name="Ja")
        done = self.opening.get_by_text("Samengevoegd")
        expect(yes.or_(done)).to_be_visible()
        while yes.is_visible():
            yes.click()
            expect(yes.or_(done)).to_be_visible()

    @property
    def placed(self) -> Locator:
        """The question whether the user placed this file, asked before it is read."""
        return self.opening.get_by_role("group", name="Dit bestand kwam van een andere app of site")

    def open_placed(self) -> None:
        """Confirm that a file from another app was intended."""
        self.placed.get_by_role("button", name="Ja, open het").click()

    @property
    def loss(self) -> Locator:
        """What the user would lose by importing a file."""
        return self.opening.get_by_text("Door dit bestand raak je iets kwijt")

    def choice(self, name: str) -> Locator:
        """Return one of the choices about the file to make."""
        return self.making.get_by_role("checkbox", name=name)

    def choose_password(self, password: str) -> None:
        """Ask for a file with a password."""
        self.choice("Met een wachtwoord").check()
        self.making.get_by_label("Wachtwoord voor dit bestand").fill(password)

    @property
    def password(self) -> Locator:
        """The password field for a chosen file."""
        return self.opening.get_by_label("Wachtwoord van")

    def unlock(self, password: str) -> None:
        """Type the password of a chosen file."""
        self.password.fill(password, timeout=ENGINE_TIME)
        self.opening.get_by_role("button", name="Open het bestand").click()

    def wipe(self) -> None:
        """Wipe everything from this phone; this is asked twice if part of the map is in no file."""
        self.page.get_by_role("button", name="Wis alles van deze telefoon").click()
        dialog = self.page.get_by_role("dialog")
        ask = dialog.get_by_role("heading")
        expect(ask).to_be_visible()
        if "in geen enkel bestand" in ask.inner_text():
            dialog.get_by_role("button", name="Ja, haal weg").click()
        expect(ask).to_have_text(LAST_QUESTION)
        dialog.get_by_role("button", name="Ja, haal weg").click()
        expect(self.page.get_by_text("De map is leeg")).to_be_visible()
        self.expect_usable()
