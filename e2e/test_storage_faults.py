"""Each way in which a database fails, as the phone describes it; what was typed survives all of them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.helpers.builders import make_record

from bpv_logic.map.bpvmap import record_to_json
from e2e.files.map_files import records_in
from e2e.helpers import storage
from e2e.pages.gegevens import GegevensPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

ONLEESBAAR, NIET_OPGESLAGEN, VOL, DICHT, BEZET, OUD, NIEUWER = (
    "Je map is nu niet te lezen",
    "Opslaan lukt nu niet",
    "Je telefoon is vol",
    "Deze browser bewaart niets",
    "Je map is ergens anders open",
    "Deze app is te oud voor je map",
    "Er is een nieuwere versie open",
)
#: Longer than any time that a page waits for a silent database.
GEDULD_VAN_DE_PAGINA = 25_000
#: A tab of an older version that a phone froze: it holds the database and does not release it.
OUDE_TAB = """(sam) => new Promise((klaar) => {
  const vraag = indexedDB.open("bpv-map", 1);
  vraag.onupgradeneeded = () => {
    vraag.result.createObjectStore("records", { keyPath: "id" }).put(sam);
    vraag.result.createObjectStore("attachments", { keyPath: "sha256" });
    for (const naam of ["verdicts", "meta"]) vraag.result.createObjectStore(naam);
  };
  vraag.onsuccess = () => { globalThis.oud = vraag.result; klaar(); };
})"""
SAM = record_to_json(make_record("student", id="student-1", voornaam="Sam"))
#: A tab of a future version; it waits for the others to release the database.
NIEUWE_TAB = """() => new Promise((klaar) => {
  const vraag = indexedDB.open("bpv-map", 99);
  vraag.onsuccess = () => { vraag.result.close(); klaar(); };
})"""

#: A database as WebKit sometimes opens it: it exists, but its stores do not.
KAAL = """([versie, stores, record]) => new Promise((klaar) => {
  const vraag = indexedDB.open("bpv-map", versie);
  vraag.onupgradeneeded = () => {
    for (const naam of stores) vraag.result.createObjectStore(naam, { keyPath: "id" }).put(record);
  };
  vraag.onsuccess = () => { vraag.result.close(); klaar(); };
})"""
WEG = """() => new Promise((klaar) => { indexedDB.deleteDatabase("bpv-map").onsuccess = () => klaar(); })"""
STORES = """() => new Promise((klaar) => {
  const vraag = indexedDB.open("bpv-map");
  vraag.onsuccess = () => { vraag.result.close(); klaar([...vraag.result.objectStoreNames]); };
})"""
#: Nobody else may write until it releases the lock.
HOUD_VAST = """() => {
  navigator.locks.request("bpv-map-write", () => new Promise((los) => { globalThis.laatLos = los; }));
}"""
#: How many tabs wait for that.
WACHTENDEN = "async () => (await navigator.locks.query()).pending.length"
#: What a page left in the journal because it could not write it.
JOURNAAL = """([record, klok]) => localStorage.setItem("bpv-map:journal:eerder",
  JSON.stringify({ clock: klok, changes: [{ id: record.id, soort: record.soort, velden: record.velden }] }))"""
KLOK = "2026-11-23T08:00:00.000Z/0000"


@pytest.fixture(autouse=True)
def zonder_regels(origin: Origin) -> None:
    """Keep the rules from loading: what is typed has to be safe without them, and they slow a test down."""
    origin.hang("/engine/*")


@pytest.fixture
def gegevens(telefoon: BrowserContext) -> GegevensPagina:
    """Return the page with the first questions, on a phone whose storage a test can break."""
    storage.zet_schakelaar(telefoon)
    gegevens = GegevensPagina(telefoon.new_page())
    gegevens.open()
    return gegevens


def melding(page: Page, kop: str) -> Locator:
    """Return the permanent message about the storage."""
    return page.get_by_role("alert").get_by_role("heading", name=kop)


def namen(page: Page) -> list[str]:
    """Return the first names on disk."""
    return [item["velden"]["voornaam"] for item in storage.lees(page, "records")]


def laat_tijd_gaan(page: Page, *, tot: Locator) -> None:
    """Advance the time, in steps longer than a page's timeouts, until it says something."""
    for _ in range(20):
        page.clock.fast_forward(GEDULD_VAN_DE_PAGINA)
        if tot.is_visible():
            return
        page.wait_for_timeout(100)
    raise AssertionError("the page went on waiting")


