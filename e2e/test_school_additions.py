"""What a begeleider adds to a class: stored on request, warned about otherwise, and shown in the table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import openpyxl
import pytest
from playwright.sync_api import expect
from tests.helpers import builders

from e2e.files.class_files import small_klas, write_map
from e2e.files.map_files import records_in
from e2e.helpers import storage
from e2e.helpers.clock import Clock
from e2e.pages.page import ENGINE_TIME
from e2e.pages.school import SchoolPage
from e2e.test_school import CONTENT, school_on

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Dialog

    from e2e.helpers.device import LastingDevice
    from e2e.helpers.origin import Origin

REASON: Final = "Bo werkt zelfstandig."
LAST: Final = "Bo werkt zelfstandig en helpt anderen."
AFSPRAKEN: Final = "Bo plant elke maandag de week."
#: The additions stored on this computer, as text.
ON_DISK: Final = """async () => {
  if (!(await indexedDB.databases()).some(({ name }) => name === "bpv-map-school-eigen")) return "";
  const db = await new Promise((resolve, reject) => {
    const request = indexedDB.open("bpv-map-school-eigen");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const request = db.transaction("aanvullingen").objectStore("aanvullingen").getAll();
  const found = await new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  db.close();
  return JSON.stringify(found);
}"""
WAIT_FOR_DISK: Final = f"""async (wanted) => {{
  const found = {ON_DISK};
  for (let tries = 0; tries < 300; tries++) {{
    if ((await found()).includes(wanted)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }}
  throw new Error(`not on disk: ${{wanted}}`);
}}"""


@pytest.fixture
def school(laptop: BrowserContext) -> SchoolPage:
    """Return the page on a laptop, on a day in the small class's bpv."""
    return school_on(laptop)


def adds(school: SchoolPage) -> None:
    """Write an agreement at Bo's visit, and the reason for the eindbeoordeling."""
    school.open_map("Bo Voorbeeld")
    expect(school.eindbeoordeling.root).to_be_visible(timeout=ENGINE_TIME)
    school.choose_contact("Bezoek")
    school.bezoek.fill(afspraken=AFSPRAKEN, magister="ja")
    school.eindbeoordeling.fill(reden=REASON, oordeel="voldaan")


def expect_back(school: SchoolPage, reason: str = REASON) -> None:
    """Expect the additions to be in the map again."""
    school.open_map("Bo Voorbeeld")
    expect(school.eindbeoordeling.root).to_be_visible(timeout=ENGINE_TIME)
    school.eindbeoordeling.expect_values(reden=reason, oordeel="voldaan")
    school.choose_contact("Bezoek")
    school.bezoek.expect_values(afspraken=AFSPRAKEN, magister="ja")


def test_additions_of_a_kept_class_are_there_after_a_reload_and_in_the_file(
    school: SchoolPage, origin: Origin, tmp_path: Path
):
    school.expect_ready_offline()
    school.choose_and_wait(*small_klas(tmp_path))
    school.save()
    adds(school)
    expect(school.page.get_by_text("Deze computer bewaart meteen wat je toevoegt.")).to_be_visible()
    school.page.evaluate(WAIT_FOR_DISK, REASON)
    origin.stop()
    school.open()
    school.expect_read(3)
    school.expect_back("Bo Voorbeeld")
    expect_back(school)
    back = records_in(school.make_file(tmp_path))
    school.expect_back()
    school.open()
    school.expect_read(3)

    school.expect_back()
    texts = [record["velden"] for record in back.values()]
    assert [item["afspraken"] for item in texts if "afspraken" in item] == [AFSPRAKEN]
    assert [item["reden"] for item in texts if "reden" in item] == [REASON]
    assert not any("voornaam" in item for item in texts)


def test_additions_are_there_after_the_browser_was_killed_with_the_host_gone(
    lasting_phone: LastingDevice, origin: Origin, tmp_path: Path
):
    """What was typed is on disk at once, without closing anything. What it did not accept yet is kept separately."""
    page = lasting_phone.open()
    Clock(page.context, builders.TODAY)
    storage.set_switch(page.context)
    school = SchoolPage(page)
    school.open()
    school.expect_ready_offline()
    school.choose_and_wait(*small_klas(tmp_path))
    school.save()
    adds(school)
    page.evaluate(WAIT_FOR_DISK, REASON)
    # The database is busy, and the tab closes before it accepted the last answer.
    storage.switch_storage(page, "put zwijgt")
    school.eindbeoordeling.fill(reden=LAST)
    again = page.context.new_page()
    page.close()
    SchoolPage(again).open()
    again.evaluate(WAIT_FOR_DISK, LAST)
    lasting_phone.kill()
    origin.stop()
    page = lasting_phone.open()
    Clock(page.context, builders.TODAY)
    school = SchoolPage(page)
    school.open()
    school.expect_read(3)

    school.expect_back("Bo Voorbeeld")
    expect_back(school, reason=LAST)


def test_choice_to_keep_takes_earlier_additions_along_and_one_button_wipes_them(school: SchoolPage, tmp_path: Path):
    school.choose_and_wait(*small_klas(tmp_path))
    adds(school)
    expect(school.page.get_by_text("Wat je toevoegt, staat alleen op deze pagina.")).to_be_visible()
    assert REASON not in school.page.evaluate(ON_DISK)
    school.save()
    school.page.evaluate(WAIT_FOR_DISK, REASON)
    school.page.get_by_role("button", name="Wis alles van deze computer").click()
    ask = school.page.get_by_role("dialog")
    expect(ask).to_contain_text("Je vulde iets aan dat nog niet in een bestand staat.")
    ask.get_by_role("button", name="Ja, haal weg").click()
    expect(school.page.get_by_text("Alles is gewist")).to_be_visible()

    assert school.page.evaluate(CONTENT, "bpv-map-school-eigen") == 0
    school.choose_and_wait(*small_klas(tmp_path))
    school.expect_back()


@pytest.mark.parametrize("saved", [False, True], ids=["alleen op de pagina", "bewaard"])
def test_browser_asks_before_additions_are_lost_and_only_then(school: SchoolPage, tmp_path: Path, *, saved: bool):
    school.choose_and_wait(*small_klas(tmp_path))
    if saved:
        school.save()
    adds(school)
    if saved:
        school.page.evaluate(WAIT_FOR_DISK, REASON)
    asked = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    school.page.on("dialog", answer)
    with school.page.expect_event("close"):
        school.page.close(run_before_unload=True)

    assert asked == ([] if saved else ["beforeunload"])


def test_row_and_table_follow_what_was_added(school: SchoolPage, tmp_path: Path):
    school.choose_and_wait(*small_klas(tmp_path))
    expect(school.row("Bo Voorbeeld")).to_contain_text("School: nog niet")
    adds(school)

    expect(school.row("Bo Voorbeeld")).to_contain_text("School: Voldaan", timeout=ENGINE_TIME)
    expect(school.row("Noor Voorbeeld")).to_contain_text("School: nog niet")
    boek = openpyxl.load_workbook(school.download("Tabellen voor Excel of LibreOffice", tmp_path))
    rows = boek["Overzicht"].iter_rows(min_row=2, values_only=True)
    assert [row[0] for row in rows if "Voldaan" in row] == ["Bo Voorbeeld"]


def test_two_ids_of_one_student_are_said_and_only_a_person_brings_them_together(
    school: SchoolPage, origin: Origin, tmp_path: Path
):
    days = [builders.make_urendag(id=f"dag-{day}", datum=f"2026-11-{day}") for day in (16, 17, 18)]
    first = write_map(tmp_path, "Bo", *days[:1])
    second = write_map(tmp_path, "Bo", *days[1:], begin="-2")
    school.expect_ready_offline()
    school.choose_and_wait(first, second, write_map(tmp_path, "Noor"))
    school.save()
    school.expect_count("3 van 3 studenten")
    expect(school.table.get_by_text(f"Lijkt dezelfde student als in {second.name}: dezelfde naam")).to_be_visible()
    expect(school.table.get_by_text(f"Lijkt dezelfde student als in {first.name}: dezelfde naam")).to_be_visible()
    expect(school.row("Noor Voorbeeld")).not_to_contain_text("Lijkt dezelfde student")
    school.row("Bo Voorbeeld").filter(has_text="16 van 640").get_by_role("button", name="Leg bij elkaar").click()

    school.expect_count("2 van 2 studenten")
    expect(school.row("Bo Voorbeeld")).to_contain_text("24 van 640", timeout=ENGINE_TIME)
    expect(school.row("Bo Voorbeeld").get_by_role("button", name="Bo Voorbeeld")).to_be_focused()
    origin.stop()
    school.open()
    school.expect_read(3)
    school.expect_count("2 van 2 studenten")
    school.row("Bo Voorbeeld").get_by_role("button", name="Haal uit elkaar").click()
    school.expect_count("3 van 3 studenten")
    expect(school.table.get_by_text("Lijkt dezelfde student als in")).to_have_count(2, timeout=ENGINE_TIME)


def test_file_for_a_student_of_two_ids_names_both(school: SchoolPage, tmp_path: Path):
    """So that each of the student's phones recognises the file as its own."""
    school.choose_and_wait(write_map(tmp_path, "Bo"), write_map(tmp_path, "Bo", begin="-2"))
    school.row("Bo Voorbeeld").first.get_by_role("button", name="Leg bij elkaar").click()
    school.expect_count("1 van 1 student")
    school.open_map("Bo Voorbeeld")
    expect(school.eindbeoordeling.root).to_be_visible(timeout=ENGINE_TIME)
    school.eindbeoordeling.fill(reden=REASON)
    back = json.loads(school.make_file(tmp_path).read_text(encoding="utf-8"))["records"]

    students = {record["id"] for record in back if record["soort"] == "student"}
    assert students == {f"student-{b'Bo'.hex()}", f"student-{b'Bo'.hex()}-2"}
