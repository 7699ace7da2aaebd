"""A file that brought too much can be taken out again, and what was typed since stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.file.envelope import write_envelope
from bpv_logic.file.limits import MOST_OF
from e2e.files.map_files import EXPORTED_AT, GENERATOR
from e2e.helpers import storage
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.status import StatusPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from bpv_logic.map.record import Record

TOO_FULL = "Je map is te vol"
OLD = "2026-11-01T09:00:00.000Z/0000"


def on_disk(page: Page) -> dict[str, Any]:
    return {record["id"]: record for record in storage.read(page, "records")}


def file(folder: Path, *records: Record) -> Path:
    path = folder / "bpv-map-sam.json"
    # No file is older than its contents.
    moments = [clock.partition("/")[0] for record in records for clock in record.tijden.values()]
    made = max(EXPORTED_AT, *moments)
    path.write_text(write_envelope(records, exported_at=made, generator=GENERATOR), encoding="utf-8")
    return path


def own_map(page: Page) -> str:
    """Start a map, and return the id of its student."""
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam", achternaam="Voorbeeld")
    gegevens.expect_saved()
    return next(id_ for id_, record in on_disk(page).items() if record["soort"] == "student")


def take_file(page: Page, path: Path) -> DelenPage:
    delen = DelenPage(page)
    delen.open()
    delen.choose(path)
    delen.expect_preview()
    delen.opening.get_by_role("button", name="Samenvoegen").click()
    expect(delen.opening.get_by_text("Samengevoegd")).to_be_visible()
    return delen


@pytest.mark.scenario(
    "A file brought what nobody wanted: it goes out again, what was typed since stays, and it is undone"
)
def test_what_a_file_brought_goes_out_and_what_was_typed_since_stays(phone: BrowserContext, tmp_path: Path):
    page = phone.new_page()
    student = own_map(page)
    blok, day = builders.make_urenblok(), builders.make_urendag(datum="2026-11-24")
    signed = builders.make_handtekening(builders.make_map(blok, day), blok)
    theirs = builders.make_student(id=student, clock="2099-01-01T00:00:00.000Z/0000", voornaam="Anders")
    theirs = theirs._replace(tijden=dict.fromkeys(theirs.velden, OLD) | {"voornaam": _later(page, student)})
    take_file(page, file(tmp_path, theirs, builders.make_periode(), blok, day, signed))
    expect(page.get_by_role("button", name="Haal weg wat met dit bestand kwam")).to_be_visible()
    assert on_disk(page)[student]["velden"]["voornaam"] == "Anders"
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(school="Zelf getypt")
    gegevens.expect_saved()

    status = StatusPage(page)
    status.open()
    expect(status.came).to_be_visible()
    before = on_disk(page)
    status.remove()

    after = on_disk(page)
    assert set(after) == {student}
    assert (after[student]["velden"]["voornaam"], after[student]["velden"]["school"]) == ("Sam", "Zelf getypt")
    expect(status.came).to_be_hidden()
    page.get_by_role("button", name="Maak ongedaan").first.click()
    expect(page.get_by_role("status").filter(has_text="Ongedaan gemaakt")).to_be_visible()
    again = on_disk(page)
    assert {id_: record["velden"] for id_, record in again.items()} == {
        id_: record["velden"] for id_, record in before.items()
    }
    assert again[signed.id] == before[signed.id]


def _later(page: Page, student: str) -> str:
    """Return a clock just after what the phone wrote last."""
    clocks = on_disk(page)[student]["tijden"].values()
    return max(clocks).split("/", maxsplit=1)[0] + "/00ff"


@pytest.mark.scenario("A phone took in more than fits before there were limits: it says so, and gets rid of it")
def test_phone_that_took_in_too_much_before_there_were_limits_gets_rid_of_it(phone: BrowserContext, tmp_path: Path):
    page = phone.new_page()
    student = own_map(page)
    take_file(page, file(tmp_path, builders.make_student(id=student, clock=OLD), builders.make_periode(clock=OLD)))
    # As an older app left it: no record of what came in, and a flood of it.
    page.evaluate(FLOOD, [MOST_OF["periode"], OLD])

    status = StatusPage(page)
    status.open()
    expect(page.get_by_text(TOO_FULL)).to_be_visible()
    status.remove()

    assert set(on_disk(page)) == {student}
    expect(page.get_by_text(TOO_FULL)).to_be_hidden()


FLOOD = """async ([count, clock]) => {
  const db = await new Promise((done) => {
    const asked = indexedDB.open("bpv-map");
    asked.onsuccess = () => done(asked.result);
  });
  const tx = db.transaction(["records", "meta"], "readwrite");
  for (let number = 0; number < count; number += 1) {
    const tijden = { leerbedrijf: clock };
    tx.objectStore("records").put(
      { id: `vloed-${number}`, soort: "periode", velden: { leerbedrijf: "x" }, tijden, verwijderd: null });
  }
  tx.objectStore("meta").delete("came");
  await new Promise((done) => (tx.oncomplete = done));
  db.close();
}"""
