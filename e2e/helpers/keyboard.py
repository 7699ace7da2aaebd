"""A keyboard-only user: reaches things with Tab, uses them with keys, and watches where the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

#: Nobody takes more steps than this to get somewhere.
VEEL: Final = 150
#: What has the focus: whether it is the target, whether that is visible, and whether anything covers it;
#: at the start of a page, its content or a dialog there is nothing to see.
KIJK: Final = """(wanted) => {
  const at = document.activeElement;
  const inside = at.matches(".chip input, label.knop input");
  const shown = inside ? at.closest("label") : at;
  const ring = inside && at.matches(".chip input") ? at.nextElementSibling : shown;
  const style = getComputedStyle(ring);
  const box = ring.getBoundingClientRect();
  const parts = [0.1, 0.5, 0.9];
  const spots = parts.flatMap((x) => parts.map((y) => [box.left + x * box.width, box.top + y * box.height]));
  const free = spots.filter(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && (shown.contains(top) || top.contains(shown) && !top.matches("nav, nav *"));
  });
  return {
    drawn: wanted.isConnected,
    here: at === wanted,
    what: `${at.tagName} ${at.id || at.textContent.trim().slice(0, 40)}`,
    begin: at === document.body || at.matches("main, h2[tabindex='-1']"),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    free: free.length > 0,
  };
}"""


class Toetsen:
    """The keyboard on one page; records what was wrong with the focus on the way."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.mis: list[str] = []

    def naar(self, locator: Locator, *, terug: bool = False) -> Locator:
        """Go to something with Tab, and check every stop on the way."""
        wanted = locator.element_handle()
        for _ in range(VEEL):
            seen: dict[str, Any] = self.page.evaluate(KIJK, wanted)
            self._keur(seen)
            if not seen["drawn"]:
                # A list was redrawn on the way: the target is the element that is there now.
                wanted = locator.element_handle()
                continue
            if seen["here"]:
                return locator
            self.druk("Shift+Tab" if terug else "Tab")
        raise AssertionError(f"Tab does not lead to {locator}")

    def druk(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def typ(self, locator: Locator, tekst: str) -> None:
        """Go to a field and type."""
        self.naar(locator)
        self.page.keyboard.type(tekst)

    def kies(self, first: Locator, wanted: Locator) -> None:
        """Choose one of several: Tab leads to the group, arrows to the answer, and space selects the first."""
        expect(wanted).to_be_visible()
        if wanted.is_checked():
            return
        self.naar(first)
        self.druk("Space")
        gekozen = self.page.locator(":focus:checked")
        for _ in range(10):
            expect(gekozen).to_have_count(1)
            if wanted.is_checked():
                return
            at = gekozen.input_value()
            self.druk("ArrowDown")
            expect(gekozen).not_to_have_value(at)
        raise AssertionError(f"the arrows do not lead to {wanted}")

    def vink(self, box: Locator) -> None:
        """Go to a box and tick it."""
        self.naar(box)
        self.druk("Space")

    def _keur(self, seen: dict[str, Any]) -> None:
        if seen["begin"]:
            return
        if not seen["ring"]:
            self.mis.append(f"no ring: {seen['what']} at {self.page.url}")
        if not seen["free"]:
            self.mis.append(f"covered: {seen['what']} at {self.page.url}")
