"""What was typed is not lost: killed browsers, hidden pages, reloads, a broken store, two tabs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from e2e.helpers import storage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import BasePage

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import LastingDevice
    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

#: The promise of the app, counted from the last key.
PROMISE = 0.5
#: A headless browser never hides a page by itself.
HIDE = """() => {
  Object.defineProperty(document, "hidden", { get: () => true, configurable: true });
  Object.defineProperty(document, "visibilityState", { get: () => "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""

#: One more letter arrives while the disk is busy with the earlier ones; after that the disk accepts nothing more.
TYPE_WHILE_WRITING = """(() => {
  if (sessionStorage.getItem("getypt")) return;
  const { get } = IDBObjectStore.prototype;
  const { transaction } = IDBDatabase.prototype;
  const isGetypt = () => sessionStorage.getItem("getypt") !== null;
  IDBObjectStore.prototype.get = function (...args) {
    if (this.name === "records" && this.transaction.mode === "readwrite" && !isGetypt()) {
      sessionStorage.setItem("getypt", "ja");
      const veld = document.activeElement;
      veld.value += "d";
      veld.dispatchEvent(new Event("input", { bubbles: true }));
      for (const tot = Date.now() + 5; Date.now() < tot; );
    }
    return get.apply(this, args);
  };
  IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
    if (mode === "readwrite" && isGetypt()) throw new DOMException("vol", "QuotaExceededError");
    return transaction.call(this, stores, mode, ...rest);
  };
})();"""

#: A browser keeps a page when the user moves on, and shows it again when they go back: `pagehide`, `pageshow`.
#: The browser of the tests does not.
SLUMBER = """(wat) => dispatchEvent(new PageTransitionEvent(wat, { persisted: true }))"""


def opens_gegevens(page: Page) -> GegevensPage:
    """Open the page with the first questions."""
    gegevens = GegevensPage(page)
    gegevens.open()
    return gegevens


def stop_clock(page: Page) -> None:
    """Stop all timers of a page."""
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() / 1000 + 5"))


def wait_until(moment: float) -> None:
    """Let real time pass: the promise is about wall-clock time, and killing earlier would test another one."""
    time.sleep(max(0.0, moment - time.monotonic()))


@pytest.mark.scenario("The browser is killed half a second after the last key: the value is there")
def test_value_survives_a_killed_browser_half_a_second_after_the_last_key(lasting_phone: LastingDevice):
    gegevens = opens_gegevens(lasting_phone.open())
    gegevens.student.field("voornaam").press_sequentially("Sam")
    wait_until(time.monotonic() + PROMISE)
    lasting_phone.kill()

    opens_gegevens(lasting_phone.open()).student.expect_values(voornaam="Sam")


def test_value_is_lost_by_a_kill_when_no_script_saw_it(lasting_phone: LastingDevice, origin: Origin):
    """Negative control: without the app's own writing, a kill really loses what was typed."""
    origin.hang("/static/js/main.js")
    gegevens = GegevensPage(lasting_phone.open())
    gegevens.go_without_script()
    gegevens.student.field("voornaam").press_sequentially("Sam")
    wait_until(time.monotonic() + PROMISE)
    lasting_phone.kill()
    origin.repair()

    opens_gegevens(lasting_phone.open()).student.expect_values(voornaam="")


@pytest.mark.scenario("The page is hidden and its timers stop: what was typed is written at once")
def test_value_is_written_at_once_when_the_page_is_hidden(lasting_phone: LastingDevice, origin: Origin):
    # Before the rules judge, everything is written, which would do the page's work here.
    origin.hang("/engine/*")
    page = lasting_phone.open()
    gegevens = opens_gegevens(page)
    stop_clock(page)
    gegevens.student.field("voornaam").press_sequentially("Sam")
    expect(gegevens.html).to_have_attribute("data-saved", "busy")
    page.evaluate(HIDE)
    gegevens.expect_saved()
    lasting_phone.kill()

    opens_gegevens(lasting_phone.open()).student.expect_values(voornaam="Sam")


@pytest.mark.scenario("The page is reloaded, closed or left right after the last key: the value is there")
@pytest.mark.parametrize("gone", ["reload", "close", "link"])
def test_value_is_kept_when_the_page_is_left_right_after_the_last_key(phone: BrowserContext, gone: str):
    page = phone.new_page()
    gegevens = opens_gegevens(page)
    gegevens.student.field("achternaam").press_sequentially("Voorbeeld", delay=5)
    if gone == "reload":
        page.reload()
    elif gone == "close":
        with page.expect_event("close"):
            page.close(run_before_unload=True)
    else:
        page.evaluate("() => location.assign('../map/')")

    opens_gegevens(phone.new_page()).student.expect_values(achternaam="Voorbeeld")


@pytest.mark.scenario(
    "A letter is typed while the disk is busy with the ones before it, and the page is left: it is there"
)
def test_letter_typed_while_the_disk_is_busy_is_not_older_than_what_the_disk_was_busy_with(
    phone: BrowserContext, guard: Guard
):
    guard.expects("bpv-map: a write failed")
    page = phone.new_page()
    page.add_init_script(TYPE_WHILE_WRITING)
    gegevens = opens_gegevens(page)
    gegevens.student.field("achternaam").fill("Voorbeel")
    expect(gegevens.html).to_have_attribute("data-saved", "failed")
    assert [record["velden"]["achternaam"] for record in storage.read(page, "records")] == ["Voorbeel"]
    page.reload()

    opens_gegevens(page).student.expect_values(achternaam="Voorbeeld")


@pytest.mark.scenario("The browser puts a page aside that is writing: the next page saves at once, and neither loses")
def test_page_that_is_put_aside_while_it_writes_does_not_keep_the_next_from_saving(phone: BrowserContext):
    storage.set_switch(phone)
    first = opens_gegevens(phone.new_page())
    storage.switch_storage(first.page, "put zwijgt")
    first.student.field("voornaam").fill("Sam")
    first.student.field("studentnummer").focus()
    expect(first.html).to_have_attribute("data-saved", "busy")
    first.page.evaluate(SLUMBER, "pagehide")

    second = opens_gegevens(phone.new_page())
    second.student.expect_values(voornaam="Sam")
    second.student.field("achternaam").fill("Voorbeeld")
    second.expect_saved()
    assert [record["velden"] for record in storage.read(second.page, "records")] == [
        {"voornaam": "Sam", "achternaam": "Voorbeeld"}
    ]
    storage.switch_storage(first.page, "")
    first.page.evaluate(SLUMBER, "pageshow")
    first.student.expect_values(voornaam="Sam", achternaam="Voorbeeld")
    first.expect_saved()


@pytest.mark.scenario("The database cannot be read: never shown as an empty map")
def test_store_that_cannot_be_read_is_never_shown_as_an_empty_map(phone: BrowserContext, guard: Guard):
    guard.expects("bpv-map: the store could not be read")
    storage.set_switch(phone)
    page = phone.new_page()
    gegevens = opens_gegevens(page)
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()
    storage.switch_storage(page, "open UnknownError")
    BasePage(page).go()

    expect(page.get_by_role("alert").get_by_role("heading")).to_have_text("Je map is nu niet te lezen")
    expect(page.get_by_role("heading", name="Begin hier")).to_be_hidden()

    storage.switch_storage(page, "")
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.get_by_role("alert").get_by_role("heading")).to_be_hidden()
    opens_gegevens(page).student.expect_values(voornaam="Sam")


@pytest.mark.scenario("The database cannot be read: nothing can be typed over what is not seen")
def test_forms_are_shut_while_the_store_cannot_be_read(phone: BrowserContext, guard: Guard):
    guard.expects("bpv-map: the store could not be read")
    storage.set_switch(phone)
    page = phone.new_page()
    opens_gegevens(page).student.fill(voornaam="Sam")
    storage.switch_storage(page, "open UnknownError")
    gegevens = GegevensPage(page)
    gegevens.go()

    expect(page.get_by_role("button", name="Probeer opnieuw")).to_be_visible()
    for form in (gegevens.student, gegevens.periode, gegevens.instelling):
        expect(form.root).to_have_attribute("inert", "")


@pytest.mark.scenario("Every write is refused for lack of room: told, and saved later")
def test_full_phone_is_told_and_what_was_typed_is_saved_once_there_is_room(phone: BrowserContext, guard: Guard):
    guard.expects("bpv-map: a write failed")
    storage.set_switch(phone)
    page = phone.new_page()
    gegevens = opens_gegevens(page)
    storage.switch_storage(page, "put QuotaExceededError")
    gegevens.student.fill(voornaam="Sam")

    expect(gegevens.html).to_have_attribute("data-saved", "failed")
    expect(page.get_by_role("status").filter(has_text="Niet opgeslagen")).to_be_visible()

    storage.switch_storage(page, "")
    gegevens.expect_saved()
    opens_gegevens(page).student.expect_values(voornaam="Sam")


@pytest.mark.scenario("Two tabs write different questions: both stay")
def test_two_tabs_see_each_other_and_lose_nothing(phone: BrowserContext):
    first, second = opens_gegevens(phone.new_page()), opens_gegevens(phone.new_page())
    first.student.fill(voornaam="Sam")
    second.student.expect_values(voornaam="Sam")
    second.student.fill(achternaam="Voorbeeld")
    first.student.expect_values(achternaam="Voorbeeld")
    first.student.fill(school="Voorbeeldcollege")
    second.student.fill(leercoach="Bo Leercoach")
    first.expect_saved()
    second.expect_saved()

    third = opens_gegevens(phone.new_page())
    third.student.expect_values(
        voornaam="Sam", achternaam="Voorbeeld", school="Voorbeeldcollege", leercoach="Bo Leercoach"
    )


@pytest.mark.scenario("Two tabs write the same question: both end with the newest")
def test_two_tabs_end_with_the_same_value_when_both_type_in_one_question(phone: BrowserContext):
    first, second = opens_gegevens(phone.new_page()), opens_gegevens(phone.new_page())
    first.student.fill(voornaam="Sam")
    second.student.expect_values(voornaam="Sam")
    # A question that has the focus is not changed; in a test both tabs have the focus.
    first.student.field("studentnummer").focus()
    second.student.fill(voornaam="Samira")
    first.student.expect_values(voornaam="Samira")

    opens_gegevens(phone.new_page()).student.expect_values(voornaam="Samira")


@pytest.mark.scenario("Somebody types by keyboard before the scripts arrive: kept")
def test_what_is_typed_before_the_scripts_arrive_is_kept(phone: BrowserContext, origin: Origin):
    """A slow connection: the page waits for its script, and no finger can reach the form; a keyboard can."""
    origin.hang("/static/js/main.js")
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.go_without_script()
    gegevens.student.field("voornaam").press_sequentially("Sam")
    gegevens.student.choice("leerweg", "bbl").press("Space")
    gegevens.student.field("achternaam").press_sequentially("Voor")
    origin.repair()
    gegevens.expect_usable()
    gegevens.student.field("achternaam").press_sequentially("beeld")
    gegevens.expect_saved()

    opens_gegevens(page).student.expect_values(voornaam="Sam", achternaam="Voorbeeld", leerweg="bbl")
