"""What every page has: its address, whether it is saved, whether it works without a connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

KLAAR_OFFLINE = "Klaar voor gebruik zonder internet"
NIET_GECONTROLEERD = "Nog niet gecontroleerd"
#: Time to start an engine on a busy machine with two cores; a user waits less.
MOTOR_TIJD = 120_000
#: Resolves at a mark that the page sets, or has already set; the policy refuses `wait_for_function`.
WACHT_OP_TEKEN = """(naam) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error(`no mark ${naam}`)), 60000);
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName(naam).length === 0) return;
    observer.disconnect();
    resolve();
  });
  observer.observe({ type: "mark", buffered: true });
})"""


class Pagina:
    """A page of the site; `pad` is relative to the base."""

    pad: ClassVar[str] = ""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, zoek: str = "") -> None:
        """Go to the page by its address, and wait until it is ready for typing."""
        self.ga(zoek)
        self.expect_bruikbaar()

    def ga(self, zoek: str = "") -> None:
        """Go to the page without waiting for anything."""
        self.page.goto(f"./{self.pad}{zoek}")

    def ga_zonder_script(self) -> None:
        """Go to the page without waiting for its script, which may never load: then its forms stay unfolded."""
        for deel in vars(self).values():
            if hasattr(deel, "heeft_script"):
                deel.heeft_script = False
        self.page.goto(f"./{self.pad}", wait_until="commit")

    @property
    def html(self) -> Locator:
        """The root element, which holds the state of the page: a public contract."""
        return self.page.locator("html")

    def expect_bruikbaar(self) -> None:
        """Expect a page of ours that will save what is typed."""
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        self.page.evaluate(WACHT_OP_TEKEN, "bpv:usable")

    def expect_compleet(self) -> None:
        """Expect that every part of the page has started, including those that load after the forms."""
        self.page.evaluate(WACHT_OP_TEKEN, "bpv:complete")

    def expect_bewaard(self) -> None:
        """Expect everything typed to be on disk."""
        expect(self.html).to_have_attribute("data-saved", "yes")

    def expect_motor(self, stand: str = "ready") -> None:
        """Expect the rule engine in a state."""
        expect(self.html).to_have_attribute("data-engine", stand, timeout=MOTOR_TIJD)

    def expect_gecontroleerd(self) -> None:
        """Expect a verdict to be shown, fresh or cached."""
        expect(self.page.get_by_text(NIET_GECONTROLEERD)).to_be_hidden(timeout=MOTOR_TIJD)

    def expect_klaar_offline(self) -> None:
        """Expect the site to have said that it works without a connection."""
        expect(self.page.get_by_text(KLAAR_OFFLINE)).to_be_visible(timeout=MOTOR_TIJD)
        expect(self.html).to_have_attribute("data-offline", "ready")
