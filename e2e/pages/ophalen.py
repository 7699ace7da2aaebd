"""Status: how this phone gets the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from playwright.sync_api import expect

from e2e.pages.page import ENGINE_TIME, BasePage

if TYPE_CHECKING:
    from playwright.sync_api import Locator

ARRIVED = "Alles is binnen"
BUSY = "Ophalen is bezig"
FAILS = "Ophalen lukt nu niet"
SAVES_DATA = "Je telefoon staat op data besparen"
NO_WIFI = "Je hebt nu geen wifi"
DOES_NOT_KNOW = "Deze telefoon zegt niet of je wifi hebt"


class OphalenPage(BasePage):
    """The part of `/status/` about fetching the rules."""

    path: ClassVar[str] = "status/"

    @property
    def fetching(self) -> Locator:
        """The sheet about fetching."""
        return self.page.get_by_role("region", name="De controles ophalen")

    @property
    def bar(self) -> Locator:
        """The bar that fills while the rules arrive."""
        return self.fetching.get_by_role("progressbar", name="Hoeveel er is opgehaald")

    def expect_ophalen(self, sentence: str) -> None:
        """Expect the sheet to show a sentence, as a live region."""
        expect(self.fetching.get_by_role("status").get_by_text(sentence)).to_be_visible(timeout=ENGINE_TIME)

    def fetch_anyway(self) -> None:
        """Fetch the rules whatever the connection costs."""
        self.fetching.get_by_role("button", name="Toch ophalen").click()

    def only_wifi(self, *, on: bool) -> None:
        """Choose whether the rules may be fetched over mobile data."""
        self.fetching.get_by_label("Alleen ophalen op wifi").set_checked(on)
