"""Entering from outside: a file that another app shares or opens, and the app on the home screen."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.file.envelope import read_envelope, write_envelope
from bpv_logic.map.bpvmap import map_of
from bpv_logic.verdict.agenda import due
from bpv_logic.verdict.judge import judge_map
from e2e.files.map_files import EXPORTED_AT, GENERATOR, records_in
from e2e.helpers.clock import Clock
from e2e.pages.delen import DelenPage
from e2e.pages.outside import ON_HOME_SCREEN, part
from e2e.pages.page import ENGINE_TIME, BasePage
from e2e.pages.uren import UrenPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from e2e.helpers.device import NewDevice
    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

SENDS = "request that sends something: POST"
GONE = "Er is geen bestand binnengekomen. Kies het hier zelf."
QUEUE = """Object.defineProperty(globalThis, "launchQueue", {
  value: { setConsumer(take) { globalThis.neem = take; console.info("wachtrij"); } }, configurable: true });"""
OPEN_WITH = "(tekst) => neem({ files: [{ getFile: async () => new File([tekst], 'bpv-map-sam.json') }] })"
#: The number on the icon that the browser was last asked to show.
COUNTER = """for (const [name, count] of [["setAppBadge", (count) => count], ["clearAppBadge", () => 0]]) {
  Navigator.prototype[name] = async (given) => { document.documentElement.dataset.teller = count(given); };
}"""
ANDROID = "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36"
IN_AN_APP = ANDROID.replace("Pixel 8", "Pixel 8; wv").replace("Chrome", "Version/4.0 Chrome")


def ready_offline(phone: BrowserContext) -> DelenPage:
    """Open the site on a phone until it works without a connection."""
    delen = DelenPage(phone.new_page())
    delen.open()
    delen.expect_ready_offline()
    return delen


@pytest.mark.scenario("Another app shares a map while the host is gone: it stays here, and only a yes takes it in")
def test_shared_file_is_opened_with_the_host_gone_and_never_sent(
    phone: BrowserContext, origin: Origin, guard: Guard, map_file: Path, tmp_path: Path
):
    guard.expects(SENDS)
    delen = ready_offline(phone)
    origin.stop()
    part(delen.page, f"{origin.url}delen/ontvang", map_file)
    delen.open_placed()
    delen.expect_preview("Dagen", "Leerafspraken")
    nothing = records_in(delen.make_file(tmp_path))
    expect(delen.page).to_have_url(f"{origin.url}delen/#openen")
    delen.opening.get_by_role("button", name="Samenvoegen").click()
    expect(delen.opening.get_by_text("Samengevoegd")).to_be_visible()
    (tmp_path / "na").mkdir()

    assert nothing == {}
    assert records_in(delen.make_file(tmp_path / "na")) == records_in(map_file)
    assert [line for line in origin.log if line.method != "GET"] == []


def test_shared_file_is_kept_once_and_not_opened_again(
    phone: BrowserContext, origin: Origin, guard: Guard, map_file: Path
):
    guard.expects(SENDS)
    delen = ready_offline(phone)
    part(delen.page, f"{origin.url}delen/ontvang", map_file)
    delen.open_placed()
    delen.expect_preview("Dagen")
    delen.page.goto("./delen/?ontvangen#openen")

    expect(delen.fault).to_have_text(GONE)
    expect(delen.opening.get_by_role("button", name="Samenvoegen")).to_be_hidden()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, GONE), ("geen map", "Dit bestand komt niet uit de BPV-map.")],
    ids=["nothing", "no map"],
)
def test_shared_thing_that_is_no_map_gets_one_sentence(
    phone: BrowserContext, origin: Origin, guard: Guard, tmp_path: Path, content: str | None, sentence: str
):
    guard.expects(SENDS)
    delen = ready_offline(phone)
    path = None
    if content:
        path = tmp_path / "brief.txt"
        path.write_text(json.dumps({"format": content}), encoding="utf-8")
    part(delen.page, f"{origin.url}delen/ontvang", path)
    if path is not None:
        delen.open_placed()

    expect(delen.fault).to_have_text(sentence, timeout=ENGINE_TIME)


def test_host_refuses_what_is_shared_before_the_site_is_on_the_phone(
    new_device: NewDevice, origin: Origin, guard: Guard, map_file: Path
):
    """Negative control: without the service worker the file does reach the host, which refuses it."""
    guard.expects(SENDS, "Failed to load resource")
    page = new_device(service_workers="block").new_page()
    answer = part(page, f"{origin.url}delen/ontvang", map_file)

    assert answer is not None
    assert answer.status == 405
    expect(page.get_by_text("Je map is er nog")).to_be_visible()
    assert [line.path for line in origin.log if line.method == "POST"] == ["/delen/ontvang"]


def test_file_that_is_opened_with_the_app_comes_to_the_preview(phone: BrowserContext, map_file: Path):
    phone.add_init_script(QUEUE)
    page = phone.new_page()
    delen = DelenPage(page)
    with page.expect_console_message(lambda message: message.text == "wachtrij"):
        delen.open()
    page.evaluate(OPEN_WITH, map_file.read_text(encoding="utf-8"))
    delen.open_placed()

    delen.expect_preview("Dagen", "Leerafspraken")


def expect_counter(tab: BasePage, count: int) -> None:
    """Expect a number on the icon, as soon as the rules have judged."""
    expect(tab.html).to_have_attribute("data-teller", str(count), timeout=ENGINE_TIME)


def opens_card(phone: BrowserContext, path: Path) -> BasePage:
    """Open a map on a Wednesday of its bpv, and the front page once it is judged."""
    Clock(phone, builders.TODAY)
    phone.add_init_script(COUNTER)
    delen = DelenPage(phone.new_page())
    delen.open()
    delen.merge(path)
    today = BasePage(delen.page)
    today.open()
    today.expect_checked()
    return today


def as_file(path: Path) -> Path:
    """Write a small map: a running bpv, and one day of hours."""
    records = builders.make_map(builders.make_urendag(datum="2026-11-24")).records
    path.write_text(write_envelope(records, exported_at=EXPORTED_AT, generator=GENERATOR), encoding="utf-8")
    return path


def test_icon_shows_what_is_due_and_counts_down(phone: BrowserContext, tmp_path: Path):
    phone.add_init_script(ON_HOME_SCREEN)
    path = as_file(tmp_path / "map.json")
    today = opens_card(phone, path)
    bpvmap = map_of(read_envelope(path.read_text(encoding="utf-8")).records)
    verdict = judge_map(bpvmap, dt.date.fromisoformat(builders.TODAY))
    wanted = len(due(verdict.agenda, verdict.context.today))
    assert wanted > 1
    expect_counter(today, wanted)
    uren = UrenPage(today.page)
    uren.open_day(builders.TODAY)
    # Other times than the previous day's, which are prefilled and not yet an answer.
    uren.day.fill(begin="08:15", eind="16:45")
    uren.expect_saved()
    today.open()

    expect_counter(today, wanted - 1)


def test_icon_of_an_app_that_nobody_installed_gets_no_number(phone: BrowserContext, tmp_path: Path):
    today = opens_card(phone, as_file(tmp_path / "map.json"))

    assert today.html.get_attribute("data-teller") is None


def advice(page: Page) -> Locator:
    """Return the advice about the home screen."""
    return page.locator("[data-module=install]")


@pytest.mark.parametrize(
    ("feature", "sentence"),
    [
        (ANDROID, "Tik op “App installeren” of “Toevoegen aan startscherm”."),
        (IN_AN_APP, "Open deze pagina in Chrome of Safari."),
    ],
    ids=["android", "within another app"],
)
def test_phone_is_told_how_it_puts_the_app_on_its_screen(new_device: NewDevice, feature: str, sentence: str):
    page = new_device(user_agent=feature).new_page()
    BasePage(page).open()

    expect(advice(page)).to_contain_text(sentence, use_inner_text=True)
    expect(advice(page).get_by_role("button", name="Zet op mijn telefoon")).to_be_hidden()


def test_installed_app_gives_no_advice(new_device: NewDevice):
    phone = new_device(user_agent=ANDROID)
    phone.add_init_script(ON_HOME_SCREEN)
    page = phone.new_page()
    BasePage(page).open()
    expect(page.get_by_role("heading", name="Begin hier")).to_be_visible()

    expect(advice(page)).to_be_hidden()


def test_shortcut_opens_the_hours_of_today(phone: BrowserContext, origin: Origin):
    delen = ready_offline(phone)
    manifest = delen.page.evaluate("fetch('/manifest.webmanifest').then((answer) => answer.json())")
    origin.stop()
    today = delen.page.evaluate("new Date().toLocaleDateString('sv')")
    for shortcut in manifest["shortcuts"]:
        delen.page.goto(f"./{shortcut['url']}")
        BasePage(delen.page).expect_usable()
    uren = UrenPage(delen.page)
    uren.go()
    BasePage(uren.page).expect_usable()

    expect(uren.page.get_by_label("Datum").first).to_have_value(today)
