"""Pages that hold a list of records and show one of them at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from playwright.sync_api import expect

from e2e.pages.formulier import Formulier
from e2e.pages.pagina import Pagina
from e2e.pages.tekenen import Tekenvak

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class LijstPagina(Pagina):
    """A list of records of one kind, a link for a new one, and the form of the one that is open."""

    soort: ClassVar[str] = ""
    titel: ClassVar[str] = ""
    lijst_titel: ClassVar[str] = ""
    nieuw_knop: ClassVar[str] = ""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.formulier = Formulier(page, self.soort, self.titel)

    @property
    def rijen(self) -> Locator:
        """The rows of the list."""
        return self.page.get_by_role("region", name=self.lijst_titel, exact=True).get_by_role("listitem")

    @property
    def tekenvak(self) -> Tekenvak:
        """Where the open record is signed."""
        return Tekenvak(self.page, self.page.get_by_role("region", name="Handtekeningen"))

    def nieuw(self) -> None:
        """Start a new record with the button that a user presses."""
        self.open()
        self.page.get_by_role("link", name=self.nieuw_knop).click()
        expect(self.formulier.root).to_be_visible()

    def open_rij(self, tekst: str) -> None:
        """Open a record of the list."""
        self.rijen.filter(has_text=tekst).get_by_role("link").first.click()
        expect(self.formulier.root).to_be_visible()


class WeekPagina(LijstPagina):
    """The talk at the start of the week."""

    pad = "week/"
    soort = "werkbespreking"
    titel = "Werkbespreking"
    lijst_titel = "Je werkbesprekingen"
    nieuw_knop = "Nieuwe werkbespreking"


class BezoekPagina(LijstPagina):
    """The visits of the bpv-begeleider."""

    pad = "bezoek/"
    soort = "contact"
    titel = "Het bezoek"
    lijst_titel = "Alle bezoeken"
    nieuw_knop = "Nieuw bezoek"


class TelefoonPagina(LijstPagina):
    """Calls between school and company."""

    pad = "contact/"
    soort = "contact"
    titel = "Telefoongesprek"
    lijst_titel = "Telefoongesprekken"
    nieuw_knop = "Nieuw telefoongesprek"


class ExtraContactPagina(LijstPagina):
    """Asking the school for more contact."""

    pad = "contact/"
    soort = "contact"
    titel = "Extra contact vragen"
    lijst_titel = "Extra contact"
    nieuw_knop = "Vraag extra contact"


class LeerafsprakenPagina(LijstPagina):
    """What will be learned and how, signed by three people."""

    pad = "leerafspraken/"
    soort = "leerafspraken"
    lijst_titel = "Je leerafspraken"
    nieuw_knop = "Nieuwe leerafspraken"


class OpdrachtenPagina(LijstPagina):
    """Assignments from school, and the student's own practice in six steps."""

    pad = "opdrachten/"
    soort = "opdracht"
    lijst_titel = "Je opdrachten"
    nieuw_knop = "Nieuwe opdracht"


class BewijzenPagina(LijstPagina):
    """What shows that the student can do it."""

    pad = "bewijzen/"
    soort = "bewijs"
    lijst_titel = "Je bewijzen"
    nieuw_knop = "Nieuw bewijs"


class BeoordelingPagina(LijstPagina):
    """What the company thinks of the year."""

    pad = "beoordeling/"
    soort = "beoordeling"
    lijst_titel = "Je beoordelingen"
    nieuw_knop = "Nieuwe beoordeling"
