"""The engine comes in pieces: a dropped connection costs part of one piece, and the app works meanwhile."""

from __future__ import annotations

import datetime
import itertools
import random
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bpv_site.engine import pieces
from bpv_site.publish import precache
from e2e.helpers import storage
from e2e.helpers.origin import Origin
from e2e.pages.gegevens import GegevensPage
from e2e.pages.ophalen import ARRIVED, BUSY, DOES_NOT_KNOW, FAILS, NO_WIFI, SAVES_DATA, OphalenPage
from e2e.pages.page import ENGINE_TIME, READY_OFFLINE, BasePage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from e2e.helpers.device import LastingDevice
    from e2e.helpers.guard import Guard

PIECES = f"/{pieces.FOLDER}/*"
#: Every connection ends after this many bytes; the first one at one of fifty points before that.
SLICE = 256_000
POINTS = [SLICE * number // 50 for number in range(1, 51)]
SAMPLE = random.Random(19).sample(POINTS, 2)  # noqa: S311 - the same two each time
#: What cuts may cost, as a factor of the size of the engine.
AT_MOST = 1.15
#: What Chromium reports for an answer that was cut off.
COMPLAINTS = (
    "Failed to load resource",
    "error occurred when fetching the script",
    "The script does not have a MIME type",
    "ERR_",
    "Failed to fetch",
    "is not the file of build",
    "ServiceWorker",
    "sw.js",
)
#: A browser that reports the type of connection, which may change while the page is open.
CONNECTION = """(() => {
  const verbinding = new EventTarget();
  Object.assign(verbinding, %s);
  Object.defineProperty(navigator, "connection", { value: verbinding });
})()"""
PAGES_THERE = "() => navigator.serviceWorker.ready.then(() => undefined)"
BECOMES_WIFI = "navigator.connection.type = 'wifi'; navigator.connection.dispatchEvent(new Event('change'));"


@pytest.fixture
def origin(dist: Path, tmp_path: Path) -> Iterator[Origin]:
    """Return a host of a copy of the site that a test may change."""
    copy = tmp_path / "site"
    shutil.copytree(dist, copy)
    with Origin(copy) as host:
        yield host


def pieces_of(origin: Origin) -> dict[str, int]:
    """Return the pieces on the host, with their sizes."""
    return {f"/{pieces.FOLDER}/{path.name}": path.stat().st_size for path in (origin.folder / pieces.FOLDER).iterdir()}


def make_new_version(origin: Origin) -> None:
    """Put a build on the host in which almost the whole engine differs, but which still runs."""
    (runtime,) = (origin.folder / "engine").glob("pyodide-*/")
    wasm = runtime / "pyodide.asm.wasm"
    # A custom section is allowed anywhere; at the front it changes every piece after it.
    content = wasm.read_bytes()
    wasm.write_bytes(content[:8] + b"\x00\x06\x05nieuw" + content[8:])
    for name in ("pyodide.mjs", "pyodide.asm.js"):
        script = runtime / name
        script.write_text("/* nieuw */\n" + script.read_text(encoding="utf-8"), encoding="utf-8")
    page = origin.folder / "map" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<h1>Je map", "<h1>Je nieuwe map"), encoding="utf-8")
    precache.write_worker(origin.folder)


def wait_while_something_arrives(expected: Locator, origin: Origin) -> None:
    """Wait for something to appear, however slow the machine, as long as the host keeps sending."""
    while True:
        before = origin.sent("*")
        try:
            expect(expected).to_be_visible(timeout=ENGINE_TIME)
        except AssertionError:
            assert origin.sent("*") > before, "nothing was fetched any more"
        else:
            return


def updates(page: Page, origin: Origin) -> None:
    """Accept the new version."""
    notice = page.get_by_role("status").filter(has_text="Er is een nieuwe versie")
    wait_while_something_arrives(notice, origin)
    notice.get_by_role("button", name="Nu bijwerken").click()
    expect(notice).to_be_hidden()


def looks_for_new_version(tab: BasePage, origin: Origin) -> None:
    """Open pages until the browser finds the new version: an interrupted check is repeated at the next page."""
    for _ in range(3):
        tab.open()
        try:
            origin.wait_for(PIECES)
        except AssertionError:
            continue
        return


def expect_checks_offline(page: Page, origin: Origin, name: str) -> None:
    """Expect the rules to judge with the host gone."""
    origin.stop()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam=name)
    gegevens.expect_engine("ready")
    gegevens.expect_checked()


