"""Uren: a day, all days, and the blokken that the praktijkopleider signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.helpers import story
from e2e.pages.form import PageForm
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import BasePage
from e2e.pages.signing import SignBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Locator, Page


class UrenPage(BasePage):
    """The page of every working day."""

    path = "uren/"

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.day = PageForm(page, "urendag", "Uren van deze dag")
        self.blok = PageForm(page, "urenblok", "Een blok")
        self.days = page.get_by_role("region", name="Al je dagen").get_by_role("listitem")
        self.blokken = page.get_by_role("region", name="Jouw blokken")
        self.days_form = page.locator("#dagen-ineens")
        self.days_done = self.days_form.locator("[data-done]")
        self.next_empty = self.day.root.locator("[data-module=next-day] a")
        self.duration = self.day.root.get_by_text("uur").last
        self.parts = page.get_by_role("region", name="Stukken van deze dag")

    def open_day(self, date: str) -> None:
        """Go to a day by its date."""
        self.open(f"?datum={date}")
        self.day.expect_values(datum=date)

    def next_day(self) -> None:
        """Go to the next day."""
        self.page.get_by_role("link", name="Dag verder").click()

    def next_part(self) -> None:
        """Begin another part of the day."""
        self.follow(self.parts.get_by_role("link", name="Nog een stuk"))
        self.expect_usable()

    def repeat(self) -> None:
        """Fill in the day like the day before."""
        self.page.get_by_role("button", name="Zelfde als vorige keer").click()
        said = self.day.root.get_by_text("Overgenomen van").or_(self.day.root.get_by_text("Er is nog geen hele dag"))
        # The times may have been proposed before: only this says that they are stored.
        expect(said.filter(visible=True)).to_be_visible()

    def open_days_at_once(self) -> None:
        """Open the form for a holiday or days of illness."""
        self.page.get_by_text("Meer dagen vrij of ziek").click()

    def fill_days_at_once(self, first: str, last: str, kind: str = "") -> None:
        """Fill in several days of one kind."""
        self.days_form.get_by_label("Van", exact=True).fill(first)
        self.days_form.get_by_label("Tot en met").fill(last)
        if kind:
            self.days_form.get_by_label(kind, exact=True).check()
        self.days_form.get_by_role("button", name="Vul deze dagen in").click()

    def expect_days_fault(self, text: str) -> None:
        """Expect one sentence at one of the two dates, and nothing filled in."""
        expect(self.days_form.get_by_role("alert").filter(visible=True)).to_contain_text(text)
        expect(self.days_done).to_be_hidden()

    def open_blok_form(self) -> None:
        """Open the form of a blok, which is folded because the app proposes blokken itself."""
        self.page.get_by_text("Zelf een blok maken of aanpassen").click()

    def row_of_blok(self, name: str) -> Locator:
        """Return the row of a blok, with the place to sign."""
        return self.blokken.get_by_role("listitem").filter(has_text=name)

    def sign_box(self, name: str) -> SignBox:
        """Return where a blok is signed."""
        return SignBox(self.page, self.row_of_blok(name))

    def make_proposed_blok(self, name: str) -> None:
        """Accept a blok that the app proposes."""
        proposal = self.page.get_by_role("region", name="Blokken", exact=True).get_by_role("listitem")
        proposal.filter(has_text=name).get_by_role("button", name="Maak dit blok").click()


def make_blok(page: Page, days: Sequence[str]) -> UrenPage:
    """Fill in who, where and these days, and make "Blok 1" of them; return the page of hours."""
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(**{name: story.STUDENT[name] for name in ("voornaam", "achternaam", "opleiding")})
    gegevens.periode.fill(**story.PERIODE)
    uren = UrenPage(page)
    for day in days:
        uren.open_day(day)
        uren.day.fill(**story.DAY)
        uren.expect_saved()
    uren.open()
    uren.open_blok_form()
    uren.blok.fill(naam="Blok 1", van=days[0], tot=days[-1])
    return uren
