"""Delen en bewaren: the file that goes out, the file that comes in, and the end of it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.pages.pagina import MOTOR_TIJD, Pagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page


#: The two buttons that make a file.
NAAR_SCHOOL = "Stuur naar school"
KOPIE = "Zet een kopie veilig"

LAATSTE_VRAAG = "Wil je alles van deze telefoon wissen? Niemand kan dit terugdraaien, ook school niet."


class DelenPagina(Pagina):
    """The only place where data leaves, and only when the user acts."""

    pad = "delen/"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.maken = page.get_by_role("region", name="Een bestand maken")
        self.openen = page.get_by_role("region", name="Een bestand openen")

    def maak_bestand(self, folder: Path, knop: str = KOPIE) -> Path:
        """Make a copy of everything, or the file of another button, and return it."""
        with self.page.expect_download() as downloading:
            self.vraag_bestand(knop)
        path = folder / downloading.value.suggested_filename
        downloading.value.save_as(path)
        return path

    def maak_schoolbestand(self, folder: Path) -> Path:
        """Make the file for school and return it."""
        return self.maak_bestand(folder, NAAR_SCHOOL)

    def zegt_dat_kopie_elders_staat(self) -> None:
        """Say that the downloaded copy is somewhere else too."""
        vraag = self.maken.get_by_role("status").filter(has_text="De kopie staat alleen op dit apparaat.")
        vraag.get_by_role("button", name="De kopie staat nu ook ergens anders").click()
        expect(vraag).to_be_hidden()

    def vraag_bestand(self, knop: str = KOPIE) -> None:
        """Ask for a file, however this device hands it over."""
        self.maken.get_by_role("button", name=knop).click()

    @property
    def bestand(self) -> Locator:
        """The place to choose a file."""
        return self.openen.get_by_label("Bestand openen")

    def kies(self, path: Path) -> None:
        """Choose a file to open."""
        self.bestand.set_input_files(path)

    @property
    def voorbeeld(self) -> Locator:
        """The sentences about what a file would change."""
        return self.openen.get_by_role("list").get_by_role("listitem")

    @property
    def fout(self) -> Locator:
        """What is wrong with a file."""
        return self.openen.get_by_role("alert")

    def expect_voorbeeld(self, *zinnen: str) -> None:
        """Expect a file to be read, and the preview to say these things before anything is written."""
        expect(self.openen.get_by_role("button", name="Samenvoegen")).to_be_visible(timeout=MOTOR_TIJD)
        for zin in zinnen:
            expect(self.voorbeeld.filter(has_text=zin)).to_have_count(1)

    def expect_geweigerd(self, zin: str) -> None:
        """Expect a file to be refused with one sentence, next to the file field, which has the focus."""
        expect(self.fout).to_have_text(zin, timeout=MOTOR_TIJD)
        expect(self.bestand).to_be_focused()
        expect(self.openen.get_by_role("button", name="Samenvoegen")).to_be_hidden()

    def voeg_samen(self, path: Path, *vragen: str) -> None:
        """Open a file and import it; answer yes to these questions, given by a part of each, and expect no others."""
        self.kies(path)
        self.tik_samenvoegen()
        for vraag in vragen:
            self.antwoord(vraag)
        self.expect_samengevoegd()

    def tik_samenvoegen(self) -> None:
        """Tap the button that imports the file, or asks first."""
        self.openen.get_by_role("button", name="Samenvoegen").click(timeout=MOTOR_TIJD)

    def expect_samengevoegd(self) -> None:
        """Expect the file to be imported."""
        expect(self.openen.get_by_text("Samengevoegd")).to_be_visible()

    def antwoord(self, vraag: str, antwoord: str = "Ja") -> None:
        """Answer one question about a file."""
        dialog = self.page.get_by_role("dialog").filter(has=self.page.get_by_role("heading", name=vraag))
        dialog.get_by_role("button", name=antwoord).click()

    def antwoord_alles(self) -> None:
        """Answer yes to every question, until the file is imported."""
        ja = self.page.get_by_role("dialog").get_by_role("button", name="Ja")
        klaar = self.openen.get_by_text("Samengevoegd")
        expect(ja.or_(klaar)).to_be_visible()
        while ja.is_visible():
            ja.click()
            expect(ja.or_(klaar)).to_be_visible()

    @property
    def geplaatst(self) -> Locator:
        """The question whether the user placed this file, asked before it is read."""
        return self.openen.get_by_role("group", name="Dit bestand kwam van een andere app of site")

    def open_geplaatst(self) -> None:
        """Confirm that a file from another app was intended."""
        self.geplaatst.get_by_role("button", name="Ja, open het").click()

    @property
    def verlies(self) -> Locator:
        """What the user would lose by importing a file."""
        return self.openen.get_by_text("Door dit bestand raak je iets kwijt")

    def keuze(self, naam: str) -> Locator:
        """Return one of the choices about the file to make."""
        return self.maken.get_by_role("checkbox", name=naam)

    def kies_wachtwoord(self, wachtwoord: str) -> None:
        """Ask for a file with a password."""
        self.keuze("Met een wachtwoord").check()
        self.maken.get_by_label("Wachtwoord voor dit bestand").fill(wachtwoord)

    @property
    def wachtwoord(self) -> Locator:
        """The password field for a chosen file."""
        return self.openen.get_by_label("Wachtwoord van")

    def ontsluit(self, wachtwoord: str) -> None:
        """Type the password of a chosen file."""
        self.wachtwoord.fill(wachtwoord, timeout=MOTOR_TIJD)
        self.openen.get_by_role("button", name="Open het bestand").click()

    def wis(self) -> None:
        """Wipe everything from this phone; this is asked twice if part of the map is in no file."""
        self.page.get_by_role("button", name="Wis alles van deze telefoon").click()
        dialog = self.page.get_by_role("dialog")
        vraag = dialog.get_by_role("heading")
        expect(vraag).to_be_visible()
        if "in geen enkel bestand" in vraag.inner_text():
            dialog.get_by_role("button", name="Ja, haal weg").click()
        expect(vraag).to_have_text(LAATSTE_VRAAG)
        dialog.get_by_role("button", name="Ja, haal weg").click()
        expect(self.page.get_by_text("De map is leeg")).to_be_visible()
        self.expect_bruikbaar()
