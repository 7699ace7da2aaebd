"""One opened map at school: read-only, whole on paper, as text for Magister, and with one verdict everywhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.cli.command import main
from e2e.files.class_files import schrijf_map
from e2e.pages.delen import DelenPagina
from e2e.pages.pagina import MOTOR_TIJD, Pagina
from e2e.pages.school import SchoolPagina
from e2e.test_school import school_op

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext


#: What is on paper at the moment of printing.
VANG_PAPIER: Final = """() => {
  window.papier = [];
  // A browser says when it begins to print, and when it has.
  window.print = () => {
    dispatchEvent(new Event("beforeprint"));
    const map = document.querySelector("[data-map]");
    window.papier.push({ dicht: map.querySelectorAll("details:not([open])").length, tekst: map.innerText });
    dispatchEvent(new Event("afterprint"));
  };
}"""

WACHT_OP_PAPIER: Final = """() => new Promise((resolve) => {
  const look = () => (window.papier.length > 0 ? resolve(window.papier) : setTimeout(look, 20));
  look();
})"""


@pytest.fixture
def school(laptop: BrowserContext, tmp_path: Path) -> SchoolPagina:
    """Return the page with one map of hours, a visit and leerafspraken, opened."""
    days = [builders.make_urendag(datum=f"2026-11-{day}") for day in (16, 17)]
    school = school_op(laptop)
    school.kies_en_wacht(schrijf_map(tmp_path, "Bo", *days, builders.make_bezoek(), builders.make_leerafspraken()))
    school.open_map("Bo Voorbeeld")
    expect(school.bladen).to_be_visible(timeout=MOTOR_TIJD)
    return school


def test_opened_map_is_whole_on_paper_and_nothing_else_is(school: SchoolPagina):
    school.page.evaluate(VANG_PAPIER)
    school.page.get_by_role("button", name="Print deze map").click()
    [papier] = school.page.evaluate(WACHT_OP_PAPIER)

    assert papier["dicht"] == 0
    for words in ("Plannen van de ochtend.", "16 november", "17 november", "Bo Voorbeeld"):
        assert words in papier["tekst"]
    # After printing the sheets are folded again; on paper they were not.
    school.page.evaluate("document.querySelectorAll('[data-map] details').forEach((fold) => (fold.open = true))")
    school.page.emulate_media(media="print")
    expect(school.bladen.get_by_text("Plannen van de ochtend.")).to_be_visible()
    expect(school.tabel).to_be_hidden()
    expect(school.bewaren).to_be_hidden()
    expect(school.eindbeoordeling.root).to_be_hidden()


def test_what_the_student_wrote_cannot_be_changed_and_goes_to_magister_as_text(school: SchoolPagina):
    school.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    blad = school.blad("Leerafspraken BPV - Bezoek")
    expect(blad).to_contain_text("Plannen van de ochtend.")
    expect(school.bladen.get_by_role("textbox")).to_have_count(0)
    blad.get_by_role("button", name="Kopieer voor Magister").click()
    expect(school.page.get_by_text("Gekopieerd. Plak het in Magister")).to_be_visible(timeout=MOTOR_TIJD)
    tekst = school.page.evaluate("navigator.clipboard.readText()")

    assert "Plannen van de ochtend." in tekst
    assert "Bo Voorbeeld" in tekst


def test_phone_page_and_command_line_say_the_same_of_one_map(
    telefoon: BrowserContext,
    laptop: BrowserContext,
    map_bestand: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
):
    """Every sentence, in the same order: on the phone, on the school page, on the command line."""
    delen = DelenPagina(telefoon.new_page())
    delen.open()
    delen.voeg_samen(map_bestand)
    delen.expect_bewaard()
    Pagina(delen.page).expect_gecontroleerd()
    bestand = delen.maak_bestand(tmp_path)
    verdict = json.loads(bestand.read_text(encoding="utf-8"))["verdict"]
    school = SchoolPagina(laptop.new_page())
    school.open()
    school.kies_en_wacht(bestand)
    school.open_map("Sam Voorbeeld")
    expect(school.bevindingen).to_have_count(len(verdict["bevindingen"]), timeout=MOTOR_TIJD)
    main(["check", str(bestand), "--json", "--today", verdict["today"]])
    [told] = json.loads(capsys.readouterr().out)

    assert told["bevindingen"] == verdict["bevindingen"] != []
    assert told["uitkomst"] == verdict["uitkomst"]
    codes = sorted(item["code"] for item in verdict["bevindingen"])
    assert sorted(school.codes()) == codes
    for item in verdict["bevindingen"]:
        expect(school.bevindingen.filter(has_text=item["tekst"]).first).to_be_visible()
