"""The rater is whoever holds the phone: the turn of the praktijkopleider lasts, is visible, and ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.helpers.builders import TODAY

from bpv_logic.rules import RULES_BY_CODE
from e2e.files.map_files import records_in
from e2e.helpers.clock import Clock
from e2e.pages.delen import DelenPage
from e2e.pages.form import starts_with
from e2e.pages.gegevens import GegevensPage
from e2e.pages.voortgang import VoortgangPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

MARIT = "Marit de Groot"
CODES = tuple(f"B1-K1-W{number}" for number in range(1, 8))
LIST = "\n".join(f"{code} Taak {code[-1]}" for code in CODES)


@pytest.fixture(name="voortgang")
def _voortgang(phone: BrowserContext) -> VoortgangPage:
    """Return the list of Sam's seven werkprocessen; the praktijkopleider is Marit de Groot."""
    Clock(phone, TODAY)
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam", achternaam="Voorbeeld")
    gegevens.student.fill(opleiding="eigen", opleiding_naam="Sterrenwacht", eigen_werkprocessen=LIST)
    gegevens.periode.fill(leerbedrijf="De Sterren", praktijkopleider=MARIT, begeleider="Noor Begeleider")
    gegevens.periode.fill(begin="2026-09-07", eind="2027-01-29")
    gegevens.expect_saved()
    voortgang = VoortgangPage(page)
    voortgang.open()
    voortgang.expect_complete()
    return voortgang


def oordelen(page: Page, folder: Path) -> list[tuple[str, str, str, str]]:
    """Return every rating in the map: werkproces, role, name and rating."""
    delen = DelenPage(page)
    delen.open()
    folder.mkdir(exist_ok=True)
    found = [item["velden"] for item in records_in(delen.make_file(folder)).values() if item["soort"] == "voortgang"]
    return sorted((item["werkproces"], item["wie"], item.get("naam", ""), item["oordeel"]) for item in found)


def first(voortgang: VoortgangPage) -> None:
    """Go from the list to the first werkproces."""
    voortgang.follow(voortgang.werkprocessen.get_by_role("link", name=starts_with(CODES[0])))
    voortgang.expect_complete()


@pytest.mark.scenario("The praktijkopleider rates seven werkprocessen in a row: all are kept as hers, under her name")
def test_seven_ratings_in_a_row_are_all_of_who_holds_the_phone(voortgang: VoortgangPage, tmp_path: Path):
    page = voortgang.page
    voortgang.expect_turn("Sam Voorbeeld, student")
    voortgang.choose_who("praktijkopleider")
    voortgang.expect_turn(f"{MARIT}, praktijkopleider")
    first(voortgang)
    for code in CODES:
        voortgang.form.expect_values(werkproces=code, wie="praktijkopleider", naam=MARIT)
        voortgang.expect_turn(f"{MARIT}, praktijkopleider")
        voortgang.give_oordeel("voldoende")
        if code != CODES[-1]:
            voortgang.follow(voortgang.next_)
            voortgang.expect_complete()
    expect(voortgang.form.success).to_contain_text("Dit waren alle werkprocessen van vandaag.")
    voortgang.form.success.get_by_role("link", name="Terug naar de lijst").click()
    voortgang.expect_turn(f"{MARIT}, praktijkopleider")
    voortgang.give_back()
    voortgang.expect_turn("Sam Voorbeeld, student")
    expect(voortgang.werkprocessen.get_by_label("Student")).to_be_checked()
    first(voortgang)
    voortgang.form.expect_values(wie="student", naam="Sam Voorbeeld")
    voortgang.give_oordeel("oefenen")
    expect(voortgang.next_).to_contain_text(CODES[1])

    hers = [(code, "praktijkopleider", MARIT, "voldoende") for code in CODES]
    assert oordelen(page, tmp_path / "na") == sorted([*hers, (CODES[0], "student", "Sam Voorbeeld", "oefenen")])


def test_next_is_the_next_that_this_person_did_not_rate_today(voortgang: VoortgangPage):
    for code, who in ((CODES[1], "praktijkopleider"), (CODES[2], "student")):
        voortgang.rate(code, who, "goed")
    voortgang.open(f"?werkproces={CODES[0]}&wie=praktijkopleider")
    voortgang.expect_complete()
    voortgang.give_oordeel("voldoende")
    expect(voortgang.next_).to_contain_text(CODES[2])
    voortgang.open(f"?werkproces={CODES[6]}&wie=praktijkopleider")
    voortgang.expect_complete()
    voortgang.give_oordeel("voldoende")

    # After the last one it continues at the first that is left.
    expect(voortgang.next_).to_contain_text(CODES[2])


def page_of(code: str) -> str:
    """Return the page that a rule's step leads to."""
    step = RULES_BY_CODE[code].stap
    assert step
    return step.pagina


def test_home_task_opens_with_the_praktijkopleider_chosen(voortgang: VoortgangPage):
    """With the task's address (`tests/forms/test_beurt.py` checks that the task has it)."""
    voortgang.page.goto(f"./{page_of('voortgang.alleen-student')}")
    voortgang.expect_complete()
    voortgang.expect_turn(f"{MARIT}, praktijkopleider")
    expect(voortgang.werkprocessen.get_by_label("Praktijkopleider")).to_be_checked()
    first(voortgang)
    voortgang.form.expect_values(wie="praktijkopleider", naam=MARIT)
    # The student's task opens with the student, even if somebody forgot to end a turn.
    voortgang.page.goto(f"./{page_of('voortgang.alleen-praktijkopleider')}")
    voortgang.expect_turn("Sam Voorbeeld, student")


