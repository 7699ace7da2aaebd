"""Back on the school page: each student has an address, and the class is there after Back, Forward and a reload."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.file.envelope import write_envelope
from e2e.files.class_files import kleine_klas, schrijf_map
from e2e.files.map_files import EXPORTED_AT, GENERATOR
from e2e.helpers.clock import Klok
from e2e.pages.pagina import MOTOR_TIJD
from e2e.pages.school import SchoolPagina
from e2e.test_school import INHOUD, school_op

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

GEVALLEN: Final = Path(__file__).parents[1] / "tests" / "data" / "gevallen"
#: Waits until this tab has written more than so many bytes of what was said and added, locked as they are.
GENOTEERD: Final = """async (meer) => {
  for (;;) {
    const open = indexedDB.open("bpv-map-school-tab");
    const db = await new Promise((resolve) => { open.onsuccess = () => resolve(open.result); });
    const { id } = JSON.parse(sessionStorage.getItem("bpv-map-school-tab"));
    const get = db.transaction("delen").objectStore("delen").get(`${id}/klas`);
    const row = await new Promise((resolve) => { get.onsuccess = () => resolve(get.result); });
    db.close();
    const bytes = row?.inhoud.data.byteLength ?? 0;
    if (bytes > meer) return bytes;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}"""
BOVENAAN: Final = "() => document.querySelector('[data-map]').getBoundingClientRect().top"


def kop(page: Page, naam: str) -> Locator:
    """Return the heading of an opened map."""
    return page.get_by_role("heading", name=f"Map van {naam}")


def expect_bovenaan(page: Page) -> None:
    """Expect the opened map to begin at the top of the window."""
    page.wait_for_function(f"() => Math.abs(({BOVENAAN})()) < 120")


def test_back_returns_to_the_table_as_it_was_and_forward_to_the_student(laptop: BrowserContext, tmp_path: Path):
    school = school_op(laptop)
    page = school.page
    school.kies_en_wacht(*kleine_klas(tmp_path))
    school.filter("Nog niet bezocht").check()
    school.sorteer("Student")
    school.sorteer("Student")
    assert school.namen() == ["Zoë Voorbeeld", "Noor Voorbeeld"]
    page.evaluate("scrollTo({ top: 250, behavior: 'instant' })")
    school.open_map("Noor Voorbeeld")
    expect(kop(page, "Noor Voorbeeld")).to_be_visible(timeout=MOTOR_TIJD)
    expect_bovenaan(page)
    expect(page).to_have_url(re.compile(r"/school/#student=[\w-]+$"))
    assert "noor" not in page.url.lower()

    page.go_back()
    expect(kop(page, "Noor Voorbeeld")).to_be_hidden()
    assert school.namen() == ["Zoë Voorbeeld", "Noor Voorbeeld"]
    page.wait_for_function("() => Math.abs(scrollY - 250) < 5")
    expect(school.rij("Noor Voorbeeld").get_by_role("button", name="Noor Voorbeeld")).to_be_focused()
    page.go_forward()
    expect(kop(page, "Noor Voorbeeld")).to_be_visible()
    expect_bovenaan(page)

    page.reload()
    expect(kop(page, "Noor Voorbeeld")).to_be_visible(timeout=MOTOR_TIJD)
    expect_bovenaan(page)
    assert school.namen() == ["Zoë Voorbeeld", "Noor Voorbeeld"]
    page.get_by_role("button", name="Terug naar het overzicht").click()
    expect(kop(page, "Noor Voorbeeld")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/school/$"))
    page.wait_for_function("() => Math.abs(scrollY - 250) < 5")


def test_class_with_what_was_added_comes_back_in_this_tab_and_in_no_other(laptop: BrowserContext, tmp_path: Path):
    school = school_op(laptop)
    page = school.page
    page.on("dialog", lambda dialog: dialog.accept())
    school.kies_en_wacht(schrijf_map(tmp_path, "Bo", builders.make_bezoek()), *kleine_klas(tmp_path)[1:])
    voor = page.evaluate(GENOTEERD, 0)
    school.open_map("Bo Voorbeeld")
    school.nieuw_gesprek()
    school.telefoongesprek.vul(datum="2026-11-24")
    school.expect_terug("Bo Voorbeeld")
    page.evaluate(GENOTEERD, voor + 100)
    page.goto(page.url.replace("/school/", "/begeleiding/").partition("#")[0])
    page.go_back()
    school.expect_gelezen(3)
    school.expect_aantal("3 van 3 studenten")
    school.expect_terug("Bo Voorbeeld")
    assert page.evaluate(INHOUD, "bpv-map-school") == 0

    other = school_op(laptop)
    expect(other.page.get_by_text("Er staat nog niemand in het overzicht.")).to_be_visible()
    school.open()
    expect(school.tabel).to_be_hidden()
    page.wait_for_function("() => sessionStorage.getItem('bpv-map-school-tab') === null")
    assert page.evaluate(INHOUD, "bpv-map-school-tab") == 0


def test_files_of_one_name_are_two_students_and_a_line_is_about_its_own_file(laptop: BrowserContext, tmp_path: Path):
    Klok(laptop, "2026-12-01")
    school = SchoolPagina(laptop.new_page())
    school.open()
    page = school.page
    op_slot = sorted((GEVALLEN / "zelfde-naam-op-slot").rglob("*.json"))
    for path in op_slot:
        school.kies(path)
        school.expect_gelezen(1)
    expect(school.op_slot.get_by_label(re.compile("^Wachtwoord van"))).to_have_count(2)
    school.kies(op_slot[0])
    school.expect_gelezen(1)
    expect(school.op_slot.get_by_label(re.compile("^Wachtwoord van"))).to_have_count(2)
    expect(school.op_slot).to_contain_text("(nr. 2)")

    for path in sorted((GEVALLEN / "zelfde-naam").rglob("*.json")):
        school.kies(path)
        school.expect_gelezen(1)
    lijst = page.get_by_role("alert").filter(has_text="Niet te lezen")
    expect(lijst.get_by_role("listitem")).to_have_count(1)
    expect(lijst).to_contain_text("Een ander bestand met deze naam is wel gelezen, van Sam de Wit.")
    lijst.get_by_role("button", name="Haal deze regel weg").click()
    expect(lijst).to_be_hidden()

    for dag in (16, 17):
        path = tmp_path / "bpv-map-2026-11-25.json"
        niemand = [builders.make_periode(), builders.make_urendag(datum=f"2026-11-{dag}")]
        path.write_text(write_envelope(niemand, exported_at=EXPORTED_AT, generator=GENERATOR), encoding="utf-8")
        school.kies(path)
        school.expect_gelezen(1)
    expect(school.tabel.get_by_role("button", name="Nog geen naam")).to_have_count(2)
