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
from e2e.pages.buiten import deel
from e2e.pages.codes import Leesvak
from e2e.pages.delen import DelenPagina
from e2e.pages.pagina import MOTOR_TIJD
from e2e.pages.school import SchoolPagina
from e2e.pages.status import StatusPagina
from e2e.test_binnenkomen import STUURT, klaar_offline
from e2e.test_codes import toont

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import NieuwToestel
    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

LATER: Final = "2026-11-25T15:00:00.000Z/0000"
VAN_JOU: Final = "Is dit bestand ook van jou?"
WIL_JE_DAT: Final = "Wil je dat?"
NIETS_NIEUWS: Final = "Alles uit dit bestand staat al in je map."
#: As a file that changed the kind of a form would have left it, before such files were refused.
WORDT_ANDERS: Final = """async (id) => {
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
ZONDER_ANTWOORD: Final = WORDT_ANDERS.replace('soort: "bewijs", velden: {}', "velden: {}")


def bestand(path: Path, *records: Record) -> Path:
    """Write a file with a matching hash, as a careful forger would."""
    path.write_text(write_envelope(records, exported_at=EXPORTED_AT, generator=GENERATOR), encoding="utf-8")
    return path


def leeg(record: Record) -> Record:
    """Return a form whose answers were all emptied later."""
    return Record(record.id, record.soort, dict.fromkeys(record.velden), dict.fromkeys(record.velden, LATER))


def leegmaker(path: Path, van: Path, *, van_wie: bool = True) -> Path:
    """Write a file that empties a whole map; without `van_wie` it does not say whose map."""
    records = [record_from_json(item) for item in records_in(van).values()]
    kept = {"handtekening", "eindbeoordeling"} | (set() if van_wie else {"student"})
    return bestand(path, *(leeg(item) for item in records if item.soort not in kept))


def op_schijf(page: Page) -> dict[str, Any]:
    """Return the records on disk by their id."""
    return {record["id"]: record for record in storage.lees(page, "records")}


def antwoorden(page: Page) -> int:
    """Count the answers on disk."""
    return sum(value not in (None, "", []) for item in op_schijf(page).values() for value in item["velden"].values())


@pytest.fixture
def volle(telefoon: BrowserContext, map_bestand: Path) -> DelenPagina:
    """Return the page of a phone with a full map."""
    delen = DelenPagina(telefoon.new_page())
    delen.open()
    delen.voeg_samen(map_bestand)
    delen.open()
    return delen


@pytest.mark.scenario("A file empties the whole map: told, asked a second time, and a no changes nothing")
def test_file_that_empties_the_map_is_told_and_asked_twice(volle: DelenPagina, map_bestand: Path, tmp_path: Path):
    before, count = op_schijf(volle.page), antwoorden(volle.page)
    volle.kies(leegmaker(tmp_path / "leeg.json", map_bestand))
    expect(volle.verlies).to_be_visible(timeout=MOTOR_TIJD)
    expect(volle.openen.get_by_text(NIETS_NIEUWS)).to_have_count(0)
    volle.tik_samenvoegen()
    volle.antwoord(WIL_JE_DAT, "Nee, terug")
    expect(volle.verlies).to_be_visible()
    assert op_schijf(volle.page) == before

    volle.openen.get_by_role("button", name="Annuleer").click()
    expect(volle.verlies).to_be_hidden()
    assert op_schijf(volle.page) == before

    # The same is done when the owner wants it, and a copy from before is on the phone.
    volle.voeg_samen(tmp_path / "leeg.json", WIL_JE_DAT)
    assert antwoorden(volle.page) < count / 4
    status = StatusPagina(volle.page)
    status.open()
    status.zet_terug("Van vóór het samenvoegen")
    assert antwoorden(volle.page) >= count


def test_clocks_without_answers_are_refused(volle: DelenPagina, map_bestand: Path, tmp_path: Path):
    records = [record_from_json(item) for item in records_in(map_bestand).values() if item["soort"] != "handtekening"]
    before = op_schijf(volle.page)
    volle.kies(bestand(tmp_path / "kaal.json", *(leeg(item)._replace(velden={}) for item in records)))

    expect(volle.fout).to_contain_text("staat een tijdstip zonder antwoord", timeout=MOTOR_TIJD)
    assert op_schijf(volle.page) == before


@pytest.mark.scenario("A file that does not say whose it is removes and changes nothing before the owner says so")
def test_file_of_nobody_does_nothing_without_the_owner_s_word(volle: DelenPagina, map_bestand: Path, tmp_path: Path):
    before, count = op_schijf(volle.page), antwoorden(volle.page)
    volle.kies(leegmaker(tmp_path / "leeg.json", map_bestand, van_wie=False))
    volle.tik_samenvoegen()
    volle.antwoord(VAN_JOU, "Nee, terug")
    expect(volle.openen.get_by_role("button", name="Samenvoegen")).to_be_visible()
    assert op_schijf(volle.page) == before

    # After a yes to that, the user is asked about the loss as well.
    volle.tik_samenvoegen()
    volle.antwoord(VAN_JOU, "Ja, van mij")
    volle.antwoord(WIL_JE_DAT, "Nee, terug")
    assert op_schijf(volle.page) == before

    volle.voeg_samen(tmp_path / "leeg.json", VAN_JOU, WIL_JE_DAT)
    assert antwoorden(volle.page) < count


@pytest.mark.scenario("Another site places a file: it is said where it came from before the file is even read")
def test_shared_file_says_first_that_it_came_from_elsewhere(
    telefoon: BrowserContext, origin: Origin, guard: Guard, map_bestand: Path, tmp_path: Path
):
    guard.expects(STUURT)
    delen = klaar_offline(telefoon)
    delen.voeg_samen(map_bestand)
    # The next page has this verdict, and starts no rules of its own.
    storage.wacht_op_oordeel(delen.page)
    before = op_schijf(delen.page)
    path = leegmaker(tmp_path / "leeg.json", map_bestand)
    deel(delen.page, f"{origin.url}delen/ontvang", path)

    expect(delen.geplaatst).to_be_focused()
    expect(delen.geplaatst).to_contain_text("Heb je dat zelf gedaan?")
    expect(delen.openen.get_by_role("button", name="Samenvoegen")).to_be_hidden()
    # Not read: that would start the rules.
    expect(delen.html).to_have_attribute("data-engine", "off")
    delen.geplaatst.get_by_role("button", name="Nee, weg ermee").click()
    expect(delen.geplaatst).to_be_hidden()
    assert op_schijf(delen.page) == before

    deel(delen.page, f"{origin.url}delen/ontvang", path)
    delen.open_geplaatst()
    expect(delen.verlies).to_be_visible(timeout=MOTOR_TIJD)
    delen.tik_samenvoegen()
    delen.antwoord(WIL_JE_DAT, "Nee, terug")
    assert op_schijf(delen.page) == before


@pytest.mark.scenario("Codes on another screen empty the map: told and asked twice, as of a file")
def test_codes_that_empty_the_map_are_asked_twice(
    nieuw_toestel: NieuwToestel, volle: DelenPagina, map_bestand: Path, tmp_path: Path
):
    before = op_schijf(volle.page)
    # On the phone of somebody without a map it is imported, and emptied forms stay in it.
    fotos = toont(nieuw_toestel().new_page(), leegmaker(tmp_path / "leeg.json", map_bestand)).fotos(tmp_path)
    vak = Leesvak(volle.page, "Een bestand openen")
    vak.open()
    vak.kies(*fotos)
    expect(volle.verlies).to_be_visible(timeout=MOTOR_TIJD)
    volle.tik_samenvoegen()
    volle.antwoord(WIL_JE_DAT, "Nee, terug")

    assert op_schijf(volle.page) == before


def test_form_that_became_another_kind_is_itself_again_from_a_copy(volle: DelenPagina):
    dag = builders.make_urendag(datum="2026-11-24").id
    before = op_schijf(volle.page)[dag]
    storage.expect_poll(
        lambda: "dag" in {kopie["slot"] for kopie in storage.lees(volle.page, "kopieen")}, True, volle.page
    )
    status = StatusPagina(volle.page)
    status.open()
    volle.page.evaluate(WORDT_ANDERS, dag)
    status.open()
    status.zet_terug("Dagkopie")
    after = op_schijf(volle.page)[dag]

    assert (after["soort"], after["velden"]) == ("urendag", before["velden"])
    status.maak_ongedaan()
    assert op_schijf(volle.page)[dag]["soort"] == "urendag"


@pytest.mark.scenario("School reads a file that empties a student's map: the row says what is gone, and of which file")
def test_school_is_told_what_is_gone(laptop: BrowserContext, map_bestand: Path, tmp_path: Path):
    school = SchoolPagina(laptop.new_page())
    school.open()
    school.kies_en_wacht(map_bestand, leegmaker(tmp_path / "leeg.json", map_bestand, van_wie=True))
    rij = school.rij("Sam Voorbeeld").or_(school.tabel.get_by_role("row").nth(1))

    expect(rij.first).to_contain_text(f"Niet alles uit {map_bestand.name} staat er nog", timeout=MOTOR_TIJD)


@pytest.mark.scenario("A file of a begeleider holds more than school may add: refused on the phone, left out at school")
def test_file_of_a_begeleider_with_more_is_refused_and_left_out(
    volle: DelenPagina, laptop: BrowserContext, map_bestand: Path, tmp_path: Path
):
    before = op_schijf(volle.page)
    wie = builders.make_record("student", id=builders.STUDENT)
    terug = bestand(tmp_path / "terug.json", wie, builders.make_urendag(datum="2026-11-24", eind="23:00", clock=LATER))
    volle.kies(terug)
    volle.expect_geweigerd(
        "Dit bestand is van een bpv-begeleider, maar er staat iets in dat alleen de student mag veranderen. "
        "Vraag een nieuw bestand."
    )
    assert op_schijf(volle.page) == before

    school = SchoolPagina(laptop.new_page())
    school.open()
    school.kies_en_wacht(map_bestand, terug)
    expect(school.rij("Sam Voorbeeld")).to_contain_text("terug.json telt niet mee.", timeout=MOTOR_TIJD)


def test_bare_clocks_of_an_older_app_leave_as_empty_answers(volle: DelenPagina, tmp_path: Path):
    dag = builders.make_urendag(datum="2026-11-24")
    volle.page.evaluate(ZONDER_ANTWOORD, dag.id)
    volle.open()
    path = volle.maak_bestand(tmp_path)

    assert op_schijf(volle.page)[dag.id]["velden"] == {}
    assert read_envelope(path.read_text(encoding="utf-8")).bpvmap.by_id[dag.id].velden == dict.fromkeys(dag.velden)
