"""The page on which somebody signs on a phone of their own, and the windows of the student around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from e2e.pages.form import starts_with

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ELSEWHERE: Final = "Laat tekenen op een andere telefoon"


def ask_elsewhere(page: Page, box: Locator) -> str:
    """Ask for a handtekening on another phone, and return the link that leaves."""
    box.get_by_role("button", name=ELSEWHERE).first.click()
    dialog = page.get_by_role("dialog", name="Vraag een handtekening")
    link = dialog.locator("a[data-sign-request]")
    expect(link).to_be_visible()
    found = link.evaluate("link => link.href")
    dialog.get_by_role("button", name="Kopieer de link").click()
    dialog.get_by_role("button", name="Klaar").click()
    expect(dialog).to_be_hidden()
    return found


class TekenenPage:
    """The page of who signs."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, link: str = "tekenen/") -> None:
        """Follow a link that was sent."""
        self.page.goto(link)
        expect(self.page.locator("html")).to_have_attribute("data-page", "open")

    @property
    def request(self) -> Locator:
        """What is asked, by whom."""
        return self.page.get_by_text("om te tekenen als").filter(visible=True)

    def answer(self, words: str, *, reden: str = "") -> None:
        """Choose an answer."""
        self.page.get_by_role("button", name=words, exact=True).click()
        if reden:
            self.page.get_by_label("Waarom?").fill(reden)

    def sign(self, name: str) -> str:
        """Sign by typing, and return the link that goes back."""
        self.page.get_by_role("radio", name=starts_with("Typ")).check()
        self.page.get_by_label(starts_with("Naam")).fill(name)
        self.page.get_by_role("button", name="Teken", exact=True).click()
        link = self.page.locator("a[data-sign-answer]")
        expect(link).to_be_visible()
        return link.evaluate("link => link.href")


class Answers:
    """The place in the student's map where an answer comes back."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.get_by_role("region", name="Een handtekening die je terugkreeg")

    def open(self, link: str) -> None:
        """Follow a link that came back, in a tab that may be on this page already."""
        self.page.goto("uren/")
        self.page.goto(link)

    def take_in(self) -> None:
        """Put the answer in the map."""
        self.root.get_by_role("button", name="Zet in mijn map").click()
        expect(self.root.get_by_text("De handtekening staat in je map.")).to_be_visible()
