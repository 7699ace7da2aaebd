"""The school page: a whole class of files, one table, and nothing stored unless somebody asks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Final

import openpyxl
import pytest
from icalendar import Calendar
from playwright.sync_api import expect
from tests.helpers import builders
from tests.helpers.klas.generator import make_klas

from bpv_logic.words.last_name import last_name_key
from e2e.files.class_files import kleine_klas, schrijf_map
from e2e.helpers.clock import Klok
from e2e.helpers.gate import EERST, Poort
from e2e.pages.pagina import MOTOR_TIJD
from e2e.pages.school import SchoolPagina
from e2e.test_toegankelijk import fouten

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from e2e.helpers.device import NieuwToestel
    from e2e.helpers.origin import Origin

VEEL: Final = 30
#: What a database of this site holds, by name.
INHOUD: Final = """async (naam) => {
  const open = (await indexedDB.databases()).some(({ name }) => name === naam);
  if (!open) return 0;
  const db = await new Promise((resolve, reject) => {
    const request = indexedDB.open(naam);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  let total = 0;
  for (const store of db.objectStoreNames) {
    const request = db.transaction(store).objectStore(store).count();
    total += await new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  }
  db.close();
  return total;
}"""
#: The text next to the bar, every time that it moves.
VOLG_BALK: Final = """(bar) => {
  window.steps = [];
  new MutationObserver(() => window.steps.push(bar.value)).observe(bar, { attributeFilter: ["value"] });
}"""
#: The helper engine fails at its first file.
BREEK_HULP: Final = """(() => {
  const post = Worker.prototype.postMessage;
  const helping = new Set();
  window.gebroken = 0;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message.isHelper) helping.add(this);
    const isFile = typeof message.request === "object";
    if (!isFile || !helping.has(this)) return void post.call(this, message, ...rest);
    window.gebroken += 1;
    this.dispatchEvent(new ErrorEvent("error", { message: "out of memory" }));
  };
})();"""
LAAT_VALLEN: Final = """(files) => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def school(laptop: BrowserContext) -> SchoolPagina:
    """Return the page on a laptop, on a day in the small class's bpv."""
    return school_op(laptop)


#: A tablet that shares plain text and nothing else, and remembers what it shared.
DEELT_ALLEEN_TEKST = """
  window.gedeeld = [];
  const define = (name, value) => Object.defineProperty(Navigator.prototype, name, { value });
  define("canShare", ({ files }) => files.every(({ type }) => type === "text/plain"));
  define("share", async ({ files }) => void window.gedeeld.push(...files.map(({ name }) => name)));
"""


def school_op(device: BrowserContext) -> SchoolPagina:
    """Open the page on a device, on a day in the small class's bpv."""
    Klok(device, builders.TODAY)
    page = SchoolPagina(device.new_page())
    page.open()
    return page


