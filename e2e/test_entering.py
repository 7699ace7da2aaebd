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
from e2e.helpers.clock import Klok
from e2e.pages.buiten import OP_BEGINSCHERM, deel
from e2e.pages.delen import DelenPagina
from e2e.pages.pagina import MOTOR_TIJD, Pagina
from e2e.pages.uren import UrenPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from e2e.helpers.device import NieuwToestel
    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

STUURT = "request that sends something: POST"
WEG = "Er is geen bestand binnengekomen. Kies het hier zelf."
WACHTRIJ = """Object.defineProperty(globalThis, "launchQueue", {
  value: { setConsumer(take) { globalThis.neem = take; console.info("wachtrij"); } }, configurable: true });"""
OPEN_MET = "(tekst) => neem({ files: [{ getFile: async () => new File([tekst], 'bpv-map-sam.json') }] })"
#: The number on the icon that the browser was last asked to show.
TELLER = """for (const [name, count] of [["setAppBadge", (count) => count], ["clearAppBadge", () => 0]]) {
  Navigator.prototype[name] = async (given) => { document.documentElement.dataset.teller = count(given); };
}"""
ANDROID = "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36"
IN_EEN_APP = ANDROID.replace("Pixel 8", "Pixel 8; wv").replace("Chrome", "Version/4.0 Chrome")


def klaar_offline(telefoon: BrowserContext) -> DelenPagina:
    """Open the site on a phone until it works without a connection."""
    delen = DelenPagina(telefoon.new_page())
    delen.open()
    delen.expect_klaar_offline()
    return delen


@pytest.mark.scenario("Another app shares a map while the host is gone: it stays here, and only a yes takes it in")
def test_shared_file_is_opened_with_the_host_gone_and_never_sent(
    telefoon: BrowserContext, origin: Origin, guard: Guard, map_bestand: Path, tmp_path: Path
):
    guard.expects(STUURT)
    delen = klaar_offline(telefoon)
    origin.stop()
    deel(delen.page, f"{origin.url}delen/ontvang", map_bestand)
    delen.open_geplaatst()
    delen.expect_voorbeeld("Dagen", "Leerafspraken")
    niets = records_in(delen.maak_bestand(tmp_path))
    expect(delen.page).to_have_url(f"{origin.url}delen/#openen")
    delen.openen.get_by_role("button", name="Samenvoegen").click()
    expect(delen.openen.get_by_text("Samengevoegd")).to_be_visible()
    (tmp_path / "na").mkdir()

    assert niets == {}
    assert records_in(delen.maak_bestand(tmp_path / "na")) == records_in(map_bestand)
    assert [line for line in origin.log if line.method != "GET"] == []


def test_shared_file_is_kept_once_and_not_opened_again(
    telefoon: BrowserContext, origin: Origin, guard: Guard, map_bestand: Path
):
    guard.expects(STUURT)
    delen = klaar_offline(telefoon)
    deel(delen.page, f"{origin.url}delen/ontvang", map_bestand)
    delen.open_geplaatst()
    delen.expect_voorbeeld("Dagen")
    delen.page.goto("./delen/?ontvangen#openen")

    expect(delen.fout).to_have_text(WEG)
    expect(delen.openen.get_by_role("button", name="Samenvoegen")).to_be_hidden()


@pytest.mark.parametrize(
    ("inhoud", "zin"), [(None, WEG), ("geen map", "Dit bestand komt niet uit de BPV-map.")], ids=["nothing", "no map"]
)
def test_shared_thing_that_is_no_map_gets_one_sentence(
    telefoon: BrowserContext, origin: Origin, guard: Guard, tmp_path: Path, inhoud: str | None, zin: str
):
    guard.expects(STUURT)
    delen = klaar_offline(telefoon)
    path = None
    if inhoud:
        path = tmp_path / "brief.txt"
        path.write_text(json.dumps({"format": inhoud}), encoding="utf-8")
    deel(delen.page, f"{origin.url}delen/ontvang", path)
    if path is not None:
        delen.open_geplaatst()

    expect(delen.fout).to_have_text(zin, timeout=MOTOR_TIJD)


def test_host_refuses_what_is_shared_before_the_site_is_on_the_phone(
    nieuw_toestel: NieuwToestel, origin: Origin, guard: Guard, map_bestand: Path
):
    """Negative control: without the service worker the file does reach the host, which refuses it."""
    guard.expects(STUURT, "Failed to load resource")
    page = nieuw_toestel(service_workers="block").new_page()
    answer = deel(page, f"{origin.url}delen/ontvang", map_bestand)

    assert answer is not None
    assert answer.status == 405
    expect(page.get_by_text("Je map is er nog")).to_be_visible()
    assert [line.path for line in origin.log if line.method == "POST"] == ["/delen/ontvang"]


