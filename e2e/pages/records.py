"""Pages that hold a list of records and show one of them at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from playwright.sync_api import expect

from e2e.pages.form import PageForm
from e2e.pages.page import BasePage
from e2e.pages.signing import SignBox

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class ListPage(BasePage):
    """A list of records of one kind, a link for a new one, and the form of the one that is open."""

    kind: ClassVar[str] = ""
    title: ClassVar[str] = ""
    list_title: ClassVar[str] = ""
    new_button: ClassVar[str] = ""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.form = PageForm(page, self.kind, self.title)

    @property
    def rows(self) -> Locator:
        """The rows of the list."""
        return self.page.get_by_role("region", name=self.list_title, exact=True).get_by_role("listitem")

    @property
    def sign_box(self) -> SignBox:
        """Where the open record is signed."""
        return SignBox(self.page, self.page.get_by_role("region", name="Handtekeningen"))

    def new(self) -> None:
        """Start a new record with the button that a user presses."""
        self.open()
        self.page.get_by_role("link", name=self.new_button).click()
        expect(self.form.root).to_be_visible()

    def open_row(self, text: str) -> None:
        """Open a record of the list."""
        self.rows.filter(has_text=text).get_by_role("link").first.click()
        expect(self.form.root).to_be_visible()


class WeekPage(ListPage):
    """The talk at the start of the week."""

    path = "week/"
    kind = "werkbespreking"
    title = "Werkbespreking"
    list_title = "Je werkbesprekingen"
    new_button = "Nieuwe werkbespreking"


class BezoekPage(ListPage):
    """The visits of the bpv-begeleider."""

    path = "bezoek/"
    kind = "contact"
    title = "Het bezoek"
    list_title = "Alle bezoeken"
    new_button = "Nieuw bezoek"


class TelefoonPage(ListPage):
    """Calls between school and company."""

    path = "contact/"
    kind = "contact"
    title = "Telefoongesprek"
    list_title = "Telefoongesprekken"
    new_button = "Nieuw telefoongesprek"


class ExtraContactPage(ListPage):
    """Asking the school for more contact."""

    path = "contact/"
    kind = "contact"
    title = "Extra contact vragen"
    list_title = "Extra contact"
    new_button = "Vraag extra contact"


class LeerafsprakenPage(ListPage):
    """What will be learned and how, signed by three people."""

    path = "leerafspraken/"
    kind = "leerafspraken"
    list_title = "Je leerafspraken"
    new_button = "Nieuwe leerafspraken"


class OpdrachtenPage(ListPage):
    """Assignments from school, and the student's own practice in six steps."""

    path = "opdrachten/"
    kind = "opdracht"
    list_title = "Je opdrachten"
    new_button = "Nieuwe opdracht"


class BewijzenPage(ListPage):
    """What shows that the student can do it."""

    path = "bewijzen/"
    kind = "bewijs"
    list_title = "Je bewijzen"
    new_button = "Nieuw bewijs"


class BeoordelingPage(ListPage):
    """What the company thinks of the year."""

    path = "beoordeling/"
    kind = "beoordeling"
    list_title = "Je beoordelingen"
    new_button = "Nieuwe beoordeling"
