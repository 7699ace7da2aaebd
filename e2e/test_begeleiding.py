"""The guide: filtered by reader and subject, searched, shared by its address, and downloaded without a connection."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from bpv_site.handboek.pdf import pdf_name
from bpv_site.handboek.read import ROLLEN, read_handboek
from e2e.pages.begeleiding import HIGHLIGHTED, BegeleidingPage
from e2e.pages.page import BasePage
from e2e.test_accessible import faults
from e2e.test_offline import FAILED, WIPE_CACHES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import NewDevice
    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

GUIDE = read_handboek()
ALL = len(GUIDE.stukken)


def before(role: str = "", subject: str = "") -> list[str]:
    """Return the titles of the pieces for a reader and about a subject."""
    return [
        piece.titel
        for piece in GUIDE.stukken
        if (not role or role in piece.voor) and (not subject or subject in piece.onderwerp)
    ]


@pytest.mark.parametrize(("role", "label"), ROLLEN.items())
def test_everybody_sees_what_is_for_them_and_what_they_do_themselves(tab: Page, role: str, label: str):
    guide = BegeleidingPage(tab)
    guide.open()
    guide.tick(label).check()
    guide.expect_state(f"{len(before(role))} van {ALL} stukken")

    assert guide.titles() == before(role)
    expect(tab.get_by_role("term").filter(has_text=label).first).to_be_visible()
    otherwise = [other for other in ROLLEN.values() if other != label]
    assert [other for other in otherwise if tab.locator(".doet dt:visible", has_text=other).count()] == []


def test_two_answers_to_one_question_add_and_two_questions_narrow(tab: Page):
    guide = BegeleidingPage(tab)
    guide.open()
    guide.tick("Uren").check()
    guide.tick("Bewijzen").check()
    guide.expect_state(f"{len(before(subject='uren')) + len(before(subject='bewijzen'))} van {ALL} stukken")
    guide.tick("Leercoach").check()

    guide.expect_state(f"{len(before('leercoach', 'bewijzen'))} van {ALL} stukken")
    assert guide.titles() == before("leercoach", "bewijzen") == ["Bewaar je bewijzen"]
    expect(tab.get_by_role("heading", level=2, name="Wie helpt je?")).to_be_hidden()
    expect(tab.get_by_role("navigation", name="Op deze pagina").get_by_role("link")).to_have_text(
        ["Leren en bewaren", "Moeilijke woorden"]
    )


def test_choice_stands_in_the_address_and_opens_the_same_on_another_device(tab: Page, laptop: BrowserContext):
    guide = BegeleidingPage(tab)
    guide.open()
    guide.tick("Student").check()
    guide.tick("Contact").check()
    guide.search_field.fill("extra")
    guide.expect_address("?ik=student&over=contact&zoek=extra")
    other = BegeleidingPage(laptop.new_page())
    other.open(tab.url.partition("begeleiding/")[2])

    expect(other.tick("Student")).to_be_checked()
    expect(other.tick("Contact")).to_be_checked()
    expect(other.tick("Uren")).not_to_be_checked()
    expect(other.search_field).to_have_value("extra")
    assert other.titles() == guide.titles() != []
    assert len(guide.titles()) < len(before("student", "contact"))


def test_link_is_copied_from_an_app_that_has_no_address_bar(tab: Page, phone: BrowserContext):
    phone.grant_permissions(["clipboard-read", "clipboard-write"])
    guide = BegeleidingPage(tab)
    guide.open("?ik=leercoach")
    guide.choice.get_by_role("button", name="Kopieer de link").click()
    expect(tab.get_by_text("De link is gekopieerd.")).to_be_visible()

    assert tab.evaluate("navigator.clipboard.readText()") == tab.url
    assert tab.url.endswith("begeleiding/?ik=leercoach")


def test_back_undoes_one_choice_and_forward_does_it_again(tab: Page):
    guide = BegeleidingPage(tab)
    guide.open()
    guide.tick("Student").check()
    guide.tick("Uren").check()
    guide.expect_state(f"{len(before('student', 'uren'))} van {ALL} stukken")
    tab.go_back()
    guide.expect_state(f"{len(before('student'))} van {ALL} stukken")
    expect(guide.tick("Uren")).not_to_be_checked()
    tab.go_back()
    guide.expect_state(f"{ALL} van {ALL} stukken")
    tab.go_forward()

    guide.expect_state(f"{len(before('student'))} van {ALL} stukken")
    expect(guide.tick("Student")).to_be_checked()


def test_wis_filters_stands_there_only_when_something_is_chosen(tab: Page):
    guide = BegeleidingPage(tab)
    guide.open()
    expect(guide.wipe).to_be_hidden()
    guide.tick("Leercoach").check()
    guide.search_field.fill("gesprek")
    guide.wipe.click()

    guide.expect_state(f"{ALL} van {ALL} stukken")
    guide.expect_address("")
    expect(guide.wipe).to_be_hidden()
    expect(guide.tick("Leercoach")).not_to_be_checked()
    expect(guide.search_field).to_be_focused()


def test_search_finds_pieces_words_and_rules_in_other_forms_and_marks_them(tab: Page):
    guide = BegeleidingPage(tab)
    guide.open()
    assert tab.evaluate(HIGHLIGHTED) == 0
    guide.search_field.fill("HANDTEKENINGEN")
    expect(guide.piece("Laat elk blok tekenen")).to_be_visible()
    expect(guide.piece("Wanneer is het voldoende?")).to_be_hidden()
    expect(tab.get_by_role("term").filter(has_text="Handtekening")).to_be_visible()
    rules = tab.get_by_role("region", name="Regels van de app hierover")
    expect(rules.get_by_role("link", name="Elke handtekening is nog heel")).to_be_visible()
    assert tab.evaluate(HIGHLIGHTED) > 2
    rules.get_by_role("link", name="Elke handtekening is nog heel").click()

    expect(tab).to_have_url(re.compile(r"/regels/#handtekening\.beschadigd$"))
    tab.go_back()
    expect(guide.search_field).to_have_value("HANDTEKENINGEN")


def test_nothing_found_says_so_and_has_a_way_out(tab: Page):
    guide = BegeleidingPage(tab)
    guide.open("?ik=student&zoek=raket")
    nothing = tab.get_by_role("region", name="Hierover staat niets in de uitleg")
    expect(nothing).to_be_visible()
    guide.expect_state(f"0 van {ALL} stukken, moeilijke woorden: 0, regels: 0")
    assert faults(tab) == []
    nothing.get_by_role("button", name="Wis filters").click()

    guide.expect_state(f"{ALL} van {ALL} stukken")
    expect(nothing).to_be_hidden()


def test_address_of_a_piece_that_the_choice_hides_shows_it(tab: Page):
    guide = BegeleidingPage(tab)
    guide.open("?ik=leercoach#uren-bijhouden")

    expect(guide.piece("Schrijf elke dag je uren op")).to_be_in_viewport()
    guide.expect_address("#uren-bijhouden")


def test_word_leads_to_its_explanation_and_back(tab: Page):
    guide = BegeleidingPage(tab)
    guide.open("?over=uren")
    tab.get_by_role("link", name="blok", exact=True).click()
    expect(tab.get_by_role("term").filter(has_text="Blok")).to_be_in_viewport()
    tab.go_back()

    guide.expect_address("?over=uren")
    expect(guide.tick("Uren")).to_be_checked()


def test_whole_choice_is_made_with_the_keyboard_only(tab: Page):
    guide = BegeleidingPage(tab)
    guide.open()
    guide.search_field.focus()
    tab.keyboard.type("uren")
    tab.keyboard.press("Tab")
    expect(guide.tick("Student")).to_be_focused()
    tab.keyboard.press("Space")
    guide.expect_address("?ik=student&zoek=uren")
    for _ in range(len(ROLLEN) + len(GUIDE.onderwerpen)):
        tab.keyboard.press("Tab")
    expect(guide.wipe).to_be_focused()
    tab.keyboard.press("Enter")

    guide.expect_state(f"{ALL} van {ALL} stukken")
    expect(guide.search_field).to_be_focused()


@pytest.mark.parametrize(("width", "colours"), [(360, "dark"), (1280, "light")])
def test_filtered_and_searched_guide_has_no_fault(new_device: NewDevice, width: int, colours: str):
    page = new_device(viewport={"width": width, "height": 740}, color_scheme=colours).new_page()
    guide = BegeleidingPage(page)
    guide.open("?ik=student&over=uren&zoek=handtekening")
    expect(guide.piece("Laat elk blok tekenen")).to_be_visible()

    assert faults(page) == []


def test_guide_can_be_read_whole_without_scripts(new_device: NewDevice):
    page = new_device(java_script_enabled=False).new_page()
    page.goto("./begeleiding/?ik=leercoach")

    assert page.get_by_role("heading", level=3).all_inner_texts() == before()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.get_by_text("Hierover staat niets in de uitleg")).to_be_hidden()
    expect(page.get_by_role("link", name="Download dit hoofdstuk als PDF")).to_have_count(len(GUIDE.hoofdstukken))


@pytest.mark.scenario("The host is gone: the guide is searched, filtered and taken along as PDF")
def test_guide_and_its_pdfs_work_with_the_origin_gone(phone: BrowserContext, origin: Origin, tmp_path: Path):
    page = phone.new_page()
    today = BasePage(page)
    today.open()
    today.expect_ready_offline()
    origin.stop()
    guide = BegeleidingPage(page)
    guide.open("?over=uren")
    guide.expect_state(f"{len(before(subject='uren'))} van {ALL} stukken")
    guide.search_field.fill("tekenen")
    expect(guide.piece("Laat elk blok tekenen")).to_be_visible()
    taken = guide.download("Download dit hoofdstuk als PDF")
    chapter = GUIDE.hoofdstukken[2]
    assert taken.suggested_filename == pdf_name(chapter)
    place = tmp_path / taken.suggested_filename
    taken.save_as(place)
    read = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(place).pages).split())
    wanted = [chapter.titel, *(text for piece in chapter.stukken for text in (piece.titel, *piece.alineas))]

    assert [text for text in wanted if text not in read] == []


def test_without_the_cache_there_is_no_pdf(phone: BrowserContext, origin: Origin, guard: Guard):
    """Negative control: the PDF comes from the phone's cache, and from nowhere else."""
    # The rules may be loading just now: they are gone too.
    guard.expects(*FAILED, "the rules do not run", "worker could not be loaded")
    page = phone.new_page()
    today = BasePage(page)
    today.open()
    today.expect_ready_offline()
    guide = BegeleidingPage(page)
    guide.open()
    page.evaluate(WIPE_CACHES)
    origin.stop()

    page.get_by_role("link", name="Download dit hoofdstuk als PDF").first.click()

    expect(page.get_by_text("De PDF is nog niet op je telefoon.")).to_be_visible()
