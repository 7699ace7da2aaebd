"""A simulated person with a phone: taps, swipes and types, and counts how long a person would need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

#: Five keys per second, with a thumb.
TOETS_MS: Final = 200
#: To find the next thing and reach it with a cold hand; a swipe takes as long.
TIK_MS: Final = 4_000
#: To read what matters on a page that is new to the person.
LEES_MS: Final = 10_000
#: How far one swipe moves a page.
VEEG_PX: Final = 450
#: The longest page is shorter.
HOOGSTENS_VEGEN: Final = 60
#: Where the hours are in a time field; a browser puts the cursor in the part that was tapped.
VOORAAN_PX: Final = 20


class Mens:
    """Somebody who has never seen the app; `seconden` are a person's, whatever the machine needs."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tikken = 0
        self._ms = 0

    @property
    def seconden(self) -> float:
        """How long a person would have taken."""
        return self._ms / 1000

    def lees(self) -> None:
        """Read a new page."""
        self._ms += LEES_MS

    def tik(self, doel: Locator, *, vooraan: bool = False) -> None:
        """Tap on something, or on its first letters, after swiping it within reach of the thumb."""
        doel.wait_for()
        vegen = 0
        while not self._ligt_in_beeld(doel):
            vegen += 1
            assert vegen <= HOOGSTENS_VEGEN, f"no swipe brings {doel} under the thumb"
            self._tel()
            self.page.mouse.wheel(0, VEEG_PX)
            self.page.evaluate(
                "() => new Promise((klaar) => requestAnimationFrame(() => requestAnimationFrame(klaar)))"
            )
        self._tel()
        # Something that is covered cannot be tapped: Playwright checks that as a finger would.
        doel.tap(position={"x": VOORAAN_PX, "y": VOORAAN_PX} if vooraan else None)

    def typ(self, tekst: str) -> None:
        """Type in what was tapped."""
        self._ms += len(tekst) * TOETS_MS
        self.page.keyboard.type(tekst, delay=TOETS_MS)

    def _tel(self) -> None:
        self.tikken += 1
        self._ms += TIK_MS

    def _ligt_in_beeld(self, doel: Locator) -> bool:
        """Return whether its middle is on the screen and not under the bar at the bottom."""
        found: bool = doel.evaluate(
            """(doel) => {
              const { left, top, width, height } = doel.getBoundingClientRect();
              const boven = document.elementFromPoint(left + width / 2, top + height / 2);
              return boven !== null && (doel.contains(boven) || boven.contains(doel));
            }"""
        )
        return found