@pytest.fixture(scope="module")
def grote_klas(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the files of a class, with a full year in each."""
    folder = tmp_path_factory.mktemp("klas")
    paths = []
    for naam, tekst in make_klas(VEEL, vandaag=dt.date.fromisoformat(builders.TODAY)):
        paths.append(folder / naam)
        paths[-1].write_text(tekst, encoding="utf-8")
    return paths


def test_class_is_one_table_that_sorts_filters_and_searches(school: SchoolPagina, tmp_path: Path):
    school.kies_en_wacht(*kleine_klas(tmp_path))

    school.expect_aantal("3 van 3 studenten")
    expect(school.rij("Bo Voorbeeld")).to_contain_text("Bakkerij Proef")
    expect(school.rij("Bo Voorbeeld")).to_contain_text("32 van 640")
    expect(school.rij("Zoë Voorbeeld")).to_contain_text("<img src=x onerror=alert(1)> =1+1")
    kop = school.sorteer("Student")
    expect(kop).to_have_attribute("aria-sort", "ascending")
    assert school.namen() == ["Bo Voorbeeld", "Noor Voorbeeld", "Zoë Voorbeeld"]
    school.sorteer("Student")
    expect(kop).to_have_attribute("aria-sort", "descending")
    assert school.namen() == ["Zoë Voorbeeld", "Noor Voorbeeld", "Bo Voorbeeld"]
    expect(school.tabel.locator("[aria-sort]")).to_have_count(1)
    school.zoek("ZOE")
    school.expect_aantal("1 van 3 studenten")
    school.zoek("bakkerij")
    assert school.namen() == ["Bo Voorbeeld"]
    school.filter("Nog niet bezocht").check()
    school.expect_aantal("0 van 3 studenten")
    school.page.get_by_role("button", name="Laat iedereen zien").click()
    school.expect_aantal("3 van 3 studenten")
    school.filter("Nog niet bezocht").check()
    assert school.namen() == ["Zoë Voorbeeld", "Noor Voorbeeld"]


def test_damaged_and_strange_files_stop_no_other_and_a_mended_one_leaves_the_list(school: SchoolPagina, tmp_path: Path):
    bo, noor, zoe = kleine_klas(tmp_path)
    heel = noor.read_text(encoding="utf-8")
    noor.write_text(heel[: len(heel) // 2], encoding="utf-8")
    foto = tmp_path / "foto.jpg"
    foto.write_bytes(b"\xff\xd8\xff\xe0")
    school.kies_en_wacht(noor, bo, foto, zoe)

    lijst = school.page.get_by_role("alert").filter(has_text="Niet te lezen")
    expect(lijst.get_by_role("listitem")).to_have_count(2)
    expect(lijst).to_contain_text(noor.name)
    school.expect_aantal("2 van 2 studenten")
    noor.write_text(heel, encoding="utf-8")
    school.kies_en_wacht(noor)
    expect(lijst.get_by_role("listitem")).to_have_count(1)
    school.expect_aantal("3 van 3 studenten")


def test_same_file_counts_once_and_an_older_one_of_a_student_is_merged(school: SchoolPagina, tmp_path: Path):
    days = [builders.make_urendag(datum=f"2026-11-{day}") for day in (16, 17)]
    nieuw = schrijf_map(tmp_path, "Bo", *days)
    oud = schrijf_map(tmp_path, "Bo", days[0], builders.make_bezoek(), op="2026-11-18T16:00:00.000Z")
    dubbel = tmp_path / "kopie.json"
    dubbel.write_bytes(nieuw.read_bytes())
    school.kies_en_wacht(oud, nieuw)
    school.kies_en_wacht(dubbel)

    school.expect_aantal("1 van 1 student")
    rij = school.rij("Bo Voorbeeld")
    expect(rij).to_contain_text("2 bestanden")
    expect(rij).to_contain_text("16 van 640")
    expect(rij).to_contain_text("1 keer")
    rij.get_by_text("Van meer dan één bestand").click()
    expect(rij).to_contain_text(oud.name)
    expect(school.page.get_by_text("kopie.json is hetzelfde bestand als")).to_be_visible()


def test_page_answers_while_it_reads_and_shows_how_far_it_is(laptop: BrowserContext, grote_klas: list[Path]):
    """The rules are delayed on purpose: whatever they do, sorting, searching and filtering still work."""
    poort, school = Poort(laptop), school_op(laptop)
    school.page.locator("[data-reading] progress").evaluate(VOLG_BALK)
    school.kies(*grote_klas)
    expect(school.tabel.get_by_role("rowheader").first).to_be_visible(timeout=MOTOR_TIJD)
    kop = school.sorteer("Student")
    expect(kop).to_have_attribute("aria-sort", "ascending")
    school.zoek("niemand heet zo")
    expect(school.page.get_by_text("Geen student past hierbij.")).to_be_visible()
    expect(school.balk).to_be_visible()
    school.zoek("")
    poort.open(school.page)
    school.expect_gelezen(VEEL)
    steps = school.page.evaluate("window.steps")

    achternamen = [last_name_key(naam, "") for naam in school.namen()]
    assert achternamen == sorted(achternamen)
    assert steps == sorted(steps)
    assert len(set(steps)) > VEEL // 2


def test_class_is_read_by_two_engines_and_its_text_passes_the_page_by(laptop: BrowserContext, grote_klas: list[Path]):
    poort, school = Poort(laptop), school_op(laptop)
    poort.open(school.page)
    school.kies_en_wacht(*grote_klas)
    read = poort.gevraagd(school.page, "klas_bestand")

    assert len(read) == VEEL
    assert {item["engine"] for item in read} == {0, 1}
    assert max(item["length"] for item in read) < min(path.stat().st_size for path in grote_klas) // 100
    poort.expect_motoren(school.page, 1)
    school.open_map(school.namen()[0])
    expect(school.bevindingen.first).to_be_visible(timeout=MOTOR_TIJD)


def test_one_engine_reads_a_few_files_and_a_class_on_a_device_with_one_processor(
    laptop: BrowserContext, grote_klas: list[Path]
):
    poort, school = Poort(laptop, processoren=1), school_op(laptop)
    poort.open(school.page)
    school.kies_en_wacht(*grote_klas)

    assert {item["engine"] for item in poort.gevraagd(school.page, "klas_bestand")} == {0}
    assert len(poort.gevraagd(school.page, "version")) == 1


def test_second_engine_that_breaks_leaves_its_files_to_the_first(laptop: BrowserContext, grote_klas: list[Path]):
    poort = Poort(laptop)
    laptop.add_init_script(BREEK_HULP)
    school = school_op(laptop)
    poort.open(school.page)
    school.kies_en_wacht(*grote_klas)

    school.expect_aantal(f"{len(school.namen())} van {len(school.namen())} studenten")
    assert school.page.evaluate("window.gebroken") == 1
    expect(school.page.get_by_role("heading", name="Niet te lezen")).to_be_hidden()
    poort.expect_motoren(school.page, 1)


def test_reading_can_be_stopped_and_what_was_read_stays(laptop: BrowserContext, grote_klas: list[Path]):
    poort, school = Poort(laptop), school_op(laptop)
    school.kies(*grote_klas)
    expect(school.tabel.get_by_role("rowheader").first).to_be_visible(timeout=MOTOR_TIJD)
    school.page.get_by_role("button", name="Stop met lezen").click()

    expect(school.klaar).to_contain_text("Gestopt:")
    expect(school.balk).to_be_hidden()
    poort.open(school.page)
    poort.expect_motoren(school.page, 1)
    gelezen = len(school.namen())
    assert 0 < gelezen < EERST
    school.expect_aantal(f"{gelezen} van {gelezen} studenten" if gelezen > 1 else "1 van 1 student")


def test_files_that_fall_on_the_page_are_read(school: SchoolPagina, tmp_path: Path):
    files = [[path.name, path.read_text(encoding="utf-8")] for path in kleine_klas(tmp_path)]
    school.page.evaluate(LAAT_VALLEN, files)

    school.expect_gelezen(3)
    school.expect_aantal("3 van 3 studenten")


def test_files_that_fall_before_the_page_can_read_are_read_when_it_can(
    laptop: BrowserContext, origin: Origin, tmp_path: Path
):
    files = [[path.name, path.read_text(encoding="utf-8")] for path in kleine_klas(tmp_path)]
    origin.hang("*/school-part.js")
    school = school_op(laptop)
    school.page.evaluate(LAAT_VALLEN, files)
    expect(school.klaar).to_be_hidden()
    origin.repair()

    school.expect_gelezen(3)


def test_class_is_gone_at_the_next_opening_unless_somebody_asked_to_keep_it(
    school: SchoolPagina, origin: Origin, tmp_path: Path
):
    school.expect_klaar_offline()
    school.kies_en_wacht(*kleine_klas(tmp_path))
    expect(school.bewaren).not_to_be_checked()
    school.open()
    expect(school.tabel).to_be_hidden()
    assert school.page.evaluate(INHOUD, "bpv-map-school") == 0

    school.kies_en_wacht(*kleine_klas(tmp_path))
    school.bewaren.check()
    expect(school.page.get_by_text("De bestanden blijven op deze computer staan")).to_be_visible()
    origin.stop()
    school.open()
    school.expect_gelezen(3)
    expect(school.bewaren).to_be_checked()
    school.expect_aantal("3 van 3 studenten")


def test_one_button_wipes_what_is_kept_and_what_is_shown(school: SchoolPagina, tmp_path: Path):
    school.kies_en_wacht(*kleine_klas(tmp_path))
    school.bewaren.check()
    expect(school.page.get_by_text("De bestanden blijven op deze computer staan")).to_be_visible()
    assert school.page.evaluate(INHOUD, "bpv-map-school") == 4
    school.open_map("Bo Voorbeeld")
    expect(school.eindbeoordeling.root).to_be_visible(timeout=MOTOR_TIJD)
    school.wis()

    expect(school.page.get_by_text("Alles is gewist")).to_be_visible()
    expect(school.tabel).to_be_hidden()
    expect(school.eindbeoordeling.root).to_be_hidden()
    expect(school.bewaren).not_to_be_checked()
    assert school.page.evaluate(INHOUD, "bpv-map-school") == 0
    school.open()
    expect(school.tabel).to_be_hidden()


def test_tables_and_agenda_hold_who_is_shown(school: SchoolPagina, tmp_path: Path):
    school.kies_en_wacht(*kleine_klas(tmp_path))
    expect(school.page.get_by_role("region", name="Bezoeken die komen")).to_contain_text("Noor Voorbeeld")
    school.zoek("Bo")
    school.expect_aantal("1 van 3 studenten")
    boek = openpyxl.load_workbook(school.haal_op("Tabellen voor Excel of LibreOffice", tmp_path))
    school.zoek("")
    agenda = school.haal_op("Bezoeken en data voor je agenda", tmp_path).read_bytes()

    rows = {blad.title: list(blad.iter_rows(min_row=2, values_only=True)) for blad in boek}
    assert {row[0] for found in rows.values() for row in found} == {"Bo Voorbeeld"}
    assert rows["Overzicht"][0][4] == "Bakkerij Proef"
    assert len(rows["Uren per week"]) > 3
    assert Calendar.from_ical(agenda).errors == []
    assert b"20261202T103000" in agenda


def test_tablet_that_may_not_share_a_diary_gets_it_by_its_own_name(nieuw_toestel: NieuwToestel, tmp_path: Path):
    """Niet als `.ics.txt`: dat opent geen agenda."""
    tablet = nieuw_toestel(has_touch=True, viewport={"width": 800, "height": 1200})
    tablet.add_init_script(DEELT_ALLEEN_TEKST)
    school = school_op(tablet)
    school.kies_en_wacht(*kleine_klas(tmp_path))
    gemaakt = [
        school.haal_op(knop, tmp_path)
        for knop in ("Bezoeken en data voor je agenda", "Tabellen voor Excel of LibreOffice")
    ]

    assert [path.suffixes for path in gemaakt] == [[".ics"], [".xlsx"]]
    expect(school.page.get_by_text(f"Het bestand {gemaakt[-1].name} staat bij je downloads.")).to_be_visible()
    assert school.page.evaluate("window.gedeeld") == []


@pytest.mark.parametrize(("breedte", "kleuren"), [(360, "dark"), (1280, "light")])
def test_class_fits_the_screen_and_has_no_fault(
    nieuw_toestel: NieuwToestel, tmp_path: Path, breedte: int, kleuren: str
):
    school = school_op(nieuw_toestel(viewport={"width": breedte, "height": 800}, color_scheme=kleuren))
    school.kies_en_wacht(*kleine_klas(tmp_path))

    assert school.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert fouten(school.page) == []
