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
from e2e.pages.gegevens import GegevensPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

UNREADABLE, NOT_SAVED, FULL, CLOSED, IN_USE, OLD, NEWER = (
    "Je map is nu niet te lezen",
    "Opslaan lukt nu niet",
    "Je telefoon is vol",
    "Deze browser bewaart niets",
    "Je map is ergens anders open",
    "Deze app is te oud voor je map",
    "Er is een nieuwere versie open",
)
#: Longer than any time that a page waits for a silent database.
PATIENCE_OF_THE_PAGE = 25_000
#: A tab of an older version that a phone froze: it holds the database and does not release it.
OLD_TAB = """(sam) => new Promise((klaar) => {
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
NEW_TAB = """() => new Promise((klaar) => {
  const vraag = indexedDB.open("bpv-map", 99);
  vraag.onsuccess = () => { vraag.result.close(); klaar(); };
})"""

#: A database as WebKit sometimes opens it: it exists, but its stores do not.
BARE = """([versie, stores, record]) => new Promise((klaar) => {
  const vraag = indexedDB.open("bpv-map", versie);
  vraag.onupgradeneeded = () => {
    for (const naam of stores) vraag.result.createObjectStore(naam, { keyPath: "id" }).put(record);
  };
  vraag.onsuccess = () => { vraag.result.close(); klaar(); };
})"""
GONE = """() => new Promise((klaar) => { indexedDB.deleteDatabase("bpv-map").onsuccess = () => klaar(); })"""
STORES = """() => new Promise((klaar) => {
  const vraag = indexedDB.open("bpv-map");
  vraag.onsuccess = () => { vraag.result.close(); klaar([...vraag.result.objectStoreNames]); };
})"""
#: Nobody else may write until it releases the lock.
HOLD_OPEN = """() => {
  navigator.locks.request("bpv-map-write", () => new Promise((los) => { globalThis.laatLos = los; }));
}"""
#: How many tabs wait for that.
WAITING = "async () => (await navigator.locks.query()).pending.length"
#: What a page left in the journal because it could not write it.
JOURNAL = """([record, klok]) => localStorage.setItem("bpv-map:journal:eerder",
  JSON.stringify({ clock: klok, changes: [{ id: record.id, soort: record.soort, velden: record.velden }] }))"""
CLOCK = "2026-11-23T08:00:00.000Z/0000"


@pytest.fixture(autouse=True)
def without_rules(origin: Origin) -> None:
    """Keep the rules from loading: what is typed has to be safe without them, and they slow a test down."""
    origin.hang("/engine/*")


@pytest.fixture
def gegevens(phone: BrowserContext) -> GegevensPage:
    """Return the page with the first questions, on a phone whose storage a test can break."""
    storage.set_switch(phone)
    gegevens = GegevensPage(phone.new_page())
    gegevens.open()
    return gegevens


def notice(page: Page, heading: str) -> Locator:
    """Return the permanent message about the storage."""
    return page.get_by_role("alert").get_by_role("heading", name=heading)


def names(page: Page) -> list[str]:
    """Return the first names on disk."""
    return [item["velden"]["voornaam"] for item in storage.read(page, "records")]


def let_time_pass(page: Page, *, until: Locator) -> None:
    """Advance the time, in steps longer than a page's timeouts, until it says something."""
    for _ in range(20):
        page.clock.fast_forward(PATIENCE_OF_THE_PAGE)
        if until.is_visible():
            return
        page.wait_for_timeout(100)
    raise AssertionError("the page went on waiting")


@pytest.mark.scenario(
    "The database refuses, drops or never ends a write: told, nothing half, and written once it can be"
)
@pytest.mark.parametrize(
    ("fault", "heading"),
    [
        # Other ways in which a write can fail are in tests/js/store/database.test.mjs; the message is the same.
        ("UnknownError", NOT_SAVED),
        # It never answers: TimeoutError.
        ("zwijgt", NOT_SAVED),
    ],
)
def test_write_that_fails_is_told_and_lost_by_none(gegevens: GegevensPage, guard: Guard, fault: str, heading: str):
    guard.expects("bpv-map: a write failed")
    page = gegevens.page
    if fault == "zwijgt":
        page.clock.install()
    storage.switch_storage(page, f"put {fault}")
    gegevens.student.fill(voornaam="Sam")
    if fault == "zwijgt":
        let_time_pass(page, until=notice(page, heading))
    expect(notice(page, heading)).to_be_visible()
    expect(gegevens.html).to_have_attribute("data-saved", "failed")
    assert names(page) == []

    storage.switch_storage(page, "")
    page.get_by_role("button", name="Probeer opnieuw").click()
    gegevens.expect_saved()
    expect(notice(page, heading)).to_be_hidden()
    assert names(page) == ["Sam"]


@pytest.mark.scenario("The database cannot be opened, for each reason: told why, and the map is there once it can be")
@pytest.mark.parametrize(
    ("fault", "heading"),
    [
        ("QuotaExceededError", FULL),
        ("SecurityError", CLOSED),
        ("zwijgt", UNREADABLE),
    ],
)
def test_database_that_cannot_be_opened_is_told_and_comes_back(
    gegevens: GegevensPage, guard: Guard, fault: str, heading: str
):
    guard.expects("bpv-map: the store could not be read")
    page = gegevens.page
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()
    storage.switch_storage(page, f"open {fault}")
    page.clock.install()
    gegevens.go()
    if fault == "zwijgt":
        let_time_pass(page, until=notice(page, heading))
    expect(notice(page, heading)).to_be_visible()
    expect(gegevens.student.root).to_have_attribute("inert", "")

    storage.switch_storage(page, "")
    if fault == "zwijgt":
        # The answer comes when nobody waits for it any more: the page continues by itself.
        storage.answer_after_all(page)
    else:
        page.get_by_role("button", name="Probeer opnieuw").click()
    gegevens.student.expect_values(voornaam="Sam")
    expect(notice(page, heading)).to_be_hidden()
    expect(gegevens.student.root).not_to_have_attribute("inert", "")