@pytest.mark.scenario("Every connection drops after 256 kB: the rules and their update come whole, at most 1.15 times")
@pytest.mark.parametrize(
    "point", [pytest.param(point, marks=[] if point in SAMPLE else [pytest.mark.long]) for point in POINTS]
)
def test_engine_and_its_update_are_complete_on_a_connection_that_drops(
    phone: BrowserContext, origin: Origin, guard: Guard, point: int
):
    guard.expects(*COMPLAINTS)
    page = phone.new_page()
    today = BasePage(page)
    today.go()
    origin.cut_connections(after=SLICE, first=point)
    wait_while_something_arrives(page.get_by_text(READY_OFFLINE), origin)
    first, size = origin.sent("/engine/*"), sum(pieces_of(origin).values())
    turns = [origin.cuts]

    origin.repair()
    origin.forget()
    earlier = pieces_of(origin)
    make_new_version(origin)
    origin.cut_connections(after=SLICE, first=point)
    looks_for_new_version(today, origin)
    updates(page, origin)
    second = origin.sent("/engine/*")
    turns.append(origin.cuts)
    new = sum(size for path, size in pieces_of(origin).items() if path not in earlier)

    assert size < first <= AT_MOST * size
    assert 0.6 * size < new < second <= AT_MOST * new
    # It did drop, all the time.
    assert turns[0] >= size // SLICE
    assert turns[1] >= new // SLICE
    expect_checks_offline(page, origin, "Sam")


def test_pages_work_offline_before_the_engine_is_there(phone: BrowserContext, origin: Origin, guard: Guard):
    guard.expects(*COMPLAINTS)
    origin.hang(PIECES)
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    page.evaluate(PAGES_THERE)
    origin.stop()
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()

    expect(gegevens.html).to_have_attribute("data-offline", "no")
    origin.repair()
    origin.start()
    gegevens.open()
    gegevens.expect_ready_offline()
    gegevens.expect_checked()


def not_loaded(page: Page) -> Locator:
    """Return the message that a part of the page is missing."""
    return page.get_by_role("alert").get_by_role("heading", name="Een deel van deze pagina is niet geladen")


@pytest.mark.scenario("The host lacks a file for a while, or a proxy answers in its place: asked again, by itself")
def test_pages_that_the_host_did_not_have_are_asked_for_again_by_themselves(
    phone: BrowserContext, origin: Origin, guard: Guard
):
    guard.expects(*COMPLAINTS, "the rules do not run")
    origin.fail("/data/forms.json", status=404)
    today = BasePage(phone.new_page())
    today.open()
    # More often than the service worker retries by itself: this time the page asked it to.
    origin.wait_for("/data/forms.json", times=5)
    expect(today.html).to_have_attribute("data-offline", "no")
    origin.repair()

    wait_while_something_arrives(today.page.get_by_text(READY_OFFLINE), origin)
    expect(today.html).to_have_attribute("data-offline", "ready")


@pytest.mark.scenario("The part of a page that comes after typing is dropped: asked again, and typing went on")
def test_part_of_a_page_that_was_dropped_is_asked_for_again(phone: BrowserContext, origin: Origin, guard: Guard):
    guard.expects(*COMPLAINTS, "a part of the page did not come")
    origin.cut("/static/js/later.js")
    gegevens = GegevensPage(phone.new_page())
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()
    expect(gegevens.page.get_by_text(READY_OFFLINE)).to_be_hidden()
    origin.wait_for("/static/js/later.js", times=3)
    expect(not_loaded(gegevens.page)).to_be_visible()
    origin.repair()

    wait_while_something_arrives(gegevens.page.get_by_text(READY_OFFLINE), origin)
    expect(not_loaded(gegevens.page)).to_be_hidden()
    gegevens.expect_checked()
    expect(gegevens.page.get_by_label("Voornaam")).to_have_value("Sam")


