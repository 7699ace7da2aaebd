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
from tests.helpers.klas.forge import forged
from tests.helpers.klas.generator import make_klas
from tests.helpers.klas.keys import Phone, class_of_one_praktijkopleider

from bpv_logic.file.envelope import read_envelope, write_envelope
from bpv_logic.words.last_name import last_name_key
from e2e.files.class_files import small_klas, write_map
from e2e.helpers.clock import Clock
from e2e.helpers.gate import AT_FIRST, Gate
from e2e.pages.page import ENGINE_TIME
from e2e.pages.school import SchoolPage
from e2e.test_accessible import faults

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from e2e.helpers.device import NewDevice
    from e2e.helpers.origin import Origin

MANY: Final = 30
#: What a database of this site holds, by name.
CONTENT: Final = """async (naam) => {
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
FOLLOW_BAR: Final = """(bar) => {
  window.steps = [];
  new MutationObserver(() => window.steps.push(bar.value)).observe(bar, { attributeFilter: ["value"] });
}"""
#: The helper engine fails at its first file.
BREAK_WORKER: Final = """(() => {
  const post = Worker.prototype.postMessage;
  const helping = new Set();
  const held = [];
  let isReady = false;
  window.gebroken = 0;
  // On a busy machine the first engine would have read every file before the second has started.
  const begin = ({ data }) => {
    if (data.id === undefined || isReady) return;
    isReady = true;
    for (const go of held.splice(0)) go();
  };
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message.isHelper) {
      helping.add(this);
      this.addEventListener("message", begin);
    }
    const isFile = typeof message.request === "object";
    const go = () => post.call(this, message, ...rest);
    if (isFile && !isReady) return void held.push(go);
    if (!isFile || !helping.has(this)) return void go();
    window.gebroken += 1;
    this.dispatchEvent(new ErrorEvent("error", { message: "out of memory" }));
  };
})();"""
DROP: Final = """(files) => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""

GOLDEN: Final = Path(__file__).parents[1] / "tests" / "golden" / "hele-bpv.json"


@pytest.fixture
def school(laptop: BrowserContext) -> SchoolPage:
    """Return the page on a laptop, on a day in the small class's bpv."""
    return school_on(laptop)


#: A tablet that shares plain text and nothing else, and remembers what it shared.
SHARES_TEXT_ONLY = """
  window.gedeeld = [];
  const define = (name, value) => Object.defineProperty(Navigator.prototype, name, { value });
  define("canShare", ({ files }) => files.every(({ type }) => type === "text/plain"));
  define("share", async ({ files }) => void window.gedeeld.push(...files.map(({ name }) => name)));
"""


def school_on(device: BrowserContext) -> SchoolPage:
    """Open the page on a device, on a day in the small class's bpv."""
    Clock(device, builders.TODAY)
    page = SchoolPage(device.new_page())
    page.open()
    return page


