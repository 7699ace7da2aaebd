"""The rater is whoever holds the phone: the turn of the praktijkopleider lasts, is visible, and ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.helpers.builders import TODAY

from bpv_logic.rules import RULES_BY_CODE
from e2e.files.map_files import records_in
from e2e.helpers.clock import Klok
from e2e.pages.delen import DelenPagina
from e2e.pages.formulier import starts_with
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.voortgang import VoortgangPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

MARIT = "Marit de Groot"
CODES = tuple(f"B1-K1-W{number}" for number in range(1, 8))
LIJST = "\n".join(f"{code} Taak {code[-1]}" for code in CODES)


@pytest.fixture(name="voortgang")
def _voortgang(telefoon: BrowserContext) -> VoortgangPagina:
    """Return the list of Sam's seven werkprocessen; the praktijkopleider is Marit de Groot."""
    Klok(telefoon, TODAY)
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam", achternaam="Voorbeeld")
    gegevens.student.vul(opleiding="eigen", opleiding_naam="Sterrenwacht", eigen_werkprocessen=LIJST)
    gegevens.periode.vul(leerbedrijf="De Sterren", praktijkopleider=MARIT, begeleider="Noor Begeleider")
    gegevens.periode.vul(begin="2026-09-07", eind="2027-01-29")
    gegevens.expect_bewaard()
    voortgang = VoortgangPagina(page)
    voortgang.open()
    voortgang.expect_compleet()
    return voortgang


def oordelen(page: Page, folder: Path) -> list[tuple[str, str, str, str]]:
    """Return every rating in the map: werkproces, role, name and rating."""
    delen = DelenPagina(page)
    delen.open()
    folder.mkdir(exist_ok=True)
    found = [item["velden"] for item in records_in(delen.maak_bestand(folder)).values() if item["soort"] == "voortgang"]
    return sorted((item["werkproces"], item["wie"], item.get("naam", ""), item["oordeel"]) for item in found)


def eerste(voortgang: VoortgangPagina) -> None:
    """Go from the list to the first werkproces."""
    voortgang.werkprocessen.get_by_role("link", name=starts_with(CODES[0])).click()
    voortgang.expect_compleet()


@pytest.mark.scenario("The praktijkopleider rates seven werkprocessen in a row: all are kept as hers, under her name")
def test_seven_ratings_in_a_row_are_all_of_who_holds_the_phone(voortgang: VoortgangPagina, tmp_path: Path):
    page = voortgang.page
    voortgang.expect_beurt("Sam Voorbeeld, student")
    voortgang.kies_wie("praktijkopleider")
    voortgang.expect_beurt(f"{MARIT}, praktijkopleider")
    eerste(voortgang)
    for code in CODES:
        voortgang.formulier.expect_waarden(werkproces=code, wie="praktijkopleider", naam=MARIT)
        voortgang.expect_beurt(f"{MARIT}, praktijkopleider")
        voortgang.geef_oordeel("voldoende")
        if code != CODES[-1]:
            voortgang.volgende.click()
            voortgang.expect_compleet()
    expect(voortgang.formulier.gelukt).to_contain_text("Dit waren alle werkprocessen van vandaag.")
    voortgang.formulier.gelukt.get_by_role("link", name="Terug naar de lijst").click()
    voortgang.expect_beurt(f"{MARIT}, praktijkopleider")
    voortgang.geef_terug()
    voortgang.expect_beurt("Sam Voorbeeld, student")
    expect(voortgang.werkprocessen.get_by_label("Student")).to_be_checked()
    eerste(voortgang)
    voortgang.formulier.expect_waarden(wie="student", naam="Sam Voorbeeld")
    voortgang.geef_oordeel("oefenen")
    expect(voortgang.volgende).to_contain_text(CODES[1])

    hers = [(code, "praktijkopleider", MARIT, "voldoende") for code in CODES]
    assert oordelen(page, tmp_path / "na") == sorted([*hers, (CODES[0], "student", "Sam Voorbeeld", "oefenen")])


def test_next_is_the_next_that_this_person_did_not_rate_today(voortgang: VoortgangPagina):
    for code, wie in ((CODES[1], "praktijkopleider"), (CODES[2], "student")):
        voortgang.beoordeel(code, wie, "goed")
    voortgang.open(f"?werkproces={CODES[0]}&wie=praktijkopleider")
    voortgang.expect_compleet()
    voortgang.geef_oordeel("voldoende")
    expect(voortgang.volgende).to_contain_text(CODES[2])
    voortgang.open(f"?werkproces={CODES[6]}&wie=praktijkopleider")
    voortgang.expect_compleet()
    voortgang.geef_oordeel("voldoende")

    # After the last one it continues at the first that is left.
    expect(voortgang.volgende).to_contain_text(CODES[2])


def page_of(code: str) -> str:
    """Return the page that a rule's step leads to."""
    stap = RULES_BY_CODE[code].stap
    assert stap
    return stap.pagina


def test_home_task_opens_with_the_praktijkopleider_chosen(voortgang: VoortgangPagina):
    """With the task's address (`tests/forms/test_beurt.py` checks that the task has it)."""
    voortgang.page.goto(f"./{page_of('voortgang.alleen-student')}")
    voortgang.expect_compleet()
    voortgang.expect_beurt(f"{MARIT}, praktijkopleider")
    expect(voortgang.werkprocessen.get_by_label("Praktijkopleider")).to_be_checked()
    eerste(voortgang)
    voortgang.formulier.expect_waarden(wie="praktijkopleider", naam=MARIT)
    # The student's task opens with the student, even if somebody forgot to end a turn.
    voortgang.page.goto(f"./{page_of('voortgang.alleen-praktijkopleider')}")
    voortgang.expect_beurt("Sam Voorbeeld, student")


