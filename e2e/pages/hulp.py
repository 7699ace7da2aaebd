"""Hulp in jouw taal: choosing help in another language, and reading aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.pages.page import BasePage

if TYPE_CHECKING:
    from playwright.sync_api import Locator


class HulpPage(BasePage):
    """The choices for this phone."""

    path = "hulp/"

    def choose(self, language: str) -> None:
        """Choose a language, and wait until the phone has stored it."""
        self.page.get_by_role("radio", name=language).check()
        expect(self.page.get_by_role("status").filter(has_text="Dit blijft zo op deze telefoon.")).to_be_visible()

    @property
    def read_aloud(self) -> Locator:
        """The choice to have questions read aloud."""
        return self.page.get_by_role("checkbox", name="Lees voor")
