"""What the guide has for fewer students: a beroepsproeve, an opdracht of school, a werkproces that is not to be learnt
here, and a bpv that is not "voldaan"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.helpers import story
from e2e.helpers.clock import Clock
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import BasePage
from e2e.pages.records import BezoekPage, OpdrachtenPage
from e2e.pages.school import SchoolPage
from e2e.pages.voortgang import VoortgangPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

PLAN = "Sam leert dit in de volgende bpv, bij een andere afdeling."
OPDRACHT = "Onderzoek de werkvoorraad"


def test_beroepsproeve_opdracht_of_school_and_what_cannot_be_learnt_here(tab: Page, map_file: Path):
    delen = DelenPage(tab)
    delen.open()
    delen.merge(map_file)
    gegevens = GegevensPage(tab)
    gegevens.open()
    gegevens.periode.fill(begeleider_bereikbaar="dinsdag en donderdag", beroepsproeve="ja")
    gegevens.expect_saved()
    card = tab.get_by_role("region", name="Wie bel je?")
    expect(card.get_by_text("dinsdag en donderdag")).to_be_visible()

    bezoek = BezoekPage(tab)
    bezoek.new()
    bezoek.form.fill(bezoek="eerste")
    bezoek.form.show("besproken")
    expect(bezoek.form.root.get_by_text("Doe je hier een beroepsproeve?")).to_be_visible()

    opdrachten = OpdrachtenPage(tab)
    opdrachten.new()
    opdrachten.form.fill(soort="school", titel=OPDRACHT, instructie="Zie de map van school.", inleveren="2026-12-18")
    opdrachten.expect_saved()
    opdrachten.open()
    expect(opdrachten.rows.filter(has_text=OPDRACHT)).to_be_visible()

    voortgang = VoortgangPage(tab)
    voortgang.open()
    voortgang.choose("B1-K1-W5", "student")
    voortgang.form.fill(kan_niet="ja", plan=PLAN)
    voortgang.expect_saved()
    expect(voortgang.form.field("plan")).to_have_value(PLAN)

    BasePage(tab).page.goto("./eindbeoordeling/")
    expect(tab.get_by_text("Een examen of beroepsproeve staat hier los van.")).to_be_visible()


def test_bpv_that_is_not_voldaan_has_a_next_talk_and_a_longer_bpv(
    laptop: BrowserContext, phone: BrowserContext, map_file: Path, tmp_path: Path
):
    Clock(laptop, "2027-02-15")
    school = SchoolPage(laptop.new_page())
    school.open()
    school.choose(map_file)
    school.open_map("Sam")
    school.eindbeoordeling.fill(
        oordeel="niet_voldaan",
        reden="Te weinig uren door ziekte.",
        vervolg_datum="2027-02-22",
        vervolg="Sam blijft acht weken langer bij hetzelfde leerbedrijf.",
    )
    school.sign_box.sign("begeleider", story.BEGELEIDER)
    back = school.make_file(tmp_path)
    Clock(phone, "2027-02-16")

    page = phone.new_page()
    delen = DelenPage(page)
    delen.open()
    delen.merge(map_file)
    delen.open()
    delen.merge(back)
    page.goto("./eindbeoordeling/")
    expect(page.get_by_text("Niet voldaan", exact=True).first).to_be_visible()
    expect(page.get_by_text("Sam blijft acht weken langer bij hetzelfde leerbedrijf.")).to_be_visible()
