"""The guide: filtered by reader and subject, searched, shared by its address, and downloaded without a connection."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from bpv_site.handboek.pdf import pdf_name
from bpv_site.handboek.read import ROLLEN, read_handboek
from e2e.pages.begeleiding import GEMARKEERD, BegeleidingPagina
from e2e.pages.pagina import Pagina
from e2e.test_offline import MISLUKT, WIS_CACHES
from e2e.test_toegankelijk import fouten

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import NieuwToestel
    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

GUIDE = read_handboek()
ALLES = len(GUIDE.stukken)


def voor(rol: str = "", onderwerp: str = "") -> list[str]:
    """Return the titles of the pieces for a reader and about a subject."""
    return [
        stuk.titel
        for stuk in GUIDE.stukken
        if (not rol or rol in stuk.voor) and (not onderwerp or onderwerp in stuk.onderwerp)
    ]


@pytest.mark.parametrize(("rol", "label"), ROLLEN.items())
def test_everybody_sees_what_is_for_them_and_what_they_do_themselves(pagina: Page, rol: str, label: str):
    gids = BegeleidingPagina(pagina)
    gids.open()
    gids.vink(label).check()
    gids.expect_stand(f"{len(voor(rol))} van {ALLES} stukken")

    assert gids.titels() == voor(rol)
    expect(pagina.get_by_role("term").filter(has_text=label).first).to_be_visible()
    anders = [other for other in ROLLEN.values() if other != label]
    assert [other for other in anders if pagina.locator(".doet dt:visible", has_text=other).count()] == []


def test_two_answers_to_one_question_add_and_two_questions_narrow(pagina: Page):
    gids = BegeleidingPagina(pagina)
    gids.open()
    gids.vink("Uren").check()
    gids.vink("Bewijzen").check()
    gids.expect_stand(f"{len(voor(onderwerp='uren')) + len(voor(onderwerp='bewijzen'))} van {ALLES} stukken")
    gids.vink("Leercoach").check()

    gids.expect_stand(f"{len(voor('leercoach', 'bewijzen'))} van {ALLES} stukken")
    assert gids.titels() == voor("leercoach", "bewijzen") == ["Bewaar je bewijzen"]
    expect(pagina.get_by_role("heading", level=2, name="Wie helpt je?")).to_be_hidden()
    expect(pagina.get_by_role("navigation", name="Op deze pagina").get_by_role("link")).to_have_text(
        ["Leren en bewaren", "Moeilijke woorden"]
    )


def test_choice_stands_in_the_address_and_opens_the_same_on_another_device(pagina: Page, laptop: BrowserContext):
    gids = BegeleidingPagina(pagina)
    gids.open()
    gids.vink("Student").check()
    gids.vink("Contact").check()
    gids.zoekveld.fill("extra")
    gids.expect_adres("?ik=student&over=contact&zoek=extra")
    ander = BegeleidingPagina(laptop.new_page())
    ander.open(pagina.url.partition("begeleiding/")[2])

    expect(ander.vink("Student")).to_be_checked()
    expect(ander.vink("Contact")).to_be_checked()
    expect(ander.vink("Uren")).not_to_be_checked()
    expect(ander.zoekveld).to_have_value("extra")
    assert ander.titels() == gids.titels() != []
    assert len(gids.titels()) < len(voor("student", "contact"))


def test_link_is_copied_from_an_app_that_has_no_address_bar(pagina: Page, telefoon: BrowserContext):
    telefoon.grant_permissions(["clipboard-read", "clipboard-write"])
    gids = BegeleidingPagina(pagina)
    gids.open("?ik=leercoach")
    gids.keuze.get_by_role("button", name="Kopieer de link").click()
    expect(pagina.get_by_text("De link is gekopieerd.")).to_be_visible()

    assert pagina.evaluate("navigator.clipboard.readText()") == pagina.url
    assert pagina.url.endswith("begeleiding/?ik=leercoach")


def test_back_undoes_one_choice_and_forward_does_it_again(pagina: Page):
    gids = BegeleidingPagina(pagina)
    gids.open()
    gids.vink("Student").check()
    gids.vink("Uren").check()
    gids.expect_stand(f"{len(voor('student', 'uren'))} van {ALLES} stukken")
    pagina.go_back()
    gids.expect_stand(f"{len(voor('student'))} van {ALLES} stukken")
    expect(gids.vink("Uren")).not_to_be_checked()
    pagina.go_back()
    gids.expect_stand(f"{ALLES} van {ALLES} stukken")
    pagina.go_forward()

    gids.expect_stand(f"{len(voor('student'))} van {ALLES} stukken")
    expect(gids.vink("Student")).to_be_checked()


def test_wis_filters_stands_there_only_when_something_is_chosen(pagina: Page):
    gids = BegeleidingPagina(pagina)
    gids.open()
    expect(gids.wis).to_be_hidden()
    gids.vink("Leercoach").check()
    gids.zoekveld.fill("gesprek")
    gids.wis.click()

    gids.expect_stand(f"{ALLES} van {ALLES} stukken")
    gids.expect_adres("")
    expect(gids.wis).to_be_hidden()
    expect(gids.vink("Leercoach")).not_to_be_checked()
    expect(gids.zoekveld).to_be_focused()


def test_search_finds_pieces_words_and_rules_in_other_forms_and_marks_them(pagina: Page):
    gids = BegeleidingPagina(pagina)
    gids.open()
    assert pagina.evaluate(GEMARKEERD) == 0
    gids.zoekveld.fill("HANDTEKENINGEN")
    expect(gids.stuk("Laat elk blok tekenen")).to_be_visible()
    expect(gids.stuk("Wanneer is het voldoende?")).to_be_hidden()
    expect(pagina.get_by_role("term").filter(has_text="Handtekening")).to_be_visible()
    regels = pagina.get_by_role("region", name="Regels van de app hierover")
    expect(regels.get_by_role("link", name="Elke handtekening is nog heel")).to_be_visible()
    assert pagina.evaluate(GEMARKEERD) > 2
    regels.get_by_role("link", name="Elke handtekening is nog heel").click()

    expect(pagina).to_have_url(re.compile(r"/regels/#handtekening\.beschadigd$"))
    pagina.go_back()
    expect(gids.zoekveld).to_have_value("HANDTEKENINGEN")


def test_nothing_found_says_so_and_has_a_way_out(pagina: Page):
    gids = BegeleidingPagina(pagina)
    gids.open("?ik=student&zoek=raket")
    niets = pagina.get_by_role("region", name="Hierover staat niets in de uitleg")
    expect(niets).to_be_visible()
    gids.expect_stand(f"0 van {ALLES} stukken, moeilijke woorden: 0, regels: 0")
    assert fouten(pagina) == []
    niets.get_by_role("button", name="Wis filters").click()

    gids.expect_stand(f"{ALLES} van {ALLES} stukken")
    expect(niets).to_be_hidden()


def test_address_of_a_piece_that_the_choice_hides_shows_it(pagina: Page):
    gids = BegeleidingPagina(pagina)
    gids.open("?ik=leercoach#uren-bijhouden")

    expect(gids.stuk("Schrijf elke dag je uren op")).to_be_in_viewport()
    gids.expect_adres("#uren-bijhouden")


def test_word_leads_to_its_explanation_and_back(pagina: Page):
    gids = BegeleidingPagina(pagina)
    gids.open("?over=uren")
    pagina.get_by_role("link", name="blok", exact=True).click()
    expect(pagina.get_by_role("term").filter(has_text="Blok")).to_be_in_viewport()
    pagina.go_back()

    gids.expect_adres("?over=uren")
    expect(gids.vink("Uren")).to_be_checked()


def test_whole_choice_is_made_with_the_keyboard_only(pagina: Page):
    gids = BegeleidingPagina(pagina)
    gids.open()
    gids.zoekveld.focus()
    pagina.keyboard.type("uren")
    pagina.keyboard.press("Tab")
    expect(gids.vink("Student")).to_be_focused()
    pagina.keyboard.press("Space")
    gids.expect_adres("?ik=student&zoek=uren")
    for _ in range(len(ROLLEN) + len(GUIDE.onderwerpen)):
        pagina.keyboard.press("Tab")
    expect(gids.wis).to_be_focused()
    pagina.keyboard.press("Enter")

    gids.expect_stand(f"{ALLES} van {ALLES} stukken")
    expect(gids.zoekveld).to_be_focused()


@pytest.mark.parametrize(("breedte", "kleuren"), [(360, "dark"), (1280, "light")])
def test_filtered_and_searched_guide_has_no_fault(nieuw_toestel: NieuwToestel, breedte: int, kleuren: str):
    page = nieuw_toestel(viewport={"width": breedte, "height": 740}, color_scheme=kleuren).new_page()
    gids = BegeleidingPagina(page)
    gids.open("?ik=student&over=uren&zoek=handtekening")
    expect(gids.stuk("Laat elk blok tekenen")).to_be_visible()

    assert fouten(page) == []


def test_guide_can_be_read_whole_without_scripts(nieuw_toestel: NieuwToestel):
    page = nieuw_toestel(java_script_enabled=False).new_page()
    page.goto("./begeleiding/?ik=leercoach")

    assert page.get_by_role("heading", level=3).all_inner_texts() == voor()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.get_by_text("Hierover staat niets in de uitleg")).to_be_hidden()
    expect(page.get_by_role("link", name="Download dit hoofdstuk als PDF")).to_have_count(len(GUIDE.hoofdstukken))


@pytest.mark.scenario("The host is gone: the guide is searched, filtered and taken along as PDF")
def test_guide_and_its_pdfs_work_with_the_origin_gone(telefoon: BrowserContext, origin: Origin, tmp_path: Path):
    page = telefoon.new_page()
    vandaag = Pagina(page)
    vandaag.open()
    vandaag.expect_klaar_offline()
    origin.stop()
    gids = BegeleidingPagina(page)
    gids.open("?over=uren")
    gids.expect_stand(f"{len(voor(onderwerp='uren'))} van {ALLES} stukken")
    gids.zoekveld.fill("tekenen")
    expect(gids.stuk("Laat elk blok tekenen")).to_be_visible()
    taken = gids.download("Download dit hoofdstuk als PDF")
    chapter = GUIDE.hoofdstukken[2]
    assert taken.suggested_filename == pdf_name(chapter)
    place = tmp_path / taken.suggested_filename
    taken.save_as(place)
    read = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(place).pages).split())
    wanted = [chapter.titel, *(text for stuk in chapter.stukken for text in (stuk.titel, *stuk.alineas))]

    assert [text for text in wanted if text not in read] == []


def test_without_the_cache_there_is_no_pdf(telefoon: BrowserContext, origin: Origin, guard: Guard):
    """Negative control: the PDF comes from the phone's cache, and from nowhere else."""
    # The rules may be loading just now: they are gone too.
    guard.expects(*MISLUKT, "the rules do not run", "worker could not be loaded")
    page = telefoon.new_page()
    vandaag = Pagina(page)
    vandaag.open()
    vandaag.expect_klaar_offline()
    gids = BegeleidingPagina(page)
    gids.open()
    page.evaluate(WIS_CACHES)
    origin.stop()

    page.get_by_role("link", name="Download dit hoofdstuk als PDF").first.click()

    expect(page.get_by_text("De PDF is nog niet op je telefoon.")).to_be_visible()
