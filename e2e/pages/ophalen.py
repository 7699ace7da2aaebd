"""Status: how this phone gets the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from playwright.sync_api import expect

from e2e.pages.pagina import MOTOR_TIJD, Pagina

if TYPE_CHECKING:
    from playwright.sync_api import Locator

BINNEN = "Alles is binnen"
BEZIG = "Ophalen is bezig"
LUKT_NIET = "Ophalen lukt nu niet"
BESPAREN = "Je telefoon staat op data besparen"
GEEN_WIFI = "Je hebt nu geen wifi"
WEET_NIET = "Deze telefoon zegt niet of je wifi hebt"


class OphalenPagina(Pagina):
    """The part of `/status/` about fetching the rules."""

    pad: ClassVar[str] = "status/"

    @property
    def ophalen(self) -> Locator:
        """The sheet about fetching."""
        return self.page.get_by_role("region", name="De controles ophalen")

    @property
    def balk(self) -> Locator:
        """The bar that fills while the rules arrive."""
        return self.ophalen.get_by_role("progressbar", name="Hoeveel er is opgehaald")

    def expect_ophalen(self, zin: str) -> None:
        """Expect the sheet to show a sentence, as a live region."""
        expect(self.ophalen.get_by_role("status").get_by_text(zin)).to_be_visible(timeout=MOTOR_TIJD)

    def toch_ophalen(self) -> None:
        """Fetch the rules whatever the connection costs."""
        self.ophalen.get_by_role("button", name="Toch ophalen").click()

    def alleen_wifi(self, *, aan: bool) -> None:
        """Choose whether the rules may be fetched over mobile data."""
        self.ophalen.get_by_label("Alleen ophalen op wifi").set_checked(aan)