def test_file_that_is_opened_with_the_app_comes_to_the_preview(telefoon: BrowserContext, map_bestand: Path):
    telefoon.add_init_script(WACHTRIJ)
    page = telefoon.new_page()
    delen = DelenPagina(page)
    with page.expect_console_message(lambda message: message.text == "wachtrij"):
        delen.open()
    page.evaluate(OPEN_MET, map_bestand.read_text(encoding="utf-8"))
    delen.open_geplaatst()

    delen.expect_voorbeeld("Dagen", "Leerafspraken")


def expect_teller(pagina: Pagina, aantal: int) -> None:
    """Expect a number on the icon, as soon as the rules have judged."""
    expect(pagina.html).to_have_attribute("data-teller", str(aantal), timeout=MOTOR_TIJD)


def opent_kaart(telefoon: BrowserContext, path: Path) -> Pagina:
    """Open a map on a Wednesday of its bpv, and the front page once it is judged."""
    Klok(telefoon, builders.TODAY)
    telefoon.add_init_script(TELLER)
    delen = DelenPagina(telefoon.new_page())
    delen.open()
    delen.voeg_samen(path)
    vandaag = Pagina(delen.page)
    vandaag.open()
    vandaag.expect_gecontroleerd()
    return vandaag


def als_bestand(path: Path) -> Path:
    """Write a small map: a running bpv, and one day of hours."""
    records = builders.make_map(builders.make_urendag(datum="2026-11-24")).records
    path.write_text(write_envelope(records, exported_at=EXPORTED_AT, generator=GENERATOR), encoding="utf-8")
    return path


def test_icon_shows_what_is_due_and_counts_down(telefoon: BrowserContext, tmp_path: Path):
    telefoon.add_init_script(OP_BEGINSCHERM)
    path = als_bestand(tmp_path / "map.json")
    vandaag = opent_kaart(telefoon, path)
    bpvmap = map_of(read_envelope(path.read_text(encoding="utf-8")).records)
    verdict = judge_map(bpvmap, dt.date.fromisoformat(builders.TODAY))
    wanted = len(due(verdict.agenda, verdict.context.today))
    assert wanted > 1
    expect_teller(vandaag, wanted)
    uren = UrenPagina(vandaag.page)
    uren.open_dag(builders.TODAY)
    # Other times than the previous day's, which are prefilled and not yet an answer.
    uren.dag.vul(begin="08:15", eind="16:45")
    uren.expect_bewaard()
    vandaag.open()

    expect_teller(vandaag, wanted - 1)


def test_icon_of_an_app_that_nobody_installed_gets_no_number(telefoon: BrowserContext, tmp_path: Path):
    vandaag = opent_kaart(telefoon, als_bestand(tmp_path / "map.json"))

    assert vandaag.html.get_attribute("data-teller") is None


def advies(page: Page) -> Locator:
    """Return the advice about the home screen."""
    return page.locator("[data-module=install]")


@pytest.mark.parametrize(
    ("kenmerk", "zin"),
    [
        (ANDROID, "Tik op “App installeren” of “Toevoegen aan startscherm”."),
        (IN_EEN_APP, "Open deze pagina in Chrome of Safari."),
    ],
    ids=["android", "within another app"],
)
def test_phone_is_told_how_it_puts_the_app_on_its_screen(nieuw_toestel: NieuwToestel, kenmerk: str, zin: str):
    page = nieuw_toestel(user_agent=kenmerk).new_page()
    Pagina(page).open()

    expect(advies(page)).to_contain_text(zin, use_inner_text=True)
    expect(advies(page).get_by_role("button", name="Zet op mijn telefoon")).to_be_hidden()


def test_installed_app_gives_no_advice(nieuw_toestel: NieuwToestel):
    telefoon = nieuw_toestel(user_agent=ANDROID)
    telefoon.add_init_script(OP_BEGINSCHERM)
    page = telefoon.new_page()
    Pagina(page).open()
    expect(page.get_by_role("heading", name="Begin hier")).to_be_visible()

    expect(advies(page)).to_be_hidden()


def test_shortcut_opens_the_hours_of_today(telefoon: BrowserContext, origin: Origin):
    delen = klaar_offline(telefoon)
    manifest = delen.page.evaluate("fetch('/manifest.webmanifest').then((answer) => answer.json())")
    origin.stop()
    today = delen.page.evaluate("new Date().toLocaleDateString('sv')")
    for shortcut in manifest["shortcuts"]:
        delen.page.goto(f"./{shortcut['url']}")
        Pagina(delen.page).expect_bruikbaar()
    uren = UrenPagina(delen.page)
    uren.ga()
    Pagina(uren.page).expect_bruikbaar()

    expect(uren.page.get_by_label("Datum").first).to_have_value(today)
