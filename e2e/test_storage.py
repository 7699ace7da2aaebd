"""What was typed is not lost: killed browsers, hidden pages, reloads, a broken store, two tabs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from e2e.helpers import storage
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.pagina import Pagina

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.device import BlijvendToestel
    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

#: The promise of the app, counted from the last key.
BELOFTE = 0.5
#: A headless browser never hides a page by itself.
VERBERG = """() => {
  Object.defineProperty(document, "hidden", { get: () => true, configurable: true });
  Object.defineProperty(document, "visibilityState", { get: () => "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""

#: One more letter arrives while the disk is busy with the earlier ones; after that the disk accepts nothing more.
TYP_ONDER_HET_SCHRIJVEN = """(() => {
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
SLUIMER = """(wat) => dispatchEvent(new PageTransitionEvent(wat, { persisted: true }))"""


def opent_gegevens(page: Page) -> GegevensPagina:
    """Open the page with the first questions."""
    gegevens = GegevensPagina(page)
    gegevens.open()
    return gegevens


def zet_klok_stil(page: Page) -> None:
    """Stop all timers of a page."""
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() / 1000 + 5"))


def wacht_tot(moment: float) -> None:
    """Let real time pass: the promise is about wall-clock time, and killing earlier would test another one."""
    time.sleep(max(0.0, moment - time.monotonic()))


@pytest.mark.scenario("The browser is killed half a second after the last key: the value is there")
def test_value_survives_a_killed_browser_half_a_second_after_the_last_key(blijvende_telefoon: BlijvendToestel):
    gegevens = opent_gegevens(blijvende_telefoon.open())
    gegevens.student.veld("voornaam").press_sequentially("Sam")
    wacht_tot(time.monotonic() + BELOFTE)
    blijvende_telefoon.kill()

    opent_gegevens(blijvende_telefoon.open()).student.expect_waarden(voornaam="Sam")


def test_value_is_lost_by_a_kill_when_no_script_saw_it(blijvende_telefoon: BlijvendToestel, origin: Origin):
    """Negative control: without the app's own writing, a kill really loses what was typed."""
    origin.hang("/static/js/main.js")
    gegevens = GegevensPagina(blijvende_telefoon.open())
    gegevens.ga_zonder_script()
    gegevens.student.veld("voornaam").press_sequentially("Sam")
    wacht_tot(time.monotonic() + BELOFTE)
    blijvende_telefoon.kill()
    origin.repair()

    opent_gegevens(blijvende_telefoon.open()).student.expect_waarden(voornaam="")


@pytest.mark.scenario("The page is hidden and its timers stop: what was typed is written at once")
def test_value_is_written_at_once_when_the_page_is_hidden(blijvende_telefoon: BlijvendToestel, origin: Origin):
    # Before the rules judge, everything is written, which would do the page's work here.
    origin.hang("/engine/*")
    page = blijvende_telefoon.open()
    gegevens = opent_gegevens(page)
    zet_klok_stil(page)
    gegevens.student.veld("voornaam").press_sequentially("Sam")
    expect(gegevens.html).to_have_attribute("data-saved", "busy")
    page.evaluate(VERBERG)
    gegevens.expect_bewaard()
    blijvende_telefoon.kill()

    opent_gegevens(blijvende_telefoon.open()).student.expect_waarden(voornaam="Sam")


@pytest.mark.scenario("The page is reloaded, closed or left right after the last key: the value is there")
@pytest.mark.parametrize("weg", ["reload", "close", "link"])
def test_value_is_kept_when_the_page_is_left_right_after_the_last_key(telefoon: BrowserContext, weg: str):
    page = telefoon.new_page()
    gegevens = opent_gegevens(page)
    gegevens.student.veld("achternaam").press_sequentially("Voorbeeld", delay=5)
    if weg == "reload":
        page.reload()
    elif weg == "close":
        with page.expect_event("close"):
            page.close(run_before_unload=True)
    else:
        page.evaluate("() => location.assign('../map/')")

    opent_gegevens(telefoon.new_page()).student.expect_waarden(achternaam="Voorbeeld")


@pytest.mark.scenario(
    "A letter is typed while the disk is busy with the ones before it, and the page is left: it is there"
)
def test_letter_typed_while_the_disk_is_busy_is_not_older_than_what_the_disk_was_busy_with(
    telefoon: BrowserContext, guard: Guard
):
    guard.expects("bpv-map: a write failed")
    page = telefoon.new_page()
    page.add_init_script(TYP_ONDER_HET_SCHRIJVEN)
    gegevens = opent_gegevens(page)
    gegevens.student.veld("achternaam").fill("Voorbeel")
    expect(gegevens.html).to_have_attribute("data-saved", "failed")
    assert [record["velden"]["achternaam"] for record in storage.lees(page, "records")] == ["Voorbeel"]
    page.reload()

    opent_gegevens(page).student.expect_waarden(achternaam="Voorbeeld")


@pytest.mark.scenario("The browser puts a page aside that is writing: the next page saves at once, and neither loses")
def test_page_that_is_put_aside_while_it_writes_does_not_keep_the_next_from_saving(telefoon: BrowserContext):
    storage.zet_schakelaar(telefoon)
    eerste = opent_gegevens(telefoon.new_page())
    storage.zet(eerste.page, "put zwijgt")
    eerste.student.veld("voornaam").fill("Sam")
    eerste.student.veld("studentnummer").focus()
    expect(eerste.html).to_have_attribute("data-saved", "busy")
    eerste.page.evaluate(SLUIMER, "pagehide")

    tweede = opent_gegevens(telefoon.new_page())
    tweede.student.expect_waarden(voornaam="Sam")
    tweede.student.veld("achternaam").fill("Voorbeeld")
    tweede.expect_bewaard()
    assert [record["velden"] for record in storage.lees(tweede.page, "records")] == [
        {"voornaam": "Sam", "achternaam": "Voorbeeld"}
    ]
    storage.zet(eerste.page, "")
    eerste.page.evaluate(SLUIMER, "pageshow")
    eerste.student.expect_waarden(voornaam="Sam", achternaam="Voorbeeld")
    eerste.expect_bewaard()


@pytest.mark.scenario("The database cannot be read: never shown as an empty map")
def test_store_that_cannot_be_read_is_never_shown_as_an_empty_map(telefoon: BrowserContext, guard: Guard):
    guard.expects("bpv-map: the store could not be read")
    storage.zet_schakelaar(telefoon)
    page = telefoon.new_page()
    gegevens = opent_gegevens(page)
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()
    storage.zet(page, "open UnknownError")
    Pagina(page).ga()

    expect(page.get_by_role("alert").get_by_role("heading")).to_have_text("Je map is nu niet te lezen")
    expect(page.get_by_role("heading", name="Begin hier")).to_be_hidden()

    storage.zet(page, "")
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.get_by_role("alert").get_by_role("heading")).to_be_hidden()
    opent_gegevens(page).student.expect_waarden(voornaam="Sam")


@pytest.mark.scenario("The database cannot be read: nothing can be typed over what is not seen")
def test_forms_are_shut_while_the_store_cannot_be_read(telefoon: BrowserContext, guard: Guard):
    guard.expects("bpv-map: the store could not be read")
    storage.zet_schakelaar(telefoon)
    page = telefoon.new_page()
    opent_gegevens(page).student.vul(voornaam="Sam")
    storage.zet(page, "open UnknownError")
    gegevens = GegevensPagina(page)
    gegevens.ga()

    expect(page.get_by_role("button", name="Probeer opnieuw")).to_be_visible()
    for formulier in (gegevens.student, gegevens.periode, gegevens.instelling):
        expect(formulier.root).to_have_attribute("inert", "")


@pytest.mark.scenario("Every write is refused for lack of room: told, and saved later")
def test_full_phone_is_told_and_what_was_typed_is_saved_once_there_is_room(telefoon: BrowserContext, guard: Guard):
    guard.expects("bpv-map: a write failed")
    storage.zet_schakelaar(telefoon)
    page = telefoon.new_page()
    gegevens = opent_gegevens(page)
    storage.zet(page, "put QuotaExceededError")
    gegevens.student.vul(voornaam="Sam")

    expect(gegevens.html).to_have_attribute("data-saved", "failed")
    expect(page.get_by_role("status").filter(has_text="Niet opgeslagen")).to_be_visible()

    storage.zet(page, "")
    gegevens.expect_bewaard()
    opent_gegevens(page).student.expect_waarden(voornaam="Sam")


@pytest.mark.scenario("Two tabs write different questions: both stay")
def test_two_tabs_see_each_other_and_lose_nothing(telefoon: BrowserContext):
    eerste, tweede = opent_gegevens(telefoon.new_page()), opent_gegevens(telefoon.new_page())
    eerste.student.vul(voornaam="Sam")
    tweede.student.expect_waarden(voornaam="Sam")
    tweede.student.vul(achternaam="Voorbeeld")
    eerste.student.expect_waarden(achternaam="Voorbeeld")
    eerste.student.vul(school="Voorbeeldcollege")
    tweede.student.vul(leercoach="Bo Leercoach")
    eerste.expect_bewaard()
    tweede.expect_bewaard()

    derde = opent_gegevens(telefoon.new_page())
    derde.student.expect_waarden(
        voornaam="Sam", achternaam="Voorbeeld", school="Voorbeeldcollege", leercoach="Bo Leercoach"
    )


@pytest.mark.scenario("Two tabs write the same question: both end with the newest")
def test_two_tabs_end_with_the_same_value_when_both_type_in_one_question(telefoon: BrowserContext):
    eerste, tweede = opent_gegevens(telefoon.new_page()), opent_gegevens(telefoon.new_page())
    eerste.student.vul(voornaam="Sam")
    tweede.student.expect_waarden(voornaam="Sam")
    # A question that has the focus is not changed; in a test both tabs have the focus.
    eerste.student.veld("studentnummer").focus()
    tweede.student.vul(voornaam="Samira")
    eerste.student.expect_waarden(voornaam="Samira")

    opent_gegevens(telefoon.new_page()).student.expect_waarden(voornaam="Samira")


@pytest.mark.scenario("Somebody types by keyboard before the scripts arrive: kept")
def test_what_is_typed_before_the_scripts_arrive_is_kept(telefoon: BrowserContext, origin: Origin):
    """A slow connection: the page waits for its script, and no finger can reach the form; a keyboard can."""
    origin.hang("/static/js/main.js")
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.ga_zonder_script()
    gegevens.student.veld("voornaam").press_sequentially("Sam")
    gegevens.student.keuze("leerweg", "bbl").press("Space")
    gegevens.student.veld("achternaam").press_sequentially("Voor")
    origin.repair()
    gegevens.expect_bruikbaar()
    gegevens.student.veld("achternaam").press_sequentially("beeld")
    gegevens.expect_bewaard()

    opent_gegevens(page).student.expect_waarden(voornaam="Sam", achternaam="Voorbeeld", leerweg="bbl")
