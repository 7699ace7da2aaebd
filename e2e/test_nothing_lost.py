"""Nothing is lost: each way in which storage fails, at each place that writes, in a real browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect

from bpv_site.checks import browser
from e2e.files.map_files import records_in
from e2e.files.photo import make_photo
from e2e.helpers import storage
from e2e.helpers.clock import Clock
from e2e.helpers.school_check import check
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import ENGINE_TIME
from e2e.pages.records import BewijzenPage
from e2e.pages.school import SchoolPage
from e2e.pages.status import StatusPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, CDPSession, Page

    from e2e.helpers.device import LastingDevice
    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

#: A map from a future version of the app.
NEWER = """() => new Promise((klaar) => {
  const vraag = indexedDB.open("bpv-map", 99);
  vraag.onupgradeneeded = () => vraag.result.createObjectStore("nieuw");
  vraag.onsuccess = () => { vraag.result.close(); klaar(); };
  vraag.onblocked = () => undefined;
})"""

#: A quarter of an hour passes.
LATER = "() => { const nu = Date.now; Date.now = () => nu() + 900_000; }"


def opens_gegevens(page: Page) -> GegevensPage:
    """Open the page with the first questions."""
    gegevens = GegevensPage(page)
    gegevens.open()
    return gegevens


def names(page: Page) -> list[str]:
    """Return the first names on disk."""
    return [item["velden"].get("voornaam", "") for item in storage.read(page, "records") if item["soort"] == "student"]


def verdict_over(page: Page) -> int:
    """Return which revision of the map the cached verdict is about."""
    return max((item["revision"] for item in storage.read(page, "verdicts")), default=0)


# --- A connection that died -------------------------------------------------------------------------------


@pytest.fixture
def weak(phone: BrowserContext) -> Page:
    """Return a tab whose connections a test can kill, as WebKit does with pages in the background."""
    storage.follow_connections(phone)
    return phone.new_page()


def breaks(page: Page) -> None:
    """Kill the connections; the browser itself confirms that they are dead, which is the negative control."""
    assert set(storage.break_connections(page)) == {"InvalidStateError"}


@pytest.mark.scenario("The database connection died (WebKit in the background): an answer is saved")
def test_answer_is_saved_over_a_dead_connection(weak: Page):
    gegevens = opens_gegevens(weak)
    breaks(weak)
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()

    assert names(weak) == ["Sam"]


@pytest.mark.scenario("The connection died: a photo is kept")
def test_photo_is_kept_over_a_dead_connection(weak: Page, tmp_path: Path):
    bewijzen = BewijzenPage(weak)
    bewijzen.new()
    breaks(weak)
    bewijzen.form.fill(titel="De tafel", soort="foto", bijlagen=make_photo(tmp_path / "foto.jpg"))
    expect(bewijzen.form.group("bijlagen").get_by_role("listitem")).to_have_count(1)
    bewijzen.expect_saved()

    assert len(storage.read(weak, "attachments")) == 1


@pytest.mark.scenario("The connection died: a photo that is removed is really gone")
def test_photo_is_removed_over_a_dead_connection(weak: Page, tmp_path: Path):
    bewijzen = BewijzenPage(weak)
    bewijzen.new()
    bewijzen.form.fill(titel="De tafel", soort="foto")
    # Today's copies are made before the photo: a copy that shows it would keep it on purpose.
    storage.expect_poll(lambda: len(storage.read(weak, "kopieen")), 2, weak)
    bewijzen.form.fill(bijlagen=make_photo(tmp_path / "foto.jpg"))
    photos = bewijzen.form.group("bijlagen").get_by_role("listitem")
    expect(photos).to_have_count(1)
    [first] = storage.read(weak, "attachments")
    Image.new("RGB", (40, 30), "red").save(tmp_path / "rood.jpg")
    bewijzen.form.fill(bijlagen=tmp_path / "rood.jpg")
    expect(photos).to_have_count(2)
    bewijzen.expect_saved()
    breaks(weak)
    photos.first.get_by_role("button").click()
    storage.expect_removed_photos(weak, 1)
    weak.evaluate(LATER)
    photos.get_by_role("button").click()
    storage.expect_removed_photos(weak, 2)
    breaks(weak)

    # The first can no longer be restored: its bytes are deleted, and those of the other are not.
    storage.expect_removed_photos(weak, 1)
    assert [item["sha256"] == first["sha256"] for item in storage.read(weak, "attachments")] == [False]


@pytest.mark.scenario("The connection died: a file is taken in whole")
def test_file_is_taken_in_over_a_dead_connection(weak: Page, map_file: Path):
    delen = DelenPage(weak)
    delen.open()
    delen.choose(map_file)
    delen.expect_preview("Bewijzen: 1, 1 nieuw.")
    breaks(weak)
    delen.opening.get_by_role("button", name="Samenvoegen").click()
    expect(delen.opening.get_by_text("Samengevoegd")).to_be_visible()

    assert {record["id"] for record in storage.read(weak, "records")} == set(records_in(map_file))
    assert len(storage.read(weak, "attachments")) == 1


@pytest.mark.scenario("The connection died: handing over is noted")
def test_handing_over_is_noted_over_a_dead_connection(weak: Page, tmp_path: Path):
    opens_gegevens(weak).student.fill(voornaam="Sam")
    delen = DelenPage(weak)
    delen.open()
    breaks(weak)
    delen.make_file(tmp_path)

    expect(weak.get_by_text("Laatste kopie:")).to_be_visible()


@pytest.mark.scenario("The connection died: a copy is made, and put back")
def test_copy_is_made_and_put_back_over_a_dead_connection(weak: Page):
    gegevens = opens_gegevens(weak)
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()
    # Before the first copy, which waits for an idle moment.
    breaks(weak)
    storage.expect_poll(lambda: len(storage.read(weak, "kopieen")), 2, weak)
    gegevens.student.fill(voornaam="Samira")
    gegevens.expect_saved()
    status = StatusPage(weak)
    status.open()
    expect(status.copy("Dagkopie")).to_be_visible()
    breaks(weak)
    status.put_back("Dagkopie")

    assert names(weak) == ["Sam"]


@pytest.mark.scenario("The connection died: the rules judge, and their verdict is kept")
def test_verdict_is_kept_over_a_dead_connection(weak: Page):
    gegevens = opens_gegevens(weak)
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_checked()
    storage.expect_poll(lambda: verdict_over(weak), 1, weak)
    breaks(weak)
    gegevens.student.fill(voornaam="Samira")
    gegevens.expect_saved()

    storage.expect_poll(lambda: verdict_over(weak), 2, weak)


@pytest.mark.scenario("The connection died: the map is wiped whole")
def test_map_is_wiped_over_a_dead_connection(weak: Page):
    opens_gegevens(weak).student.fill(voornaam="Sam")
    storage.expect_poll(lambda: len(storage.read(weak, "kopieen")), 2, weak)
    delen = DelenPage(weak)
    delen.open()
    breaks(weak)
    delen.wipe()

    assert [storage.read(weak, store) for store in ("records", "attachments", "kopieen")] == [[], [], []]


# --- A full phone -----------------------------------------------------------------------------------------


def full_at_opening(device: LastingDevice, day: str = "") -> tuple[Page, CDPSession]:
    """Close the browser of a phone, and open it again when there is no room left."""
    device.close()
    page = device.open()
    if day:
        Clock(page.context, day)
    return page, storage.fill_up(page, device.url)


def has_map_with_copy(device: LastingDevice) -> None:
    """Let a phone have a map of today and a copy of it from before the last change."""
    page = device.open()
    gegevens = opens_gegevens(page)
    gegevens.student.fill(voornaam="Sam")
    storage.expect_poll(lambda: len(storage.read(page, "kopieen")), 2, page)
    gegevens.student.fill(voornaam="Samira")
    gegevens.expect_saved()
    # The pages are cached, so this phone's own service worker continues when it is opened again.
    page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")


@pytest.mark.scenario("The phone is full: typing goes on, and is saved once there is room")
def test_full_phone_saves_what_was_typed_once_there_is_room(tab: Page, origin: Origin, guard: Guard):
    guard.expects("bpv-map: a write failed")
    gegevens = opens_gegevens(tab)
    full = storage.fill_up(tab, origin.url)
    gegevens.student.fill(voornaam="Sam")
    expect(gegevens.html).to_have_attribute("data-saved", "failed")
    expect(tab.get_by_role("alert").get_by_role("heading", name="Je telefoon is vol")).to_be_visible()
    assert names(tab) == []

    storage.make_room(full, origin.url)
    tab.get_by_role("button", name="Probeer opnieuw").click()
    gegevens.expect_saved()
    assert names(tab) == ["Sam"]


@pytest.mark.scenario("The phone is full: what is only in memory leaves as a file")
def test_what_is_in_memory_leaves_a_full_phone_as_a_file(tab: Page, origin: Origin, guard: Guard, tmp_path: Path):
    guard.expects("bpv-map: a write failed")
    gegevens = opens_gegevens(tab)
    storage.fill_up(tab, origin.url)
    gegevens.student.fill(voornaam="Sam", achternaam="Voorbeeld")
    expect(gegevens.html).to_have_attribute("data-saved", "failed")
    with tab.expect_download() as downloading:
        tab.get_by_role("button", name="Bewaar alles in een bestand").click()
    path = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(path)

    assert check(path).fault is None
    assert [record["velden"]["achternaam"] for record in records_in(path).values()] == ["Voorbeeld"]
    assert storage.read(tab, "records") == []


@pytest.mark.scenario("The phone is full: a photo is refused at the photo, nothing half kept")
def test_photo_for_which_there_is_no_room_is_told_at_the_photo(tab: Page, origin: Origin, guard: Guard, tmp_path: Path):
    guard.expects("bpv-map: a write failed")
    full = storage.fill_up(tab, origin.url)
    bewijzen = BewijzenPage(tab)
    bewijzen.new()
    bewijzen.form.fill(soort="foto")
    photo = make_photo(tmp_path / "foto.jpg")
    bewijzen.form.group("bijlagen").get_by_label("Kies een bestand").set_input_files(photo)
    expect(bewijzen.form.root.get_by_text("Dit bestand is niet bewaard.")).to_be_visible()
    assert (storage.read(tab, "attachments"), storage.read(tab, "records")) == ([], [])

    storage.make_room(full, origin.url)
    bewijzen.form.group("bijlagen").get_by_label("Kies een bestand").set_input_files(photo)
    expect(bewijzen.form.group("bijlagen").get_by_role("listitem")).to_have_count(1)
    assert len(storage.read(tab, "attachments")) == 1


@pytest.mark.scenario("The phone is full: a file that does not fit changes nothing")
def test_file_that_does_not_fit_changes_nothing(tab: Page, origin: Origin, guard: Guard, map_file: Path):
    guard.expects("bpv-map: the file was not taken in")
    full = storage.fill_up(tab, origin.url)
    delen = DelenPage(tab)
    delen.open()
    delen.choose(map_file)
    delen.opening.get_by_role("button", name="Samenvoegen").click(timeout=ENGINE_TIME)
    expect(delen.fault).to_contain_text("Er is niets veranderd.")
    assert [storage.read(tab, store) for store in ("records", "attachments", "kopieen")] == [[], [], []]

    storage.make_room(full, origin.url)
    delen.merge(map_file)


@pytest.mark.scenario("The phone is full: no copy is made, work goes on, the copy comes later")
def test_phone_without_room_for_a_copy_works_on_and_makes_it_later(lasting_phone: LastingDevice):
    has_map_with_copy(lasting_phone)
    page, full = full_at_opening(lasting_phone, "2099-01-01")
    with page.expect_console_message(lambda message: "no copy was made" in message.text):
        opens_gegevens(page).student.expect_values(voornaam="Samira")
    assert {copy["revision"] for copy in storage.read(page, "kopieen")} == {1}
    expect(page.get_by_role("alert")).to_be_hidden()

    storage.make_room(full, lasting_phone.url)
    page.reload()
    storage.expect_poll(lambda: {copy["revision"] for copy in storage.read(page, "kopieen")}, {1, 2}, page)


def test_what_a_file_brought_goes_out_over_a_dead_connection(weak: Page, map_file: Path):
    delen = DelenPage(weak)
    delen.open()
    delen.choose(map_file)
    delen.expect_preview("Bewijzen: 1, 1 nieuw.")
    delen.opening.get_by_role("button", name="Samenvoegen").click()
    expect(delen.opening.get_by_text("Samengevoegd")).to_be_visible()
    status = StatusPage(weak)
    status.open()
    expect(status.came).to_be_visible()
    breaks(weak)
    status.remove()

    assert storage.read(weak, "records") == []


@pytest.mark.scenario("The phone is full: a copy that cannot be put back changes nothing")
def test_copy_that_cannot_be_put_back_changes_nothing(lasting_phone: LastingDevice, guard: Guard):
    guard.expects("bpv-map: the copies")
    has_map_with_copy(lasting_phone)
    page, _ = full_at_opening(lasting_phone)
    status = StatusPage(page)
    status.open()
    status.copy("Dagkopie").get_by_role("button", name="Zet terug").click()

    expect(status.copies.get_by_role("alert")).to_contain_text("Er is niets veranderd.")
    assert names(page) == ["Samira"]


@pytest.mark.scenario("The phone is full while exporting: the file is made all the same")
def test_file_is_handed_over_on_a_full_phone_too(lasting_phone: LastingDevice, tmp_path: Path):
    has_map_with_copy(lasting_phone)
    page, _ = full_at_opening(lasting_phone)
    delen = DelenPage(page)
    delen.open()
    path = delen.make_file(tmp_path)

    expect(page.get_by_text("staat bij je downloads").filter(visible=True)).to_be_visible()
    expect(page.get_by_role("alert")).to_be_hidden()
    # The disk does not record whether it left: too many reminders are better than too few.
    expect(page.get_by_text("Laatste kopie:")).to_be_hidden()
    assert check(path).fault is None


@pytest.mark.scenario("The phone is full: the map can still be wiped")
def test_map_is_wiped_from_a_full_phone(lasting_phone: LastingDevice):
    has_map_with_copy(lasting_phone)
    page, _ = full_at_opening(lasting_phone)
    delen = DelenPage(page)
    delen.open()
    delen.wipe()

    assert [storage.read(page, store) for store in ("records", "attachments", "kopieen")] == [[], [], []]


@pytest.mark.scenario("The phone is full: the rules judge all the same, though their verdict is not kept")
def test_verdict_is_shown_on_a_full_phone_and_not_kept(lasting_phone: LastingDevice):
    has_map_with_copy(lasting_phone)
    # On another day another verdict is due.
    page, _ = full_at_opening(lasting_phone, "2099-01-01")
    gegevens = opens_gegevens(page)
    gegevens.expect_engine("ready")
    gegevens.expect_checked()

    assert "2099-01-01" not in {item["today"] for item in storage.read(page, "verdicts")}
    expect(page.get_by_role("alert")).to_be_hidden()


@pytest.mark.scenario("The phone got full before the rules came: they come from the host, and judge")
def test_verdict_is_shown_on_a_full_phone_to_which_the_rules_did_not_come_before(
    lasting_phone: LastingDevice, origin: Origin
):
    origin.hang("/engine/*")
    has_map_with_copy(lasting_phone)
    page, _ = full_at_opening(lasting_phone)
    origin.repair()
    gegevens = opens_gegevens(page)
    gegevens.expect_engine("ready")
    gegevens.expect_checked()

    assert storage.read(page, "verdicts") == []


@pytest.mark.scenario("The computer of a school is full: it says that nothing is kept, and keeps nothing half")
def test_full_computer_of_a_school_says_that_it_keeps_nothing(
    laptop: BrowserContext, origin: Origin, guard: Guard, map_file: Path
):
    guard.expects("bpv-map: this computer does not keep the files")
    page = laptop.new_page()
    storage.fill_up(page, origin.url)
    school = SchoolPage(page)
    school.open()
    school.choose_and_wait(map_file)
    school.keeping.click()

    expect(page.get_by_text("Er is niets bewaard.").filter(visible=True)).to_be_visible()
    expect(school.keeping).not_to_be_checked()
    # Nor does the tab: half a class that came back would pass for the whole.
    page.wait_for_function("() => sessionStorage.getItem('bpv-map-school-tab') === null")
    page.reload()
    expect(school.table.get_by_role("rowheader")).to_have_count(0)


# --- A browser that keeps nothing, and a map from the future ----------------------------------------------


@pytest.mark.scenario("The browser keeps nothing: said before anything is typed")
def test_browser_that_keeps_nothing_says_so_and_lets_nothing_be_typed(lasting_phone: LastingDevice, guard: Guard):
    # The owner's setting that no site may store anything, which needs a browser with settings.
    lasting_phone.launch = {**lasting_phone.launch, "executable_path": browser.ensure_chromium()}
    guard.expects(
        "bpv-map: the store could not be read", "the service worker was not registered", "SecurityError", "denied"
    )
    settings = lasting_phone.folder / "Default" / "Preferences"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}), encoding="utf-8")
    page = lasting_phone.open()
    gegevens = GegevensPage(page)
    gegevens.go()

    expect(page.get_by_role("alert").get_by_role("heading", name="Deze browser bewaart niets")).to_be_visible()
    expect(gegevens.student.root).to_have_attribute("inert", "")


@pytest.mark.scenario("An older app meets the map of a newer one: reads it, writes nothing")
def test_older_app_reads_a_newer_map_and_writes_nothing(phone: BrowserContext, map_file: Path, guard: Guard):
    guard.expects("bpv-map: the file was not taken in")
    page = phone.new_page()
    gegevens = opens_gegevens(page)
    gegevens.student.fill(voornaam="Sam", achternaam="Voorbeeld")
    gegevens.expect_saved()
    storage.expect_poll(lambda: len(storage.read(page, "kopieen")), 2, page)
    page.goto("licenties.txt")
    page.evaluate(NEWER)
    before = {store: storage.read(page, store) for store in ("records", "attachments", "meta", "kopieen", "verdicts")}

    gegevens.open()
    expect(page.get_by_role("alert").get_by_role("heading", name="Deze app is te oud voor je map")).to_be_visible()
    gegevens.student.expect_values(voornaam="Sam")
    expect(gegevens.student.root).to_have_attribute("inert", "")
    # The other ways to the disk.
    delen = DelenPage(page)
    delen.open()
    delen.choose(map_file)
    delen.tap_merge()
    # A student with the same name and another id.
    delen.answer("Is dit bestand ook van jou?")
    expect(delen.fault).to_contain_text("Er is niets veranderd.")

    assert {store: storage.read(page, store) for store in before} == before