@pytest.mark.scenario("A part of a page stays away: said once, and it comes with the internet or at a tap")
def test_part_of_a_page_that_stays_away_is_told_and_comes_without_waiting(
    phone: BrowserContext, origin: Origin, guard: Guard
):
    guard.expects(*COMPLAINTS, "a part of the page did not come")
    origin.hang("/engine/*")
    origin.fail("/static/js/later.js")
    page = phone.new_page()
    # From here on no time passes by itself.
    page.clock.install()
    page.clock.pause_at(datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(minutes=1))
    is_asked = itertools.count(1)
    # That the host was asked does not say that the page knows: until then it does not listen for the internet.
    with page.expect_console_message(lambda message: "a part of the page did not come" in message.text):
        GegevensPage(page).go()
    origin.wait_for("/static/js/later.js", times=next(is_asked))
    expect(not_loaded(page)).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('online'))")
    origin.wait_for("/static/js/later.js", times=next(is_asked))
    expect(not_loaded(page)).to_be_visible()

    origin.repair()
    page.get_by_role("button", name="Probeer opnieuw").click()
    origin.wait_for("/static/js/later.js", times=next(is_asked))
    expect(not_loaded(page)).to_be_hidden()

    # A part that fails to start says so too: nothing else would explain why its buttons do nothing.
    guard.expects("module gids did not start")
    origin.fail("/static/js/gids-part.js")
    storage.put(page, {"id": "sam", "soort": "student", "velden": {}, "tijden": {}, "verwijderd": None})
    page.goto("./begeleiding/")
    expect(not_loaded(page)).to_be_visible()
    # The map itself is stored.
    expect(page.get_by_role("button", name="Bewaar alles in een bestand")).to_be_hidden()


@pytest.mark.scenario("Two files of the rules begin alike and share pieces: each piece comes once")
def test_files_that_share_pieces_are_made_of_the_same_download(phone: BrowserContext, origin: Origin):
    (rules,) = (origin.folder / "engine").glob("bpv_logic-*.zip")
    # Later in the list of files: its pieces are needed again when the first file is assembled.
    rules.with_name(f"twin-{rules.name}").write_bytes(rules.read_bytes())
    precache.write_worker(origin.folder)

    today = BasePage(phone.new_page())
    today.open()
    today.expect_ready_offline()

    assert sorted(path for path in origin.paths() if path.startswith("/engine/")) == sorted(pieces_of(origin))


def test_first_visit_fetches_every_piece_once_and_nothing_else_of_the_engine(phone: BrowserContext, origin: Origin):
    today = BasePage(phone.new_page())
    today.open()
    today.expect_ready_offline()
    today.expect_checked()

    assert sorted(path for path in origin.paths() if path.startswith("/engine/")) == sorted(pieces_of(origin))


def test_download_goes_on_where_a_closed_browser_left_it(lasting_phone: LastingDevice, origin: Origin):
    page = lasting_phone.open()
    BasePage(page).open()
    origin.wait_for(PIECES, times=20)
    lasting_phone.kill()
    before = origin.paths()
    today = BasePage(lasting_phone.open())
    today.open()
    today.expect_ready_offline()

    again = [path for path in pieces_of(origin) if origin.paths().count(path) > 1]
    assert 20 <= len([path for path in before if path.startswith("/engine/")]) < len(pieces_of(origin))
    # Two were in transit.
    assert len(again) <= 2


def test_piece_that_is_not_the_one_of_this_build_is_refused(phone: BrowserContext, origin: Origin, guard: Guard):
    guard.expects(*COMPLAINTS)
    piece = min((origin.folder / pieces.FOLDER).iterdir())
    content = piece.read_bytes()
    piece.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    page = phone.new_page()
    status = OphalenPage(page)
    status.open()
    status.expect_ophalen(FAILS)
    expect(status.html).to_have_attribute("data-offline", "no")
    piece.write_bytes(content)

    status.expect_ophalen(ARRIVED)
    expect(status.html).to_have_attribute("data-offline", "ready")


