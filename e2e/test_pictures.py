"""Pictures have a text description, facts are shown next to what must be judged, texts go to the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from e2e.pages.delen import DelenPagina
from e2e.pages.pagina import Pagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from e2e.helpers.device import NieuwToestel

SMALSTE_TELEFOON = 320


@pytest.fixture(name="volle")
def _volle(nieuw_toestel: NieuwToestel, map_bestand: Path) -> Page:
    """Open a full map on the smallest phone."""
    page = nieuw_toestel(viewport={"width": SMALSTE_TELEFOON, "height": 640}).new_page()
    delen = DelenPagina(page)
    delen.open()
    delen.voeg_samen(map_bestand)
    delen.expect_bewaard()
    return page


def beeld(page: Page, adres: str, naam: str) -> Locator:
    """Go to a page and return its picture, once the rules have judged."""
    page.goto(adres)
    Pagina(page).expect_bruikbaar()
    Pagina(page).expect_gecontroleerd()
    return page.locator(f"[data-picture={naam}]")


#: The page of a picture, which picture, and a part that exists only once it is drawn.
BEELDEN = (
    ("./uren/", "weken", "rect.gewerkt[height]"),
    ("./", "lijn", "path.punt[transform]"),
    ("./map/", "lijn", "path.punt[transform]"),
    ("./voortgang/?werkproces=B1-K1-W1", "voortgang", "circle.oordeel[r]"),
)


def test_a_picture_is_named_by_the_sentence_under_it(volle: Page):
    for adres, naam, delen in BEELDEN:
        figuur = beeld(volle, adres, naam)
        tekening = figuur.locator("svg[data-drawing]")
        # The sentence appears with the drawing.
        expect(tekening.locator(delen).first).to_be_attached()
        zin = figuur.locator("figcaption").inner_text()

        expect(figuur.locator("figcaption")).to_be_visible()
        expect(tekening).to_have_role("img")
        expect(tekening).to_have_accessible_name(zin)
        assert not volle.evaluate("document.documentElement.scrollWidth > innerWidth"), adres


def test_all_years_stand_in_a_table_that_scrolls_by_itself(volle: Page):
    tabel = beeld(volle, "./map/", "jaren").get_by_role("region")

    expect(tabel.get_by_role("columnheader")).to_have_count(8)
    expect(tabel.locator("tbody tr")).to_have_count(1)
    assert not volle.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_facts_stand_above_the_question_that_they_are_about(volle: Page):
    volle.goto("./beoordeling/?nieuw")
    Pagina(volle).expect_gecontroleerd()
    feiten = volle.locator("[data-facts='beoordeling.persoonlijk']")

    expect(feiten.get_by_role("listitem").first).to_be_visible()
    expect(feiten.locator("+ .veld")).to_have_attribute("data-veld", "persoonlijk")


def test_a_message_to_school_is_copied_in_one_tap(volle: Page):
    volle.context.grant_permissions(["clipboard-read", "clipboard-write"])
    volle.goto("./contact/")
    volle.get_by_role("button", name="Kopieer een bericht aan school").click()

    expect(volle.get_by_text("Gekopieerd. Plak het in een bericht aan school.")).to_be_visible(timeout=60_000)
    assert "Sam Voorbeeld" in volle.evaluate("navigator.clipboard.readText()")
