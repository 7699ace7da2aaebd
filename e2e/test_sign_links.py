"""A link that was damaged on its way, a browser that keeps nothing, a clock that is off: a sentence and no more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from e2e.helpers import story
from e2e.pages.page import WAIT_FOR_MARK
from e2e.pages.tekenen import Answers, TekenenPage, ask_elsewhere
from e2e.pages.uren import make_blok

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from e2e.helpers.device import NewDevice

DAYS = ("2024-10-01", "2024-10-02")
MARKUP = "<img src=x onerror=alert(1)> & <b>Jansen</b>"


@pytest.fixture
def link(tab: Page) -> str:
    """Return a request to sign a blok of two days."""
    uren = make_blok(tab, DAYS)
    uren.expect_saved()
    return ask_elsewhere(tab, uren.sign_box("Blok 1").root)


def expect_refused(signer: TekenenPage, told: str) -> None:
    expect(signer.page.get_by_role("heading", name=told)).to_be_visible()
    expect(signer.request).to_be_hidden()
    assert "#" not in signer.page.url
    assert signer.page.evaluate("indexedDB.databases().then((all) => all.map(({ name }) => name))") in (
        [],
        ["bpv-map-getekend"],
    )


def test_link_that_was_damaged_on_its_way_says_what_to_do(link: str, new_device: NewDevice):
    page = new_device().new_page()
    signer = TekenenPage(page)
    middle = len(link) // 2
    other = "A" if link[middle] != "A" else "B"
    for broken, told in (
        (link[:-40], "De link is niet heel"),
        (link[:middle] + other + link[middle + 1 :], "De link klopt niet meer"),
        (link.replace("#v1.", "#v9."), "Deze pagina is te oud voor dit verzoek"),
        (link.replace("#v1.", "#a1."), "De link klopt niet meer"),
    ):
        page.goto("about:blank")
        signer.open(broken)
        expect_refused(signer, told)
    page.goto("about:blank")
    signer.open(f"{link}&utm_source=bericht&fbclid=abc")
    expect(signer.request).to_contain_text(story.PRAKTIJKOPLEIDER)


def test_file_of_a_megabyte_and_what_is_no_link_are_refused_at_their_place(new_device: NewDevice):
    page = new_device().new_page()
    signer = TekenenPage(page)
    signer.open()
    expect(page.get_by_role("heading", name="Hier teken je voor een student")).to_be_visible()
    page.get_by_label("Plak hier de link die je kreeg").fill("zomaar iets")
    page.get_by_role("button", name="Open de link").click()
    expect(page.get_by_text("Hier zit geen verzoek in.")).to_be_visible()
    megabyte = {"name": "verzoek.json", "mimeType": "application/json", "buffer": b"v1." + b"A" * 1_100_000}
    page.get_by_label("Of kies het bestand").set_input_files(files=[megabyte])
    expect(page.get_by_role("heading", name="Dit is te groot")).to_be_visible()
    expect(signer.request).to_be_hidden()


def test_reload_half_way_keeps_the_request_and_an_answered_one_is_gone(link: str, new_device: NewDevice):
    page = new_device().new_page()
    signer = TekenenPage(page)
    signer.open(link)
    page.reload()
    page.wait_for_function(WAIT_FOR_MARK, arg="bpv:complete")
    expect(signer.request).to_contain_text(story.PRAKTIJKOPLEIDER)
    signer.sign(story.PRAKTIJKOPLEIDER)
    page.reload()
    expect(page.get_by_role("heading", name="Hier teken je voor een student")).to_be_visible()


def test_markup_in_every_text_stays_text(tab: Page, new_device: NewDevice):
    uren = make_blok(tab, DAYS)
    uren.open_day(DAYS[0])
    uren.day.fill(activiteit=MARKUP)
    uren.expect_saved()
    uren.open()
    page = new_device().new_page()
    signer = TekenenPage(page)
    signer.open(ask_elsewhere(tab, uren.sign_box("Blok 1").root))
    page.locator("summary").filter(has_text="1 okt").click()
    expect(page.get_by_text(MARKUP)).to_be_visible()
    assert page.locator("img").count() == 0
    back = signer.sign(MARKUP)
    answers = Answers(tab)
    answers.open(back)
    expect(answers.root.get_by_text(MARKUP).first).to_be_visible()
    assert answers.root.locator("img").count() == 0


def test_clock_that_is_a_year_off_is_told_before_anybody_signs(link: str, new_device: NewDevice):
    page = new_device().new_page()
    page.clock.set_fixed_time("2031-03-01T10:00:00Z")
    signer = TekenenPage(page)
    signer.open(link)

    expect(page.get_by_text(re.compile(r"De klok van deze telefoon staat op 1 maart 2031"))).to_be_visible()


def test_browser_without_a_digest_says_to_open_the_link_elsewhere(link: str, new_device: NewDevice):
    page = new_device().new_page()
    page.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    signer = TekenenPage(page)
    signer.open(link)

    expect(page.get_by_role("heading", name="Deze browser kan dit niet openen")).to_be_visible()
    expect(signer.request).to_be_hidden()


def test_what_was_signed_here_can_be_taken_back_kept_as_a_file_and_wiped(tab: Page, new_device: NewDevice):
    uren = make_blok(tab, DAYS)
    uren.expect_saved()
    box = uren.sign_box("Blok 1")
    page = new_device().new_page()
    signer = TekenenPage(page)
    signer.open(ask_elsewhere(tab, box.root))
    first = signer.sign(story.PRAKTIJKOPLEIDER)
    listed = page.get_by_role("listitem")
    expect(listed).to_have_count(1)
    listed.get_by_role("button", name="Trek in").click()
    expect(listed).to_have_count(2)
    expect(listed.first).to_contain_text("Ingetrokken")
    second = page.locator("a[data-sign-answer]").evaluate("link => link.href")
    answers = Answers(tab)
    for back in (first, second):
        answers.open(back)
        answers.take_in()
    uren.open()
    expect(box.root.get_by_text(f"Ingetrokken: {story.PRAKTIJKOPLEIDER}")).to_be_visible()

    page.get_by_role("button", name="Wis de lijst").click()
    page.get_by_role("button", name="Ja, wis de lijst").click()
    expect(listed).to_have_count(0)
    page.reload()
    expect(page.get_by_text("Op deze telefoon getekend")).to_be_hidden()
