"""Pictures have a text description, facts are shown next to what must be judged, texts go to the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from e2e.pages.delen import DelenPage
from e2e.pages.page import BasePage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from e2e.helpers.device import NewDevice

NARROWEST_PHONE = 320


@pytest.fixture(name="full_page")
def _full_page(new_device: NewDevice, map_file: Path) -> Page:
    """Open a full map on the smallest phone."""
    page = new_device(viewport={"width": NARROWEST_PHONE, "height": 640}).new_page()
    delen = DelenPage(page)
    delen.open()
    delen.merge(map_file)
    delen.expect_saved()
    return page


def picture(page: Page, address: str, name: str) -> Locator:
    """Go to a page and return its picture, once the rules have judged."""
    page.goto(address)
    BasePage(page).expect_usable()
    BasePage(page).expect_checked()
    return page.locator(f"[data-picture={name}]")


#: The page of a picture, which picture, and a part that exists only once it is drawn.
PICTURES = (
    ("./uren/", "weken", "rect.gewerkt[height]"),
    ("./", "lijn", "path.punt[transform]"),
    ("./map/", "lijn", "path.punt[transform]"),
    ("./voortgang/?werkproces=B1-K1-W1", "voortgang", "circle.oordeel[r]"),
)


def test_a_picture_is_named_by_the_sentence_under_it(full_page: Page):
    for address, name, delen in PICTURES:
        figure = picture(full_page, address, name)
        drawing = figure.locator("svg[data-drawing]")
        # The sentence appears with the drawing.
        expect(drawing.locator(delen).first).to_be_attached()
        sentence = figure.locator("figcaption").inner_text()

        expect(figure.locator("figcaption")).to_be_visible()
        expect(drawing).to_have_role("img")
        expect(drawing).to_have_accessible_name(sentence)
        assert not full_page.evaluate("document.documentElement.scrollWidth > innerWidth"), address


def test_all_years_stand_under_each_other_on_a_phone_with_nothing_cut_off(full_page: Page):
    table = picture(full_page, "./map/", "jaren").get_by_role("region")

    expect(table.get_by_role("row")).to_have_count(1)
    expect(table.get_by_role("cell")).to_have_count(7)
    assert not table.evaluate("(place) => place.scrollWidth > place.clientWidth")
    assert not full_page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_facts_stand_above_the_question_that_they_are_about(full_page: Page):
    full_page.goto("./beoordeling/?nieuw")
    BasePage(full_page).expect_checked()
    facts = full_page.locator("[data-facts='beoordeling.persoonlijk']")

    expect(facts.get_by_role("listitem").first).to_be_visible()
    expect(facts.locator("~ .veld").first).to_have_attribute("data-veld", "persoonlijk")


def test_a_message_to_school_is_copied_in_one_tap(full_page: Page):
    full_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    full_page.goto("./contact/")
    full_page.get_by_role("button", name="Kopieer een bericht aan school").click()

    expect(full_page.get_by_text("Gekopieerd. Plak het in een bericht aan school.")).to_be_visible(timeout=60_000)
    assert "Sam Voorbeeld" in full_page.evaluate("navigator.clipboard.readText()")
