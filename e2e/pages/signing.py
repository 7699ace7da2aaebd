"""Signing on the phone that is handed over: the dialog shows what is sealed; the signer draws or types a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from e2e.pages.formulier import starts_with

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

KNOPPEN: Final = {
    "student": "Zelf tekenen",
    "praktijkopleider": "Laat praktijkopleider tekenen",
    "begeleider": "Laat bpv-begeleider tekenen",
}
#: Corners of a letter-like line, as fractions of the width and height of the drawing area.
KRABBEL: Final = ((0.2, 0.7), (0.3, 0.25), (0.4, 0.7), (0.55, 0.3), (0.7, 0.65), (0.8, 0.4))


class Tekenvak:
    """The part under a form where the people in a bpv sign."""

    def __init__(self, page: Page, root: Locator) -> None:
        self.page = page
        self.root = root
        self.dialoog = page.get_by_role("dialog")

    @property
    def gewijzigd(self) -> Locator:
        """The notice that something was changed under a handtekening."""
        return self.root.get_by_text("Gewijzigd na tekenen").filter(visible=True)

    def begin(self, rol: str) -> None:
        """Hand the phone over to somebody."""
        self.root.get_by_role("button", name=KNOPPEN[rol]).click()
        expect(self.dialoog).to_be_visible()

    def teken(self, rol: str, naam: str) -> None:
        """Draw a signature with a finger."""
        self.begin(rol)
        self._zet_naam(naam)
        self.krabbel()
        self._sluit_af(naam)

    def teken_opnieuw(self, naam: str) -> None:
        """Draw a new signature after a change since the last one."""
        self.root.get_by_role("button", name="Opnieuw tekenen").click()
        self._zet_naam(naam)
        self.krabbel()
        self._sluit_af(naam)

    def typ(self, rol: str, naam: str) -> None:
        """Sign by typing the name, for signers who cannot draw."""
        self.begin_met_typen(rol, naam)
        self._sluit_af(naam)

    def begin_met_typen(self, rol: str, naam: str) -> None:
        """Type the name, without confirming yet."""
        self.begin(rol)
        self.dialoog.get_by_role("radio", name=starts_with("Typ")).check()
        self._zet_naam(naam)

    def expect_getekend(self, naam: str) -> None:
        """Expect the signer's name, with the check code that goes on paper."""
        expect(self.root.get_by_text(f"Getekend door {naam}")).to_be_visible()

    def _zet_naam(self, naam: str) -> None:
        self.dialoog.get_by_label(starts_with("Naam")).fill(naam)

    def krabbel(self) -> None:
        """Draw over most of the width with one line."""
        canvas = self.dialoog.locator("canvas")
        canvas.scroll_into_view_if_needed()
        box = canvas.bounding_box()
        assert box is not None
        points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in KRABBEL]
        self.page.mouse.move(*points[0])
        self.page.mouse.down()
        for x, y in points[1:]:
            self.page.mouse.move(x, y, steps=3)
        self.page.mouse.up()

    def tik(self) -> None:
        """Touch the drawing area in one place."""
        self.dialoog.locator("canvas").click()

    def onderteken(self) -> None:
        """Confirm the signature."""
        self.dialoog.get_by_role("button", name="Onderteken").click()

    def _sluit_af(self, naam: str) -> None:
        self.onderteken()
        expect(self.dialoog).to_be_hidden()
        self.expect_getekend(naam)