@pytest.fixture(scope="module")
def large_klas(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the files of a class, with a full year in each."""
    folder = tmp_path_factory.mktemp("klas")
    paths = []
    for name, text in make_klas(MANY, today=dt.date.fromisoformat(builders.TODAY)):
        paths.append(folder / name)
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def test_class_is_one_table_that_sorts_filters_and_searches(school: SchoolPage, tmp_path: Path):
    school.choose_and_wait(*small_klas(tmp_path))

    school.expect_count("3 van 3 studenten")
    expect(school.row("Bo Voorbeeld")).to_contain_text("Bakkerij Proef")
    expect(school.row("Bo Voorbeeld")).to_contain_text("32 van 640")
    expect(school.row("Zoë Voorbeeld")).to_contain_text("<img src=x onerror=alert(1)> =1+1")
    heading = school.sort("Student")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert school.names() == ["Bo Voorbeeld", "Noor Voorbeeld", "Zoë Voorbeeld"]
    school.sort("Student")
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert school.names() == ["Zoë Voorbeeld", "Noor Voorbeeld", "Bo Voorbeeld"]
    expect(school.table.locator("[aria-sort]")).to_have_count(1)
    school.find("ZOE")
    school.expect_count("1 van 3 studenten")
    school.find("bakkerij")
    assert school.names() == ["Bo Voorbeeld"]
    school.filter("Nog niet bezocht").check()
    school.expect_count("0 van 3 studenten")
    school.page.get_by_role("button", name="Laat iedereen zien").click()
    school.expect_count("3 van 3 studenten")
    school.filter("Nog niet bezocht").check()
    assert school.names() == ["Zoë Voorbeeld", "Noor Voorbeeld"]


def test_damaged_and_strange_files_stop_no_other_and_a_mended_one_leaves_the_list(school: SchoolPage, tmp_path: Path):
    bo, noor, zoe = small_klas(tmp_path)
    whole = noor.read_text(encoding="utf-8")
    noor.write_text(whole[: len(whole) // 2], encoding="utf-8")
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0")
    school.choose_and_wait(noor, bo, photo, zoe)

    list_ = school.page.get_by_role("alert").filter(has_text="Niet te lezen")
    expect(list_.get_by_role("listitem")).to_have_count(2)
    expect(list_).to_contain_text(noor.name)
    school.expect_count("2 van 2 studenten")
    noor.write_text(whole, encoding="utf-8")
    school.choose_and_wait(noor)
    expect(list_.get_by_role("listitem")).to_have_count(1)
    school.expect_count("3 van 3 studenten")


def test_same_file_counts_once_and_an_older_one_of_a_student_is_merged(school: SchoolPage, tmp_path: Path):
    days = [builders.make_urendag(datum=f"2026-11-{day}") for day in (16, 17)]
    new = write_map(tmp_path, "Bo", *days)
    old = write_map(tmp_path, "Bo", days[0], builders.make_bezoek(), on="2026-11-18T16:00:00.000Z")
    double = tmp_path / "kopie.json"
    double.write_bytes(new.read_bytes())
    school.choose_and_wait(old, new)
    school.choose_and_wait(double)

    school.expect_count("1 van 1 student")
    row = school.row("Bo Voorbeeld")
    expect(row).to_contain_text("2 bestanden")
    expect(row).to_contain_text("16 van 640")
    expect(row).to_contain_text("1 keer")
    row.get_by_text("Van meer dan één bestand").click()
    expect(row).to_contain_text(old.name)
    expect(school.page.get_by_text("kopie.json is hetzelfde bestand als")).to_be_visible()


def test_page_answers_while_it_reads_and_shows_how_far_it_is(laptop: BrowserContext, large_klas: list[Path]):
    """The rules are delayed on purpose: whatever they do, sorting, searching and filtering still work."""
    gate, school = Gate(laptop), school_on(laptop)
    school.page.locator("[data-reading] progress").evaluate(FOLLOW_BAR)
    school.choose(*large_klas)
    expect(school.table.get_by_role("rowheader").first).to_be_visible(timeout=ENGINE_TIME)
    heading = school.sort("Student")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    school.find("niemand heet zo")
    expect(school.page.get_by_text("Geen student past hierbij.")).to_be_visible()
    expect(school.bar).to_be_visible()
    school.find("")
    gate.open(school.page)
    school.expect_read(MANY)
    steps = school.page.evaluate("window.steps")

    last_names = [last_name_key(name, "") for name in school.names()]
    assert last_names == sorted(last_names)
    assert steps == sorted(steps)
    assert len(set(steps)) > MANY // 2


def test_class_is_read_by_two_engines_and_its_text_passes_the_page_by(laptop: BrowserContext, large_klas: list[Path]):
    gate, school = Gate(laptop), school_on(laptop)
    gate.open(school.page)
    school.choose_and_wait(*large_klas)
    read = gate.asked(school.page, "klas_bestand")

    assert len(read) == MANY
    assert {item["engine"] for item in read} == {0, 1}
    assert max(item["length"] for item in read) < min(path.stat().st_size for path in large_klas) // 100
    gate.expect_engines(school.page, 1)
    school.open_map(school.names()[0])
    expect(school.findings.first).to_be_visible(timeout=ENGINE_TIME)


def test_one_engine_reads_a_few_files_and_a_class_on_a_device_with_one_processor(
    laptop: BrowserContext, large_klas: list[Path]
):
    gate, school = Gate(laptop, processors=1), school_on(laptop)
    gate.open(school.page)
    school.choose_and_wait(*large_klas)

    assert {item["engine"] for item in gate.asked(school.page, "klas_bestand")} == {0}
    assert len(gate.asked(school.page, "version")) == 1


def test_second_engine_that_breaks_leaves_its_files_to_the_first(laptop: BrowserContext, large_klas: list[Path]):
    gate = Gate(laptop)
    laptop.add_init_script(BREAK_WORKER)
    school = school_on(laptop)
    gate.open(school.page)
    school.choose_and_wait(*large_klas)

    school.expect_count(f"{len(school.names())} van {len(school.names())} studenten")
    assert school.page.evaluate("window.gebroken") == 1
    expect(school.page.get_by_role("heading", name="Niet te lezen")).to_be_hidden()
    gate.expect_engines(school.page, 1)


def test_reading_can_be_stopped_and_what_was_read_stays(laptop: BrowserContext, large_klas: list[Path]):
    gate, school = Gate(laptop), school_on(laptop)
    school.choose(*large_klas)
    expect(school.table.get_by_role("rowheader").first).to_be_visible(timeout=ENGINE_TIME)
    school.page.get_by_role("button", name="Stop met lezen").click()

    expect(school.done).to_contain_text("Gestopt:")
    expect(school.bar).to_be_hidden()
    gate.open(school.page)
    gate.expect_engines(school.page, 1)
    read = len(school.names())
    assert 0 < read < AT_FIRST
    school.expect_count(f"{read} van {read} studenten" if read > 1 else "1 van 1 student")


def test_files_that_fall_on_the_page_are_read(school: SchoolPage, tmp_path: Path):
    files = [[path.name, path.read_text(encoding="utf-8")] for path in small_klas(tmp_path)]
    school.page.evaluate(DROP, files)

    school.expect_read(3)
    school.expect_count("3 van 3 studenten")


def test_files_that_fall_before_the_page_can_read_are_read_when_it_can(
    laptop: BrowserContext, origin: Origin, tmp_path: Path
):
    files = [[path.name, path.read_text(encoding="utf-8")] for path in small_klas(tmp_path)]
    origin.hang("*/school-part.js")
    school = school_on(laptop)
    school.page.evaluate(DROP, files)
    expect(school.done).to_be_hidden()
    origin.repair()

    school.expect_read(3)


def test_class_is_gone_at_the_next_opening_unless_somebody_asked_to_keep_it(
    school: SchoolPage, origin: Origin, tmp_path: Path
):
    school.expect_ready_offline()
    school.choose_and_wait(*small_klas(tmp_path))
    expect(school.keeping).not_to_be_checked()
    school.open()
    expect(school.table).to_be_hidden()
    assert school.page.evaluate(CONTENT, "bpv-map-school") == 0

    school.choose_and_wait(*small_klas(tmp_path))
    school.keeping.check()
    expect(school.page.get_by_text("De bestanden blijven op deze computer staan")).to_be_visible()
    origin.stop()
    school.open()
    school.expect_read(3)
    expect(school.keeping).to_be_checked()
    school.expect_count("3 van 3 studenten")


def test_one_button_wipes_what_is_kept_and_what_is_shown(school: SchoolPage, tmp_path: Path):
    school.choose_and_wait(*small_klas(tmp_path))
    school.keeping.check()
    expect(school.page.get_by_text("De bestanden blijven op deze computer staan")).to_be_visible()
    assert school.page.evaluate(CONTENT, "bpv-map-school") == 4
    school.open_map("Bo Voorbeeld")
    expect(school.eindbeoordeling.root).to_be_visible(timeout=ENGINE_TIME)
    school.wipe()

    expect(school.page.get_by_text("Alles is gewist")).to_be_visible()
    expect(school.table).to_be_hidden()
    expect(school.eindbeoordeling.root).to_be_hidden()
    expect(school.keeping).not_to_be_checked()
    assert school.page.evaluate(CONTENT, "bpv-map-school") == 0
    school.open()
    expect(school.table).to_be_hidden()


def test_tables_and_agenda_hold_who_is_shown(school: SchoolPage, tmp_path: Path):
    school.choose_and_wait(*small_klas(tmp_path))
    expect(school.page.get_by_role("region", name="Bezoeken die komen")).to_contain_text("Noor Voorbeeld")
    school.find("Bo")
    school.expect_count("1 van 3 studenten")
    boek = openpyxl.load_workbook(school.download("Tabellen voor Excel of LibreOffice", tmp_path))
    school.find("")
    agenda = school.download("Bezoeken en data voor je agenda", tmp_path).read_bytes()

    rows = {sheet.title: list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in boek}
    assert {row[0] for found in rows.values() for row in found} == {"Bo Voorbeeld"}
    assert rows["Overzicht"][0][4] == "Bakkerij Proef"
    assert len(rows["Uren per week"]) > 3
    assert Calendar.from_ical(agenda).errors == []
    assert b"20261202T103000" in agenda


def test_tablet_that_may_not_share_a_diary_gets_it_by_its_own_name(new_device: NewDevice, tmp_path: Path):
    """Niet als `.ics.txt`: dat opent geen agenda."""
    tablet = new_device(has_touch=True, viewport={"width": 800, "height": 1200})
    tablet.add_init_script(SHARES_TEXT_ONLY)
    school = school_on(tablet)
    school.choose_and_wait(*small_klas(tmp_path))
    made = [
        school.download(button, tmp_path)
        for button in ("Bezoeken en data voor je agenda", "Tabellen voor Excel of LibreOffice")
    ]

    assert [path.suffixes for path in made] == [[".ics"], [".xlsx"]]
    expect(school.page.get_by_text(f"Het bestand {made[-1].name} staat bij je downloads.")).to_be_visible()
    assert school.page.evaluate("window.gedeeld") == []


@pytest.mark.parametrize(("width", "colours"), [(360, "dark"), (1280, "light")])
def test_class_fits_the_screen_and_has_no_fault(new_device: NewDevice, tmp_path: Path, width: int, colours: str):
    school = school_on(new_device(viewport={"width": width, "height": 800}, color_scheme=colours))
    school.choose_and_wait(*small_klas(tmp_path))

    assert school.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults(school.page) == []


def test_kept_class_tells_a_handtekening_with_another_code_than_in_an_earlier_file(school: SchoolPage, tmp_path: Path):
    """Wie getekende dagen langer maakt en alles opnieuw verzegelt, valt op bij wie het eerdere bestand bewaarde."""
    records = read_envelope(GOLDEN.read_text(encoding="utf-8")).records
    old, normal, false = (tmp_path / f"{name}.json" for name in ("oud", "gewoon", "vals"))
    for path, content, made in (
        (old, records, "2026-11-20T10:00:00.000Z"),
        (normal, records, "2026-11-21T10:00:00.000Z"),
        (false, forged(records), "2026-11-22T10:00:00.000Z"),
    ):
        path.write_text(write_envelope(content, exported_at=made, generator="bpv-map/e2e"), encoding="utf-8")
    school.open()
    school.choose_and_wait(old)
    school.save()
    school.choose_and_wait(normal)
    told = school.table.get_by_role("list", name="Anders dan eerder")
    expect(told.get_by_role("listitem")).to_have_count(0)

    school.page.reload()
    expect(school.table.get_by_role("rowheader")).to_have_count(1, timeout=ENGINE_TIME)
    school.choose(false)
    expect(told.get_by_role("listitem").first).to_contain_text("code", timeout=ENGINE_TIME)


def test_key_that_signed_with_three_students_is_told_at_each(school: SchoolPage, tmp_path: Path):
    school.choose_and_wait(*class_of_one_praktijkopleider(tmp_path, Phone(8)))
    told = school.table.get_by_role("list", name="Sleutels van telefoons").get_by_role("listitem")

    expect(told).to_have_count(3)
    expect(told.first).to_contain_text("mevrouw Jansen tekende met sleutel")
