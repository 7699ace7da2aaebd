"""Status: whether the map is safe, and the copies of it on this phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.pages.page import BasePage

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class StatusPage(BasePage):
    """The page that says what is stored, and restores copies."""

    path = "status/"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.saved = page.get_by_role("region", name="Is alles bewaard?")
        self.copies = page.get_by_role("region", name="Kopieën op deze telefoon")

    def answer(self, ask: str) -> Locator:
        """Return the answer to one question about what is stored."""
        return self.saved.get_by_role("definition").nth(self._questions().index(ask))

    def copy(self, name: str) -> Locator:
        """Return the row of one copy, by its kind."""
        return self.copies.get_by_role("listitem").filter(
            has=self.page.get_by_text(name, exact=True).filter(visible=True)
        )

    def expect_copies(self, *names: str) -> None:
        """Expect copies of these kinds, newest first."""
        rows = self.copies.get_by_role("listitem")
        expect(rows).to_have_count(len(names))
        for row, name in zip(rows.all(), names, strict=True):
            expect(row.get_by_text(name, exact=True)).to_be_visible()

    def put_back(self, name: str) -> None:
        """Restore one copy."""
        self.copy(name).get_by_role("button", name="Zet terug").click()
        expect(self.copies.get_by_role("status").filter(has_text="Teruggezet")).to_be_focused()

    def undo(self) -> None:
        """Undo the last restore."""
        self.copies.get_by_role("button", name="Maak ongedaan").click()
        expect(self.copies.get_by_role("status").filter(has_text="Ongedaan gemaakt")).to_be_focused()

    def expect_copy(self, name: str, since: str) -> None:
        """Expect a copy to say what happened since."""
        expect(self.copy(name)).to_contain_text(re.compile(re.escape(since)))

    def _questions(self) -> list[str]:
        return self.saved.get_by_role("term").all_inner_texts()

    @property
    def came(self) -> Locator:
        """What the last file brought, and the way to take it out again."""
        return self.page.get_by_text("kwam er een bestand in je map")

    def remove(self) -> None:
        """Remove what the last file brought."""
        self.page.get_by_role("button", name="Haal weg wat met dit bestand kwam").click()
        expect(self.page.get_by_role("status").filter(has_text="Weggehaald. Aantal")).to_be_focused()
