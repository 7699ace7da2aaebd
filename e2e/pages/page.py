"""What every page has: its address, whether it is saved, whether it works without a connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

READY_OFFLINE = "Klaar voor gebruik zonder internet"
NOT_CHECKED = "Nog niet gecontroleerd"
#: Time to start an engine on a busy machine with two cores; a user waits less.
ENGINE_TIME = 120_000
#: Resolves at a mark that the page sets, or has already set; the policy refuses `wait_for_function`.
WAIT_FOR_MARK = """(naam) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error(`no mark ${naam}`)), 60000);
  const observer = new PerformanceObserver((list) => {
    if (list.getEntriesByName(naam).length === 0) return;
    observer.disconnect();
    resolve();
  });
  observer.observe({ type: "mark", buffered: true });
})"""


class BasePage:
    """A page of the site; `path` is relative to the base."""

    path: ClassVar[str] = ""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, find: str = "") -> None:
        """Go to the page by its address, and wait until it is ready for typing."""
        self.go(find)
        self.expect_usable()

    def go(self, find: str = "") -> None:
        """Go to the page without waiting for anything."""
        self.page.goto(f"./{self.path}{find}")

    def go_without_script(self) -> None:
        """Go to the page without waiting for its script, which may never load: then its forms stay unfolded."""
        for part in vars(self).values():
            if hasattr(part, "has_script"):
                part.has_script = False
        self.page.goto(f"./{self.path}", wait_until="commit")

    def follow(self, link: Locator) -> None:
        """Click a link to another page, and wait until that page has come: until then the old one answers."""
        with self.page.expect_navigation(wait_until="commit"):
            link.click()

    @property
    def html(self) -> Locator:
        """The root element, which holds the state of the page: a public contract."""
        return self.page.locator("html")

    def expect_usable(self) -> None:
        """Expect a page of ours that will save what is typed."""
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        self.page.evaluate(WAIT_FOR_MARK, "bpv:usable")

    def expect_complete(self) -> None:
        """Expect that every part of the page has started, including those that load after the forms."""
        self.page.evaluate(WAIT_FOR_MARK, "bpv:complete")

    def expect_saved(self) -> None:
        """Expect everything typed to be on disk."""
        expect(self.html).to_have_attribute("data-saved", "yes")

    def expect_engine(self, state: str = "ready") -> None:
        """Expect the rule engine in a state."""
        expect(self.html).to_have_attribute("data-engine", state, timeout=ENGINE_TIME)

    def expect_checked(self) -> None:
        """Expect a verdict to be shown, fresh or cached."""
        expect(self.page.get_by_text(NOT_CHECKED)).to_be_hidden(timeout=ENGINE_TIME)

    def expect_ready_offline(self) -> None:
        """Expect the site to have said that it works without a connection."""
        expect(self.page.get_by_text(READY_OFFLINE)).to_be_visible(timeout=ENGINE_TIME)
        expect(self.html).to_have_attribute("data-offline", "ready")
