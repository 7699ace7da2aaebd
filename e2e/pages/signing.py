"""Signing on the phone that is handed over: the dialog shows what is sealed; the signer draws or types a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from e2e.pages.form import starts_with

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

BUTTONS: Final = {
    "student": "Zelf tekenen",
    "praktijkopleider": "Laat praktijkopleider tekenen",
    "begeleider": "Laat bpv-begeleider tekenen",
}
#: Corners of a letter-like line, as fractions of the width and height of the drawing area.
SCRIBBLE: Final = ((0.2, 0.7), (0.3, 0.25), (0.4, 0.7), (0.55, 0.3), (0.7, 0.65), (0.8, 0.4))


class SignBox:
    """The part under a form where the people in a bpv sign."""

    def __init__(self, page: Page, root: Locator) -> None:
        self.page = page
        self.root = root
        self.dialog = page.get_by_role("dialog")

    @property
    def changed(self) -> Locator:
        """The notice that something was changed under a handtekening."""
        return self.root.get_by_text("Gewijzigd na tekenen").filter(visible=True)

    def begin(self, role: str) -> None:
        """Hand the phone over to somebody."""
        self.root.get_by_role("button", name=BUTTONS[role]).click()
        expect(self.dialog).to_be_visible()

    def sign(self, role: str, name: str) -> None:
        """Draw a signature with a finger."""
        self.begin(role)
        self._set_name(name)
        self.scribble()
        self._close_off(name)

    def sign_again(self, name: str) -> None:
        """Draw a new signature after a change since the last one."""
        self.root.get_by_role("button", name="Opnieuw tekenen").click()
        self._set_name(name)
        self.scribble()
        self._close_off(name)

    def type_(self, role: str, name: str) -> None:
        """Sign by typing the name, for signers who cannot draw."""
        self.begin_typing(role, name)
        self._close_off(name)

    def begin_typing(self, role: str, name: str) -> None:
        """Type the name, without confirming yet."""
        self.begin(role)
        self.dialog.get_by_role("radio", name=starts_with("Typ")).check()
        self._set_name(name)

    def answer(self, words: str, *, reden: str) -> None:
        """Choose another answer about hours than a plain yes, with its reason."""
        self.dialog.get_by_role("button", name=words, exact=True).click()
        self.dialog.get_by_label("Waarom?").fill(reden)

    def expect_signed(self, name: str) -> None:
        """Expect the signer's name, with the check code that goes on paper."""
        expect(self.root.get_by_text(f"Getekend door {name}")).to_be_visible()

    def _set_name(self, name: str) -> None:
        self.dialog.get_by_label(starts_with("Naam")).fill(name)

    def scribble(self) -> None:
        """Draw over most of the width with one line."""
        canvas = self.dialog.locator("canvas")
        canvas.scroll_into_view_if_needed()
        box = canvas.bounding_box()
        assert box is not None
        points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in SCRIBBLE]
        self.page.mouse.move(*points[0])
        self.page.mouse.down()
        for x, y in points[1:]:
            self.page.mouse.move(x, y, steps=3)
        self.page.mouse.up()

    def tap(self) -> None:
        """Touch the drawing area in one place."""
        self.dialog.locator("canvas").click()

    def confirm(self) -> None:
        """Confirm the signature."""
        self.dialog.get_by_role("button", name="Teken", exact=True).click()

    def hand_back(self) -> None:
        """Give the phone back to the student."""
        self.dialog.get_by_role("button", name=starts_with("Geef de telefoon terug")).click()

    def _close_off(self, name: str) -> None:
        is_handed = self.dialog.get_by_text("Geef de telefoon aan").is_visible()
        self.confirm()
        if is_handed:
            self.hand_back()
        expect(self.dialog).to_be_hidden()
        self.expect_signed(name)
