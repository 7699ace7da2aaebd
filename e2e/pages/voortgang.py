"""Voortgang: the student's level for every werkproces, rated by two people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.pages.form import PageForm, starts_with
from e2e.pages.page import BasePage

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class VoortgangPage(BasePage):
    """All werkprocessen, and the rating of one of them."""

    path = "voortgang/"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.form = PageForm(page, "voortgang", "Waar sta je?")
        self.werkprocessen = page.get_by_role("region", name="Je werkprocessen")

    def choose_who(self, who: str) -> None:
        """Choose who fills in now."""
        label = {"student": "Student", "praktijkopleider": "Praktijkopleider"}[who]
        self.werkprocessen.get_by_role("group", name=starts_with("Wie vult")).get_by_label(label).check()

    def choose(self, werkproces: str, who: str) -> None:
        """Go to one werkproces from the list of all of them."""
        self.open()
        self.choose_who(who)
        self.follow(self.werkprocessen.get_by_role("link", name=starts_with(werkproces)))
        self.form.expect_values(werkproces=werkproces, wie=who)

    def rate(self, werkproces: str, who: str, oordeel: str) -> None:
        """Rate one werkproces by its address, as used in the links of the list and the agenda."""
        self.open(f"?werkproces={werkproces}&wie={who}")
        self.form.expect_values(werkproces=werkproces, wie=who)
        self.form.fill(oordeel=oordeel)
        expect(self.form.choice("oordeel", oordeel)).to_be_checked()

    @property
    def turn(self) -> Locator:
        """The line that always shows who fills in."""
        return self.page.get_by_role("status").filter(has_text="Nu vult in:")

    def expect_turn(self, who: str) -> None:
        """Expect the page to say who fills in now."""
        expect(self.turn).to_contain_text(f"Nu vult in: {who}")
        expect(self.turn).to_be_in_viewport()

    def give_back(self) -> None:
        """End the turn of the person who was given the phone."""
        self.turn.get_by_role("button", name="Geef de telefoon terug").click()

    def give_oordeel(self, oordeel: str) -> None:
        """Answer the open form, and mark it done."""
        self.form.fill(oordeel=oordeel)
        self.form.done()
        expect(self.form.success).to_be_visible()

    @property
    def next_(self) -> Locator:
        """The link to the next werkproces."""
        return self.form.success.get_by_role("link", name=starts_with("Naar het volgende werkproces"))
