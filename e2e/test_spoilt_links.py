"""Links to sign that somebody or something spoilt: a sentence that says what to do, and nothing to sign or take in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from tests.helpers.evil_texts import MARK, MARKUP

from bpv_logic.basis.canonical import canonical_json
from e2e.files.parcels import kept, packed
from e2e.helpers.clock import Clock
from e2e.pages.tekenen import Answers, TekenenPage

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page

    from e2e.helpers.device import NewDevice

LINK: Final = kept("request")["fragment"]
ANSWER: Final = kept("answer")["fragment"]
OTHER: Final = "B" if LINK[90] == "A" else "A"
#: Longer than the page looks through, and shorter than a browser opens.
LONG: Final = 1_000_001
BAD: Final = {
    "cut": (LINK[:-40], "De link is niet heel"),
    "changed": (LINK[:90] + OTHER + LINK[91:], "De link klopt niet meer"),
    "newer": (LINK.replace("v1.", "v2."), "Deze pagina is te oud voor dit verzoek"),
    "an answer": (ANSWER, "Dit is een antwoord, geen verzoek"),
}
WRAPPED: Final = {
    "tracking words": f"tekenen/?fbclid=v1.IwAR0aaaaaaaaaaaaaaaaaaaa&utm_source=app#{LINK}&utm_medium=chat",
    "a message": f"Hoi! Teken je even?\nhttps://bpv.example.nl/tekenen/#{LINK} Groetjes, Sanne",
    "a link in a link": f"https://l.example.com/?u={quote(f'https://bpv.example.nl/tekenen/#{LINK}', safe='')}&h=AT0",
    "lines of mail": "=\r\n".join(LINK[at : at + 70] for at in range(0, len(LINK), 70)),
}


@pytest.fixture
def signer(new_device: NewDevice) -> TekenenPage:
    """Return the page of who signs, on a phone on the day after it was asked."""
    context = new_device()
    Clock(context, "2026-12-01")
    return TekenenPage(context.new_page())


def paste(page: Page, text: str) -> None:
    page.get_by_label("Plak hier de link die je kreeg").fill(text)
    page.get_by_role("button", name="Open de link").click()


@pytest.mark.parametrize(("fragment", "heading"), BAD.values(), ids=BAD.keys())
def test_spoilt_link_says_what_to_do(signer: TekenenPage, fragment: str, heading: str):
    """Uit de adresbalk en geplakt; er valt niets te tekenen, en het adres is leeg."""
    signer.open(f"tekenen/#{fragment}")
    expect(signer.page.get_by_role("alert").get_by_role("heading", name=heading)).to_be_visible()
    assert "#" not in signer.page.url
    expect(signer.page.get_by_role("button", name="Teken", exact=True)).to_be_hidden()
    paste(signer.page, fragment)
    expect(signer.page.get_by_role("alert").get_by_role("heading", name=heading)).to_be_visible()
    expect(signer.request).to_be_hidden()


def a_file(fragment: str) -> FilePayload:
    return {"name": "tekenverzoek.json", "mimeType": "application/json", "buffer": fragment.encode()}


def test_link_of_a_megabyte_is_refused_from_the_address_and_from_a_file(signer: TekenenPage):
    heading = signer.page.get_by_role("alert").get_by_role("heading", name="Dit is te groot")
    signer.open(f"tekenen/#{LINK.ljust(LONG, 'A')}")
    expect(heading).to_be_visible()
    assert "#" not in signer.page.url
    signer.open()
    signer.page.get_by_label("Of kies het bestand").set_input_files(a_file(LINK.ljust(LONG, "A")))
    expect(heading).to_be_visible()
    expect(signer.request).to_be_hidden()


@pytest.mark.parametrize("text", WRAPPED.values(), ids=WRAPPED.keys())
def test_link_is_found_in_what_is_around_it(signer: TekenenPage, text: str):
    signer.open()
    paste(signer.page, text)
    expect(signer.request).to_contain_text("Sanne de Wit vraagt Kees Bakker")


def test_tracking_words_do_not_stay_in_the_address(signer: TekenenPage):
    signer.open(WRAPPED["tracking words"])
    expect(signer.request).to_be_visible()
    assert signer.page.url.endswith("/tekenen/")


def with_markup() -> dict[str, Any]:
    """Return a request with markup in every text that somebody can write."""
    request = kept("request")["request"]
    sealed = json.loads(request["verzegeld"])
    evil = "".join(MARKUP)[:290]
    for line in sealed["regels"]:
        line["velden"] |= {"activiteit": " ".join(MARKUP), "activiteiten": " ".join(MARKUP), "begin": MARKUP[1]}
    sealed["record"]["velden"] |= {"naam": evil, "toelichting": evil}
    names = {"student": {**request["student"], "naam": evil}, "gevraagd": {"rol": MARKUP[1], "naam": evil}}
    words = {"B1-K1-W1": evil, MARKUP[2]: evil}
    return {**request, **names, "woorden": words, "verzegeld": canonical_json(sealed)}


def test_markup_in_every_text_stays_text(signer: TekenenPage):
    signer.open(f"tekenen/#{packed('v1.', with_markup())}")
    expect(signer.request).to_contain_text(MARKUP[0])
    page = signer.page
    assert page.evaluate(f"typeof globalThis.{MARK}") == "undefined"
    assert page.locator("[src=x], [onerror], [onload], [ontoggle], iframe, base, math, main style").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("date", ["2025-11-30", "2027-11-30"])
def test_clock_a_year_off_is_said(new_device: NewDevice, date: str):
    context = new_device()
    Clock(context, date)
    signer = TekenenPage(context.new_page())
    signer.open(f"tekenen/#{LINK}")
    expect(signer.page.get_by_text("De klok van deze telefoon staat op")).to_be_visible()


def test_good_clock_is_not_spoken_of(signer: TekenenPage):
    signer.open(f"tekenen/#{LINK}")
    expect(signer.request).to_be_visible()
    expect(signer.page.get_by_text("De klok van deze telefoon staat op")).to_be_hidden()


def test_browser_that_cannot_unpack_says_so(new_device: NewDevice):
    context = new_device()
    context.add_init_script("delete globalThis.DecompressionStream")
    signer = TekenenPage(context.new_page())
    signer.open(f"tekenen/#{LINK}")
    expect(signer.page.get_by_role("heading", name="Deze browser kan dit niet openen")).to_be_visible()


ANSWERS: Final = {
    "cut": (ANSWER[:-40], "Er is een stuk van de link weg."),
    "newer": (ANSWER.replace("a1.", "a2."), "Deze app is te oud voor dit antwoord."),
    "a request": (LINK, "Dit is een verzoek om te tekenen, geen antwoord."),
}


@pytest.mark.parametrize(("fragment", "sentence"), ANSWERS.values(), ids=ANSWERS.keys())
def test_spoilt_answer_is_not_taken_in(tab: Page, fragment: str, sentence: str):
    answers = Answers(tab)
    tab.goto("map/")
    answers.root.get_by_text("Open een link of bestand").click()
    answers.root.get_by_label("Plak hier de link die je terugkreeg").fill(fragment)
    answers.root.get_by_role("button", name="Open de link").click()

    expect(answers.root.get_by_role("alert").filter(visible=True)).to_contain_text(sentence)
    expect(answers.root.get_by_role("button", name="Zet in mijn map")).to_be_hidden()