def test_turn_outlives_a_reload_and_the_way_back_and_a_look_elsewhere(voortgang: VoortgangPagina):
    page = voortgang.page
    voortgang.kies_wie("praktijkopleider")
    page.reload()
    voortgang.expect_compleet()
    voortgang.expect_beurt(f"{MARIT}, praktijkopleider")
    eerste(voortgang)
    page.go_back()
    voortgang.expect_compleet()
    voortgang.expect_beurt(f"{MARIT}, praktijkopleider")
    expect(voortgang.werkprocessen.get_by_label("Praktijkopleider")).to_be_checked()
    page.goto("./regels/")
    page.go_back()
    voortgang.expect_compleet()
    voortgang.expect_beurt(f"{MARIT}, praktijkopleider")


@pytest.mark.scenario("A praktijkopleider forgot to end the turn: the student's next rating is the student's own")
@pytest.mark.parametrize("einde", ["elsewhere", "next day", "long silence", "button, then back"])
def test_forgotten_turn_ends(voortgang: VoortgangPagina, telefoon: BrowserContext, einde: str):
    page = voortgang.page
    voortgang.kies_wie("praktijkopleider")
    eerste(voortgang)
    voortgang.formulier.expect_waarden(wie="praktijkopleider")
    if einde == "elsewhere":
        page.goto("./uren/")
        page.get_by_role("link", name="Voortgang").first.click()
        page.wait_for_url("**/voortgang/")
    elif einde == "next day":
        Klok(telefoon, TODAY).zet(page, "2026-11-26", "08:00")
        page.reload()
    elif einde == "long silence":
        Klok(telefoon, TODAY).zet(page, TODAY, "18:00")
        page.reload()
    else:
        voortgang.geef_terug()
        page.wait_for_url("**/voortgang/")
        voortgang.expect_compleet()
        page.go_back()
    voortgang.expect_compleet()

    voortgang.expect_beurt("Sam Voorbeeld, student")
    voortgang.open(f"?werkproces={CODES[3]}")
    voortgang.formulier.expect_waarden(wie="student", naam="Sam Voorbeeld")


def test_another_person_in_the_form_takes_the_turn_and_the_name(voortgang: VoortgangPagina, tmp_path: Path):
    """A rating begun under the wrong person is kept, but never under the wrong name."""
    page = voortgang.page
    eerste(voortgang)
    voortgang.formulier.vul(oordeel="goed", wie="praktijkopleider")
    voortgang.expect_beurt(f"{MARIT}, praktijkopleider")
    voortgang.formulier.expect_waarden(naam=MARIT, oordeel="goed")
    voortgang.formulier.vul(naam="Kim de Vervanger")
    voortgang.expect_beurt("Kim de Vervanger, praktijkopleider")
    voortgang.formulier.klaar()
    voortgang.volgende.click()
    voortgang.formulier.expect_waarden(werkproces=CODES[1], wie="praktijkopleider", naam="Kim de Vervanger")
    voortgang.geef_oordeel("oefenen")

    kim = "Kim de Vervanger"
    assert oordelen(page, tmp_path / "na") == [
        (CODES[0], "praktijkopleider", kim, "goed"),
        (CODES[1], "praktijkopleider", kim, "oefenen"),
    ]


def test_second_tab_has_a_turn_of_its_own(voortgang: VoortgangPagina, telefoon: BrowserContext):
    voortgang.kies_wie("praktijkopleider")
    link = voortgang.werkprocessen.get_by_role("link", name=starts_with(CODES[0])).get_attribute("href")
    ander = VoortgangPagina(telefoon.new_page())
    ander.open()
    ander.expect_compleet()
    ander.expect_beurt("Sam Voorbeeld, student")
    # A link from her list, opened in another tab, says whose it is.
    ander.page.goto(str(link))
    ander.expect_compleet()
    ander.expect_beurt(f"{MARIT}, praktijkopleider")
    ander.geef_terug()
    ander.expect_beurt("Sam Voorbeeld, student")
    voortgang.page.reload()
    voortgang.expect_compleet()

    voortgang.expect_beurt(f"{MARIT}, praktijkopleider")


def test_older_rating_without_a_name_is_shown_as_it_was(pagina: Page, map_bestand: Path):
    delen = DelenPagina(pagina)
    delen.open()
    delen.voeg_samen(map_bestand)
    voortgang = VoortgangPagina(pagina)
    voortgang.open("?werkproces=B1-K1-W1")
    rij = (
        pagina.get_by_role("region", name="Eerder bij dit werkproces")
        .get_by_role("link")
        .filter(has_text=re.compile("Praktijkopleider"))
    )
    expect(rij).to_contain_text(re.compile(r"^VoldoendePraktijkopleider\s+20 november"))
    rij.click()
    voortgang.formulier.expect_waarden(wie="praktijkopleider", naam="")
    # Whose it is, before the student changes anything in it.
    ander = voortgang.formulier.root.get_by_text("Dit oordeel is van praktijkopleider.")
    expect(ander).to_be_visible()
    voortgang.formulier.vul(wie="student")
    expect(ander).to_be_hidden()
