"""A new version waits until the user agrees, and loses nothing that is being typed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bpv_site.publish import precache
from e2e.files.next_build import NIEUW, OUD, maak_nieuwe_versie, melding
from e2e.helpers.origin import Origin
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.pagina import MOTOR_TIJD, Pagina

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.guard import Guard


@pytest.fixture
def origin(dist: Path, tmp_path: Path) -> Iterator[Origin]:
    """Return a host of a copy of the site that a test may change."""
    copy = tmp_path / "site"
    shutil.copytree(dist, copy)
    with Origin(copy) as host:
        yield host


@pytest.mark.scenario("A new version comes while a form is half filled: it waits, and nothing is lost")
def test_new_version_waits_for_the_user_and_keeps_a_half_filled_form(telefoon: BrowserContext, origin: Origin):
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.expect_klaar_offline()
    maak_nieuwe_versie(origin)
    gegevens.open()
    expect(melding(page)).to_be_visible(timeout=MOTOR_TIJD)
    page.goto("./map/")
    expect(page.get_by_role("heading", level=1)).to_have_text(OUD)

    gegevens.open()
    expect(melding(page)).to_be_visible()
    gegevens.student.veld("voornaam").press_sequentially("Sam")
    melding(page).get_by_role("button", name="Nu bijwerken").click()
    expect(melding(page)).to_be_hidden()
    gegevens.student.expect_waarden(voornaam="Sam")
    gegevens.expect_bewaard()

    page.goto("./map/")
    expect(page.get_by_role("heading", level=1)).to_have_text(NIEUW)
    origin.stop()
    page.goto("./uren/")
    Pagina(page).expect_bruikbaar()


@pytest.mark.scenario("Another tab updates while a form is half filled: nothing is lost")
def test_other_tab_with_a_half_filled_form_loses_nothing_by_an_update(telefoon: BrowserContext, origin: Origin):
    eerste, tweede = telefoon.new_page(), telefoon.new_page()
    Pagina(eerste).open()
    Pagina(eerste).expect_klaar_offline()
    gegevens = GegevensPagina(tweede)
    gegevens.open()
    maak_nieuwe_versie(origin)
    Pagina(eerste).open()
    expect(melding(eerste)).to_be_visible(timeout=MOTOR_TIJD)
    gegevens.student.veld("voornaam").press_sequentially("Sam")
    melding(eerste).get_by_role("button", name="Nu bijwerken").click()
    expect(melding(eerste)).to_be_hidden()
    gegevens.student.veld("achternaam").press_sequentially("Voorbeeld")
    gegevens.expect_bewaard()

    gegevens.student.expect_waarden(voornaam="Sam", achternaam="Voorbeeld")
    derde = GegevensPagina(telefoon.new_page())
    derde.open()
    derde.student.expect_waarden(voornaam="Sam", achternaam="Voorbeeld")


@pytest.mark.service_worker
def test_same_version_asks_nothing(telefoon: BrowserContext):
    page = telefoon.new_page()
    Pagina(page).open()
    Pagina(page).expect_klaar_offline()
    page.goto("./map/")
    Pagina(page).expect_gecontroleerd()

    expect(melding(page)).to_be_hidden()


@pytest.mark.scenario("A bad service worker is on the phones: the kill worker takes it away, and the map stays")
def test_kill_worker_takes_a_bad_service_worker_away_and_leaves_the_map(
    telefoon: BrowserContext, origin: Origin, guard: Guard
):
    guard.expects("sw.js", "ServiceWorker", "ERR_", "Failed to load resource")
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()
    gegevens.expect_klaar_offline()
    maak_nieuwe_versie(origin)
    shutil.copyfile(origin.folder / precache.KILL_WORKER, origin.folder / precache.WORKER)
    origin.forget()
    # A browser checks by itself some time after a visit; here the test triggers it. The new worker fetches the open
    # page from the host.
    page.evaluate("void navigator.serviceWorker.ready.then((registration) => registration.update())")
    origin.wait_for("/gegevens/")
    page = telefoon.new_page()
    page.goto("./map/")
    expect(page.get_by_role("heading", level=1)).to_have_text(NIEUW)
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.expect_waarden(voornaam="Sam")

    assert page.evaluate("caches.keys()") == []


def test_page_can_be_typed_in_before_the_rest_of_its_script_is_asked_for(pagina: Page):
    """Wat een eerste bezoek nodig heeft om te typen, wacht niet op de rest: die wordt daarna pas gevraagd."""
    gegevens = GegevensPagina(pagina)
    gegevens.open()
    gegevens.expect_gecontroleerd()
    later, bruikbaar = pagina.evaluate(
        """() => [
          performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/later.js")).startTime,
          performance.getEntriesByName("bpv:usable")[0].startTime,
        ]"""
    )

    assert later >= bruikbaar
