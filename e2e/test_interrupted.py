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
from e2e.files.next_build import OLD, make_new_version, notice
from e2e.helpers import storage, story
from e2e.helpers.clock import Clock
from e2e.helpers.origin import Origin
from e2e.helpers.school_check import check
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import ENGINE_TIME, BasePage
from e2e.pages.records import LeerafsprakenPage
from e2e.pages.uren import UrenPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import LastingDevice
    from e2e.helpers.guard import Guard

#: The database as release 1.0.0 left it on a phone, with a day that was half filled in.
FIRST_VERSION: Final = Path(__file__).parents[1] / "tests" / "golden" / "opslag-1.0.0.json"
HALF_DAY: Final = "2024-10-02"
PUT_BACK: Final = """({ version, stores }) => new Promise((klaar, mis) => {
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
DAY: Final = {"soort": "gewerkt", "begin": "08:00", "eind": "16:30"}
FAILED: Final = ("Failed to load resource", "ServiceWorker", "sw.js", "is not the file of build", "Failed to fetch")
KILLS = 2
#: Split into series for the long run: one test may take ten minutes, whatever the machine.
ALL_SERIES, KILLS_PER_SERIES = 8, 5
SEED: Final = 20261124


@pytest.fixture
def origin(dist: Path, tmp_path: Path) -> Iterator[Origin]:
    """Return a host of a copy of the site that a test may change."""
    copy = tmp_path / "site"
    shutil.copytree(dist, copy)
    with Origin(copy) as host:
        yield host


def leerafspraken(page: Page) -> LeerafsprakenPage:
    """Return leerafspraken that are filled in but not signed."""
    sheet = LeerafsprakenPage(page)
    sheet.new()
    names = ("datum", "sterke_punten", "leerpunten", "hoe")
    sheet.form.fill(**{name: story.LEERAFSPRAKEN[name] for name in names})
    sheet.expect_saved()
    return sheet


def kinds(page: Page) -> list[str]:
    """Return the kinds of records on disk."""
    return sorted(str(record["soort"]) for record in storage.read(page, "records"))


# --- Updating ---------------------------------------------------------------------------------------------


@pytest.mark.scenario("The phone holds the map of version 1.0.0, a day half filled in: whole in this version")
def test_map_of_version_1_0_0_is_whole_in_this_version_with_its_half_filled_day(tab: Page, tmp_path: Path):
    left: dict[str, Any] = json.loads(FIRST_VERSION.read_text(encoding="utf-8"))
    tab.goto("licenties.txt")
    tab.evaluate(PUT_BACK, left)
    uren = UrenPage(tab)
    uren.open_day(HALF_DAY)
    uren.day.expect_values(begin="08:30", activiteit="")
    sheet = LeerafsprakenPage(tab)
    sheet.open()
    sheet.open_row(story.LEERAFSPRAKEN["leerpunten"])
    sheet.sign_box.expect_signed(story.PRAKTIJKOPLEIDER)
    expect(sheet.sign_box.changed).to_have_count(0)
    delen = DelenPage(tab)
    delen.open()
    path = delen.make_file(tmp_path)

    before = {item["value"]["id"]: item["value"]["velden"] for item in left["stores"]["records"]["items"]}
    [copy] = [copy for copy in storage.read(tab, "kopieen") if copy["slot"] == "bijwerken"]
    assert {record["id"]: record["velden"] for record in copy["records"]} == before
    assert {name: record["velden"] for name, record in records_in(path).items()} == before
    assert len(read_envelope(path.read_text(encoding="utf-8")).attachments) == 1
    assert not any(code.startswith("handtekening.") for code in check(path).is_wrong)


@pytest.mark.scenario("The phone is full when the app is updated: the map of before can be read, and waits for room")
def test_map_of_an_older_version_can_be_read_on_a_full_phone_and_waits_for_room(lasting_phone: LastingDevice):
    page = lasting_phone.open()
    page.goto("licenties.txt")
    page.evaluate(PUT_BACK, json.loads(FIRST_VERSION.read_text(encoding="utf-8")))
    before = storage.read(page, "records")
    lasting_phone.close()
    page = lasting_phone.open()
    full = storage.fill_up(page, lasting_phone.url)
    uren = UrenPage(page)
    uren.open(f"?datum={HALF_DAY}")
    expect(page.get_by_role("alert").get_by_role("heading", name="Je telefoon is vol")).to_be_visible()
    uren.day.expect_values(datum=HALF_DAY, begin="08:30")
    expect(uren.day.root).to_have_attribute("inert", "")
    assert storage.read(page, "records") == before

    storage.make_room(full, lasting_phone.url)
    uren.open_day(HALF_DAY)
    uren.day.fill(activiteit="Toch nog iets.")
    uren.expect_saved()
    assert "bijwerken" in {copy["slot"] for copy in storage.read(page, "kopieen")}


@pytest.mark.scenario("An update fails, is cut short or hangs until the host is gone: the old version works on offline")
@pytest.mark.parametrize("how", ["fail", "cut", "hang"])
def test_update_that_is_broken_off_leaves_the_old_version_working_offline(
    phone: BrowserContext, origin: Origin, guard: Guard, how: str
):
    guard.expects(*FAILED)
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.expect_ready_offline()
    make_new_version(origin)
    {"fail": origin.fail, "cut": origin.cut, "hang": origin.hang}[how]("/map/")
    # A hanging request was never answered, so it is in no log: then the new worker itself was requested.
    asked = "/sw.js" if how == "hang" else "/map/"
    before = list(origin.paths()).count(asked)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    origin.wait_for(asked, times=before + 1)
    origin.stop()

    page.goto("./map/")
    expect(page.get_by_role("heading", level=1)).to_have_text(OLD)
    gegevens.open()
    gegevens.student.expect_values(voornaam="Sam")
    expect(notice(page)).to_be_hidden()
    # Again: an incomplete build that took over would have deleted the old one by now.
    page.goto("./map/")
    expect(page.get_by_role("heading", level=1)).to_have_text(OLD)

    origin.start()
    origin.repair()
    gegevens.open()
    expect(notice(page)).to_be_visible(timeout=ENGINE_TIME)


@pytest.mark.scenario("Another tab updates while somebody signs: the handtekening is set all the same")
def test_update_in_another_tab_while_somebody_signs_takes_nothing_away(phone: BrowserContext, origin: Origin):
    another, page = phone.new_page(), phone.new_page()
    BasePage(another).open()
    BasePage(another).expect_ready_offline()
    sheet = leerafspraken(page)
    make_new_version(origin)
    BasePage(another).open()
    expect(notice(another)).to_be_visible(timeout=ENGINE_TIME)
    sheet.sign_box.begin_typing("praktijkopleider", story.PRAKTIJKOPLEIDER)
    notice(another).get_by_role("button", name="Nu bijwerken").click()
    expect(notice(another)).to_be_hidden()
    sheet.sign_box.confirm()
    sheet.sign_box.hand_back()

    sheet.sign_box.expect_signed(story.PRAKTIJKOPLEIDER)
    assert kinds(page).count("handtekening") == 1


# --- Signing ----------------------------------------------------------------------------------------------


@pytest.mark.scenario("The page is reloaded while somebody signs: nothing is signed, the form is whole")
def test_signing_that_is_broken_off_by_a_reload_signs_nothing(tab: Page):
    sheet = leerafspraken(tab)
    sheet.sign_box.begin_typing("praktijkopleider", story.PRAKTIJKOPLEIDER)
    tab.reload()
    sheet.expect_usable()

    expect(sheet.sign_box.dialog).to_be_hidden()
    assert "handtekening" not in kinds(tab)
    sheet.open()
    sheet.open_row(story.LEERAFSPRAKEN["leerpunten"])
    sheet.form.expect_values(hoe=story.LEERAFSPRAKEN["hoe"])


@pytest.mark.scenario("Two tabs sign at once: both handtekeningen are kept, and school finds nothing wrong with them")
def test_two_tabs_that_sign_at_once_keep_both(phone: BrowserContext, tmp_path: Path):
    first = leerafspraken(phone.new_page())
    second = LeerafsprakenPage(phone.new_page())
    second.open()
    second.open_row(story.LEERAFSPRAKEN["leerpunten"])
    who = {"praktijkopleider": (first, story.PRAKTIJKOPLEIDER), "student": (second, "Sam Voorbeeld")}
    for role, (sheet, name) in who.items():
        sheet.sign_box.begin_typing(role, name)
    for sheet, _ in who.values():
        sheet.sign_box.confirm()
    first.sign_box.hand_back()
    for sheet, name in who.values():
        sheet.sign_box.expect_signed(name)
        sheet.expect_saved()
    delen = DelenPage(second.page)
    delen.open()
    path = delen.make_file(tmp_path)

    assert [record["soort"] for record in records_in(path).values()].count("handtekening") == 2
    assert not any(code.startswith("handtekening.") for code in check(path).is_wrong)


# --- A file, a visit, a clock -----------------------------------------------------------------------------


@pytest.mark.scenario("The browser is killed while a file is taken in: all of it is there, or nothing")
@pytest.mark.parametrize(
    ("seed", "count"),
    [
        (SEED, KILLS),
        *(pytest.param(SEED + series, KILLS_PER_SERIES, marks=pytest.mark.long) for series in range(1, ALL_SERIES + 1)),
    ],
)
def test_file_of_which_the_taking_in_is_killed_is_there_whole_or_not_at_all(
    lasting_phone: LastingDevice,
    map_file: Path,
    seed: int,
    count: int,
    record_property: Callable[[str, object], None],
):
    record_property("times", count)
    chance = random.Random(seed)  # noqa: S311 - which moment, not a secret
    wanted = set(records_in(map_file))
    for _ in range(count):
        page = lasting_phone.open()
        delen = DelenPage(page)
        delen.open()
        delen.choose(map_file)
        button = delen.opening.get_by_role("button", name="Samenvoegen")
        expect(button).to_be_visible(timeout=ENGINE_TIME)
        button.click(no_wait_after=True)
        page.wait_for_timeout(chance.choice((0, 2, 5, 10, 20, 60)))
        lasting_phone.kill()
        page = lasting_phone.open()
        delen = DelenPage(page)
        delen.open()
        found = {record["id"] for record in storage.read(page, "records")}
        assert found in (set(), wanted)
        assert len(storage.read(page, "attachments")) == (1 if found else 0)
        if found:
            delen.wipe()
        lasting_phone.close()


@pytest.mark.scenario("The browser threw everything of the site away: a clean start, and the file brings the map back")
def test_map_that_the_browser_threw_away_comes_back_from_its_file(tab: Page, origin: Origin, tmp_path: Path):
    gegevens = GegevensPage(tab)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam", achternaam="Voorbeeld")
    gegevens.expect_saved()
    delen = DelenPage(tab)
    delen.open()
    path = delen.make_file(tmp_path)
    # A browser evicts what nobody uses, but not a site that is just being fetched.
    delen.expect_ready_offline()
    tab.goto("about:blank")
    session = tab.context.new_cdp_session(tab)
    session.send("Storage.clearDataForOrigin", {"origin": origin.url.rstrip("/"), "storageTypes": "all"})
    BasePage(tab).open()
    expect(tab.get_by_role("heading", name="Begin hier")).to_be_visible()
    assert storage.read(tab, "records") == []

    delen.open()
    delen.merge(path)
    gegevens.open()
    gegevens.student.expect_values(voornaam="Sam", achternaam="Voorbeeld")


@pytest.mark.scenario("The clock of the phone is set back a month: what was typed last still wins from an older file")
def test_answer_typed_after_the_clock_was_set_back_wins_from_an_older_file(phone: BrowserContext, tmp_path: Path):
    clock = Clock(phone, "2026-11-24")
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()
    delen = DelenPage(page)
    delen.open()
    older = delen.make_file(tmp_path)
    clock.set(page, "2026-10-24")
    gegevens.open()
    gegevens.student.fill(voornaam="Samira")
    gegevens.expect_saved()
    delen.open()
    delen.choose(older)
    expect(delen.opening).to_contain_text("niets", timeout=ENGINE_TIME)

    gegevens.open()
    gegevens.student.expect_values(voornaam="Samira")


@pytest.mark.scenario("Midnight and the end of summer time pass while the page is open: each day keeps its own date")
def test_day_that_was_open_at_midnight_keeps_its_own_date(phone: BrowserContext):
    clock = Clock(phone, "2026-10-24", "23:59")
    page = phone.new_page()
    uren = UrenPage(page)
    uren.open_day("2026-10-24")
    uren.day.fill(**DAY)
    uren.expect_saved()
    # The night on which two o'clock comes twice.
    clock.set(page, "2026-10-25", "00:01")
    uren.day.fill(activiteit="Nog iets bij gisteren.")
    uren.expect_saved()
    uren.open_day("2026-10-25")
    uren.day.fill(**DAY)
    uren.expect_saved()

    days = [record["velden"] for record in storage.read(page, "records") if record["soort"] == "urendag"]
    assert sorted((day["datum"], day["eind"]) for day in days) == [
        ("2026-10-24", DAY["eind"]),
        ("2026-10-25", DAY["eind"]),
    ]
