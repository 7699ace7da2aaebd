"""Without a connection: everything or nothing, and never by accident. Each claim has a negative control."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, expect

from bpv_site.pages.all_pages import PAGES
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import READY_OFFLINE, BasePage

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

#: What Chromium reports for a worker that could not be installed, or a page that nobody serves.
FAILED = (
    "Failed to load resource",
    "ServiceWorker",
    "sw.js",
    "is not the file of build",
    "Failed to fetch",
    "error occurred when fetching the script",
)
WIPE_CACHES = "async () => { for (const name of await caches.keys()) await caches.delete(name); }"
LINKS = "links => links.map(link => link.href)"


def is_ready(phone: BrowserContext) -> Page:
    """Open the site for the first time and wait until it works offline."""
    page = phone.new_page()
    today = BasePage(page)
    today.open()
    today.expect_ready_offline()
    return page


@pytest.mark.scenario("The host is gone: every page and link works")
def test_every_page_and_every_link_works_with_the_origin_gone(phone: BrowserContext, origin: Origin):
    page = is_ready(phone)
    origin.stop()
    links: set[str] = set()
    for page_of_site in PAGES:
        page.goto(f".{page_of_site.path}")
        BasePage(page).expect_usable()
        # Downloads open no page (test_begeleiding.py).
        links |= set(page.locator("a[href]:not([download])").evaluate_all(LINKS))
    own = {link.split("#")[0].split("?")[0] for link in links if link.startswith(origin.url)}
    for link in sorted(own):
        answer = page.goto(link)
        assert answer is not None
        assert answer.status == 200, link

    assert {f"{origin.url}{name}" for name in ("licenties.txt", "uren/", "school/", "regels/")} <= own


@pytest.mark.scenario("The host is gone: the rules run")
def test_rules_run_with_the_origin_gone(phone: BrowserContext, origin: Origin):
    page = is_ready(phone)
    origin.stop()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_engine("ready")

    gegevens.expect_checked()


def test_page_is_found_with_and_without_its_last_slash(phone: BrowserContext, origin: Origin):
    page = is_ready(phone)
    origin.stop()
    for address in ("./uren", "./uren/", "./uren/index.html", "./uren/?datum=2026-11-25"):
        page.goto(address)
        BasePage(page).expect_usable()


@pytest.mark.scenario("The host is gone and the address is wrong: said so, on a page of ours")
def test_address_that_does_not_exist_says_so_offline_too(phone: BrowserContext, origin: Origin, guard: Guard):
    guard.expects("404", "Failed to load resource")
    page = is_ready(phone)
    origin.stop()
    answer = page.goto("./bestaat-niet/")
    assert answer is not None

    assert answer.status == 404
    BasePage(page).expect_usable()


def test_without_the_cache_nothing_loads_offline(phone: BrowserContext, origin: Origin, guard: Guard):
    """Negative control of the tests above: only the service worker's cache answers."""
    guard.expects(*FAILED)
    page = is_ready(phone)
    page.evaluate(WIPE_CACHES)
    origin.stop()

    with pytest.raises(Error, match="ERR_"):
        page.goto("./uren/")


@pytest.mark.scenario("One file of the site fails while it is fetched: no promise is made, and it is fetched again")
def test_cache_that_misses_one_file_never_activates(phone: BrowserContext, origin: Origin, guard: Guard):
    guard.expects(*FAILED)
    origin.fail("/static/icons/icon.svg", status=503)
    page = phone.new_page()
    today = BasePage(page)
    today.open()
    origin.wait_for("/static/icons/icon.svg", times=2)
    page.reload()
    expect(today.html).to_have_attribute("data-offline", "no")
    expect(page.get_by_text(READY_OFFLINE)).to_be_hidden()
    origin.stop()
    with pytest.raises(Error, match="ERR_"):
        page.goto("./uren/")

    origin.start()
    origin.repair()
    page = phone.new_page()
    BasePage(page).open()
    BasePage(page).expect_ready_offline()


@pytest.mark.scenario("One file of the site is cut short: never taken for whole")
def test_file_that_was_cut_short_never_activates(phone: BrowserContext, origin: Origin, guard: Guard):
    guard.expects(*FAILED)
    origin.cut("/data/forms.json")
    page = phone.new_page()
    today = BasePage(page)
    today.open()
    origin.repair()
    origin.fail("/data/forms.json", status=500)

    expect(page.get_by_text(READY_OFFLINE)).to_be_hidden()
    expect(today.html).to_have_attribute("data-offline", "no")


def test_promise_is_made_once_and_stays_true(phone: BrowserContext, origin: Origin):
    page = is_ready(phone)
    page.get_by_role("status").filter(has_text=READY_OFFLINE).get_by_role("button", name="Goed").click()
    expect(page.get_by_text(READY_OFFLINE)).to_be_hidden()
    origin.stop()
    page.goto("./map/")
    expect(page.locator("html")).to_have_attribute("data-offline", "ready")

    expect(page.get_by_text(READY_OFFLINE)).to_be_hidden()


@pytest.mark.scenario("The phone threw the kept site away: the promise is taken back")
@pytest.mark.service_worker
def test_promise_is_taken_back_when_the_cache_is_gone(phone: BrowserContext, guard: Guard):
    """A phone that is short of room evicts data: the page must then stop saying that it is ready."""
    guard.expects(*FAILED)
    page = is_ready(phone)
    page.evaluate(WIPE_CACHES)
    page.goto("./map/")
    BasePage(page).expect_usable()

    expect(page.locator("html")).to_have_attribute("data-offline", "no")


@pytest.mark.service_worker
def test_status_page_at_rest_asks_nothing(phone: BrowserContext):
    """An answer that is like the last one is no news: once the page asked again at each, without end."""
    phone.add_init_script(
        """(() => {
             // An empty tab has none.
             if (!globalThis.ServiceWorker) return;
             const { postMessage } = ServiceWorker.prototype;
             globalThis.gevraagd = 0;
             ServiceWorker.prototype.postMessage = function (...args) {
               globalThis.gevraagd += 1;
               return postMessage.apply(this, args);
             };
           })()"""
    )
    page = is_ready(phone)
    page.goto("./status/")
    expect(page.locator("html")).to_have_attribute("data-offline", "ready")
    expect(page.locator("html")).to_have_attribute("data-engine", "ready")
    before = page.evaluate("gevraagd")
    # A hundred turns of the worker; each round of the loop took one.
    page.evaluate("async () => { for (let n = 0; n < 100; n += 1) await caches.keys(); }")

    assert page.evaluate("gevraagd") - before <= 2
