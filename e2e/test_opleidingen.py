"""Which opleiding a student does: chosen from our list, with a note where the list is doubtful, or typed by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.school.active import standard
from e2e.files.class_files import write_map
from e2e.helpers.clock import Clock
from e2e.pages.form import starts_with
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import ENGINE_TIME
from e2e.pages.school import SchoolPage
from e2e.pages.voortgang import VoortgangPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

OWN = (
    "\u2022 B1\u2013K1\u2013W1 Zet de kijker klaar\nB1-K1-W2: Poetst de lens\n"
    "P1-K2-W1 Vertelt over de maan\nzomaar een regel"
)


def test_student_finds_the_opleiding_by_name_and_reads_what_is_doubtful(tab: Page) -> None:
    """De lijst gaat op naam; bij een lijst die niet af is, staat dat erbij, met de bron. Bij een hele lijst niet."""
    gegevens = GegevensPage(tab)
    gegevens.open()
    choice = gegevens.student.field("opleiding")
    expect(choice.get_by_role("option", name="Kok, niveau 2 (niet compleet)")).to_be_attached()
    names = [name for name in choice.get_by_role("option").all_inner_texts()[1:-1] if name]

    assert names == sorted(names, key=str.casefold)
    gegevens.student.fill(opleiding="27060-2025")
    expect(choice).to_have_accessible_description(re.compile("nog niet alle werkprocessen.*editie 2025"))
    gegevens.student.fill(opleiding="25489-2015")
    expect(choice).to_have_accessible_description(re.compile("Sociaal werk, XML-bestand nr. 2637"))
    expect(gegevens.student.root.get_by_text("nog niet alle werkprocessen")).to_be_hidden()
    gegevens.student.fill(opleiding="eigen")
    expect(gegevens.student.root.get_by_text("Bron van de lijst")).to_be_hidden()


def test_opleiding_that_a_student_typed_works_to_the_end(tab: Page) -> None:
    """Een eigen opleiding: getypte werkprocessen zijn te kiezen, te beoordelen, en staan zonder gaten in de map."""
    gegevens = GegevensPage(tab)
    gegevens.open()
    gegevens.student.fill(opleiding="eigen", opleiding_naam="Sterrenwacht", eigen_werkprocessen=OWN)
    gegevens.student.expect_fault("eigen_werkprocessen", "lezen we 1 regel niet: “zomaar een regel”")
    expect(gegevens.student.root.get_by_text("Wij lezen 3 werkprocessen: B1-K1-W1,")).to_be_visible()
    gegevens.expect_saved()
    voortgang = VoortgangPage(tab)
    voortgang.rate("B1-K1-W2", "student", "voldoende")
    voortgang.open()
    list_ = voortgang.werkprocessen.get_by_role("link")

    expect(list_.filter(has_text=re.compile("B1-K1-W1|B1-K1-W2|P1-K2-W1"))).to_have_count(3)
    expect(voortgang.werkprocessen.get_by_role("link", name=starts_with("B1-K1-W2"))).to_contain_text("Poetst de lens")
    expect(voortgang.werkprocessen.get_by_text("zomaar een regel")).to_have_count(0)
    voortgang.expect_checked()
    tab.goto("./")
    expect(tab.get_by_text("Nog 2 te bekijken.")).to_be_visible(timeout=ENGINE_TIME)


def test_keuzedeel_in_the_bpv_stands_beside_the_opleiding_and_the_promise_at_the_visit(tab: Page) -> None:
    """Een opleiding van de lijst met een keuzedeel: te kiezen en te beoordelen. De belofte staat bij het bezoek."""
    gegevens = GegevensPage(tab)
    gegevens.open()
    gegevens.student.fill(opleiding=builders.OPLEIDING)
    gegevens.periode.fill(
        pok_getekend="ja",
        pok_begeleiding="Elke week een gesprek.",
        keuzedelen="K0023 Ondernemend gedrag\nD1-K1-W1 Zoekt kansen",
        sbb_leerbedrijf="100 123 45",
    )
    expect(gegevens.periode.root.get_by_text("Wij lezen 1 werkproces: K0023-D1-K1-W1.")).to_be_visible(
        timeout=ENGINE_TIME
    )
    gegevens.periode.expect_fault("sbb_leerbedrijf", "horen 9 cijfers")
    gegevens.expect_saved()
    voortgang = VoortgangPage(tab)
    voortgang.rate("K0023-D1-K1-W1", "student", "voldoende")
    voortgang.open()
    link = voortgang.werkprocessen.get_by_role("link", name=starts_with("K0023-D1-K1-W1"))

    expect(link).to_contain_text("Zoekt kansen")
    expect(voortgang.werkprocessen.get_by_role("link", name=starts_with("B1-K1-W1"))).to_be_visible()
    tab.goto("./bezoek/")
    expect(tab.get_by_text("Elke week een gesprek.").first).to_be_visible()


def test_school_reads_topics_of_a_visit_in_words(laptop: BrowserContext, tmp_path: Path) -> None:
    """Op het blad van een bezoek staan de besproken punten in woorden, ook een punt van een andere school."""
    target = next(point.tekst for point in standard().onderwerpen if point.sleutel == "eerste-doel")
    bezoek = builders.make_bezoek(besproken=["eerste-doel", "punt-van-een-ander"])
    Clock(laptop, builders.TODAY)
    school = SchoolPage(laptop.new_page())
    school.open()
    school.choose_and_wait(write_map(tmp_path, "Sam", bezoek))
    school.open_map("Sam Voorbeeld")
    sheets = school.page.get_by_role("region", name="De bladen")
    sheets.locator("summary").filter(has_text=re.compile("^Contact")).click()

    expect(sheets.get_by_text(target)).to_be_visible()
    expect(sheets.get_by_text("punt van een ander")).to_be_visible()
    expect(sheets.get_by_text("eerste-doel")).to_have_count(0)
