"""What a begeleider adds to a class: stored on request, warned about otherwise, and shown in the table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import openpyxl
import pytest
from playwright.sync_api import expect
from tests.helpers import builders

from e2e.files.class_files import kleine_klas, schrijf_map
from e2e.files.map_files import records_in
from e2e.helpers import storage
from e2e.helpers.clock import Klok
from e2e.pages.pagina import MOTOR_TIJD
from e2e.pages.school import SchoolPagina
from e2e.test_school import INHOUD, school_op

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Dialog

    from e2e.helpers.device import BlijvendToestel
    from e2e.helpers.origin import Origin

REDEN: Final = "Bo werkt zelfstandig."
LAATSTE: Final = "Bo werkt zelfstandig en helpt anderen."
AFSPRAKEN: Final = "Bo plant elke maandag de week."
#: The additions stored on this computer, as text.
OP_SCHIJF: Final = """async () => {
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
WACHT_OP_SCHIJF: Final = f"""async (wanted) => {{
  const found = {OP_SCHIJF};
  for (let tries = 0; tries < 300; tries++) {{
    if ((await found()).includes(wanted)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }}
  throw new Error(`not on disk: ${{wanted}}`);
}}"""


@pytest.fixture
def school(laptop: BrowserContext) -> SchoolPagina:
    """Return the page on a laptop, on a day in the small class's bpv."""
    return school_op(laptop)


def vult_aan(school: SchoolPagina) -> None:
    """Write an agreement at Bo's visit, and the reason for the eindbeoordeling."""
    school.open_map("Bo Voorbeeld")
    expect(school.eindbeoordeling.root).to_be_visible(timeout=MOTOR_TIJD)
    school.kies_contact("Bezoek")
    school.bezoek.vul(afspraken=AFSPRAKEN, magister="ja")
    school.eindbeoordeling.vul(reden=REDEN, oordeel="voldaan")


def expect_terug(school: SchoolPagina, reden: str = REDEN) -> None:
    """Expect the additions to be in the map again."""
    school.open_map("Bo Voorbeeld")
    expect(school.eindbeoordeling.root).to_be_visible(timeout=MOTOR_TIJD)
    school.eindbeoordeling.expect_waarden(reden=reden, oordeel="voldaan")
    school.kies_contact("Bezoek")
    school.bezoek.expect_waarden(afspraken=AFSPRAKEN, magister="ja")


def test_additions_of_a_kept_class_are_there_after_a_reload_and_in_the_file(
    school: SchoolPagina, origin: Origin, tmp_path: Path
):
    school.expect_klaar_offline()
    school.kies_en_wacht(*kleine_klas(tmp_path))
    school.bewaar()
    vult_aan(school)
    expect(school.page.get_by_text("Deze computer bewaart meteen wat je toevoegt.")).to_be_visible()
    school.page.evaluate(WACHT_OP_SCHIJF, REDEN)
    origin.stop()
    school.open()
    school.expect_gelezen(3)
    school.expect_terug("Bo Voorbeeld")
    expect_terug(school)
    terug = records_in(school.maak_bestand(tmp_path))
    school.expect_terug()
    school.open()
    school.expect_gelezen(3)

    school.expect_terug()
    texts = [record["velden"] for record in terug.values()]
    assert [item["afspraken"] for item in texts if "afspraken" in item] == [AFSPRAKEN]
    assert [item["reden"] for item in texts if "reden" in item] == [REDEN]
    assert not any("voornaam" in item for item in texts)


def test_additions_are_there_after_the_browser_was_killed_with_the_host_gone(
    blijvende_telefoon: BlijvendToestel, origin: Origin, tmp_path: Path
):
    """What was typed is on disk at once, without closing anything. What it did not accept yet is kept separately."""
    page = blijvende_telefoon.open()
    Klok(page.context, builders.TODAY)
    storage.zet_schakelaar(page.context)
    school = SchoolPagina(page)
    school.open()
    school.expect_klaar_offline()
    school.kies_en_wacht(*kleine_klas(tmp_path))
    school.bewaar()
    vult_aan(school)
    page.evaluate(WACHT_OP_SCHIJF, REDEN)
    # The database is busy, and the tab closes before it accepted the last answer.
    storage.zet(page, "put zwijgt")
    school.eindbeoordeling.vul(reden=LAATSTE)
    opnieuw = page.context.new_page()
    page.close()
    SchoolPagina(opnieuw).open()
    opnieuw.evaluate(WACHT_OP_SCHIJF, LAATSTE)
    blijvende_telefoon.kill()
    origin.stop()
    page = blijvende_telefoon.open()
    Klok(page.context, builders.TODAY)
    school = SchoolPagina(page)
    school.open()
    school.expect_gelezen(3)

    school.expect_terug("Bo Voorbeeld")
    expect_terug(school, reden=LAATSTE)


def test_choice_to_keep_takes_earlier_additions_along_and_one_button_wipes_them(school: SchoolPagina, tmp_path: Path):
    school.kies_en_wacht(*kleine_klas(tmp_path))
    vult_aan(school)
    expect(school.page.get_by_text("Wat je toevoegt, staat alleen op deze pagina.")).to_be_visible()
    assert REDEN not in school.page.evaluate(OP_SCHIJF)
    school.bewaar()
    school.page.evaluate(WACHT_OP_SCHIJF, REDEN)
    school.page.get_by_role("button", name="Wis alles van deze computer").click()
    vraag = school.page.get_by_role("dialog")
    expect(vraag).to_contain_text("Je vulde iets aan dat nog niet in een bestand staat.")
    vraag.get_by_role("button", name="Ja, haal weg").click()
    expect(school.page.get_by_text("Alles is gewist")).to_be_visible()

    assert school.page.evaluate(INHOUD, "bpv-map-school-eigen") == 0
    school.kies_en_wacht(*kleine_klas(tmp_path))
    school.expect_terug()


@pytest.mark.parametrize("bewaard", [False, True], ids=["alleen op de pagina", "bewaard"])
def test_browser_asks_before_additions_are_lost_and_only_then(school: SchoolPagina, tmp_path: Path, *, bewaard: bool):
    school.kies_en_wacht(*kleine_klas(tmp_path))
    if bewaard:
        school.bewaar()
    vult_aan(school)
    if bewaard:
        school.page.evaluate(WACHT_OP_SCHIJF, REDEN)
    asked = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    school.page.on("dialog", answer)
    with school.page.expect_event("close"):
        school.page.close(run_before_unload=True)

    assert asked == ([] if bewaard else ["beforeunload"])


def test_row_and_table_follow_what_was_added(school: SchoolPagina, tmp_path: Path):
    school.kies_en_wacht(*kleine_klas(tmp_path))
    expect(school.rij("Bo Voorbeeld")).to_contain_text("School: nog niet")
    vult_aan(school)

    expect(school.rij("Bo Voorbeeld")).to_contain_text("School: Voldaan", timeout=MOTOR_TIJD)
    expect(school.rij("Noor Voorbeeld")).to_contain_text("School: nog niet")
    boek = openpyxl.load_workbook(school.haal_op("Tabellen voor Excel of LibreOffice", tmp_path))
    rows = boek["Overzicht"].iter_rows(min_row=2, values_only=True)
    assert [row[0] for row in rows if "Voldaan" in row] == ["Bo Voorbeeld"]


def test_two_ids_of_one_student_are_said_and_only_a_person_brings_them_together(
    school: SchoolPagina, origin: Origin, tmp_path: Path
):
    days = [builders.make_urendag(id=f"dag-{day}", datum=f"2026-11-{day}") for day in (16, 17, 18)]
    eerste = schrijf_map(tmp_path, "Bo", *days[:1])
    tweede = schrijf_map(tmp_path, "Bo", *days[1:], begin="-2")
    school.expect_klaar_offline()
    school.kies_en_wacht(eerste, tweede, schrijf_map(tmp_path, "Noor"))
    school.bewaar()
    school.expect_aantal("3 van 3 studenten")
    expect(school.tabel.get_by_text(f"Lijkt dezelfde student als in {tweede.name}: dezelfde naam")).to_be_visible()
    expect(school.tabel.get_by_text(f"Lijkt dezelfde student als in {eerste.name}: dezelfde naam")).to_be_visible()
    expect(school.rij("Noor Voorbeeld")).not_to_contain_text("Lijkt dezelfde student")
    school.rij("Bo Voorbeeld").filter(has_text="16 van 640").get_by_role("button", name="Leg bij elkaar").click()

    school.expect_aantal("2 van 2 studenten")
    expect(school.rij("Bo Voorbeeld")).to_contain_text("24 van 640", timeout=MOTOR_TIJD)
    expect(school.rij("Bo Voorbeeld").get_by_role("button", name="Bo Voorbeeld")).to_be_focused()
    origin.stop()
    school.open()
    school.expect_gelezen(3)
    school.expect_aantal("2 van 2 studenten")
    school.rij("Bo Voorbeeld").get_by_role("button", name="Haal uit elkaar").click()
    school.expect_aantal("3 van 3 studenten")
    expect(school.tabel.get_by_text("Lijkt dezelfde student als in")).to_have_count(2, timeout=MOTOR_TIJD)


def test_file_for_a_student_of_two_ids_names_both(school: SchoolPagina, tmp_path: Path):
    """So that each of the student's phones recognises the file as its own."""
    school.kies_en_wacht(schrijf_map(tmp_path, "Bo"), schrijf_map(tmp_path, "Bo", begin="-2"))
    school.rij("Bo Voorbeeld").first.get_by_role("button", name="Leg bij elkaar").click()
    school.expect_aantal("1 van 1 student")
    school.open_map("Bo Voorbeeld")
    expect(school.eindbeoordeling.root).to_be_visible(timeout=MOTOR_TIJD)
    school.eindbeoordeling.vul(reden=REDEN)
    terug = json.loads(school.maak_bestand(tmp_path).read_text(encoding="utf-8"))["records"]

    students = {record["id"] for record in terug if record["soort"] == "student"}
    assert students == {f"student-{b'Bo'.hex()}", f"student-{b'Bo'.hex()}-2"}
