"""One opened map at school: read-only, whole on paper, as text for Magister, and with one verdict everywhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect
from tests.helpers import builders
from tests.helpers.klas.keys import Phone, changed

from bpv_logic.cli.command import main
from e2e.files.class_files import write_map
from e2e.pages.delen import DelenPage
from e2e.pages.page import ENGINE_TIME, BasePage
from e2e.pages.school import SchoolPage
from e2e.test_school import school_on

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext


#: What is on paper at the moment of printing.
CATCH_PAPER: Final = """() => {
  window.papier = [];
  // A browser says when it begins to print, and when it has.
  window.print = () => {
    dispatchEvent(new Event("beforeprint"));
    const map = document.querySelector("[data-map]");
    window.papier.push({ dicht: map.querySelectorAll("details:not([open])").length, tekst: map.innerText });
    dispatchEvent(new Event("afterprint"));
  };
}"""

WAIT_FOR_PAPER: Final = """() => new Promise((resolve) => {
  const look = () => (window.papier.length > 0 ? resolve(window.papier) : setTimeout(look, 20));
  look();
})"""


@pytest.fixture
def school(laptop: BrowserContext, tmp_path: Path) -> SchoolPage:
    """Return the page with one map of hours, a visit and leerafspraken, opened."""
    days = [builders.make_urendag(datum=f"2026-11-{day}") for day in (16, 17)]
    school = school_on(laptop)
    school.choose_and_wait(write_map(tmp_path, "Bo", *days, builders.make_bezoek(), builders.make_leerafspraken()))
    school.open_map("Bo Voorbeeld")
    expect(school.sheets).to_be_visible(timeout=ENGINE_TIME)
    return school


def test_opened_map_is_whole_on_paper_and_nothing_else_is(school: SchoolPage):
    school.page.evaluate(CATCH_PAPER)
    school.page.get_by_role("button", name="Print deze map").click()
    [paper] = school.page.evaluate(WAIT_FOR_PAPER)

    assert paper["dicht"] == 0
    for words in ("Plannen van de ochtend.", "16 november", "17 november", "Bo Voorbeeld"):
        assert words in paper["tekst"]
    # After printing the sheets are folded again; on paper they were not.
    school.page.evaluate("document.querySelectorAll('[data-map] details').forEach((fold) => (fold.open = true))")
    school.page.emulate_media(media="print")
    expect(school.sheets.get_by_text("Plannen van de ochtend.")).to_be_visible()
    expect(school.table).to_be_hidden()
    expect(school.keeping).to_be_hidden()
    expect(school.eindbeoordeling.root).to_be_hidden()


def test_what_the_student_wrote_cannot_be_changed_and_goes_to_magister_as_text(school: SchoolPage):
    school.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sheet = school.sheet("Leerafspraken BPV - Bezoek")
    expect(sheet).to_contain_text("Plannen van de ochtend.")
    expect(school.sheets.get_by_role("textbox")).to_have_count(0)
    sheet.get_by_role("button", name="Kopieer voor Magister").click()
    expect(school.page.get_by_text("Gekopieerd. Je kunt het nu plakken.")).to_be_visible(timeout=ENGINE_TIME)
    text = school.page.evaluate("navigator.clipboard.readText()")

    assert "Plannen van de ochtend." in text
    assert "Bo Voorbeeld" in text


def test_phone_page_and_command_line_say_the_same_of_one_map(
    phone: BrowserContext,
    laptop: BrowserContext,
    map_file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
):
    """Every sentence, in the same order: on the phone, on the school page, on the command line."""
    delen = DelenPage(phone.new_page())
    delen.open()
    delen.merge(map_file)
    delen.expect_saved()
    BasePage(delen.page).expect_checked()
    file = delen.make_file(tmp_path)
    verdict = json.loads(file.read_text(encoding="utf-8"))["verdict"]
    school = SchoolPage(laptop.new_page())
    school.open()
    school.choose_and_wait(file)
    school.open_map("Sam Voorbeeld")
    expect(school.findings).to_have_count(len(verdict["bevindingen"]), timeout=ENGINE_TIME)
    main(["check", str(file), "--json", "--today", verdict["today"]])
    [told] = json.loads(capsys.readouterr().out)

    assert told["bevindingen"] == verdict["bevindingen"] != []
    assert told["uitkomst"] == verdict["uitkomst"]
    codes = sorted(item["code"] for item in verdict["bevindingen"])
    assert sorted(school.codes()) == codes
    for item in verdict["bevindingen"]:
        expect(school.findings.filter(has_text=item["tekst"]).first).to_be_visible()


def test_proof_that_is_of_another_key_is_told_at_its_handtekening(laptop: BrowserContext, tmp_path: Path):
    """Eén handtekening met een goed bewijs, één waar een andere sleutel bij staat."""
    sheet = builders.make_leerafspraken()
    records = builders.make_map(builders.make_student(), builders.make_periode(), sheet)
    phone = Phone(8)
    good = phone.signed(builders.make_handtekening(records, sheet), "tekenaar")
    by_school = phone.signed(builders.make_handtekening(records, sheet, rol="begeleider", naam="Noor"), "tekenaar")
    false = changed(by_school, sleutel=Phone(9).sleutel)
    school = school_on(laptop)
    school.choose_and_wait(write_map(tmp_path, "Bo", sheet, good, false))
    school.open_map("Bo Voorbeeld")
    expect(school.sheets).to_be_visible(timeout=ENGINE_TIME)
    told = school.page.get_by_text("hoort niet bij de sleutel").filter(visible=True)

    expect(told.first).to_be_visible()
    rows = school.page.locator("[data-map-signatures] > *")
    expect(rows.filter(has_text="mevrouw Jansen")).to_contain_text("op een eigen telefoon (sleutel")
    expect(rows.filter(has_text="Noor").get_by_text("hoort niet bij de sleutel")).to_be_visible()
    expect(rows.filter(has_text="mevrouw Jansen").get_by_text("hoort niet bij de sleutel")).to_be_hidden()
