"""The guide: choose a reader and a subject, search, download a chapter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from playwright.sync_api import expect

from e2e.pages.page import BasePage

if TYPE_CHECKING:
    from playwright.sync_api import Download, Locator

#: How many words are highlighted: the browser keeps highlights separate from the page.
HIGHLIGHTED = "() => CSS.highlights.get('gevonden')?.size ?? 0"


class BegeleidingPage(BasePage):
    """The page of the guide."""

    path: ClassVar[str] = "begeleiding/"

    def open(self, find: str = "") -> None:
        """Go to the page and wait until it responds to a choice."""
        super().open(find)
        expect(self.choice).to_have_attribute("data-ready", "")

    @property
    def choice(self) -> Locator:
        """The part with the choices."""
        return self.page.get_by_role("region", name="Wat zoek je?")

    @property
    def search_field(self) -> Locator:
        """The search field."""
        return self.page.get_by_role("searchbox", name="Zoek in de uitleg")

    @property
    def wipe(self) -> Locator:
        """The button that clears all choices; the first one, because there are two when nothing is found."""
        return self.choice.get_by_role("button", name="Wis filters")

    def tick(self, label: str) -> Locator:
        """Return the box of one choice."""
        return self.choice.get_by_role("checkbox", name=label, exact=True)

    def piece(self, title: str) -> Locator:
        """Return the heading of a piece."""
        return self.page.get_by_role("heading", level=3, name=title, exact=True)

    def expect_state(self, text: str) -> None:
        """Expect the count to say this, as a status message."""
        expect(self.page.get_by_role("status").filter(has_text="stukken")).to_have_text(text, use_inner_text=True)

    def expect_address(self, find: str) -> None:
        """Expect the address to end like this."""
        expect(self.page).to_have_url(re.compile(re.escape(f"/{self.path}{find}") + "$"))

    def titles(self) -> list[str]:
        """Return the headings of the pieces that are shown."""
        return self.page.get_by_role("heading", level=3).all_inner_texts()

    def download(self, name: str) -> Download:
        """Download a PDF."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("link", name=name).first.click()
        return waiting.value
