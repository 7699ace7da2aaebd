"""A school makes its schoolpakket on a page; a student gets a file or link, must agree, and can go back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from bpv_logic.school.active import load_schoolpakket
from bpv_site.tools.paths import ROOT
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import ENGINE_TIME, BasePage
from e2e.pages.schoolpakket import PakketOnPhone, SchoolpakketPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.origin import Origin

TECHNIEK: Final = ROOT / "docs" / "voorbeelden" / "schoolpakket-techniek.toml"
XML: Final = ROOT / "tests" / "dossiers" / "xml"
NAME: Final = "Vakschool Voorbeeld Techniek"


def test_school_makes_a_pakket_without_programming(laptop: BrowserContext, tmp_path: Path) -> None:
    """Een school vult in, ziet een fout bij de vraag staan, herstelt die en bewaart een bestand dat klopt."""
    school = SchoolpakketPage(laptop.new_page())
    school.open()
    page = school.page
    page.get_by_label("Naam van de school").fill("Mbo Zeezicht")
    page.get_by_label("Elke week").check()
    page.get_by_role("button", name="Nog een blok").click()
    school.row("Blok 1").get_by_label("Naam").fill("Herfst")
    school.row("Blok 1").get_by_label("Eerste dag").fill("2026-09-07")
    page.get_by_label("Kleur van de school").fill("#ffff00")
    expect(page.get_by_text("is te licht (#ffff00)").first).to_be_visible()
    page.get_by_role("button", name="Maak het bestand").click()
    faults = page.get_by_role("alert").filter(has_text="Kijk dit nog na")
    expect(faults.get_by_role("link")).to_have_text(
        [
            "Kleur van de school: Dit is te licht (#ffff00): het contrast met wit is 1,07 en moet 4,5 of meer zijn.",
            "Blok 1, Laatste dag: Vul dit in.",
        ]
    )
    page.get_by_label("Kleur van de school").fill("#123456")
    school.row("Blok 1").get_by_label("Laatste dag").fill("2026-12-18")
    expect(faults).to_be_hidden()
    pakket = load_schoolpakket(school.make_file(tmp_path).read_text("utf-8"))

    assert (pakket.naam, pakket.kleur, pakket.tekenritme) == ("Mbo Zeezicht", "#123456", "week")
    assert [(blok.naam, blok.van, blok.tot) for blok in pakket.blokken] == [("Herfst", "2026-09-07", "2026-12-18")]


def test_pakket_that_there_is_is_changed_and_the_rest_stays(laptop: BrowserContext, tmp_path: Path) -> None:
    school = SchoolpakketPage(laptop.new_page())
    school.open()
    school.open_file(TECHNIEK)
    expect(school.page.get_by_label("Naam van de school")).to_have_value(NAME)
    expect(school.row("Dossier 1").get_by_text("Metaalbewerker (voorbeeld)")).to_be_visible(timeout=ENGINE_TIME)
    school.row("Getal 1").get_by_label("Wordt").fill("6")
    changed = load_schoolpakket(school.make_file(tmp_path).read_text("utf-8"))
    before = load_schoolpakket(TECHNIEK.read_text("utf-8"))

    assert changed.norm("contact_minimum", on="2026-11-23") == 6
    assert {name for name in vars(before) if getattr(before, name) != getattr(changed, name)} == {"normen", "code"}


def test_xml_of_sbb_is_shown_and_kept_and_a_hostile_one_is_refused(laptop: BrowserContext) -> None:
    """Je kiest het XML-bestand van SBB en ziet kerntaken en werkprocessen; een gevaarlijk bestand wordt geweigerd."""
    school = SchoolpakketPage(laptop.new_page())
    school.open()
    school.choose_dossiers(XML / "sterrenwacht.xml", XML / "billion-laughs.xml", TECHNIEK)
    row = school.row("Dossier 1")
    expect(row.get_by_text("Sterrenwacht 2015")).to_be_visible(timeout=ENGINE_TIME)
    expect(school.page.get_by_text("billion-laughs.xml: er staat een DOCTYPE of entiteit in.")).to_be_visible()
    expect(school.page.get_by_text("schoolpakket-techniek.toml: ")).to_be_visible()
    row.get_by_text("Medewerker sterrenwacht, niveau 2").click()
    profile = row.get_by_role("group").filter(has_text="Medewerker sterrenwacht, niveau 2")
    expect(profile.get_by_text("B1-K1-W2 Zoekt cafés & sterren")).to_be_visible()
    with school.page.expect_download() as downloading:
        row.get_by_role("button", name="Bewaar als bestand").click()

    assert downloading.value.suggested_filename == "29001-2015.toml"
    expect(school.row("Dossier 2")).to_have_count(0)


def test_student_is_asked_takes_over_and_goes_back(tab: Page, map_file: Path) -> None:
    """Niets verandert voor de student ja zegt; daarna geldt het overal, en terug kan altijd."""
    DelenPage(tab).open()
    DelenPage(tab).merge(map_file)
    status = PakketOnPhone(tab)
    status.open()
    status.open_file(TECHNIEK)
    status.expect_question(NAME)
    expect(status.sheet.get_by_text("Je praktijkopleider tekent je uren elke week.")).to_be_visible()
    status.sheet.get_by_role("button", name="Niet gebruiken").click()
    expect(status.sheet.get_by_text("instellingen van Mbo Voorbeeld")).to_be_visible()

    status.open_file(TECHNIEK)
    status.expect_question(NAME)
    status.take_over()
    expect(status.sheet.get_by_text(f"instellingen van {NAME}")).to_be_visible()
    expect_school(tab, techniek=True)

    status.open()
    status.sheet.get_by_role("button", name="Terug naar Mbo Voorbeeld").click()
    tab.get_by_role("button", name="Ja, haal weg").click()
    expect(status.sheet.get_by_role("button", name="Terug naar")).to_be_hidden()
    expect_school(tab, techniek=False)


def expect_school(page: Page, *, techniek: bool) -> None:
    """Expect the people, words, opleidingen, numbers and verdict of one school, and not of the other."""
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.expect_checked()
    card = page.get_by_role("region", name="Wie bel je?")
    expect(card.get_by_text("Praktijkbureau Techniek")).to_have_count(1 if techniek else 0)
    expect(card.get_by_text("Bpv-bureau")).to_have_count(0 if techniek else 1)
    opleiding = gegevens.student.field("opleiding").get_by_role("option", name="Metaalbewerker (voorbeeld), niveau 2")
    expect(opleiding).to_have_count(1 if techniek else 0)
    page.goto("./bezoek/?nieuw=bezoek")
    BasePage(page).expect_checked()
    page.get_by_label("Het eerste", exact=True).check()
    expect(page.get_by_label("Loop samen langs de machines")).to_have_count(1 if techniek else 0)
    expect(page.get_by_label("Waar is deze bpv voor?")).to_have_count(0 if techniek else 1)
    page.goto("./regels/")
    agreed = page.get_by_role("term").filter(has_text="Contacten per bpv").locator("+ dd")
    expect(agreed.get_by_text("5 keer")).to_have_count(1 if techniek else 0)


def test_link_asks_once_and_the_export_says_which_pakket_judged(
    laptop: BrowserContext, origin: Origin, tmp_path: Path
) -> None:
    """De link draagt het schoolpakket in zich: er gaat niets naar een server, en de vraag komt één keer."""
    school = SchoolpakketPage(laptop.new_page())
    school.open()
    school.open_file(TECHNIEK)
    expect(school.page.get_by_label("Naam van de school")).to_have_value(NAME)
    link = school.make_link()
    assert link.startswith(f"{origin.url}status/#pakket=")

    # A tab on the same device, which already has the rules: a phone without them asks as soon as it has them.
    tab = laptop.new_page()
    status = PakketOnPhone(tab)
    tab.goto(link)
    status.expect_question(NAME)
    assert "pakket=" not in tab.url
    status.take_over()
    delen = DelenPage(tab)
    GegevensPage(tab).open()
    tab.get_by_label("Voornaam").fill("Sam")
    GegevensPage(tab).expect_checked()
    delen.open()
    delen.expect_checked()
    envelope = json.loads(delen.make_file(tmp_path).read_text("utf-8"))

    assert envelope["verdict"]["schoolpakket"]["naam"] == NAME


@pytest.mark.parametrize("part", ["AAAA", "%", "x" * 1_000_000])
def test_link_that_is_none_is_refused_with_a_sentence(tab: Page, part: str) -> None:
    status = PakketOnPhone(tab)
    status.open(f"#pakket={part}")

    expect(status.sheet.get_by_text("Deze link werkt hier niet.")).to_be_visible(timeout=ENGINE_TIME)
    expect(status.sheet.get_by_role("button", name="Gebruik dit schoolpakket")).to_be_hidden()


def test_own_opleiding_is_typed_on_the_phone(tab: Page) -> None:
    """Staat je opleiding er niet bij, dan typ je haar zelf: de werkprocessen staan daarna bij Voortgang."""
    gegevens = GegevensPage(tab)
    gegevens.open()
    werkprocessen = "B1-K1-W1 Zet de kijker klaar\nB1-K1-W2 Zoekt sterren"
    gegevens.student.fill(opleiding="eigen", opleiding_naam="Sterrenkijker", eigen_werkprocessen=werkprocessen)
    gegevens.expect_saved()
    tab.goto("./voortgang/")
    BasePage(tab).expect_usable()

    expect(tab.get_by_role("link", name="B1-K1-W2 Zoekt sterren")).to_be_visible(timeout=ENGINE_TIME)
    expect(tab.get_by_text("Kies eerst je opleiding").first).to_be_hidden()
