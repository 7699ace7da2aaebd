"""Status: how the rules come to this phone."""

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
        """The bar that fills while the rules come in."""
        return self.ophalen.get_by_role("progressbar", name="Hoeveel er is opgehaald")

    def expect_ophalen(self, zin: str) -> None:
        """Expect the sheet to say a sentence, and to have it read out."""
        expect(self.ophalen.get_by_role("status").get_by_text(zin)).to_be_visible(timeout=MOTOR_TIJD)

    def toch_ophalen(self) -> None:
        """Ask for the rules whatever the connection costs."""
        self.ophalen.get_by_role("button", name="Toch ophalen").click()

    def alleen_wifi(self, *, aan: bool) -> None:
        """Choose whether the rules may come over mobile data."""
        self.ophalen.get_by_label("Alleen ophalen op wifi").set_checked(aan)
