"""The rule engine is a help, not a condition: the page works while it is absent, broken, late or not needed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from bpv_site.publish import precache
from e2e.helpers.device import BlijvendToestel
from e2e.helpers.origin import Origin
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.pagina import NIET_GECONTROLEERD, Pagina
from e2e.pages.status import StatusPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, BrowserType, Page

    from e2e.helpers.device import NieuwToestel
    from e2e.helpers.guard import Guard

#: What the browser and the app report about missing files, or a start that does not finish.
KLACHTEN = ("Failed to load resource", "the rules do not run", "sw.js", "ServiceWorker", "engine/")

#: Resolves when a verdict is shown that is newer than the last write.
LAATSTE_OORDEEL = """() => new Promise((resolve) => {
  const last = (name) => performance.getEntriesByName(name).at(-1)?.startTime ?? 0;
  const look = () => (last("bpv:verdict") > last("bpv:saved") ? resolve() : setTimeout(look, 50));
  look();
})"""


def werkt_zonder_motor(page: Page, folder: Path) -> None:
    """Expect a page to be filled in, saved and exported while nothing is judged."""
    gegevens = GegevensPagina(page)
    gegevens.student.vul(voornaam="Sam", achternaam="Voorbeeld")
    gegevens.expect_bewaard()
    expect(page.get_by_text(NIET_GECONTROLEERD)).to_be_visible()
    delen = DelenPagina(page)
    delen.open()
    envelope = json.loads(delen.maak_bestand(folder).read_text(encoding="utf-8"))

    assert envelope["records"][0]["velden"]["voornaam"] == "Sam"
    assert envelope["verdict"] is None


@pytest.mark.scenario("The rule engine cannot be fetched: filling in, saving and exporting go on")
def test_missing_engine_leaves_the_page_fillable_saved_and_exportable(
    telefoon: BrowserContext, origin: Origin, guard: Guard, tmp_path: Path
):
    guard.expects(*KLACHTEN)
    origin.fail("/engine/*", status=404)
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.expect_motor("failed")

    werkt_zonder_motor(page, tmp_path)
    expect(gegevens.html).to_have_attribute("data-offline", "no")


@pytest.mark.scenario("The browser has no service worker, or one that does nothing: the rules come from the host")
@pytest.mark.parametrize("hoe", ["blocked", "absent"])
def test_browser_without_a_service_worker_gets_the_rules_from_the_host(nieuw_toestel: NieuwToestel, hoe: str):
    # Playwright's "block" accepts a registration but creates none.
    telefoon = nieuw_toestel(service_workers="block" if hoe == "blocked" else "allow")
    if hoe == "absent":
        telefoon.add_init_script("delete Navigator.prototype.serviceWorker;")
    gegevens = GegevensPagina(telefoon.new_page())
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_motor("ready")
    gegevens.expect_gecontroleerd()

    expect(gegevens.html).to_have_attribute("data-offline", "no")


@pytest.mark.scenario("The rule engine hangs: given up on")
def test_engine_that_hangs_is_given_up_on(nieuw_toestel: NieuwToestel, dist: Path, tmp_path: Path, guard: Guard):
    guard.expects(*KLACHTEN)
    copy = tmp_path / "site"
    shutil.copytree(dist, copy)
    for page in copy.rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("<html ", '<html data-boot-timeout="2000" '), encoding="utf-8")
    precache.write_worker(copy)
    with Origin(copy) as origin:
        origin.hang("/engine/*")
        page_with_patience = nieuw_toestel(base_url=origin.url).new_page()
        gegevens = GegevensPagina(page_with_patience)
        gegevens.open()
        gegevens.expect_motor("loading")
        gegevens.expect_motor("failed")

        werkt_zonder_motor(page_with_patience, tmp_path)


@pytest.mark.scenario("Half of the rule engine arrived: not used")
def test_half_an_engine_is_no_engine(telefoon: BrowserContext, origin: Origin, guard: Guard, tmp_path: Path):
    guard.expects(*KLACHTEN)
    origin.cut("/engine/pieces/*")
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.expect_motor("failed")

    werkt_zonder_motor(page, tmp_path)


@pytest.mark.scenario("The phone is too weak for the rule engine: told so, and filling in, saving and exporting go on")
@pytest.mark.parametrize(
    "gebrek",
    ["--js-flags=--jitless", "--js-flags=--wasm-max-mem-pages=64"],
    ids=["no WebAssembly", "no memory for it"],
)
def test_phone_that_cannot_run_the_rules_is_a_working_map_without_them(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    origin: Origin,
    guard: Guard,
    tmp_path: Path,
    gebrek: str,
):
    guard.expects(*KLACHTEN, "WebAssembly is not defined")
    launch = {**browser_type_launch_args, "args": [*browser_type_launch_args["args"], gebrek]}
    toestel = BlijvendToestel(browser_type, launch, tmp_path / "telefoon", guard, origin.url)
    page = toestel.open()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.expect_klaar_offline()
    gegevens.expect_motor("failed")
    origin.stop()
    gegevens.open()

    werkt_zonder_motor(page, tmp_path)
    gegevens.expect_motor("failed")
    toestel.close()


@pytest.mark.scenario("The tab died three times while the rules started: not started again, until a person asks")
def test_starts_that_did_not_end_are_counted_and_the_app_goes_on_without(telefoon: BrowserContext, guard: Guard):
    guard.expects(*KLACHTEN)
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.expect_motor("ready")
    # What a tab leaves behind when the system kills it in the middle of a start.
    page.add_init_script("sessionStorage.setItem('bpv-map:unfinished-starts', '3')")
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()
    gegevens.expect_motor("failed")

    assert page.workers == []
    expect(page.get_by_text(NIET_GECONTROLEERD)).to_be_visible()
    status = StatusPagina(page)
    status.open()
    page.get_by_role("button", name="Zet nakijken weer aan").click()
    status.expect_motor("ready")


def test_reopened_page_shows_the_kept_verdict_and_starts_no_engine(telefoon: BrowserContext):
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()
    gegevens.expect_motor("ready")
    gegevens.expect_gecontroleerd()
    verse_pagina = telefoon.new_page()
    vandaag = Pagina(verse_pagina)
    vandaag.open()
    vandaag.expect_gecontroleerd()
    expect(verse_pagina.get_by_role("heading", level=1)).to_contain_text("Sam")

    assert verse_pagina.workers == []
    expect(vandaag.html).to_have_attribute("data-engine", "off")

    # It does start as soon as something changes.
    GegevensPagina(verse_pagina).open()
    GegevensPagina(verse_pagina).student.vul(voornaam="Samira")
    vandaag.expect_motor("ready")


def test_quick_visits_do_not_make_the_app_give_up_on_its_rules(telefoon: BrowserContext):
    """A page that is left while the rules start is no crash."""
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()
    for pad in ("./", "./uren/", "./map/", "./week/", "./contact/", "./bezoek/", "./voortgang/", "./delen/"):
        page.goto(pad)
        expect(page.locator("html")).not_to_have_attribute("data-engine", "off")
    vandaag = Pagina(page)
    vandaag.open()

    vandaag.expect_motor("ready")
    vandaag.expect_gecontroleerd()


@pytest.mark.scenario("The system takes the memory of the engine: it comes back")
def test_engine_ends_when_the_system_wants_its_memory_and_comes_back(telefoon: BrowserContext):
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_motor("ready")
    page.evaluate(LAATSTE_OORDEEL)
    # Android sends this event to a page before it freezes it; no browser command triggers it.
    page.evaluate("document.dispatchEvent(new Event('freeze'))")

    gegevens.expect_motor("off")
    assert page.workers == []

    gegevens.student.vul(voornaam="Samira")
    gegevens.expect_motor("ready")


def test_engine_that_nobody_asks_anything_ends_and_comes_back(nieuw_toestel: NieuwToestel, dist: Path, tmp_path: Path):
    copy = tmp_path / "site"
    shutil.copytree(dist, copy)
    for path in copy.rglob("index.html"):
        text = path.read_text(encoding="utf-8")
        # Long enough for a busy machine to see it ready.
        path.write_text(text.replace("<html ", '<html data-engine-idle="3000" '), encoding="utf-8")
    precache.write_worker(copy)
    with Origin(copy) as origin:
        page = nieuw_toestel(base_url=origin.url).new_page()
        gegevens = GegevensPagina(page)
        gegevens.open()
        gegevens.student.vul(voornaam="Sam")
        gegevens.expect_gecontroleerd()
        gegevens.expect_motor("off")
        assert page.workers == []

        gegevens.student.vul(voornaam="Samira")
        gegevens.expect_motor("ready")
