"""The rule engine is a help, not a condition: the page works while it is absent, broken, late or not needed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from bpv_site.publish import precache
from e2e.helpers.device import LastingDevice
from e2e.helpers.origin import Origin
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import NOT_CHECKED, BasePage
from e2e.pages.status import StatusPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, BrowserType, Page

    from e2e.helpers.device import NewDevice
    from e2e.helpers.guard import Guard

#: What the browser and the app report about missing files, or a start that does not finish.
COMPLAINTS = ("Failed to load resource", "the rules do not run", "sw.js", "ServiceWorker", "engine/")

#: Resolves when a verdict is shown that is newer than the last write.
LAST_VERDICT = """() => new Promise((resolve) => {
  const last = (name) => performance.getEntriesByName(name).at(-1)?.startTime ?? 0;
  const look = () => (last("bpv:verdict") > last("bpv:saved") ? resolve() : setTimeout(look, 50));
  look();
})"""


def works_without_engine(page: Page, folder: Path) -> None:
    """Expect a page to be filled in, saved and exported while nothing is judged."""
    gegevens = GegevensPage(page)
    gegevens.student.fill(voornaam="Sam", achternaam="Voorbeeld")
    gegevens.expect_saved()
    expect(page.get_by_text(NOT_CHECKED)).to_be_visible()
    delen = DelenPage(page)
    delen.open()
    envelope = json.loads(delen.make_file(folder).read_text(encoding="utf-8"))

    assert envelope["records"][0]["velden"]["voornaam"] == "Sam"
    assert envelope["verdict"] is None


@pytest.mark.scenario("The rule engine cannot be fetched: filling in, saving and exporting go on")
def test_missing_engine_leaves_the_page_fillable_saved_and_exportable(
    phone: BrowserContext, origin: Origin, guard: Guard, tmp_path: Path
):
    guard.expects(*COMPLAINTS)
    origin.fail("/engine/*", status=404)
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.expect_engine("failed")

    works_without_engine(page, tmp_path)
    expect(gegevens.html).to_have_attribute("data-offline", "no")


@pytest.mark.scenario("The browser has no service worker, or one that does nothing: the rules come from the host")
@pytest.mark.parametrize("how", ["blocked", "absent"])
def test_browser_without_a_service_worker_gets_the_rules_from_the_host(new_device: NewDevice, how: str):
    # Playwright's "block" accepts a registration but creates none.
    phone = new_device(service_workers="block" if how == "blocked" else "allow")
    if how == "absent":
        phone.add_init_script("delete Navigator.prototype.serviceWorker;")
    gegevens = GegevensPage(phone.new_page())
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_engine("ready")
    gegevens.expect_checked()

    expect(gegevens.html).to_have_attribute("data-offline", "no")


@pytest.mark.scenario("The rule engine hangs: given up on")
def test_engine_that_hangs_is_given_up_on(new_device: NewDevice, dist: Path, tmp_path: Path, guard: Guard):
    guard.expects(*COMPLAINTS)
    copy = tmp_path / "site"
    shutil.copytree(dist, copy)
    for page in copy.rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("<html ", '<html data-boot-timeout="2000" '), encoding="utf-8")
    precache.write_worker(copy)
    with Origin(copy) as origin:
        origin.hang("/engine/*")
        page_with_patience = new_device(base_url=origin.url).new_page()
        gegevens = GegevensPage(page_with_patience)
        gegevens.open()
        gegevens.expect_engine("loading")
        gegevens.expect_engine("failed")

        works_without_engine(page_with_patience, tmp_path)


@pytest.mark.scenario("Half of the rule engine arrived: not used")
def test_half_an_engine_is_no_engine(phone: BrowserContext, origin: Origin, guard: Guard, tmp_path: Path):
    guard.expects(*COMPLAINTS)
    origin.cut("/engine/pieces/*")
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.expect_engine("failed")

    works_without_engine(page, tmp_path)


@pytest.mark.scenario("The phone is too weak for the rule engine: told so, and filling in, saving and exporting go on")
@pytest.mark.parametrize(
    "defect",
    ["--js-flags=--jitless", "--js-flags=--wasm-max-mem-pages=64"],
    ids=["no WebAssembly", "no memory for it"],
)
def test_phone_that_cannot_run_the_rules_is_a_working_map_without_them(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    origin: Origin,
    guard: Guard,
    tmp_path: Path,
    defect: str,
):
    guard.expects(*COMPLAINTS, "WebAssembly is not defined")
    launch = {**browser_type_launch_args, "args": [*browser_type_launch_args["args"], defect]}
    device = LastingDevice(browser_type, launch, tmp_path / "telefoon", guard, origin.url)
    page = device.open()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.expect_ready_offline()
    gegevens.expect_engine("failed")
    origin.stop()
    gegevens.open()

    works_without_engine(page, tmp_path)
    gegevens.expect_engine("failed")
    device.close()


@pytest.mark.scenario("The tab died three times while the rules started: not started again, until a person asks")
def test_starts_that_did_not_end_are_counted_and_the_app_goes_on_without(phone: BrowserContext, guard: Guard):
    guard.expects(*COMPLAINTS)
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.expect_engine("ready")
    # What a tab leaves behind when the system kills it in the middle of a start.
    page.add_init_script("sessionStorage.setItem('bpv-map:unfinished-starts', '3')")
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()
    gegevens.expect_engine("failed")

    assert page.workers == []
    expect(page.get_by_text(NOT_CHECKED)).to_be_visible()
    status = StatusPage(page)
    status.open()
    page.get_by_role("button", name="Zet nakijken weer aan").click()
    status.expect_engine("ready")


def test_reopened_page_shows_the_kept_verdict_and_starts_no_engine(phone: BrowserContext):
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()
    gegevens.expect_engine("ready")
    gegevens.expect_checked()
    fresh_page = phone.new_page()
    today = BasePage(fresh_page)
    today.open()
    today.expect_checked()
    expect(fresh_page.get_by_role("heading", level=1)).to_contain_text("Sam")

    assert fresh_page.workers == []
    expect(today.html).to_have_attribute("data-engine", "off")

    # It does start as soon as something changes.
    GegevensPage(fresh_page).open()
    GegevensPage(fresh_page).student.fill(voornaam="Samira")
    today.expect_engine("ready")


def test_quick_visits_do_not_make_the_app_give_up_on_its_rules(phone: BrowserContext):
    """A page that is left while the rules start is no crash."""
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()
    for path in ("./", "./uren/", "./map/", "./week/", "./contact/", "./bezoek/", "./voortgang/", "./delen/"):
        page.goto(path)
        expect(page.locator("html")).not_to_have_attribute("data-engine", "off")
    today = BasePage(page)
    today.open()

    today.expect_engine("ready")
    today.expect_checked()


@pytest.mark.scenario("The system takes the memory of the engine: it comes back")
def test_engine_ends_when_the_system_wants_its_memory_and_comes_back(phone: BrowserContext):
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_engine("ready")
    page.evaluate(LAST_VERDICT)
    # Android sends this event to a page before it freezes it; no browser command triggers it.
    page.evaluate("document.dispatchEvent(new Event('freeze'))")

    gegevens.expect_engine("off")
    assert page.workers == []

    gegevens.student.fill(voornaam="Samira")
    gegevens.expect_engine("ready")


def test_engine_that_nobody_asks_anything_ends_and_comes_back(new_device: NewDevice, dist: Path, tmp_path: Path):
    copy = tmp_path / "site"
    shutil.copytree(dist, copy)
    for path in copy.rglob("index.html"):
        text = path.read_text(encoding="utf-8")
        # Long enough for a busy machine to see it ready.
        path.write_text(text.replace("<html ", '<html data-engine-idle="3000" '), encoding="utf-8")
    precache.write_worker(copy)
    with Origin(copy) as origin:
        page = new_device(base_url=origin.url).new_page()
        gegevens = GegevensPage(page)
        gegevens.open()
        gegevens.student.fill(voornaam="Sam")
        gegevens.expect_checked()
        gegevens.expect_engine("off")
        assert page.workers == []

        gegevens.student.fill(voornaam="Samira")
        gegevens.expect_engine("ready")
