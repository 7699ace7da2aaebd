"""A simulated person with a phone: taps, swipes and types, and counts how long a person would need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

#: Five keys per second, with a thumb.
KEY_MS: Final = 200
#: To find the next thing and reach it with a cold hand; a swipe takes as long.
TAP_MS: Final = 4_000
#: To read what matters on a page that is new to the person.
READ_MS: Final = 10_000
#: How far one swipe moves a page.
SWIPE_PX: Final = 450
#: The longest page is shorter.
MOST_SWIPES: Final = 60
#: Where the hours are in a time field; a browser puts the cursor in the part that was tapped.
AT_FRONT_PX: Final = 20


class Person:
    """Somebody who has never seen the app; `seconds` are a person's, whatever the machine needs."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0
        self._ms = 0

    @property
    def seconds(self) -> float:
        """How long a person would have taken."""
        return self._ms / 1000

    def read(self) -> None:
        """Read a new page."""
        self._ms += READ_MS

    def tap(self, target: Locator, *, at_front: bool = False) -> None:
        """Tap on something, or on its first letters, after swiping it within reach of the thumb."""
        target.wait_for()
        swipes = 0
        while not self._is_in_view(target):
            swipes += 1
            assert swipes <= MOST_SWIPES, f"no swipe brings {target} under the thumb"
            self._count()
            self.page.mouse.wheel(0, SWIPE_PX)
            self.page.evaluate(
                "() => new Promise((klaar) => requestAnimationFrame(() => requestAnimationFrame(klaar)))"
            )
        self._count()
        # Something that is covered cannot be tapped: Playwright checks that as a finger would.
        target.tap(position={"x": AT_FRONT_PX, "y": AT_FRONT_PX} if at_front else None)

    def type_(self, text: str) -> None:
        """Type in what was tapped."""
        self._ms += len(text) * KEY_MS
        self.page.keyboard.type(text, delay=KEY_MS)

    def _count(self) -> None:
        self.taps += 1
        self._ms += TAP_MS

    def _is_in_view(self, target: Locator) -> bool:
        """Return whether its middle is on the screen and not under the bar at the bottom."""
        found: bool = target.evaluate(
            """(doel) => {
              const { left, top, width, height } = doel.getBoundingClientRect();
              const boven = document.elementFromPoint(left + width / 2, top + height / 2);
              return boven !== null && (doel.contains(boven) || boven.contains(doel));
            }"""
        )
        return found
