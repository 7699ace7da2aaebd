"""Signing on the phone of who signs: a link goes, a link comes back, and no server sees either."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from e2e.files.map_files import records_in
from e2e.helpers import storage, story
from e2e.helpers.school_check import check, sentences
from e2e.pages.delen import DelenPage
from e2e.pages.page import ENGINE_TIME
from e2e.pages.records import LeerafsprakenPage
from e2e.pages.tekenen import ELSEWHERE, Answers, TekenenPage, ask_elsewhere
from e2e.pages.uren import UrenPage, make_blok

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from e2e.helpers.device import NewDevice
    from e2e.helpers.origin import Origin

DAYS = ("2024-10-01", "2024-10-02")
WAAROM = "Woensdag was Sam om twaalf uur weg."


@pytest.fixture
def uren(tab: Page) -> UrenPage:
    """Return the page of hours, with a blok of two days that can be signed."""
    uren = make_blok(tab, DAYS)
    uren.expect_saved()
    return uren


def handtekeningen_in(path: Path) -> list[dict[str, str]]:
    return [item["velden"] for item in records_in(path).values() if item["soort"] == "handtekening"]


@pytest.mark.service_worker
def test_request_and_answer_go_without_a_host_and_are_seen_at_school_with_the_key(
    uren: UrenPage, new_device: NewDevice, origin: Origin, tmp_path: Path
):
    """Beide telefoons hebben de pagina één keer gezien; daarna is er geen server meer."""
    signer = TekenenPage(new_device().new_page())
    signer.open()
    signer.page.wait_for_function("navigator.serviceWorker.controller !== null || navigator.serviceWorker.ready")
    signer.page.wait_for_function(
        "async () => (await (await caches.open((await caches.keys())[0] ?? '')).match(location.href)) !== undefined"
    )
    uren.page.wait_for_function("document.documentElement.dataset.offline === 'ready'", timeout=ENGINE_TIME)
    origin.stop()

    link = ask_elsewhere(uren.page, uren.sign_box("Blok 1").root)
    expect(uren.sign_box("Blok 1").root.get_by_text("Er is nog geen antwoord.")).to_be_visible()
    signer.open(link)
    expect(signer.request).to_contain_text(story.PRAKTIJKOPLEIDER)
    assert "#" not in signer.page.url
    back = signer.sign(story.PRAKTIJKOPLEIDER)
    expect(signer.page.get_by_text("Op deze telefoon getekend")).to_be_visible()

    answers = Answers(uren.page)
    answers.open(back)
    expect(answers.root.get_by_text("Getekend op een eigen telefoon")).to_be_visible()
    assert "#a1." not in uren.page.url
    answers.take_in()
    answers.open(back)
    expect(answers.root.get_by_text("Deze handtekening staat al in je map.")).to_be_visible()
    uren.open()
    uren.sign_box("Blok 1").expect_signed(story.PRAKTIJKOPLEIDER)
    delen = DelenPage(uren.page)
    delen.open()
    made = delen.make_file(tmp_path)

    [put] = handtekeningen_in(made)
    assert json.loads(put["sleutel"]).keys() == {"crv", "kty", "x", "y"}
    assert not any(code.startswith("handtekening.") for code in check(made).is_wrong)
    assert re.search(
        rf"\[handtekening\] {story.PRAKTIJKOPLEIDER} tekende op een eigen telefoon \(sleutel ....-....\)",
        sentences(made),
    )


@pytest.mark.parametrize(
    ("words", "said"), [("Akkoord met minder uren", "Akkoord met minder uren"), ("Niet akkoord", "Niet akkoord")]
)
def test_other_answers_come_back_as_they_were_given(
    uren: UrenPage, new_device: NewDevice, tmp_path: Path, words: str, said: str
):
    signer = TekenenPage(new_device().new_page())
    signer.open(ask_elsewhere(uren.page, uren.sign_box("Blok 1").root))
    signer.answer(words, reden=WAAROM)
    if said == "Akkoord met minder uren":
        signer.page.get_by_label("Aantal uren").fill("10")
    back = signer.sign(story.PRAKTIJKOPLEIDER)
    answers = Answers(uren.page)
    answers.open(back)
    expect(answers.root.get_by_text(f"{said}:").filter(visible=True)).to_be_visible()
    expect(answers.root.get_by_text(WAAROM).filter(visible=True)).to_be_visible()
    answers.take_in()
    delen = DelenPage(uren.page)
    delen.open()

    [put] = handtekeningen_in(delen.make_file(tmp_path))
    assert json.loads(put["antwoord"])["reden"] == WAAROM


def test_wrong_number_of_hours_is_told_at_its_place_though_no_rules_are_there(uren: UrenPage, new_device: NewDevice):
    page = new_device().new_page()
    signer = TekenenPage(page)
    signer.open(ask_elsewhere(uren.page, uren.sign_box("Blok 1").root))
    signer.answer("Akkoord met minder uren", reden=WAAROM)
    hours = page.get_by_label("Aantal uren")
    teken = page.get_by_role("button", name="Teken", exact=True)
    for typed, told in (
        ("99", "Meer kan niet: vraag de student"),
        ("veel", "Vul een aantal uren in"),
        ("0", "Nul uur is niet akkoord."),
    ):
        hours.fill(typed)
        teken.click()
        expect(page.get_by_role("alert").filter(has_text=told)).to_be_visible()
        expect(hours).to_be_focused()
    page.get_by_role("radio", name="Per dag").check()
    day = page.get_by_label(re.compile("2 oktober"))
    day.fill("12:01")
    teken.click()

    expect(page.get_by_role("alert").filter(has_text="Meer kan niet")).to_be_visible()
    expect(day).to_be_focused()
    day.fill("3:30")
    assert signer.sign(story.PRAKTIJKOPLEIDER)


def test_what_changed_since_it_was_asked_shows_both_values(uren: UrenPage, new_device: NewDevice):
    signer = TekenenPage(new_device().new_page())
    signer.open(ask_elsewhere(uren.page, uren.sign_box("Blok 1").root))
    back = signer.sign(story.PRAKTIJKOPLEIDER)
    uren.open_day(DAYS[1])
    uren.day.fill(eind="15:00")
    uren.expect_saved()
    answers = Answers(uren.page)
    answers.open(back)
    expect(answers.root.get_by_text("Er is iets veranderd sinds je dit vroeg.")).to_be_visible()
    answers.take_in()
    uren.open()

    expect(uren.sign_box("Blok 1").changed).to_be_visible()
    expect(uren.sign_box("Blok 1").root.get_by_text("15:00")).to_be_visible(timeout=ENGINE_TIME)


def test_full_phone_signs_for_somebody_without_a_key_and_keeps_no_list(
    uren: UrenPage, new_device: NewDevice, origin: Origin
):
    """Een volle telefoon tekent toch; er is dan geen sleutel, en geen lijst."""
    page = new_device(service_workers="block").new_page()
    storage.fill_up(page, origin.url)
    signer = TekenenPage(page)
    signer.open(ask_elsewhere(uren.page, uren.sign_box("Blok 1").root))
    back = signer.sign(story.PRAKTIJKOPLEIDER)
    expect(page.get_by_text("Deze browser bewaart niets.")).to_be_visible()
    answers = Answers(uren.page)
    answers.open(back)
    expect(answers.root.get_by_role("button", name="Zet in mijn map")).to_be_visible()
    expect(answers.root.get_by_text("Getekend op een eigen telefoon")).to_be_hidden()
    answers.take_in()


def test_who_did_not_say_who_they_are_is_asked_that_first(tab: Page):
    sheet = LeerafsprakenPage(tab)
    sheet.new()
    sheet.form.fill(hoe="Elke dinsdag.")
    sheet.expect_saved()
    sheet.sign_box.root.get_by_role("button", name=ELSEWHERE).first.click()

    expect(tab.get_by_text("Je naam staat nog niet in de map.")).to_be_visible()
    expect(tab.locator("a[data-sign-request]")).to_be_hidden()


def test_answer_for_another_student_is_refused(uren: UrenPage, new_device: NewDevice):
    signer = TekenenPage(new_device().new_page())
    signer.open(ask_elsewhere(uren.page, uren.sign_box("Blok 1").root))
    back = signer.sign(story.PRAKTIJKOPLEIDER)
    other = make_blok(new_device().new_page(), DAYS)
    other.expect_saved()
    answers = Answers(other.page)
    answers.open(back)

    expect(answers.root.get_by_text("Dit antwoord is voor een andere student.")).to_be_visible()
    expect(answers.root.get_by_role("button", name="Zet in mijn map")).to_be_hidden()


def test_changed_links_are_none_of_them_taken_in(uren: UrenPage, new_device: NewDevice):
    """Elke link met één andere letter wordt geweigerd: hier twintig in de pagina."""
    signer = TekenenPage(new_device().new_page())
    signer.open(ask_elsewhere(uren.page, uren.sign_box("Blok 1").root))
    back = signer.sign(story.PRAKTIJKOPLEIDER)
    answers = Answers(uren.page)
    uren.page.goto("map/")
    answers.root.get_by_text("Open een link of bestand").click()
    pasted = answers.root.get_by_label("Plak hier de link die je terugkreeg")
    start = back.index("#a1.") + 4
    for step in range(20):
        at = start + step * (len(back) - start - 1) // 20
        letter = "B" if back[at] == "A" else "A"
        pasted.fill(back[:at] + letter + back[at + 1 :])
        answers.root.get_by_role("button", name="Open de link").click()
        expect(answers.root.get_by_role("alert").filter(visible=True)).to_have_count(1)
        expect(answers.root.get_by_role("button", name="Zet in mijn map")).to_be_hidden()
    pasted.fill(back)
    answers.root.get_by_role("button", name="Open de link").click()
    expect(answers.root.get_by_role("button", name="Zet in mijn map")).to_be_visible()