@pytest.mark.scenario(
    "The database refuses, drops or never ends a write: told, nothing half, and written once it can be"
)
@pytest.mark.parametrize(
    ("fout", "kop"),
    [
        # Other ways in which a write can fail are in tests/js/store/database.test.mjs; the message is the same.
        ("UnknownError", NIET_OPGESLAGEN),
        # It never answers: TimeoutError.
        ("zwijgt", NIET_OPGESLAGEN),
    ],
)
def test_write_that_fails_is_told_and_lost_by_none(gegevens: GegevensPagina, guard: Guard, fout: str, kop: str):
    guard.expects("bpv-map: a write failed")
    page = gegevens.page
    if fout == "zwijgt":
        page.clock.install()
    storage.zet(page, f"put {fout}")
    gegevens.student.vul(voornaam="Sam")
    if fout == "zwijgt":
        laat_tijd_gaan(page, tot=melding(page, kop))
    expect(melding(page, kop)).to_be_visible()
    expect(gegevens.html).to_have_attribute("data-saved", "failed")
    assert namen(page) == []

    storage.zet(page, "")
    page.get_by_role("button", name="Probeer opnieuw").click()
    gegevens.expect_bewaard()
    expect(melding(page, kop)).to_be_hidden()
    assert namen(page) == ["Sam"]


@pytest.mark.scenario("The database cannot be opened, for each reason: told why, and the map is there once it can be")
@pytest.mark.parametrize(
    ("fout", "kop"),
    [
        ("QuotaExceededError", VOL),
        ("SecurityError", DICHT),
        ("zwijgt", ONLEESBAAR),
    ],
)
def test_database_that_cannot_be_opened_is_told_and_comes_back(
    gegevens: GegevensPagina, guard: Guard, fout: str, kop: str
):
    guard.expects("bpv-map: the store could not be read")
    page = gegevens.page
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()
    storage.zet(page, f"open {fout}")
    page.clock.install()
    gegevens.ga()
    if fout == "zwijgt":
        laat_tijd_gaan(page, tot=melding(page, kop))
    expect(melding(page, kop)).to_be_visible()
    expect(gegevens.student.root).to_have_attribute("inert", "")

    storage.zet(page, "")
    if fout == "zwijgt":
        # The answer comes when nobody waits for it any more: the page continues by itself.
        storage.antwoord_alsnog(page)
    else:
        page.get_by_role("button", name="Probeer opnieuw").click()
    gegevens.student.expect_waarden(voornaam="Sam")
    expect(melding(page, kop)).to_be_hidden()
    expect(gegevens.student.root).not_to_have_attribute("inert", "")


@pytest.mark.scenario("A tab of an older version holds the map and does not let go: said so, until it is closed")
def test_map_that_an_older_tab_holds_is_waited_for(telefoon: BrowserContext, guard: Guard):
    guard.expects("bpv-map: the store could not be read")
    oude_tab, page = telefoon.new_page(), telefoon.new_page()
    oude_tab.goto("licenties.txt")
    oude_tab.evaluate(OUDE_TAB, SAM)
    page.clock.install()
    gegevens = GegevensPagina(page)
    gegevens.ga()
    expect(melding(page, BEZET)).to_be_visible()
    # The page gives up, and still says why.
    laat_tijd_gaan(page, tot=page.locator("form[inert]").first)
    expect(melding(page, BEZET)).to_be_visible()
    expect(melding(page, ONLEESBAAR)).to_be_hidden()

    oude_tab.close()
    gegevens.student.expect_waarden(voornaam="Sam")
    expect(melding(page, BEZET)).to_be_hidden()
    gegevens.student.vul(voornaam="Samira")
    gegevens.expect_bewaard()
    assert namen(page) == ["Samira"]


