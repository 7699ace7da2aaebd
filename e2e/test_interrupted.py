"""Interrupted half way: an update, a handtekening, an import, a visit, a clock."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import expect

from bpv_logic.file.envelope import read_envelope
from e2e.files.map_files import records_in
from e2e.files.next_build import OUD, maak_nieuwe_versie, melding
from e2e.helpers import storage, story
from e2e.helpers.clock import Klok
from e2e.helpers.origin import Origin
from e2e.helpers.school_check import check
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.lijst import LeerafsprakenPagina
from e2e.pages.pagina import MOTOR_TIJD, Pagina
from e2e.pages.uren import UrenPagina

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import BlijvendToestel
    from e2e.helpers.guard import Guard

#: The database as release 1.0.0 left it on a phone, with a day that was half filled in.
EERSTE_VERSIE: Final = Path(__file__).parents[1] / "tests" / "golden" / "opslag-1.0.0.json"
HALVE_DAG: Final = "2024-10-02"
LEG_TERUG: Final = """({ version, stores }) => new Promise((klaar, mis) => {
  const bytes = ({ bytes }) => Uint8Array.from(atob(bytes), (teken) => teken.charCodeAt(0)).buffer;
  const vraag = indexedDB.open("bpv-map", version);
  vraag.onerror = () => mis(vraag.error);
  vraag.onupgradeneeded = () => {
    for (const [naam, { keyPath, items }] of Object.entries(stores)) {
      const store = vraag.result.createObjectStore(naam, keyPath ? { keyPath } : undefined);
      for (const { key, value } of items) {
        if (naam === "attachments") value.bytes = bytes(value.bytes);
        store.put(value, ...(keyPath ? [] : [key]));
      }
    }
  };
  vraag.onsuccess = () => { vraag.result.close(); klaar(); };
})"""
DAG: Final = {"soort": "gewerkt", "begin": "08:00", "eind": "16:30"}
MISLUKT: Final = ("Failed to load resource", "ServiceWorker", "sw.js", "is not the file of build", "Failed to fetch")
KILLS = 2
#: Split into series for the long run: one test may take ten minutes, whatever the machine.
REEKSEN, KILLS_PER_REEKS = 8, 5
ZAAD: Final = 20261124


@pytest.fixture
def origin(dist: Path, tmp_path: Path) -> Iterator[Origin]:
    """Return a host of a copy of the site that a test may change."""
    copy = tmp_path / "site"
    shutil.copytree(dist, copy)
    with Origin(copy) as host:
        yield host


def leerafspraken(page: Page) -> LeerafsprakenPagina:
    """Return leerafspraken that are filled in but not signed."""
    blad = LeerafsprakenPagina(page)
    blad.nieuw()
    names = ("datum", "sterke_punten", "leerpunten", "hoe")
    blad.formulier.vul(**{name: story.LEERAFSPRAKEN[name] for name in names})
    blad.expect_bewaard()
    return blad


def soorten(page: Page) -> list[str]:
    """Return the kinds of records on disk."""
    return sorted(str(record["soort"]) for record in storage.lees(page, "records"))


# --- Updating ---------------------------------------------------------------------------------------------


@pytest.mark.scenario("The phone holds the map of version 1.0.0, a day half filled in: whole in this version")
def test_map_of_version_1_0_0_is_whole_in_this_version_with_its_half_filled_day(pagina: Page, tmp_path: Path):
    left: dict[str, Any] = json.loads(EERSTE_VERSIE.read_text(encoding="utf-8"))
    pagina.goto("licenties.txt")
    pagina.evaluate(LEG_TERUG, left)
    uren = UrenPagina(pagina)
    uren.open_dag(HALVE_DAG)
    uren.dag.expect_waarden(begin="08:30", activiteit="")
    blad = LeerafsprakenPagina(pagina)
    blad.open()
    blad.open_rij(story.LEERAFSPRAKEN["leerpunten"])
    blad.tekenvak.expect_getekend(story.PRAKTIJKOPLEIDER)
    expect(blad.tekenvak.gewijzigd).to_have_count(0)
    delen = DelenPagina(pagina)
    delen.open()
    path = delen.maak_bestand(tmp_path)

    before = {item["value"]["id"]: item["value"]["velden"] for item in left["stores"]["records"]["items"]}
    [kopie] = [kopie for kopie in storage.lees(pagina, "kopieen") if kopie["slot"] == "bijwerken"]
    assert {record["id"]: record["velden"] for record in kopie["records"]} == before
    assert {name: record["velden"] for name, record in records_in(path).items()} == before
    assert len(read_envelope(path.read_text(encoding="utf-8")).attachments) == 1
    assert not any(code.startswith("handtekening.") for code in check(path).klopt_niet)


@pytest.mark.scenario("The phone is full when the app is updated: the map of before can be read, and waits for room")
def test_map_of_an_older_version_can_be_read_on_a_full_phone_and_waits_for_room(blijvende_telefoon: BlijvendToestel):
    page = blijvende_telefoon.open()
    page.goto("licenties.txt")
    page.evaluate(LEG_TERUG, json.loads(EERSTE_VERSIE.read_text(encoding="utf-8")))
    before = storage.lees(page, "records")
    blijvende_telefoon.close()
    page = blijvende_telefoon.open()
    vol = storage.maak_vol(page, blijvende_telefoon.url)
    uren = UrenPagina(page)
    uren.open(f"?datum={HALVE_DAG}")
    expect(page.get_by_role("alert").get_by_role("heading", name="Je telefoon is vol")).to_be_visible()
    uren.dag.expect_waarden(datum=HALVE_DAG, begin="08:30")
    expect(uren.dag.root).to_have_attribute("inert", "")
    assert storage.lees(page, "records") == before

    storage.maak_ruimte(vol, blijvende_telefoon.url)
    uren.open_dag(HALVE_DAG)
    uren.dag.vul(activiteit="Toch nog iets.")
    uren.expect_bewaard()
    assert "bijwerken" in {kopie["slot"] for kopie in storage.lees(page, "kopieen")}


@pytest.mark.scenario("An update fails, is cut short or hangs until the host is gone: the old version works on offline")
@pytest.mark.parametrize("hoe", ["fail", "cut", "hang"])
def test_update_that_is_broken_off_leaves_the_old_version_working_offline(
    telefoon: BrowserContext, origin: Origin, guard: Guard, hoe: str
):
    guard.expects(*MISLUKT)
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.expect_klaar_offline()
    maak_nieuwe_versie(origin)
    {"fail": origin.fail, "cut": origin.cut, "hang": origin.hang}[hoe]("/map/")
    # A hanging request was never answered, so it is in no log: then the new worker itself was requested.
    asked = "/sw.js" if hoe == "hang" else "/map/"
    before = list(origin.paths()).count(asked)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    origin.wait_for(asked, times=before + 1)
    origin.stop()

    page.goto("./map/")
    expect(page.get_by_role("heading", level=1)).to_have_text(OUD)
    gegevens.open()
    gegevens.student.expect_waarden(voornaam="Sam")
    expect(melding(page)).to_be_hidden()
    # Again: an incomplete build that took over would have deleted the old one by now.
    page.goto("./map/")
    expect(page.get_by_role("heading", level=1)).to_have_text(OUD)

    origin.start()
    origin.repair()
    gegevens.open()
    expect(melding(page)).to_be_visible(timeout=MOTOR_TIJD)


@pytest.mark.scenario("Another tab updates while somebody signs: the handtekening is set all the same")
def test_update_in_another_tab_while_somebody_signs_takes_nothing_away(telefoon: BrowserContext, origin: Origin):
    andere, page = telefoon.new_page(), telefoon.new_page()
    Pagina(andere).open()
    Pagina(andere).expect_klaar_offline()
    blad = leerafspraken(page)
    maak_nieuwe_versie(origin)
    Pagina(andere).open()
    expect(melding(andere)).to_be_visible(timeout=MOTOR_TIJD)
    blad.tekenvak.begin_met_typen("praktijkopleider", story.PRAKTIJKOPLEIDER)
    melding(andere).get_by_role("button", name="Nu bijwerken").click()
    expect(melding(andere)).to_be_hidden()
    blad.tekenvak.onderteken()

    blad.tekenvak.expect_getekend(story.PRAKTIJKOPLEIDER)
    assert soorten(page).count("handtekening") == 1


# --- Signing ----------------------------------------------------------------------------------------------


@pytest.mark.scenario("The page is reloaded while somebody signs: nothing is signed, the form is whole")
def test_signing_that_is_broken_off_by_a_reload_signs_nothing(pagina: Page):
    blad = leerafspraken(pagina)
    blad.tekenvak.begin_met_typen("praktijkopleider", story.PRAKTIJKOPLEIDER)
    pagina.reload()
    blad.expect_bruikbaar()

    expect(blad.tekenvak.dialoog).to_be_hidden()
    assert "handtekening" not in soorten(pagina)
    blad.open()
    blad.open_rij(story.LEERAFSPRAKEN["leerpunten"])
    blad.formulier.expect_waarden(hoe=story.LEERAFSPRAKEN["hoe"])


@pytest.mark.scenario("Two tabs sign at once: both handtekeningen are kept, and school finds nothing wrong with them")
def test_two_tabs_that_sign_at_once_keep_both(telefoon: BrowserContext, tmp_path: Path):
    eerste = leerafspraken(telefoon.new_page())
    tweede = LeerafsprakenPagina(telefoon.new_page())
    tweede.open()
    tweede.open_rij(story.LEERAFSPRAKEN["leerpunten"])
    wie = {"praktijkopleider": (eerste, story.PRAKTIJKOPLEIDER), "student": (tweede, "Sam Voorbeeld")}
    for rol, (blad, naam) in wie.items():
        blad.tekenvak.begin_met_typen(rol, naam)
    for blad, _ in wie.values():
        blad.tekenvak.onderteken()
    for blad, naam in wie.values():
        blad.tekenvak.expect_getekend(naam)
        blad.expect_bewaard()
    delen = DelenPagina(tweede.page)
    delen.open()
    path = delen.maak_bestand(tmp_path)

    assert [record["soort"] for record in records_in(path).values()].count("handtekening") == 2
    assert not any(code.startswith("handtekening.") for code in check(path).klopt_niet)


# --- A file, a visit, a clock -----------------------------------------------------------------------------


@pytest.mark.scenario("The browser is killed while a file is taken in: all of it is there, or nothing")
@pytest.mark.parametrize(
    ("zaad", "aantal"),
    [
        (ZAAD, KILLS),
        *(pytest.param(ZAAD + reeks, KILLS_PER_REEKS, marks=pytest.mark.long) for reeks in range(1, REEKSEN + 1)),
    ],
)
def test_file_of_which_the_taking_in_is_killed_is_there_whole_or_not_at_all(
    blijvende_telefoon: BlijvendToestel,
    map_bestand: Path,
    zaad: int,
    aantal: int,
    record_property: Callable[[str, object], None],
):
    record_property("times", aantal)
    toeval = random.Random(zaad)  # noqa: S311 - which moment, not a secret
    wanted = set(records_in(map_bestand))
    for _ in range(aantal):
        page = blijvende_telefoon.open()
        delen = DelenPagina(page)
        delen.open()
        delen.kies(map_bestand)
        knop = delen.openen.get_by_role("button", name="Samenvoegen")
        expect(knop).to_be_visible(timeout=MOTOR_TIJD)
        knop.click(no_wait_after=True)
        page.wait_for_timeout(toeval.choice((0, 2, 5, 10, 20, 60)))
        blijvende_telefoon.kill()
        page = blijvende_telefoon.open()
        delen = DelenPagina(page)
        delen.open()
        found = {record["id"] for record in storage.lees(page, "records")}
        assert found in (set(), wanted)
        assert len(storage.lees(page, "attachments")) == (1 if found else 0)
        if found:
            delen.wis()
        blijvende_telefoon.close()


@pytest.mark.scenario("The browser threw everything of the site away: a clean start, and the file brings the map back")
def test_map_that_the_browser_threw_away_comes_back_from_its_file(pagina: Page, origin: Origin, tmp_path: Path):
    gegevens = GegevensPagina(pagina)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam", achternaam="Voorbeeld")
    gegevens.expect_bewaard()
    delen = DelenPagina(pagina)
    delen.open()
    path = delen.maak_bestand(tmp_path)
    # A browser evicts what nobody uses, but not a site that is just being fetched.
    delen.expect_klaar_offline()
    pagina.goto("about:blank")
    session = pagina.context.new_cdp_session(pagina)
    session.send("Storage.clearDataForOrigin", {"origin": origin.url.rstrip("/"), "storageTypes": "all"})
    Pagina(pagina).open()
    expect(pagina.get_by_role("heading", name="Begin hier")).to_be_visible()
    assert storage.lees(pagina, "records") == []

    delen.open()
    delen.voeg_samen(path)
    gegevens.open()
    gegevens.student.expect_waarden(voornaam="Sam", achternaam="Voorbeeld")


@pytest.mark.scenario("The clock of the phone is set back a month: what was typed last still wins from an older file")
def test_answer_typed_after_the_clock_was_set_back_wins_from_an_older_file(telefoon: BrowserContext, tmp_path: Path):
    klok = Klok(telefoon, "2026-11-24")
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()
    delen = DelenPagina(page)
    delen.open()
    older = delen.maak_bestand(tmp_path)
    klok.zet(page, "2026-10-24")
    gegevens.open()
    gegevens.student.vul(voornaam="Samira")
    gegevens.expect_bewaard()
    delen.open()
    delen.kies(older)
    expect(delen.openen).to_contain_text("niets", timeout=MOTOR_TIJD)

    gegevens.open()
    gegevens.student.expect_waarden(voornaam="Samira")


@pytest.mark.scenario("Midnight and the end of summer time pass while the page is open: each day keeps its own date")
def test_day_that_was_open_at_midnight_keeps_its_own_date(telefoon: BrowserContext):
    klok = Klok(telefoon, "2026-10-24", "23:59")
    page = telefoon.new_page()
    uren = UrenPagina(page)
    uren.open_dag("2026-10-24")
    uren.dag.vul(**DAG)
    uren.expect_bewaard()
    # The night on which two o'clock comes twice.
    klok.zet(page, "2026-10-25", "00:01")
    uren.dag.vul(activiteit="Nog iets bij gisteren.")
    uren.expect_bewaard()
    uren.open_dag("2026-10-25")
    uren.dag.vul(**DAG)
    uren.expect_bewaard()

    days = [record["velden"] for record in storage.lees(page, "records") if record["soort"] == "urendag"]
    assert sorted((day["datum"], day["eind"]) for day in days) == [
        ("2026-10-24", DAG["eind"]),
        ("2026-10-25", DAG["eind"]),
    ]