@pytest.mark.scenario("A tab of an older version holds the map and does not let go: said so, until it is closed")
def test_map_that_an_older_tab_holds_is_waited_for(phone: BrowserContext, guard: Guard):
    guard.expects("bpv-map: the store could not be read")
    old_tab, page = phone.new_page(), phone.new_page()
    old_tab.goto("licenties.txt")
    old_tab.evaluate(OLD_TAB, SAM)
    page.clock.install()
    gegevens = GegevensPage(page)
    gegevens.go()
    expect(notice(page, IN_USE)).to_be_visible()
    # The page gives up, and still says why.
    let_time_pass(page, until=page.locator("form[inert]").first)
    expect(notice(page, IN_USE)).to_be_visible()
    expect(notice(page, UNREADABLE)).to_be_hidden()

    old_tab.close()
    gegevens.student.expect_values(voornaam="Sam")
    expect(notice(page, IN_USE)).to_be_hidden()
    gegevens.student.fill(voornaam="Samira")
    gegevens.expect_saved()
    assert names(page) == ["Samira"]


@pytest.mark.scenario("A newer version opens in another tab while somebody types: written first, then only read")
def test_newer_version_in_another_tab_gets_everything_that_was_typed(gegevens: GegevensPage, phone: BrowserContext):
    page, new_tab = gegevens.page, phone.new_page()
    new_tab.goto("licenties.txt")
    gegevens.student.field("voornaam").press_sequentially("Sam")
    new_tab.evaluate(NEW_TAB)
    assert names(new_tab) == ["Sam"]
    expect(notice(page, NEWER)).to_be_visible()
    expect(gegevens.student.root).to_have_attribute("inert", "")

    gegevens.go()
    expect(notice(page, OLD)).to_be_visible()
    gegevens.student.expect_values(voornaam="Sam")


@pytest.mark.scenario("A database without any store (WebKit): made anew, with what was left in the journal")
@pytest.mark.parametrize("version", [1, 2])
def test_database_without_any_store_is_made_anew(phone: BrowserContext, version: int):
    page = phone.new_page()
    page.goto("licenties.txt")
    page.evaluate(BARE, [version, [], SAM])
    page.evaluate(JOURNAL, [SAM, CLOCK])
    assert page.evaluate(STORES) == []
    page.evaluate(HOLD_OPEN)
    gegevens, another = (GegevensPage(phone.new_page()) for _ in range(2))
    for tab in (gegevens, another):
        # A tab waits for the others for a limited time; here it waits until both have seen it.
        tab.page.clock.install()
        tab.page.clock.pause_at(datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(minutes=1))
        tab.go()
    # A database of an older version gets its stores without that.
    # The stopped clock applies to every tab, so the test advances the time.
    storage.expect_poll(lambda: page.evaluate(WAITING), 2 if version == 2 else 0, page)
    page.evaluate("() => laatLos()")
    for tab in (gegevens, another):
        tab.student.expect_values(voornaam="Sam")
        expect(tab.page.get_by_role("alert").get_by_role("heading")).to_have_count(0)
        tab.page.clock.resume()
    gegevens.student.fill(achternaam="Voorbeeld")
    gegevens.expect_saved()
    another.student.expect_values(achternaam="Voorbeeld")

    [sam] = storage.read(page, "records")
    assert (sam["velden"]["voornaam"], sam["velden"]["achternaam"]) == ("Sam", "Voorbeeld")


@pytest.mark.scenario("A database that lost some of its stores: never thrown away, and what is left leaves as a file")
def test_database_that_lost_some_stores_stays_and_leaves_as_a_file(phone: BrowserContext, guard: Guard, tmp_path: Path):
    guard.expects("bpv-map: the store could not be read")
    page = phone.new_page()
    page.goto("licenties.txt")
    page.evaluate(BARE, [2, ["records"], SAM])
    gegevens = GegevensPage(page)
    gegevens.go()
    expect(notice(page, UNREADABLE)).to_be_visible()
    expect(gegevens.student.root).to_have_attribute("inert", "")
    page.get_by_role("button", name="Probeer opnieuw").click()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Bewaar alles in een bestand").click()
    path = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(path)

    assert [record["velden"] for record in records_in(path).values()] == [SAM["velden"]]
    assert (page.evaluate(STORES), names(page)) == (["records"], ["Sam"])
    expect(notice(page, UNREADABLE)).to_be_visible()


@pytest.mark.scenario("The database loses all it had while a page is open: the page has it still, and says so")
def test_database_that_is_emptied_under_a_page_is_told(phone: BrowserContext, guard: Guard):
    guard.expects("bpv-map: a write failed")
    storage.follow_connections(phone)
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()
    storage.break_connections(page)
    page.evaluate(GONE)
    page.evaluate(BARE, [2, [], SAM])
    gegevens.student.fill(achternaam="Voorbeeld")

    expect(notice(page, NOT_SAVED)).to_be_visible()
    expect(page.get_by_role("button", name="Bewaar alles in een bestand")).to_be_visible()
    gegevens.student.expect_values(voornaam="Sam", achternaam="Voorbeeld")
    assert page.evaluate(STORES) == []