def test_turn_outlives_a_reload_and_the_way_back_and_a_look_elsewhere(voortgang: VoortgangPage):
    page = voortgang.page
    voortgang.choose_who("praktijkopleider")
    page.reload()
    voortgang.expect_complete()
    voortgang.expect_turn(f"{MARIT}, praktijkopleider")
    first(voortgang)
    page.go_back()
    voortgang.expect_complete()
    voortgang.expect_turn(f"{MARIT}, praktijkopleider")
    expect(voortgang.werkprocessen.get_by_label("Praktijkopleider")).to_be_checked()
    page.goto("./regels/")
    page.go_back()
    voortgang.expect_complete()
    voortgang.expect_turn(f"{MARIT}, praktijkopleider")


@pytest.mark.scenario("A praktijkopleider forgot to end the turn: the student's next rating is the student's own")
@pytest.mark.parametrize("end", ["elsewhere", "next day", "long silence", "button, then back"])
def test_forgotten_turn_ends(voortgang: VoortgangPage, phone: BrowserContext, end: str):
    page = voortgang.page
    voortgang.choose_who("praktijkopleider")
    first(voortgang)
    voortgang.form.expect_values(wie="praktijkopleider")
    if end == "elsewhere":
        page.goto("./uren/")
        page.get_by_role("link", name="Voortgang").first.click()
        page.wait_for_url("**/voortgang/")
    elif end == "next day":
        Clock(phone, TODAY).set(page, "2026-11-26", "08:00")
        page.reload()
    elif end == "long silence":
        Clock(phone, TODAY).set(page, TODAY, "18:00")
        page.reload()
    else:
        voortgang.give_back()
        page.wait_for_url("**/voortgang/")
        voortgang.expect_complete()
        page.go_back()
    voortgang.expect_complete()

    voortgang.expect_turn("Sam Voorbeeld, student")
    voortgang.open(f"?werkproces={CODES[3]}")
    voortgang.form.expect_values(wie="student", naam="Sam Voorbeeld")


def test_another_person_in_the_form_takes_the_turn_and_the_name(voortgang: VoortgangPage, tmp_path: Path):
    """A rating begun under the wrong person is kept, but never under the wrong name."""
    page = voortgang.page
    first(voortgang)
    voortgang.form.fill(oordeel="goed", wie="praktijkopleider")
    voortgang.expect_turn(f"{MARIT}, praktijkopleider")
    voortgang.form.expect_values(naam=MARIT, oordeel="goed")
    voortgang.form.fill(naam="Kim de Vervanger")
    voortgang.expect_turn("Kim de Vervanger, praktijkopleider")
    voortgang.form.done()
    voortgang.follow(voortgang.next_)
    voortgang.form.expect_values(werkproces=CODES[1], wie="praktijkopleider", naam="Kim de Vervanger")
    voortgang.give_oordeel("oefenen")

    kim = "Kim de Vervanger"
    assert oordelen(page, tmp_path / "na") == [
        (CODES[0], "praktijkopleider", kim, "goed"),
        (CODES[1], "praktijkopleider", kim, "oefenen"),
    ]


def test_second_tab_has_a_turn_of_its_own(voortgang: VoortgangPage, phone: BrowserContext):
    voortgang.choose_who("praktijkopleider")
    link = voortgang.werkprocessen.get_by_role("link", name=starts_with(CODES[0])).get_attribute("href")
    other = VoortgangPage(phone.new_page())
    other.open()
    other.expect_complete()
    other.expect_turn("Sam Voorbeeld, student")
    # A link from her list, opened in another tab, says whose it is.
    other.page.goto(str(link))
    other.expect_complete()
    other.expect_turn(f"{MARIT}, praktijkopleider")
    other.give_back()
    other.expect_turn("Sam Voorbeeld, student")
    voortgang.page.reload()
    voortgang.expect_complete()

    voortgang.expect_turn(f"{MARIT}, praktijkopleider")


def test_older_rating_without_a_name_is_shown_as_it_was(tab: Page, map_file: Path):
    delen = DelenPage(tab)
    delen.open()
    delen.merge(map_file)
    voortgang = VoortgangPage(tab)
    voortgang.open("?werkproces=B1-K1-W1")
    row = (
        tab.get_by_role("region", name="Eerder bij dit werkproces")
        .get_by_role("link")
        .filter(has_text=re.compile("Praktijkopleider"))
    )
    expect(row).to_contain_text(re.compile(r"^VoldoendePraktijkopleider\s+20 november"))
    row.click()
    voortgang.form.expect_values(wie="praktijkopleider", naam="")
    # Whose it is, before the student changes anything in it.
    other = voortgang.form.root.get_by_text("Dit oordeel is van praktijkopleider.")
    expect(other).to_be_visible()
    voortgang.form.fill(wie="student")
    expect(other).to_be_hidden()
