"""Kerntaak 1 of entree from the first visit on, and leerpunten that go along to the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.helpers import builders as b
from tests.helpers.builders import TODAY

from bpv_logic.map.bpvmap import record_to_json
from e2e.helpers.clock import Clock
from e2e.helpers.storage import put_map
from e2e.pages.form import starts_with
from e2e.pages.records import BezoekPage, LeerafsprakenPage
from e2e.pages.voortgang import VoortgangPage

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

VISIT = "bezoek-2026-10-14"
W1 = "Bereidt assisterende werkzaamheden voor"


@pytest.fixture(name="page")
def _page(phone: BrowserContext) -> Page:
    """Return a tab with the map of an entree student who had the first visit, and made leerafspraken there."""
    Clock(phone, TODAY)
    page = phone.new_page()
    VoortgangPage(page).open()
    own = {"opleiding": "eigen", "opleiding_naam": "Entree groen", "eigen_werkprocessen": "P1-K1-W1 Planten"}
    sheet = b.make_leerafspraken(
        werkprocessen=["P1-K1-W1"], stand="klaar", leerpunt2="Zelf hulp vragen.", wanneer2="2026-12-01"
    )
    made = (b.make_student(entree="ja", **own), b.make_periode(), b.make_bezoek(), sheet)
    put_map(page, [record_to_json(record) for record in made])
    return page


def test_entree_student_goes_from_the_first_visit_to_kerntaak_1_and_both_rate_it(page: Page):
    visit, voortgang = BezoekPage(page), VoortgangPage(page)
    visit.open(f"?id={VISIT}")
    expect(visit.form.root).to_contain_text("B1-K1 Werkt als assistent in een arbeidsorganisatie")
    expect(visit.form.root).to_contain_text("dossier 23301")
    visit.form.root.get_by_role("link", name=starts_with(f"B1-K1-W1 {W1}")).click()
    voortgang.form.expect_values(werkproces="B1-K1-W1", wie="student")
    voortgang.form.fill(oordeel="oefenen", hoe="Elke ochtend zelf de spullen klaarzetten.")
    voortgang.form.expect_values(hoe="Elke ochtend zelf de spullen klaarzetten.")
    voortgang.choose("B1-K1-W1", "praktijkopleider")
    voortgang.give_oordeel("voldoende")
    expect(voortgang.next_).to_contain_text("B1-K1-W2")
    voortgang.open()
    row = voortgang.werkprocessen.get_by_role("link", name=starts_with(f"B1-K1-W1 {W1}"))
    expect(row).to_contain_text("Oefenen")
    expect(row).to_contain_text("Voldoende")
    expect(row).to_contain_text("Hierna: Elke ochtend zelf de spullen klaarzetten.")


def test_leerpunten_that_are_not_finished_go_along_to_the_next_visit(page: Page):
    sheet = LeerafsprakenPage(page)
    sheet.new()
    take = page.get_by_role("button", name="Neem mee wat nog niet klaar is")
    take.click()
    sheet.form.expect_values(leerpunten="Zelf hulp vragen.", wanneer="2026-12-01", leerpunt2="")
    expect(take).to_be_hidden()
    sheet.form.fill(stand="gaat_goed", leerpunt2="Op tijd beginnen.", wanneer2="2026-12-16")
    sheet.form.expect_values(stand="gaat_goed", wanneer2="2026-12-16", leerpunt3="")
    visit = BezoekPage(page)
    visit.open(f"?id={VISIT}")
    looked = page.get_by_role("region", name="Hier kijken jullie op terug")
    expect(looked.get_by_role("listitem")).to_have_count(1)
    expect(looked).to_contain_text("Zelf hulp vragen. vóór 1 december Gaat goed")
    expect(looked).to_contain_text("Op tijd beginnen. vóór 16 december")
