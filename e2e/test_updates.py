"""A new version waits until the user agrees, and loses nothing that is being typed."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bpv_site.publish import precache
from e2e.files.next_build import NEW, OLD, make_new_version, notice
from e2e.helpers.origin import Origin
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import ENGINE_TIME, BasePage

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
def test_new_version_waits_for_the_user_and_keeps_a_half_filled_form(phone: BrowserContext, origin: Origin):
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.expect_ready_offline()
    make_new_version(origin)
    gegevens.open()
    expect(notice(page)).to_be_visible(timeout=ENGINE_TIME)
    page.goto("./map/")
    expect(page.get_by_role("heading", level=1)).to_have_text(OLD)

    gegevens.open()
    expect(notice(page)).to_be_visible()
    gegevens.student.field("voornaam").press_sequentially("Sam")
    notice(page).get_by_role("button", name="Nu bijwerken").click()
    expect(notice(page)).to_be_hidden()
    gegevens.student.expect_values(voornaam="Sam")
    gegevens.expect_saved()

    page.goto("./map/")
    expect(page.get_by_role("heading", level=1)).to_have_text(NEW)
    origin.stop()
    page.goto("./uren/")
    BasePage(page).expect_usable()


@pytest.mark.scenario("Another tab updates while a form is half filled: nothing is lost")
def test_other_tab_with_a_half_filled_form_loses_nothing_by_an_update(phone: BrowserContext, origin: Origin):
    first, second = phone.new_page(), phone.new_page()
    BasePage(first).open()
    BasePage(first).expect_ready_offline()
    gegevens = GegevensPage(second)
    gegevens.open()
    make_new_version(origin)
    BasePage(first).open()
    expect(notice(first)).to_be_visible(timeout=ENGINE_TIME)
    gegevens.student.field("voornaam").press_sequentially("Sam")
    notice(first).get_by_role("button", name="Nu bijwerken").click()
    expect(notice(first)).to_be_hidden()
    gegevens.student.field("achternaam").press_sequentially("Voorbeeld")
    gegevens.expect_saved()

    gegevens.student.expect_values(voornaam="Sam", achternaam="Voorbeeld")
    third = GegevensPage(phone.new_page())
    third.open()
    third.student.expect_values(voornaam="Sam", achternaam="Voorbeeld")


@pytest.mark.service_worker
def test_same_version_asks_nothing(phone: BrowserContext):
    page = phone.new_page()
    BasePage(page).open()
    BasePage(page).expect_ready_offline()
    page.goto("./map/")
    BasePage(page).expect_checked()

    expect(notice(page)).to_be_hidden()


@pytest.mark.scenario("A bad service worker is on the phones: the kill worker takes it away, and the map stays")
def test_kill_worker_takes_a_bad_service_worker_away_and_leaves_the_map(
    phone: BrowserContext, origin: Origin, guard: Guard
):
    guard.expects("sw.js", "ServiceWorker", "ERR_", "Failed to load resource")
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()
    gegevens.expect_ready_offline()
    make_new_version(origin)
    shutil.copyfile(origin.folder / precache.KILL_WORKER, origin.folder / precache.WORKER)
    origin.forget()
    # A browser checks by itself some time after a visit; here the test triggers it. The new worker fetches the open
    # page from the host.
    page.evaluate("void navigator.serviceWorker.ready.then((registration) => registration.update())")
    origin.wait_for("/gegevens/")
    page = phone.new_page()
    page.goto("./map/")
    expect(page.get_by_role("heading", level=1)).to_have_text(NEW)
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.expect_values(voornaam="Sam")

    assert page.evaluate("caches.keys()") == []


def test_page_can_be_typed_in_before_the_rest_of_its_script_is_asked_for(tab: Page):
    """Wat een eerste bezoek nodig heeft om te typen, wacht niet op de rest: die wordt daarna pas gevraagd."""
    gegevens = GegevensPage(tab)
    gegevens.open()
    gegevens.expect_complete()
    later, usable = tab.evaluate(
        """() => [
          performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/later.js")).startTime,
          performance.getEntriesByName("bpv:usable")[0].startTime,
        ]"""
    )

    assert later >= usable
