"""A keyboard-only user: reaches things with Tab, uses them with keys, and watches where the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

#: Nobody takes more steps than this to get somewhere.
MANY: Final = 150
#: What has the focus: whether it is the target, whether that is visible, and whether anything covers it;
#: at the start of a page, its content or a dialog there is nothing to see.
LOOK: Final = """(wanted) => {
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
  const cover = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  return {
    drawn: wanted.isConnected,
    here: at === wanted,
    what: `${at.tagName} ${at.id || at.textContent.trim().slice(0, 40)}`,
    begin: at === document.body || at.matches("main, h2[tabindex='-1']"),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    free: free.length > 0,
    above: cover ? `${cover.tagName} ${cover.id || cover.className}` : "nothing",
    where: `${Math.round(box.top)}-${Math.round(box.bottom)} of ${innerHeight}`,
  };
}"""


class Keyboard:
    """The keyboard on one page; records what was wrong with the focus on the way."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.missed: list[str] = []

    def to(self, locator: Locator, *, back: bool = False) -> Locator:
        """Go to something with Tab, and check every stop on the way."""
        wanted = locator.element_handle()
        for _ in range(MANY):
            seen: dict[str, Any] = self.page.evaluate(LOOK, wanted)
            self._approve(seen)
            if not seen["drawn"]:
                # A list was redrawn on the way: the target is the element that is there now.
                wanted = locator.element_handle()
                continue
            if seen["here"]:
                return locator
            self.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"Tab does not lead to {locator}")

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def type_(self, locator: Locator, text: str) -> None:
        """Go to a field and type."""
        self.to(locator)
        self.page.keyboard.type(text)

    def choose(self, first: Locator, wanted: Locator) -> None:
        """Choose one of several: Tab leads to the group, arrows to the answer, and space selects the first."""
        expect(wanted).to_be_visible()
        if wanted.is_checked():
            return
        self.to(first)
        self.press("Space")
        chosen = self.page.locator(":focus:checked")
        for _ in range(10):
            expect(chosen).to_have_count(1)
            if wanted.is_checked():
                return
            at = chosen.input_value()
            self.press("ArrowDown")
            expect(chosen).not_to_have_value(at)
        raise AssertionError(f"the arrows do not lead to {wanted}")

    def tick(self, box: Locator) -> None:
        """Go to a box and tick it."""
        self.to(box)
        self.press("Space")

    def _approve(self, seen: dict[str, Any]) -> None:
        if seen["begin"]:
            return
        if not seen["ring"]:
            self.missed.append(f"no ring: {seen['what']} at {self.page.url}")
        if not seen["free"]:
            self.missed.append(f"covered by {seen['above']}, {seen['where']}: {seen['what']} at {self.page.url}")
