"""A school makes its schoolpakket on a page; a student gets a file or link, must agree, and can go back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from bpv_logic.school.active import load_schoolpakket
from bpv_site.tools.paths import ROOT
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.pagina import MOTOR_TIJD, Pagina
from e2e.pages.schoolpakket import PakketOpTelefoon, SchoolpakketPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.origin import Origin

TECHNIEK: Final = ROOT / "docs" / "voorbeelden" / "schoolpakket-techniek.toml"
XML: Final = ROOT / "tests" / "dossiers" / "xml"
NAAM: Final = "Vakschool Voorbeeld Techniek"


def test_school_makes_a_pakket_without_programming(laptop: BrowserContext, tmp_path: Path) -> None:
    """Een school vult in, ziet een fout bij de vraag staan, herstelt die en bewaart een bestand dat klopt."""
    school = SchoolpakketPagina(laptop.new_page())
    school.open()
    page = school.page
    page.get_by_label("Naam van de school").fill("Mbo Zeezicht")
    page.get_by_label("Elke week").check()
    page.get_by_role("button", name="Nog een blok").click()
    school.rij("Blok 1").get_by_label("Naam").fill("Herfst")
    school.rij("Blok 1").get_by_label("Eerste dag").fill("2026-09-07")
    page.get_by_label("Kleur van de school").fill("#ffff00")
    expect(page.get_by_text("is te licht (#ffff00)").first).to_be_visible()
    page.get_by_role("button", name="Maak het bestand").click()
    fouten = page.get_by_role("alert").filter(has_text="Kijk dit nog na")
    expect(fouten.get_by_role("link")).to_have_text(
        [
            "Kleur van de school: Dit is te licht (#ffff00): het contrast met wit is 1,07 en moet 4,5 of meer zijn.",
            "Blok 1, Laatste dag: Vul dit in.",
        ]
    )
    page.get_by_label("Kleur van de school").fill("#123456")
    school.rij("Blok 1").get_by_label("Laatste dag").fill("2026-12-18")
    expect(fouten).to_be_hidden()
    pakket = load_schoolpakket(school.maak_bestand(tmp_path).read_text("utf-8"))

    assert (pakket.naam, pakket.kleur, pakket.tekenritme) == ("Mbo Zeezicht", "#123456", "week")
    assert [(blok.naam, blok.van, blok.tot) for blok in pakket.blokken] == [("Herfst", "2026-09-07", "2026-12-18")]


def test_pakket_that_there_is_is_changed_and_the_rest_stays(laptop: BrowserContext, tmp_path: Path) -> None:
    school = SchoolpakketPagina(laptop.new_page())
    school.open()
    school.open_bestand(TECHNIEK)
    expect(school.page.get_by_label("Naam van de school")).to_have_value(NAAM)
    expect(school.rij("Dossier 1").get_by_text("Metaalbewerker (voorbeeld)")).to_be_visible(timeout=MOTOR_TIJD)
    school.rij("Getal 1").get_by_label("Wordt").fill("6")
    changed = load_schoolpakket(school.maak_bestand(tmp_path).read_text("utf-8"))
    before = load_schoolpakket(TECHNIEK.read_text("utf-8"))

    assert changed.norm("contact_minimum", on="2026-11-23") == 6
    assert {name for name in vars(before) if getattr(before, name) != getattr(changed, name)} == {"normen", "code"}


def test_xml_of_sbb_is_shown_and_kept_and_a_hostile_one_is_refused(laptop: BrowserContext) -> None:
    """Je kiest het XML-bestand van SBB en ziet kerntaken en werkprocessen; een gevaarlijk bestand wordt geweigerd."""
    school = SchoolpakketPagina(laptop.new_page())
    school.open()
    school.kies_dossiers(XML / "sterrenwacht.xml", XML / "billion-laughs.xml", TECHNIEK)
    row = school.rij("Dossier 1")
    expect(row.get_by_text("Sterrenwacht 2015")).to_be_visible(timeout=MOTOR_TIJD)
    expect(school.page.get_by_text("billion-laughs.xml: er staat een DOCTYPE of entiteit in.")).to_be_visible()
    expect(school.page.get_by_text("schoolpakket-techniek.toml: ")).to_be_visible()
    row.get_by_text("Medewerker sterrenwacht, niveau 2").click()
    profiel = row.get_by_role("group").filter(has_text="Medewerker sterrenwacht, niveau 2")
    expect(profiel.get_by_text("B1-K1-W2 Zoekt cafés & sterren")).to_be_visible()
    with school.page.expect_download() as downloading:
        row.get_by_role("button", name="Bewaar als bestand").click()

    assert downloading.value.suggested_filename == "29001-2015.toml"
    expect(school.rij("Dossier 2")).to_have_count(0)


def test_student_is_asked_takes_over_and_goes_back(pagina: Page, map_bestand: Path) -> None:
    """Niets verandert voor de student ja zegt; daarna geldt het overal, en terug kan altijd."""
    DelenPagina(pagina).open()
    DelenPagina(pagina).voeg_samen(map_bestand)
    status = PakketOpTelefoon(pagina)
    status.open()
    status.open_bestand(TECHNIEK)
    status.expect_vraag(NAAM)
    expect(status.blad.get_by_text("Je praktijkopleider tekent je uren elke week.")).to_be_visible()
    status.blad.get_by_role("button", name="Niet gebruiken").click()
    expect(status.blad.get_by_text("instellingen van Mbo Voorbeeld")).to_be_visible()

    status.open_bestand(TECHNIEK)
    status.expect_vraag(NAAM)
    status.neem_over()
    expect(status.blad.get_by_text(f"instellingen van {NAAM}")).to_be_visible()
    expect_school(pagina, techniek=True)

    status.open()
    status.blad.get_by_role("button", name="Terug naar Mbo Voorbeeld").click()
    pagina.get_by_role("button", name="Ja, haal weg").click()
    expect(status.blad.get_by_role("button", name="Terug naar")).to_be_hidden()
    expect_school(pagina, techniek=False)


def expect_school(page: Page, *, techniek: bool) -> None:
    """Expect the people, words, opleidingen, numbers and verdict of one school, and not of the other."""
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.expect_gecontroleerd()
    kaart = page.get_by_role("region", name="Wie bel je?")
    expect(kaart.get_by_text("Praktijkbureau Techniek")).to_have_count(1 if techniek else 0)
    expect(kaart.get_by_text("Bpv-bureau")).to_have_count(0 if techniek else 1)
    opleiding = gegevens.student.veld("opleiding").get_by_role("option", name="Metaalbewerker (voorbeeld), niveau 2")
    expect(opleiding).to_have_count(1 if techniek else 0)
    page.goto("./bezoek/?nieuw=bezoek")
    Pagina(page).expect_gecontroleerd()
    page.get_by_label("Het eerste", exact=True).check()
    expect(page.get_by_label("Loop samen langs de machines")).to_have_count(1 if techniek else 0)
    expect(page.get_by_label("Waar is deze bpv voor?")).to_have_count(0 if techniek else 1)
    page.goto("./regels/")
    expect(page.get_by_text("5 keer")).to_have_count(1 if techniek else 0)


def test_link_asks_once_and_the_export_says_which_pakket_judged(
    laptop: BrowserContext, origin: Origin, tmp_path: Path
) -> None:
    """De link draagt het schoolpakket in zich: er gaat niets naar een server, en de vraag komt één keer."""
    school = SchoolpakketPagina(laptop.new_page())
    school.open()
    school.open_bestand(TECHNIEK)
    expect(school.page.get_by_label("Naam van de school")).to_have_value(NAAM)
    link = school.maak_link()
    assert link.startswith(f"{origin.url}status/#pakket=")

    # A tab on the same device, which already has the rules: a phone without them asks as soon as it has them.
    pagina = laptop.new_page()
    status = PakketOpTelefoon(pagina)
    pagina.goto(link)
    status.expect_vraag(NAAM)
    assert "pakket=" not in pagina.url
    status.neem_over()
    delen = DelenPagina(pagina)
    GegevensPagina(pagina).open()
    pagina.get_by_label("Voornaam").fill("Sam")
    GegevensPagina(pagina).expect_gecontroleerd()
    delen.open()
    delen.expect_gecontroleerd()
    envelope = json.loads(delen.maak_bestand(tmp_path).read_text("utf-8"))

    assert envelope["verdict"]["schoolpakket"]["naam"] == NAAM


@pytest.mark.parametrize("part", ["AAAA", "%", "x" * 1_000_000])
def test_link_that_is_none_is_refused_with_a_sentence(pagina: Page, part: str) -> None:
    status = PakketOpTelefoon(pagina)
    status.open(f"#pakket={part}")

    expect(status.blad.get_by_text("Deze link werkt hier niet.")).to_be_visible(timeout=MOTOR_TIJD)
    expect(status.blad.get_by_role("button", name="Gebruik dit schoolpakket")).to_be_hidden()


def test_own_opleiding_is_typed_on_the_phone(pagina: Page) -> None:
    """Staat je opleiding er niet bij, dan typ je haar zelf: de werkprocessen staan daarna bij Voortgang."""
    gegevens = GegevensPagina(pagina)
    gegevens.open()
    werkprocessen = "B1-K1-W1 Zet de kijker klaar\nB1-K1-W2 Zoekt sterren"
    gegevens.student.vul(opleiding="eigen", opleiding_naam="Sterrenkijker", eigen_werkprocessen=werkprocessen)
    gegevens.expect_bewaard()
    pagina.goto("./voortgang/")
    Pagina(pagina).expect_bruikbaar()

    expect(pagina.get_by_role("link", name="B1-K1-W2 Zoekt sterren")).to_be_visible(timeout=MOTOR_TIJD)
    expect(pagina.get_by_text("Kies eerst je opleiding").first).to_be_hidden()
