"""Copies of the map on the phone itself, the reminder of what exists nowhere else, and the home screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bpv_logic.school.norms import norm
from e2e.files.photo import make_photo
from e2e.helpers import storage
from e2e.helpers.clock import Clock
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import BasePage
from e2e.pages.records import BewijzenPage
from e2e.pages.status import StatusPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from e2e.helpers.device import NewDevice

MONDAY = "2026-11-23"
NEARLY_FULL = "Je telefoon is bijna vol."
ONLY_HERE = "Aantal onderdelen dat sinds"
#: Part of every iPhone browser's user agent; the rest is not needed to choose a reminder.
IPHONE = """
Object.defineProperty(navigator, "vendor", { get: () => "Apple Computer, Inc." });
Object.defineProperty(navigator, "maxTouchPoints", { get: () => 5 });
"""
ON_HOME_SCREEN = 'Object.defineProperty(navigator, "standalone", { get: () => true });'


def fills_in(page: Page, **fields: str) -> None:
    """Fill in the page with the first questions."""
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(**fields)
    gegevens.expect_saved()


def wait_for_copy(page: Page, *slots: str) -> None:
    """Wait until the phone has these copies on disk."""
    storage.expect_poll(lambda: {copy["slot"] for copy in storage.read(page, "kopieen")}, set(slots), page)


def open_on(page: Page, clock: Clock, date: str) -> BasePage:
    """Open the front page on a day."""
    clock.set(page, date)
    today = BasePage(page)
    today.open()
    return today


def reminder(page: Page) -> Locator:
    """Return the line that says that the map has to leave the phone."""
    return page.get_by_role("status").filter(has_text="niet veilig buiten deze telefoon")


def advice(page: Page) -> Locator:
    """Return the advice to put the app on the home screen."""
    return page.get_by_text("Zet de app eerst op je beginscherm.")


def test_phone_keeps_copies_of_a_day_a_week_and_the_week_before(phone: BrowserContext):
    clock = Clock(phone, MONDAY)
    page = phone.new_page()
    fills_in(page, voornaam="Sam")
    wait_for_copy(page, "dag", "week")
    fills_in(page, achternaam="Voorbeeld")

    open_on(page, clock, "2026-11-24")
    storage.expect_poll(lambda: revisions(page), {"dag": 2, "week": 1}, page)

    fills_in(page, school="Voorbeeldcollege")
    open_on(page, clock, "2026-11-30")
    storage.expect_poll(lambda: revisions(page), {"dag": 3, "week": 3, "vorige_week": 1}, page)

    status = StatusPage(page)
    status.open()
    # The day's copy and the week's are the same map: one row.
    expect(status.copies.get_by_role("listitem")).to_have_count(2)
    status.expect_copy("Weekkopie van eerder", "Sindsdien: 0 nieuw, 1 anders, 0 weggehaald.")


def revisions(page: Page) -> dict[str, int]:
    """Return which revision of the map each copy holds."""
    return {copy["slot"]: copy["revision"] for copy in storage.read(page, "kopieen")}


@pytest.mark.scenario("Somebody removed and overwrote things: a copy brings them back")
def test_copy_brings_back_what_was_changed_and_removed_and_keeps_what_came_later(phone: BrowserContext):
    clock = Clock(phone, MONDAY)
    page = phone.new_page()
    fills_in(page, voornaam="Sam")
    bewijzen = BewijzenPage(page)
    bewijzen.new()
    bewijzen.form.fill(titel="De tafel")
    bewijzen.expect_saved()
    open_on(page, clock, "2026-11-24")
    storage.expect_poll(lambda: {copy["day"] for copy in storage.read(page, "kopieen")}, {MONDAY, "2026-11-24"}, page)
    fills_in(page, voornaam="Fout", achternaam="Voorbeeld")
    bewijzen.open()
    bewijzen.open_row("De tafel")
    bewijzen.form.root.get_by_role("button", name="Haal weg").last.click()
    expect(bewijzen.form.root).to_be_hidden()
    bewijzen.new()
    bewijzen.form.fill(titel="De stoel")
    bewijzen.expect_saved()

    status = StatusPage(page)
    status.open()
    status.expect_copy("Dagkopie", "Sindsdien: 1 nieuw, 1 anders, 1 weggehaald.")
    status.put_back("Dagkopie")

    GegevensPage(page).open()
    GegevensPage(page).student.expect_values(voornaam="Sam", achternaam="Voorbeeld")
    bewijzen.open()
    expect(page.get_by_role("link", name="De tafel")).to_be_visible()
    expect(page.get_by_role("link", name="De stoel")).to_be_visible()


@pytest.mark.scenario("A copy was put back by mistake: that is undone")
def test_putting_back_is_undone(phone: BrowserContext):
    page = phone.new_page()
    fills_in(page, voornaam="Sam")
    wait_for_copy(page, "dag", "week")
    fills_in(page, voornaam="Samira")
    status = StatusPage(page)
    status.open()
    status.put_back("Dagkopie")
    status.expect_copy("Van vóór het terugzetten", "1 anders")
    status.undo()

    assert [record["velden"]["voornaam"] for record in storage.read(page, "records")] == ["Samira"]


@pytest.mark.scenario("A photo was removed: it stays while a copy shows it")
def test_photo_stays_as_long_as_a_copy_shows_it(phone: BrowserContext, tmp_path: Path):
    clock = Clock(phone, MONDAY)
    page = phone.new_page()
    bewijzen = BewijzenPage(page)
    bewijzen.new()
    bewijzen.form.fill(titel="De tafel", soort="foto", bijlagen=make_photo(tmp_path / "foto.jpg"))
    row = bewijzen.form.group("bijlagen").get_by_role("listitem")
    expect(row).to_have_count(1)
    bewijzen.expect_saved()
    open_on(page, clock, "2026-11-24")
    storage.expect_poll(lambda: len(storage.read(page, "kopieen")), 2, page)

    page.go_back()
    bewijzen.expect_usable()
    row.get_by_role("button").click()
    expect(row).to_have_count(0)
    bewijzen.expect_saved()
    assert len(storage.read(page, "attachments")) == 1

    # After three weeks no copy shows it any more.
    for date in ("2026-12-01", "2026-12-08", "2026-12-15"):
        fills_in(page, achternaam=date)
        open_on(page, clock, date)
        storage.expect_poll(
            lambda date=date: date in {copy["day"] for copy in storage.read(page, "kopieen")}, True, page
        )
    storage.expect_poll(lambda: len(storage.read(page, "attachments")), 0, page)


@pytest.mark.scenario("A wrong file was taken in: the map from before it is kept")
def test_import_copies_the_map_first(phone: BrowserContext, map_file: Path):
    page = phone.new_page()
    delen = DelenPage(page)
    delen.open()
    delen.merge(map_file)
    fills_in(page, voornaam="Samira")
    delen.open()
    delen.merge(map_file)

    status = StatusPage(page)
    status.open()
    expect(status.copy("Van vóór het samenvoegen")).to_have_count(1)


@pytest.mark.scenario("The map has the layout of an older app: copied before it is changed")
def test_map_of_an_older_app_is_copied_before_it_is_brought_up_to_date(phone: BrowserContext):
    page = phone.new_page()
    page.goto("licenties.txt")
    page.evaluate(OLD_MAP)
    status = StatusPage(page)
    status.open()

    status.expect_copies("Van vóór een nieuwe versie", "Van vóór het samenvoegen")
    status.put_back("Van vóór het samenvoegen")
    GegevensPage(page).open()
    GegevensPage(page).student.expect_values(voornaam="Samira", achternaam="Voorbeeld")


#: The database as the first version of the app made it.
OLD_MAP = """() => new Promise((klaar) => {
  const vraag = indexedDB.open("bpv-map", 1);
  const student = (voornaam) => ({
    id: "a", soort: "student", verwijderd: null, velden: { voornaam, achternaam: "Voorbeeld" },
    tijden: { voornaam: "2026-11-01T08:00:00.000Z/0000", achternaam: "2026-11-01T08:00:00.000Z/0000" },
  });
  vraag.onupgradeneeded = () => {
    const db = vraag.result;
    db.createObjectStore("records", { keyPath: "id" }).put(student("Sam"));
    db.createObjectStore("attachments", { keyPath: "sha256" });
    db.createObjectStore("verdicts");
    const meta = db.createObjectStore("meta");
    meta.put({ revision: 2, clock: "2026-11-01T08:00:00.000Z/0000", savedAt: "2026-11-01T08:00:00.000Z" }, "state");
    meta.put({ moment: "2026-11-01T07:00:00.000Z", records: [student("Samira")] }, "backup");
  };
  vraag.onsuccess = () => { vraag.result.close(); klaar(); };
})"""


def test_wiped_map_leaves_no_copy(phone: BrowserContext):
    page = phone.new_page()
    fills_in(page, voornaam="Sam")
    wait_for_copy(page, "dag", "week")
    delen = DelenPage(page)
    delen.open()
    delen.wipe()

    assert storage.read(page, "kopieen") == []


@pytest.mark.parametrize(
    ("handset", "name"),
    [("", "kopie_dagen"), (IPHONE, "kopie_dagen_browser"), (IPHONE + ON_HOME_SCREEN, "kopie_dagen")],
    ids=["android", "browser on an iPhone", "home screen of an iPhone"],
)
def test_reminder_speaks_when_the_map_was_on_the_phone_alone_for_too_long(
    phone: BrowserContext, handset: str, name: str
):
    days = norm(name, on=MONDAY)
    phone.add_init_script(handset)
    clock = Clock(phone, "2026-11-02")
    page = phone.new_page()
    fills_in(page, voornaam="Sam")

    open_on(page, clock, f"2026-11-{1 + days:02}").expect_saved()
    expect(page.get_by_role("heading", name="De rest van je map")).to_be_visible()
    expect(reminder(page)).to_be_hidden()

    open_on(page, clock, f"2026-11-{2 + days:02}")
    expect(reminder(page)).to_contain_text(f"{days} dagen niet veilig")


def test_reminder_is_silent_about_what_was_handed_over(phone: BrowserContext, tmp_path: Path):
    clock = Clock(phone, "2026-11-02")
    page = phone.new_page()
    fills_in(page, voornaam="Sam")
    # Status counts it from the first day, without a warning.
    status = StatusPage(page)
    status.open()
    expect(status.saved.get_by_text(ONLY_HERE)).to_be_visible()
    expect(status.saved.get_by_text(ONLY_HERE)).to_have_text(
        f"{ONLY_HERE} 2 november alleen op deze telefoon staat: 1."
    )
    delen = DelenPage(page)
    delen.open()
    delen.make_file(tmp_path)
    expect(page.get_by_text("Laatste kopie")).to_contain_text("nog op dit apparaat", use_inner_text=True)
    # A download is on the same phone: lose the phone, and both are gone.
    status.open()
    expect(status.answer("Laatste kopie")).to_contain_text("Die staat nog alleen op dit apparaat.")
    expect(status.saved.get_by_text(ONLY_HERE)).to_be_visible()
    delen.open()
    delen.says_copy_is_elsewhere()
    expect(page.get_by_text("Laatste kopie")).not_to_contain_text("nog op dit apparaat", use_inner_text=True)
    status.open()
    expect(status.answer("Laatste kopie")).not_to_have_text("Nog geen")
    expect(status.answer("Laatste kopie")).not_to_contain_text("dit apparaat")
    expect(status.saved.get_by_text(ONLY_HERE)).to_be_hidden()
    # A year without a change is no risk.
    open_on(page, clock, "2027-11-02").expect_saved()
    expect(page.get_by_role("heading", name="De rest van je map")).to_be_visible()
    expect(reminder(page)).to_be_hidden()

    fills_in(page, achternaam="Voorbeeld")
    open_on(page, clock, "2027-11-30")
    expect(reminder(page)).to_contain_text("die alleen hier staan: 1.")


@pytest.mark.service_worker
def test_phone_is_asked_to_keep_the_map_after_the_first_entry_and_says_its_answer(phone: BrowserContext):
    phone.add_init_script(
        """if (navigator.storage) {
             const vragen = () => Number(localStorage.getItem("e2e-vragen") ?? 0);
             const zegtJa = () => localStorage.getItem("e2e-antwoord") === "ja";
             const vrij = () => Number(localStorage.getItem("e2e-vrij") ?? 5e7);
             navigator.storage.persist = async () => localStorage.setItem("e2e-vragen", vragen() + 1) || zegtJa();
             navigator.storage.persisted = async () => vragen() > 1 && zegtJa();
             navigator.storage.estimate = async () => ({ usage: 3e6, quota: 3e6 + vrij() });
           }"""
    )
    page = phone.new_page()
    status = StatusPage(page)
    status.open()
    status.expect_ready_offline()
    expect(status.answer("Beschermd tegen opruimen")).to_contain_text("Nee.")
    expect(status.answer("Plaats die nog vrij is")).to_have_text("50 MB")
    expect(status.saved.get_by_text(NEARLY_FULL)).to_be_hidden()
    status.saved.get_by_role("button", name="Bescherm mijn map").click()
    expect(status.saved.get_by_text("Je telefoon zegt nu nee.")).to_be_visible()

    page.evaluate("() => { localStorage.setItem('e2e-antwoord', 'ja'); localStorage.setItem('e2e-vrij', 4.99e7); }")
    fills_in(page, voornaam="Sam")
    wait_for_copy(page, "dag", "week")
    storage.expect_poll(lambda: page.evaluate("localStorage.getItem('e2e-vragen')"), "2", page)
    status.open()
    expect(status.answer("Beschermd tegen opruimen")).to_contain_text("Ja.")
    expect(status.saved.get_by_text(NEARLY_FULL)).to_be_visible()
    status.saved.get_by_role("button", name="Bescherm mijn map").click()
    expect(status.saved.get_by_text("Je telefoon zegt ja.")).to_be_visible()


def test_last_safe_write_is_what_the_disk_says(phone: BrowserContext):
    clock = Clock(phone, MONDAY, "10:00")
    page = phone.new_page()
    fills_in(page, voornaam="Sam")
    clock.set(page, MONDAY, "16:00")
    status = StatusPage(page)
    status.open()

    expect(status.answer("Laatst veilig opgeslagen")).to_contain_text("23 november om 10:0")


def test_iphone_is_told_of_the_home_screen_before_the_first_entry_only(phone: BrowserContext):
    phone.add_init_script(IPHONE)
    page = phone.new_page()
    BasePage(page).open()
    expect(advice(page)).to_be_visible()

    fills_in(page, voornaam="Sam")
    BasePage(page).open()
    expect(page.get_by_role("heading", name="De rest van je map")).to_be_visible()
    expect(advice(page)).to_be_hidden()


def test_iphone_with_a_full_map_is_walked_along_to_the_home_screen(
    phone: BrowserContext, new_device: NewDevice, tmp_path: Path
):
    """The app there starts empty: first a file, then the app, then the file opened there."""
    phone.add_init_script(IPHONE)
    page = phone.new_page()
    fills_in(page, voornaam="Sam")
    status = StatusPage(page)
    status.open()
    steps = page.get_by_role("region", name="De app op je beginscherm")
    copy = steps.get_by_role("listitem").filter(has_text="Zet een kopie veilig")
    expect(copy.get_by_role("link", name="Maak de kopie")).to_be_visible()
    copy.get_by_role("link", name="Maak de kopie").click()
    delen = DelenPage(page)
    delen.expect_complete()
    file = delen.make_file(tmp_path)
    expect(page.get_by_text("Laatste kopie")).to_be_visible()
    status.open()
    expect(copy).to_contain_text("Gedaan op")
    expect(copy.get_by_role("link")).to_be_hidden()
    fills_in(page, achternaam="Voorbeeld")
    status.open()
    expect(copy).to_contain_text("Maak de kopie opnieuw")

    home_screen = new_device()
    home_screen.add_init_script(IPHONE + ON_HOME_SCREEN)
    app = home_screen.new_page()
    BasePage(app).open()
    expect(advice(app)).to_be_hidden()
    app.get_by_role("link", name="Open het bestand").click()
    DelenPage(app).merge(file)
    open_page = BasePage(app)
    open_page.open()
    open_page.expect_complete()
    expect(app.get_by_text("Heb je al een map in Safari?")).to_be_hidden()
    # The file that brought it is elsewhere.
    expect(reminder(app)).to_be_hidden()
    StatusPage(app).open()
    expect(app.get_by_text(ONLY_HERE)).to_be_hidden()


def test_advice_stays_away_once_told(phone: BrowserContext):
    phone.add_init_script(IPHONE)
    page = phone.new_page()
    BasePage(page).open()
    page.get_by_role("button", name="Niet nu").click()
    expect(advice(page)).to_be_hidden()
    storage.expect_poll(lambda: True in storage.read(page, "meta"), True, page)
    page.reload()
    BasePage(page).expect_usable()
    expect(page.get_by_role("heading", name="Begin hier")).to_be_visible()

    expect(advice(page)).to_be_hidden()


def test_android_asks_by_the_browsers_own_question(phone: BrowserContext):
    page = phone.new_page()
    BasePage(page).open()
    button = page.get_by_role("button", name="Zet op mijn telefoon")
    expect(button).to_be_hidden()
    page.evaluate(
        """() => dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }), {
             prompt: async () => { document.title = "gevraagd"; } }))"""
    )
    button.click()

    expect(page).to_have_title("gevraagd")
    expect(button).to_be_hidden()
