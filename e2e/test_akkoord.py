"""The praktijkopleider's own number: akkoord, akkoord with fewer hours, or not akkoord, each as a signed answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bpv_logic.basis.canonical import check_code, sha256_of
from e2e.files.map_files import records_in
from e2e.helpers import story
from e2e.helpers.school_check import check
from e2e.pages.delen import DelenPage
from e2e.pages.form import starts_with
from e2e.pages.page import ENGINE_TIME
from e2e.pages.uren import UrenPage, make_blok

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

DAYS = ("2024-10-01", "2024-10-02")
WAAROM = "Woensdag was Sam om twaalf uur weg."


@pytest.fixture
def uren(tab: Page) -> UrenPage:
    """Return the page of hours, with a blok of two days that can be signed."""
    uren = make_blok(tab, DAYS)
    uren.expect_saved()
    return uren


def test_not_agreed_is_shown_and_asked_again_and_then_both_numbers_stay(uren: UrenPage, tmp_path: Path):
    page, box = uren.page, uren.sign_box("Blok 1")
    delen = DelenPage(page)
    box.begin_typing("praktijkopleider", story.PRAKTIJKOPLEIDER)
    box.answer("Niet akkoord", reden=WAAROM)
    box.dialog.get_by_role("button", name="Annuleer").click()
    expect(box.root.get_by_text("Nog niet getekend")).to_be_visible()

    box.begin_typing("praktijkopleider", story.PRAKTIJKOPLEIDER)
    expect(box.dialog.get_by_role("button", name="Akkoord", exact=True, pressed=True)).to_be_visible()
    box.answer("Niet akkoord", reden="")
    box.confirm()
    expect(box.dialog.get_by_text("Schrijf in een paar woorden waarom.")).to_be_visible()
    box.answer("Niet akkoord", reden=WAAROM)
    box.confirm()
    box.hand_back()
    expect(box.dialog).to_be_hidden()
    page.reload()
    expect(box.root.get_by_text(f"Niet akkoord: {story.PRAKTIJKOPLEIDER}")).to_be_visible()
    expect(box.root.get_by_text(WAAROM.removesuffix(".")).first).to_be_visible()
    delen.open()
    refused = delen.make_file(tmp_path)
    assert "uren.niet-akkoord" in check(refused).still_to_do
    [put] = [item["velden"] for item in records_in(refused).values() if item["soort"] == "handtekening"]
    assert put["sha256"] == sha256_of([put["verzegeld"], put["antwoord"]])

    uren.open_day(DAYS[1])
    uren.day.fill(eind="15:00")
    uren.expect_saved()
    uren.open()
    box.root.get_by_role("button", name="Opnieuw tekenen").click()
    box.dialog.get_by_role("radio", name=starts_with("Typ")).check()
    box.answer("Akkoord met minder uren", reden=WAAROM)
    box.dialog.get_by_role("radio", name="Per dag").check()
    day = box.dialog.get_by_label(re.compile("2 oktober"))
    day.fill("9")
    box.confirm()
    expect(box.dialog.get_by_text("Meer kan niet: vraag de student")).to_be_visible(timeout=ENGINE_TIME)
    expect(day).to_be_focused()
    day.fill("3:30")
    box.confirm()
    expect(box.dialog.get_by_role("heading", name="Getekend")).to_be_visible(timeout=ENGINE_TIME)
    box.hand_back()
    page.reload()
    expect(box.root.get_by_text(re.compile("Akkoord met .* van de .* uur"))).to_be_visible(timeout=ENGINE_TIME)
    delen.open()
    agreed = delen.make_file(tmp_path)

    judged = check(agreed)
    assert not any(code.startswith("handtekening.") for code in judged.is_wrong)
    assert "uren.niet-akkoord" not in judged.still_to_do
    [_, last] = sorted(
        (item["velden"] for item in records_in(agreed).values() if item["soort"] == "handtekening"),
        key=lambda item: item["moment"],
    )
    uren.open()
    expect(box.root.get_by_text(check_code(last["sha256"]))).to_be_visible()


def test_fewer_hours_by_keyboard_with_every_wrong_number_told_at_its_place(uren: UrenPage):
    page, box = uren.page, uren.sign_box("Blok 1")
    box.begin_typing("praktijkopleider", story.PRAKTIJKOPLEIDER)
    box.dialog.get_by_role("button", name="Akkoord met minder uren").focus()
    page.keyboard.press("Enter")
    expect(box.dialog.get_by_role("button", name="Akkoord met minder uren", pressed=True)).to_be_visible()
    hours = box.dialog.get_by_label("Aantal uren")
    box.dialog.get_by_label("Waarom?").fill(WAAROM)
    for typed, told in (
        ("", "Vul een aantal uren in"),
        ("99", "Meer kan niet: vraag de student"),
        ("-4", "Vul een aantal uren in"),
        ("0", "Nul uur is niet akkoord."),
        ("NaN", "Vul een aantal uren in"),
    ):
        hours.fill(typed)
        hours.press("Enter")
        expect(box.dialog.get_by_role("alert").filter(has_text=told)).to_be_visible(timeout=ENGINE_TIME)
        expect(hours).to_be_focused()
        expect(box.dialog).to_be_visible()
    hours.fill("10,5")
    hours.press("Enter")
    expect(box.dialog.get_by_role("heading", name="Getekend")).to_be_visible(timeout=ENGINE_TIME)
    box.hand_back()

    expect(box.root.get_by_text(re.compile("Akkoord met 10 uur 30 van de .* uur"))).to_be_visible(timeout=ENGINE_TIME)
    expect(box.root.locator("[data-signed]")).to_be_visible()


def test_what_was_signed_by_mistake_is_taken_back_and_both_stay_seen(uren: UrenPage, tmp_path: Path):
    page, box = uren.page, uren.sign_box("Blok 1")
    box.begin_typing("praktijkopleider", story.PRAKTIJKOPLEIDER)
    box.confirm()
    expect(box.dialog.get_by_role("heading", name="Getekend")).to_be_focused()
    page.keyboard.press("Escape")
    box.dialog.get_by_role("button", name="Vergissing? Trek in").click()
    expect(box.dialog.get_by_role("heading", name="Ingetrokken")).to_be_visible()
    box.hand_back()
    expect(box.root.get_by_text(f"Ingetrokken: {story.PRAKTIJKOPLEIDER}")).to_be_visible()
    expect(box.root.get_by_role("button", name="Vraag opnieuw")).to_be_visible()
    delen = DelenPage(page)
    delen.open()
    made = delen.make_file(tmp_path)

    put = sorted(
        (item["velden"] for item in records_in(made).values() if item["soort"] == "handtekening"),
        key=lambda item: item["moment"],
    )
    assert ["antwoord" in item for item in put] == [False, True]
    assert put[1]["vorige"] == put[0]["schakel"]
    assert "uren.niet-akkoord" in check(made).still_to_do


def test_escape_takes_no_drawing_and_no_reason_away_and_cancel_leaves_nothing(uren: UrenPage):
    page, box = uren.page, uren.sign_box("Blok 1")
    cancel = box.dialog.get_by_role("button", name="Annuleer")
    box.begin("praktijkopleider")
    box.answer("Niet akkoord", reden=WAAROM)
    page.keyboard.press("Escape")
    expect(cancel).to_be_focused()
    page.keyboard.press("Escape")
    expect(box.dialog.get_by_label("Waarom?")).to_have_value(WAAROM)
    cancel.click()
    expect(box.dialog).to_be_hidden()
    box.begin("praktijkopleider")
    box.dialog.get_by_role("radio", name="Met je vinger").check()
    box.scribble()
    page.keyboard.press("Escape")
    expect(cancel).to_be_focused()
    cancel.click()

    expect(box.dialog).to_be_hidden()
    expect(box.root.get_by_text("Nog niet getekend")).to_be_visible()
    box.begin("praktijkopleider")
    page.keyboard.press("Escape")
    expect(box.dialog).to_be_hidden()


def test_praktijkopleider_who_gets_the_phone_signs_a_blok_in_three_taps_beside_the_drawing(uren: UrenPage):
    """Hoogstens vier tikken naast het tekenen; het zijn er drie."""
    page, box = uren.page, uren.sign_box("Blok 1")
    page.evaluate("window.taps = 0; addEventListener('click', (event) => event.isTrusted && (window.taps += 1), true)")
    box.sign("praktijkopleider", story.PRAKTIJKOPLEIDER)

    # The line on the canvas ends in a click as well.
    assert page.evaluate("window.taps") <= 4