@pytest.mark.scenario("A newer version opens in another tab while somebody types: written first, then only read")
def test_newer_version_in_another_tab_gets_everything_that_was_typed(
    gegevens: GegevensPagina, telefoon: BrowserContext
):
    page, nieuwe_tab = gegevens.page, telefoon.new_page()
    nieuwe_tab.goto("licenties.txt")
    gegevens.student.veld("voornaam").press_sequentially("Sam")
    nieuwe_tab.evaluate(NIEUWE_TAB)
    assert namen(nieuwe_tab) == ["Sam"]
    expect(melding(page, NIEUWER)).to_be_visible()
    expect(gegevens.student.root).to_have_attribute("inert", "")

    gegevens.ga()
    expect(melding(page, OUD)).to_be_visible()
    gegevens.student.expect_waarden(voornaam="Sam")


@pytest.mark.scenario("A database without any store (WebKit): made anew, with what was left in the journal")
@pytest.mark.parametrize("versie", [1, 2])
def test_database_without_any_store_is_made_anew(telefoon: BrowserContext, versie: int):
    page = telefoon.new_page()
    page.goto("licenties.txt")
    page.evaluate(KAAL, [versie, [], SAM])
    page.evaluate(JOURNAAL, [SAM, KLOK])
    assert page.evaluate(STORES) == []
    page.evaluate(HOUD_VAST)
    gegevens, andere = (GegevensPagina(telefoon.new_page()) for _ in range(2))
    for tab in (gegevens, andere):
        # A tab waits for the others for a limited time; here it waits until both have seen it.
        tab.page.clock.install()
        tab.page.clock.pause_at(datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(minutes=1))
        tab.ga()
    # A database of an older version gets its stores without that.
    # The stopped clock applies to every tab, so the test advances the time.
    storage.expect_poll(lambda: page.evaluate(WACHTENDEN), 2 if versie == 2 else 0, page)
    page.evaluate("() => laatLos()")
    for tab in (gegevens, andere):
        tab.student.expect_waarden(voornaam="Sam")
        expect(tab.page.get_by_role("alert").get_by_role("heading")).to_have_count(0)
        tab.page.clock.resume()
    gegevens.student.vul(achternaam="Voorbeeld")
    gegevens.expect_bewaard()
    andere.student.expect_waarden(achternaam="Voorbeeld")

    [sam] = storage.lees(page, "records")
    assert (sam["velden"]["voornaam"], sam["velden"]["achternaam"]) == ("Sam", "Voorbeeld")


@pytest.mark.scenario("A database that lost some of its stores: never thrown away, and what is left leaves as a file")
def test_database_that_lost_some_stores_stays_and_leaves_as_a_file(
    telefoon: BrowserContext, guard: Guard, tmp_path: Path
):
    guard.expects("bpv-map: the store could not be read")
    page = telefoon.new_page()
    page.goto("licenties.txt")
    page.evaluate(KAAL, [2, ["records"], SAM])
    gegevens = GegevensPagina(page)
    gegevens.ga()
    expect(melding(page, ONLEESBAAR)).to_be_visible()
    expect(gegevens.student.root).to_have_attribute("inert", "")
    page.get_by_role("button", name="Probeer opnieuw").click()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Bewaar alles in een bestand").click()
    path = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(path)

    assert [record["velden"] for record in records_in(path).values()] == [SAM["velden"]]
    assert (page.evaluate(STORES), namen(page)) == (["records"], ["Sam"])
    expect(melding(page, ONLEESBAAR)).to_be_visible()


@pytest.mark.scenario("The database loses all it had while a page is open: the page has it still, and says so")
def test_database_that_is_emptied_under_a_page_is_told(telefoon: BrowserContext, guard: Guard):
    guard.expects("bpv-map: a write failed")
    storage.volg_verbindingen(telefoon)
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()
    storage.breek_verbindingen(page)
    page.evaluate(WEG)
    page.evaluate(KAAL, [2, [], SAM])
    gegevens.student.vul(achternaam="Voorbeeld")

    expect(melding(page, NIET_OPGESLAGEN)).to_be_visible()
    expect(page.get_by_role("button", name="Bewaar alles in een bestand")).to_be_visible()
    gegevens.student.expect_waarden(voornaam="Sam", achternaam="Voorbeeld")
    assert page.evaluate(STORES) == []