def test_interrupted_update_leaves_the_old_version_working_and_goes_on_later(
    phone: BrowserContext, origin: Origin, guard: Guard
):
    guard.expects(*COMPLAINTS)
    page = phone.new_page()
    today = BasePage(page)
    today.open()
    today.expect_ready_offline()
    earlier = pieces_of(origin)
    make_new_version(origin)
    origin.forget()
    today.open()
    origin.wait_for(PIECES, times=20)
    expect_checks_offline(page, origin, "Sam")
    page.goto("./map/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Je map")

    origin.start()
    page.goto("./map/")
    updates(page, origin)
    expect(page.get_by_role("heading", level=1)).to_have_text("Je nieuwe map")
    again = [path for path in pieces_of(origin) if origin.paths().count(path) > 1]
    assert len(again) <= 2
    assert [path for path in earlier if path in origin.paths() and path not in pieces_of(origin)] == []
    expect_checks_offline(page, origin, "Samira")


def test_progress_is_shown_where_a_verdict_would_be_and_on_the_status_page(phone: BrowserContext, origin: Origin):
    page = phone.new_page()
    halfway = sorted(pieces_of(origin))[40]
    origin.hang(halfway)
    status = OphalenPage(page)
    status.open()
    status.expect_ophalen(BUSY)
    expect(page.get_by_text("De controles worden opgehaald:")).to_be_visible()
    expect(status.bar).to_have_js_property("max", 1)
    expect(status.bar).not_to_have_js_property("value", 0)
    expect(status.fetching.get_by_text("% is binnen")).to_be_visible()
    origin.repair()

    status.expect_ophalen(ARRIVED)
    expect(status.bar).to_be_hidden()
    expect(page.get_by_text("De controles worden opgehaald:")).to_be_hidden()


def test_data_saver_waits_until_the_owner_says_so(phone: BrowserContext, origin: Origin):
    phone.add_init_script(CONNECTION % "{ saveData: true, type: 'cellular' }")
    page = phone.new_page()
    status = OphalenPage(page)
    status.open()
    status.expect_ophalen(SAVES_DATA)
    page.reload()
    status.expect_ophalen(SAVES_DATA)
    expect(page.get_by_role("link", name="De controles wachten op je")).to_be_visible()
    expect(status.html).to_have_attribute("data-engine", "off")
    assert [path for path in origin.paths() if path.startswith("/engine/")] == []

    status.fetch_anyway()
    status.expect_ophalen(ARRIVED)
    status.expect_checked()


def test_wifi_only_waits_for_wifi_and_then_goes_on(phone: BrowserContext, origin: Origin):
    phone.add_init_script(CONNECTION % "{ saveData: false, type: 'cellular' }")
    origin.hang(PIECES)
    page = phone.new_page()
    status = OphalenPage(page)
    status.open()
    status.expect_ophalen(BUSY)
    status.only_wifi(on=True)
    origin.repair()
    status.expect_ophalen(NO_WIFI)
    page.reload()
    status.expect_ophalen(NO_WIFI)
    expect(status.fetching.get_by_label("Alleen ophalen op wifi")).to_be_checked()
    assert len([path for path in origin.paths() if path.startswith("/engine/")]) < len(pieces_of(origin)) / 2
    page.evaluate(BECOMES_WIFI)

    status.expect_ophalen(ARRIVED)


def test_phone_that_does_not_tell_about_wifi_is_asked_honestly(phone: BrowserContext, origin: Origin):
    phone.add_init_script(CONNECTION % "{ saveData: false }")
    origin.hang(PIECES)
    page = phone.new_page()
    status = OphalenPage(page)
    status.open()
    status.expect_ophalen(BUSY)
    status.only_wifi(on=True)
    origin.repair()
    status.expect_ophalen(DOES_NOT_KNOW)
    status.fetch_anyway()

    status.expect_ophalen(ARRIVED)
