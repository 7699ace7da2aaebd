"""What a file may do to a phone's map: first who placed it and whose it is; losses are confirmed separately."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.file.envelope import read_envelope, write_envelope
from bpv_logic.map.record import Record, record_from_json
from e2e.files.map_files import EXPORTED_AT, GENERATOR, records_in
from e2e.helpers import storage
from e2e.pages.codes import ReadBox
from e2e.pages.delen import DelenPage
from e2e.pages.outside import part
from e2e.pages.page import ENGINE_TIME
from e2e.pages.school import SchoolPage
from e2e.pages.status import StatusPage
from e2e.test_codes import shows
from e2e.test_entering import SENDS, ready_offline

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import NewDevice
    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

LATER: Final = "2026-11-25T15:00:00.000Z/0000"
YOURS: Final = "Is dit bestand ook van jou?"
DO_YOU_WANT_THAT: Final = "Wil je dat?"
NOTHING_NEW: Final = "Alles uit dit bestand staat al in je map."
#: As a file that changed the kind of a form would have left it, before such files were refused.
BECOMES_OTHER: Final = """async (id) => {
  const db = await new Promise((resolve, reject) => {
    const request = indexedDB.open("bpv-map");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const tx = db.transaction("records", "readwrite");
  const store = tx.objectStore("records");
  store.get(id).onsuccess = ({ target }) => store.put({ ...target.result, soort: "bewijs", velden: {} });
  await new Promise((resolve) => { tx.oncomplete = resolve; });
  db.close();
}"""

#: As an older app accepted it: a clock without its answer.
WITHOUT_ANSWER: Final = BECOMES_OTHER.replace('soort: "bewijs", velden: {}', "velden: {}")


def file(path: Path, *records: Record) -> Path:
    """Write a file with a matching hash, as a careful forger would."""
    path.write_text(write_envelope(records, exported_at=EXPORTED_AT, generator=GENERATOR), encoding="utf-8")
    return path


def empty(record: Record) -> Record:
    """Return a form whose answers were all emptied later."""
    return Record(record.id, record.soort, dict.fromkeys(record.velden), dict.fromkeys(record.velden, LATER))


def emptier(path: Path, from_: Path, *, of_whom: bool = True) -> Path:
    """Write a file that empties a whole map; without `of_whom` it does not say whose map."""
    records = [record_from_json(item) for item in records_in(from_).values()]
    kept = {"handtekening", "eindbeoordeling"} | (set() if of_whom else {"student"})
    return file(path, *(empty(item) for item in records if item.soort not in kept))


def on_disk(page: Page) -> dict[str, Any]:
    """Return the records on disk by their id."""
    return {record["id"]: record for record in storage.read(page, "records")}


def answers(page: Page) -> int:
    """Count the answers on disk."""
    return sum(value not in (None, "", []) for item in on_disk(page).values() for value in item["velden"].values())


@pytest.fixture
def full_page(phone: BrowserContext, map_file: Path) -> DelenPage:
    """Return the page of a phone with a full map."""
    delen = DelenPage(phone.new_page())
    delen.open()
    delen.merge(map_file)
    delen.open()
    return delen


@pytest.mark.scenario("A file empties the whole map: told, asked a second time, and a no changes nothing")
def test_file_that_empties_the_map_is_told_and_asked_twice(full_page: DelenPage, map_file: Path, tmp_path: Path):
    before, count = on_disk(full_page.page), answers(full_page.page)
    full_page.choose(emptier(tmp_path / "leeg.json", map_file))
    expect(full_page.loss).to_be_visible(timeout=ENGINE_TIME)
    expect(full_page.opening.get_by_text(NOTHING_NEW)).to_have_count(0)
    full_page.tap_merge()
    full_page.answer(DO_YOU_WANT_THAT, "Nee, terug")
    expect(full_page.loss).to_be_visible()
    assert on_disk(full_page.page) == before

    full_page.opening.get_by_role("button", name="Annuleer").click()
    expect(full_page.loss).to_be_hidden()
    assert on_disk(full_page.page) == before

    # The same is done when the owner wants it, and a copy from before is on the phone.
    full_page.merge(tmp_path / "leeg.json", DO_YOU_WANT_THAT)
    assert answers(full_page.page) < count / 4
    status = StatusPage(full_page.page)
    status.open()
    status.put_back("Van vóór het samenvoegen")
    assert answers(full_page.page) >= count


def test_clocks_without_answers_are_refused(full_page: DelenPage, map_file: Path, tmp_path: Path):
    records = [record_from_json(item) for item in records_in(map_file).values() if item["soort"] != "handtekening"]
    before = on_disk(full_page.page)
    full_page.choose(file(tmp_path / "kaal.json", *(empty(item)._replace(velden={}) for item in records)))

    expect(full_page.fault).to_contain_text("staat een tijdstip zonder antwoord", timeout=ENGINE_TIME)
    assert on_disk(full_page.page) == before


@pytest.mark.scenario("A file that does not say whose it is removes and changes nothing before the owner says so")
def test_file_of_nobody_does_nothing_without_the_owner_s_word(full_page: DelenPage, map_file: Path, tmp_path: Path):
    before, count = on_disk(full_page.page), answers(full_page.page)
    full_page.choose(emptier(tmp_path / "leeg.json", map_file, of_whom=False))
    full_page.tap_merge()
    full_page.answer(YOURS, "Nee, terug")
    expect(full_page.opening.get_by_role("button", name="Samenvoegen")).to_be_visible()
    assert on_disk(full_page.page) == before

    # After a yes to that, the user is asked about the loss as well.
    full_page.tap_merge()
    full_page.answer(YOURS, "Ja, van mij")
    full_page.answer(DO_YOU_WANT_THAT, "Nee, terug")
    assert on_disk(full_page.page) == before

    full_page.merge(tmp_path / "leeg.json", YOURS, DO_YOU_WANT_THAT)
    assert answers(full_page.page) < count


@pytest.mark.scenario("Another site places a file: it is said where it came from before the file is even read")
def test_shared_file_says_first_that_it_came_from_elsewhere(
    phone: BrowserContext, origin: Origin, guard: Guard, map_file: Path, tmp_path: Path
):
    guard.expects(SENDS)
    delen = ready_offline(phone)
    delen.merge(map_file)
    # The next page has this verdict, and starts no rules of its own.
    storage.wait_for_verdict(delen.page)
    before = on_disk(delen.page)
    path = emptier(tmp_path / "leeg.json", map_file)
    part(delen.page, f"{origin.url}delen/ontvang", path)

    expect(delen.placed).to_be_focused()
    expect(delen.placed).to_contain_text("Heb je dat zelf gedaan?")
    expect(delen.opening.get_by_role("button", name="Samenvoegen")).to_be_hidden()
    # Not read: that would start the rules.
    expect(delen.html).to_have_attribute("data-engine", "off")
    delen.placed.get_by_role("button", name="Nee, weg ermee").click()
    expect(delen.placed).to_be_hidden()
    assert on_disk(delen.page) == before

    part(delen.page, f"{origin.url}delen/ontvang", path)
    delen.open_placed()
    expect(delen.loss).to_be_visible(timeout=ENGINE_TIME)
    delen.tap_merge()
    delen.answer(DO_YOU_WANT_THAT, "Nee, terug")
    assert on_disk(delen.page) == before


@pytest.mark.scenario("Codes on another screen empty the map: told and asked twice, as of a file")
def test_codes_that_empty_the_map_are_asked_twice(
    new_device: NewDevice, full_page: DelenPage, map_file: Path, tmp_path: Path
):
    before = on_disk(full_page.page)
    # On the phone of somebody without a map it is imported, and emptied forms stay in it.
    photos = shows(new_device().new_page(), emptier(tmp_path / "leeg.json", map_file)).photos(tmp_path)
    box = ReadBox(full_page.page, "Een bestand openen")
    box.open()
    box.choose(*photos)
    expect(full_page.loss).to_be_visible(timeout=ENGINE_TIME)
    full_page.tap_merge()
    full_page.answer(DO_YOU_WANT_THAT, "Nee, terug")

    assert on_disk(full_page.page) == before


def test_form_that_became_another_kind_is_itself_again_from_a_copy(full_page: DelenPage):
    day = builders.make_urendag(datum="2026-11-24").id
    before = on_disk(full_page.page)[day]
    storage.expect_poll(
        lambda: "dag" in {copy["slot"] for copy in storage.read(full_page.page, "kopieen")}, True, full_page.page
    )
    status = StatusPage(full_page.page)
    status.open()
    full_page.page.evaluate(BECOMES_OTHER, day)
    status.open()
    status.put_back("Dagkopie")
    after = on_disk(full_page.page)[day]

    assert (after["soort"], after["velden"]) == ("urendag", before["velden"])
    status.undo()
    assert on_disk(full_page.page)[day]["soort"] == "urendag"


@pytest.mark.scenario("School reads a file that empties a student's map: the row says what is gone, and of which file")
def test_school_is_told_what_is_gone(laptop: BrowserContext, map_file: Path, tmp_path: Path):
    school = SchoolPage(laptop.new_page())
    school.open()
    school.choose_and_wait(map_file, emptier(tmp_path / "leeg.json", map_file, of_whom=True))
    row = school.row("Sam Voorbeeld").or_(school.table.get_by_role("row").nth(1))

    expect(row.first).to_contain_text(f"Niet alles uit {map_file.name} staat er nog", timeout=ENGINE_TIME)


@pytest.mark.scenario("A file of a begeleider holds more than school may add: refused on the phone, left out at school")
def test_file_of_a_begeleider_with_more_is_refused_and_left_out(
    full_page: DelenPage, laptop: BrowserContext, map_file: Path, tmp_path: Path
):
    before = on_disk(full_page.page)
    who = builders.make_record("student", id=builders.STUDENT)
    back = file(tmp_path / "terug.json", who, builders.make_urendag(datum="2026-11-24", eind="23:00", clock=LATER))
    full_page.choose(back)
    full_page.expect_refused(
        "Dit bestand is van een bpv-begeleider, maar er staat iets in dat alleen de student mag veranderen. "
        "Vraag een nieuw bestand."
    )
    assert on_disk(full_page.page) == before

    school = SchoolPage(laptop.new_page())
    school.open()
    school.choose_and_wait(map_file, back)
    expect(school.row("Sam Voorbeeld")).to_contain_text("terug.json telt niet mee.", timeout=ENGINE_TIME)


def test_bare_clocks_of_an_older_app_leave_as_empty_answers(full_page: DelenPage, tmp_path: Path):
    day = builders.make_urendag(datum="2026-11-24")
    full_page.page.evaluate(WITHOUT_ANSWER, day.id)
    full_page.open()
    path = full_page.make_file(tmp_path)

    assert on_disk(full_page.page)[day.id]["velden"] == {}
    assert read_envelope(path.read_text(encoding="utf-8")).bpvmap.by_id[day.id].velden == dict.fromkeys(day.velden)
