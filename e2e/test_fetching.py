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
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.ophalen import BESPAREN, BEZIG, BINNEN, GEEN_WIFI, LUKT_NIET, WEET_NIET, OphalenPagina
from e2e.pages.pagina import KLAAR_OFFLINE, MOTOR_TIJD, Pagina

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from e2e.helpers.device import BlijvendToestel
    from e2e.helpers.guard import Guard

STUKKEN = f"/{pieces.FOLDER}/*"
#: Every connection ends after this many bytes; the first one at one of fifty points before that.
SNEDE = 256_000
PUNTEN = [SNEDE * number // 50 for number in range(1, 51)]
STEEKPROEF = random.Random(19).sample(PUNTEN, 2)  # noqa: S311 - the same two each time
#: What cuts may cost, as a factor of the size of the engine.
HOOGSTENS = 1.15
#: What Chromium reports for an answer that was cut off.
KLACHTEN = (
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
VERBINDING = """(() => {
  const verbinding = new EventTarget();
  Object.assign(verbinding, %s);
  Object.defineProperty(navigator, "connection", { value: verbinding });
})()"""
PAGINAS_ER = "() => navigator.serviceWorker.ready.then(() => undefined)"
WORDT_WIFI = "navigator.connection.type = 'wifi'; navigator.connection.dispatchEvent(new Event('change'));"


@pytest.fixture
def origin(dist: Path, tmp_path: Path) -> Iterator[Origin]:
    """Return a host of a copy of the site that a test may change."""
    copy = tmp_path / "site"
    shutil.copytree(dist, copy)
    with Origin(copy) as host:
        yield host


def stukken_van(origin: Origin) -> dict[str, int]:
    """Return the pieces on the host, with their sizes."""
    return {f"/{pieces.FOLDER}/{path.name}": path.stat().st_size for path in (origin.folder / pieces.FOLDER).iterdir()}


def maak_nieuwe_versie(origin: Origin) -> None:
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


def wacht_zolang_er_iets_komt(verwacht: Locator, origin: Origin) -> None:
    """Wait for something to appear, however slow the machine, as long as the host keeps sending."""
    while True:
        before = origin.sent("*")
        try:
            expect(verwacht).to_be_visible(timeout=MOTOR_TIJD)
        except AssertionError:
            assert origin.sent("*") > before, "nothing was fetched any more"
        else:
            return


def werkt_bij(page: Page, origin: Origin) -> None:
    """Accept the new version."""
    melding = page.get_by_role("status").filter(has_text="Er is een nieuwe versie")
    wacht_zolang_er_iets_komt(melding, origin)
    melding.get_by_role("button", name="Nu bijwerken").click()
    expect(melding).to_be_hidden()


def zoekt_nieuwe_versie(pagina: Pagina, origin: Origin) -> None:
    """Open pages until the browser finds the new version: an interrupted check is repeated at the next page."""
    for _ in range(3):
        pagina.open()
        try:
            origin.wait_for(STUKKEN)
        except AssertionError:
            continue
        return


def expect_controles_zonder_internet(page: Page, origin: Origin, naam: str) -> None:
    """Expect the rules to judge with the host gone."""
    origin.stop()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(voornaam=naam)
    gegevens.expect_motor("ready")
    gegevens.expect_gecontroleerd()


@pytest.mark.scenario("Every connection drops after 256 kB: the rules and their update come whole, at most 1.15 times")
@pytest.mark.parametrize(
    "punt", [pytest.param(punt, marks=[] if punt in STEEKPROEF else [pytest.mark.long]) for punt in PUNTEN]
)
def test_engine_and_its_update_are_complete_on_a_connection_that_drops(
    telefoon: BrowserContext, origin: Origin, guard: Guard, punt: int
):
    guard.expects(*KLACHTEN)
    page = telefoon.new_page()
    vandaag = Pagina(page)
    vandaag.ga()
    origin.cut_connections(after=SNEDE, first=punt)
    wacht_zolang_er_iets_komt(page.get_by_text(KLAAR_OFFLINE), origin)
    eerste, grootte = origin.sent("/engine/*"), sum(stukken_van(origin).values())
    keren = [origin.cuts]

    origin.repair()
    origin.forget()
    eerder = stukken_van(origin)
    maak_nieuwe_versie(origin)
    origin.cut_connections(after=SNEDE, first=punt)
    zoekt_nieuwe_versie(vandaag, origin)
    werkt_bij(page, origin)
    tweede = origin.sent("/engine/*")
    keren.append(origin.cuts)
    nieuw = sum(size for path, size in stukken_van(origin).items() if path not in eerder)

    assert grootte < eerste <= HOOGSTENS * grootte
    assert 0.6 * grootte < nieuw < tweede <= HOOGSTENS * nieuw
    # It did drop, all the time.
    assert keren[0] >= grootte // SNEDE
    assert keren[1] >= nieuw // SNEDE
    expect_controles_zonder_internet(page, origin, "Sam")


def test_pages_work_offline_before_the_engine_is_there(telefoon: BrowserContext, origin: Origin, guard: Guard):
    guard.expects(*KLACHTEN)
    origin.hang(STUKKEN)
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    page.evaluate(PAGINAS_ER)
    origin.stop()
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()

    expect(gegevens.html).to_have_attribute("data-offline", "no")
    origin.repair()
    origin.start()
    gegevens.open()
    gegevens.expect_klaar_offline()
    gegevens.expect_gecontroleerd()


def niet_geladen(page: Page) -> Locator:
    """Return the message that a part of the page is missing."""
    return page.get_by_role("alert").get_by_role("heading", name="Een deel van deze pagina is niet geladen")


@pytest.mark.scenario("The host lacks a file for a while, or a proxy answers in its place: asked again, by itself")
def test_pages_that_the_host_did_not_have_are_asked_for_again_by_themselves(
    telefoon: BrowserContext, origin: Origin, guard: Guard
):
    guard.expects(*KLACHTEN, "the rules do not run")
    origin.fail("/data/forms.json", status=404)
    vandaag = Pagina(telefoon.new_page())
    vandaag.open()
    # More often than the service worker retries by itself: this time the page asked it to.
    origin.wait_for("/data/forms.json", times=5)
    expect(vandaag.html).to_have_attribute("data-offline", "no")
    origin.repair()

    wacht_zolang_er_iets_komt(vandaag.page.get_by_text(KLAAR_OFFLINE), origin)
    expect(vandaag.html).to_have_attribute("data-offline", "ready")


@pytest.mark.scenario("The part of a page that comes after typing is dropped: asked again, and typing went on")
def test_part_of_a_page_that_was_dropped_is_asked_for_again(telefoon: BrowserContext, origin: Origin, guard: Guard):
    guard.expects(*KLACHTEN, "a part of the page did not come")
    origin.cut("/static/js/later.js")
    gegevens = GegevensPagina(telefoon.new_page())
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()
    expect(gegevens.page.get_by_text(KLAAR_OFFLINE)).to_be_hidden()
    origin.wait_for("/static/js/later.js", times=3)
    expect(niet_geladen(gegevens.page)).to_be_visible()
    origin.repair()

    wacht_zolang_er_iets_komt(gegevens.page.get_by_text(KLAAR_OFFLINE), origin)
    expect(niet_geladen(gegevens.page)).to_be_hidden()
    gegevens.expect_gecontroleerd()
    expect(gegevens.page.get_by_label("Voornaam")).to_have_value("Sam")


@pytest.mark.scenario("A part of a page stays away: said once, and it comes with the internet or at a tap")
def test_part_of_a_page_that_stays_away_is_told_and_comes_without_waiting(
    telefoon: BrowserContext, origin: Origin, guard: Guard
):
    guard.expects(*KLACHTEN, "a part of the page did not come")
    origin.hang("/engine/*")
    origin.fail("/static/js/later.js")
    page = telefoon.new_page()
    # From here on no time passes by itself.
    page.clock.install()
    page.clock.pause_at(datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(minutes=1))
    GegevensPagina(page).ga()
    wordt_gevraagd = itertools.count(1)
    origin.wait_for("/static/js/later.js", times=next(wordt_gevraagd))
    expect(niet_geladen(page)).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('online'))")
    origin.wait_for("/static/js/later.js", times=next(wordt_gevraagd))
    expect(niet_geladen(page)).to_be_visible()

    origin.repair()
    page.get_by_role("button", name="Probeer opnieuw").click()
    origin.wait_for("/static/js/later.js", times=next(wordt_gevraagd))
    expect(niet_geladen(page)).to_be_hidden()

    # A part that fails to start says so too: nothing else would explain why its buttons do nothing.
    guard.expects("module gids did not start")
    origin.fail("/static/js/gids-part.js")
    storage.leg_neer(page, {"id": "sam", "soort": "student", "velden": {}, "tijden": {}, "verwijderd": None})
    page.goto("./begeleiding/")
    expect(niet_geladen(page)).to_be_visible()
    # The map itself is stored.
    expect(page.get_by_role("button", name="Bewaar alles in een bestand")).to_be_hidden()


@pytest.mark.scenario("Two files of the rules begin alike and share pieces: each piece comes once")
def test_files_that_share_pieces_are_made_of_the_same_download(telefoon: BrowserContext, origin: Origin):
    (rules,) = (origin.folder / "engine").glob("bpv_logic-*.zip")
    # Later in the list of files: its pieces are needed again when the first file is assembled.
    rules.with_name(f"twin-{rules.name}").write_bytes(rules.read_bytes())
    precache.write_worker(origin.folder)

    vandaag = Pagina(telefoon.new_page())
    vandaag.open()
    vandaag.expect_klaar_offline()

    assert sorted(path for path in origin.paths() if path.startswith("/engine/")) == sorted(stukken_van(origin))


def test_first_visit_fetches_every_piece_once_and_nothing_else_of_the_engine(telefoon: BrowserContext, origin: Origin):
    vandaag = Pagina(telefoon.new_page())
    vandaag.open()
    vandaag.expect_klaar_offline()
    vandaag.expect_gecontroleerd()

    assert sorted(path for path in origin.paths() if path.startswith("/engine/")) == sorted(stukken_van(origin))


def test_download_goes_on_where_a_closed_browser_left_it(blijvende_telefoon: BlijvendToestel, origin: Origin):
    page = blijvende_telefoon.open()
    Pagina(page).open()
    origin.wait_for(STUKKEN, times=20)
    blijvende_telefoon.kill()
    before = origin.paths()
    vandaag = Pagina(blijvende_telefoon.open())
    vandaag.open()
    vandaag.expect_klaar_offline()

    again = [path for path in stukken_van(origin) if origin.paths().count(path) > 1]
    assert 20 <= len([path for path in before if path.startswith("/engine/")]) < len(stukken_van(origin))
    # Two were in transit.
    assert len(again) <= 2


def test_piece_that_is_not_the_one_of_this_build_is_refused(telefoon: BrowserContext, origin: Origin, guard: Guard):
    guard.expects(*KLACHTEN)
    stuk = min((origin.folder / pieces.FOLDER).iterdir())
    content = stuk.read_bytes()
    stuk.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    page = telefoon.new_page()
    status = OphalenPagina(page)
    status.open()
    status.expect_ophalen(LUKT_NIET)
    expect(status.html).to_have_attribute("data-offline", "no")
    stuk.write_bytes(content)

    status.expect_ophalen(BINNEN)
    expect(status.html).to_have_attribute("data-offline", "ready")


def test_interrupted_update_leaves_the_old_version_working_and_goes_on_later(
    telefoon: BrowserContext, origin: Origin, guard: Guard
):
    guard.expects(*KLACHTEN)
    page = telefoon.new_page()
    vandaag = Pagina(page)
    vandaag.open()
    vandaag.expect_klaar_offline()
    eerder = stukken_van(origin)
    maak_nieuwe_versie(origin)
    origin.forget()
    vandaag.open()
    origin.wait_for(STUKKEN, times=20)
    expect_controles_zonder_internet(page, origin, "Sam")
    page.goto("./map/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Je map")

    origin.start()
    page.goto("./map/")
    werkt_bij(page, origin)
    expect(page.get_by_role("heading", level=1)).to_have_text("Je nieuwe map")
    again = [path for path in stukken_van(origin) if origin.paths().count(path) > 1]
    assert len(again) <= 2
    assert [path for path in eerder if path in origin.paths() and path not in stukken_van(origin)] == []
    expect_controles_zonder_internet(page, origin, "Samira")


def test_progress_is_shown_where_a_verdict_would_be_and_on_the_status_page(telefoon: BrowserContext, origin: Origin):
    page = telefoon.new_page()
    halverwege = sorted(stukken_van(origin))[40]
    origin.hang(halverwege)
    status = OphalenPagina(page)
    status.open()
    status.expect_ophalen(BEZIG)
    expect(page.get_by_text("De controles worden opgehaald:")).to_be_visible()
    expect(status.balk).to_have_js_property("max", 1)
    expect(status.balk).not_to_have_js_property("value", 0)
    expect(status.ophalen.get_by_text("% is binnen")).to_be_visible()
    origin.repair()

    status.expect_ophalen(BINNEN)
    expect(status.balk).to_be_hidden()
    expect(page.get_by_text("De controles worden opgehaald:")).to_be_hidden()


def test_data_saver_waits_until_the_owner_says_so(telefoon: BrowserContext, origin: Origin):
    telefoon.add_init_script(VERBINDING % "{ saveData: true, type: 'cellular' }")
    page = telefoon.new_page()
    status = OphalenPagina(page)
    status.open()
    status.expect_ophalen(BESPAREN)
    page.reload()
    status.expect_ophalen(BESPAREN)
    expect(page.get_by_role("link", name="De controles wachten op je")).to_be_visible()
    expect(status.html).to_have_attribute("data-engine", "off")
    assert [path for path in origin.paths() if path.startswith("/engine/")] == []

    status.toch_ophalen()
    status.expect_ophalen(BINNEN)
    status.expect_gecontroleerd()


def test_wifi_only_waits_for_wifi_and_then_goes_on(telefoon: BrowserContext, origin: Origin):
    telefoon.add_init_script(VERBINDING % "{ saveData: false, type: 'cellular' }")
    origin.hang(STUKKEN)
    page = telefoon.new_page()
    status = OphalenPagina(page)
    status.open()
    status.expect_ophalen(BEZIG)
    status.alleen_wifi(aan=True)
    origin.repair()
    status.expect_ophalen(GEEN_WIFI)
    page.reload()
    status.expect_ophalen(GEEN_WIFI)
    expect(status.ophalen.get_by_label("Alleen ophalen op wifi")).to_be_checked()
    assert len([path for path in origin.paths() if path.startswith("/engine/")]) < len(stukken_van(origin)) / 2
    page.evaluate(WORDT_WIFI)

    status.expect_ophalen(BINNEN)


def test_phone_that_does_not_tell_about_wifi_is_asked_honestly(telefoon: BrowserContext, origin: Origin):
    telefoon.add_init_script(VERBINDING % "{ saveData: false }")
    origin.hang(STUKKEN)
    page = telefoon.new_page()
    status = OphalenPagina(page)
    status.open()
    status.expect_ophalen(BEZIG)
    status.alleen_wifi(aan=True)
    origin.repair()
    status.expect_ophalen(WEET_NIET)
    status.toch_ophalen()

    status.expect_ophalen(BINNEN)
