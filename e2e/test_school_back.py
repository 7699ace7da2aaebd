"""Back on the school page: each student has an address, and the class is there after Back, Forward and a reload."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.file.envelope import write_envelope
from e2e.files.class_files import small_klas, write_map
from e2e.files.map_files import EXPORTED_AT, GENERATOR
from e2e.helpers.clock import Clock
from e2e.pages.page import ENGINE_TIME
from e2e.pages.school import SchoolPage
from e2e.test_school import CONTENT, school_on

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
AT_THE_TOP: Final = "() => document.querySelector('[data-map]').getBoundingClientRect().top"


def heading(page: Page, name: str) -> Locator:
    """Return the heading of an opened map."""
    return page.get_by_role("heading", name=f"Map van {name}")


def expect_at_the_top(page: Page) -> None:
    """Expect the opened map to begin at the top of the window."""
    page.wait_for_function(f"() => Math.abs(({AT_THE_TOP})()) < 120")


def test_back_returns_to_the_table_as_it_was_and_forward_to_the_student(laptop: BrowserContext, tmp_path: Path):
    school = school_on(laptop)
    page = school.page
    school.choose_and_wait(*small_klas(tmp_path))
    school.filter("Nog niet bezocht").check()
    school.sort("Student")
    school.sort("Student")
    assert school.names() == ["Zoë Voorbeeld", "Noor Voorbeeld"]
    page.evaluate("scrollTo({ top: 250 })")
    school.open_map("Noor Voorbeeld")
    expect(heading(page, "Noor Voorbeeld")).to_be_visible(timeout=ENGINE_TIME)
    expect_at_the_top(page)
    expect(page).to_have_url(re.compile(r"/school/#student=[\w-]+$"))
    assert "noor" not in page.url.lower()

    page.go_back()
    expect(heading(page, "Noor Voorbeeld")).to_be_hidden()
    assert school.names() == ["Zoë Voorbeeld", "Noor Voorbeeld"]
    page.wait_for_function("() => Math.abs(scrollY - 250) < 5")
    expect(school.row("Noor Voorbeeld").get_by_role("button", name="Noor Voorbeeld")).to_be_focused()
    page.go_forward()
    expect(heading(page, "Noor Voorbeeld")).to_be_visible()
    expect_at_the_top(page)

    page.reload()
    expect(heading(page, "Noor Voorbeeld")).to_be_visible(timeout=ENGINE_TIME)
    expect_at_the_top(page)
    expect(school.row("Bo Voorbeeld")).to_be_hidden()
    assert school.names() == ["Zoë Voorbeeld", "Noor Voorbeeld"]
    page.get_by_role("button", name="Terug naar het overzicht").click()
    expect(heading(page, "Noor Voorbeeld")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/school/$"))
    page.wait_for_function("() => Math.abs(scrollY - 250) < 5")


def test_class_with_what_was_added_comes_back_in_this_tab_and_in_no_other(laptop: BrowserContext, tmp_path: Path):
    school = school_on(laptop)
    page = school.page
    page.on("dialog", lambda dialog: dialog.accept())
    school.choose_and_wait(write_map(tmp_path, "Bo", builders.make_bezoek()), *small_klas(tmp_path)[1:])
    before = page.evaluate(GENOTEERD, 0)
    school.open_map("Bo Voorbeeld")
    school.new_talk()
    school.call.fill(datum="2026-11-24")
    school.expect_back("Bo Voorbeeld")
    page.evaluate(GENOTEERD, before + 100)
    page.goto(page.url.replace("/school/", "/begeleiding/").partition("#")[0])
    page.go_back()
    school.expect_read(3)
    school.expect_count("3 van 3 studenten")
    school.expect_back("Bo Voorbeeld")
    assert page.evaluate(CONTENT, "bpv-map-school") == 0

    other = school_on(laptop)
    expect(other.page.get_by_text("Er staat nog niemand in het overzicht.")).to_be_visible()
    school.open()
    expect(school.table).to_be_hidden()
    page.wait_for_function("() => sessionStorage.getItem('bpv-map-school-tab') === null")
    assert page.evaluate(CONTENT, "bpv-map-school-tab") == 0


def test_files_of_one_name_are_two_students_and_a_line_is_about_its_own_file(laptop: BrowserContext, tmp_path: Path):
    Clock(laptop, "2026-12-01")
    school = SchoolPage(laptop.new_page())
    school.open()
    page = school.page
    lock_up = sorted((GEVALLEN / "zelfde-naam-op-slot").rglob("*.json"))
    for path in lock_up:
        school.choose(path)
        school.expect_read(1)
    expect(school.lock_up.get_by_label(re.compile("^Wachtwoord van"))).to_have_count(2)
    school.choose(lock_up[0])
    school.expect_read(1)
    expect(school.lock_up.get_by_label(re.compile("^Wachtwoord van"))).to_have_count(2)
    expect(school.lock_up).to_contain_text("(nr. 2)")

    for path in sorted((GEVALLEN / "zelfde-naam").rglob("*.json")):
        school.choose(path)
        school.expect_read(1)
    list_ = page.get_by_role("alert").filter(has_text="Niet te lezen")
    expect(list_.get_by_role("listitem")).to_have_count(1)
    expect(list_).to_contain_text("Een ander bestand met deze naam is wel gelezen, van Sam de Wit.")
    list_.get_by_role("button", name="Haal deze regel weg").click()
    expect(list_).to_be_hidden()

    for day in (16, 17):
        path = tmp_path / "bpv-map-2026-11-25.json"
        niemand = [builders.make_periode(), builders.make_urendag(datum=f"2026-11-{day}")]
        path.write_text(write_envelope(niemand, exported_at=EXPORTED_AT, generator=GENERATOR), encoding="utf-8")
        school.choose(path)
        school.expect_read(1)
    expect(school.table.get_by_role("button", name="Nog geen naam")).to_have_count(2)
