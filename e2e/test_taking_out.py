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
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.status import StatusPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from bpv_logic.map.record import Record

TE_VOL = "Je map is te vol"
OUD = "2026-11-01T09:00:00.000Z/0000"


def op_schijf(page: Page) -> dict[str, Any]:
    return {record["id"]: record for record in storage.lees(page, "records")}


def bestand(folder: Path, *records: Record) -> Path:
    path = folder / "bpv-map-sam.json"
    # No file is older than its contents.
    moments = [clock.partition("/")[0] for record in records for clock in record.tijden.values()]
    made = max(EXPORTED_AT, *moments)
    path.write_text(write_envelope(records, exported_at=made, generator=GENERATOR), encoding="utf-8")
    return path


def eigen_map(page: Page) -> str:
    """Start a map, and return the id of its student."""
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam", achternaam="Voorbeeld")
    gegevens.expect_bewaard()
    return next(id_ for id_, record in op_schijf(page).items() if record["soort"] == "student")


def neem_in(page: Page, path: Path) -> DelenPagina:
    delen = DelenPagina(page)
    delen.open()
    delen.kies(path)
    delen.expect_voorbeeld()
    delen.openen.get_by_role("button", name="Samenvoegen").click()
    expect(delen.openen.get_by_text("Samengevoegd")).to_be_visible()
    return delen


@pytest.mark.scenario(
    "A file brought what nobody wanted: it goes out again, what was typed since stays, and it is undone"
)
def test_what_a_file_brought_goes_out_and_what_was_typed_since_stays(telefoon: BrowserContext, tmp_path: Path):
    page = telefoon.new_page()
    student = eigen_map(page)
    blok, dag = builders.make_urenblok(), builders.make_urendag(datum="2026-11-24")
    signed = builders.make_handtekening(builders.make_map(blok, dag), blok)
    theirs = builders.make_student(id=student, clock="2099-01-01T00:00:00.000Z/0000", voornaam="Anders")
    theirs = theirs._replace(tijden=dict.fromkeys(theirs.velden, OUD) | {"voornaam": _later(page, student)})
    neem_in(page, bestand(tmp_path, theirs, builders.make_periode(), blok, dag, signed))
    expect(page.get_by_role("button", name="Haal weg wat met dit bestand kwam")).to_be_visible()
    assert op_schijf(page)[student]["velden"]["voornaam"] == "Anders"
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(school="Zelf getypt")
    gegevens.expect_bewaard()

    status = StatusPagina(page)
    status.open()
    expect(status.kwam).to_be_visible()
    voor = op_schijf(page)
    status.haal_weg()

    na = op_schijf(page)
    assert set(na) == {student}
    assert (na[student]["velden"]["voornaam"], na[student]["velden"]["school"]) == ("Sam", "Zelf getypt")
    expect(status.kwam).to_be_hidden()
    page.get_by_role("button", name="Maak ongedaan").first.click()
    expect(page.get_by_role("status").filter(has_text="Ongedaan gemaakt")).to_be_visible()
    weer = op_schijf(page)
    assert {id_: record["velden"] for id_, record in weer.items()} == {
        id_: record["velden"] for id_, record in voor.items()
    }
    assert weer[signed.id] == voor[signed.id]


def _later(page: Page, student: str) -> str:
    """Return a clock just after what the phone wrote last."""
    clocks = op_schijf(page)[student]["tijden"].values()
    return max(clocks).split("/", maxsplit=1)[0] + "/00ff"


@pytest.mark.scenario("A phone took in more than fits before there were limits: it says so, and gets rid of it")
def test_phone_that_took_in_too_much_before_there_were_limits_gets_rid_of_it(telefoon: BrowserContext, tmp_path: Path):
    page = telefoon.new_page()
    student = eigen_map(page)
    neem_in(page, bestand(tmp_path, builders.make_student(id=student, clock=OUD), builders.make_periode(clock=OUD)))
    # As an older app left it: no record of what came in, and a flood of it.
    page.evaluate(VLOED, [MOST_OF["periode"], OUD])

    status = StatusPagina(page)
    status.open()
    expect(page.get_by_text(TE_VOL)).to_be_visible()
    status.haal_weg()

    assert set(op_schijf(page)) == {student}
    expect(page.get_by_text(TE_VOL)).to_be_hidden()


VLOED = """async ([count, clock]) => {
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
