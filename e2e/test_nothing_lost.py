"""Nothing is lost: each way in which storage fails, at each place that writes, in a real browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect

from bpv_site.checks import browser
from e2e.files.map_files import records_in
from e2e.files.photo import maak_foto
from e2e.helpers import storage
from e2e.helpers.clock import Klok
from e2e.helpers.school_check import check
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.lijst import BewijzenPagina
from e2e.pages.pagina import MOTOR_TIJD
from e2e.pages.school import SchoolPagina
from e2e.pages.status import StatusPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, CDPSession, Page

    from e2e.helpers.device import BlijvendToestel
    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

#: A map from a future version of the app.
NIEUWER = """() => new Promise((klaar) => {
  const vraag = indexedDB.open("bpv-map", 99);
  vraag.onupgradeneeded = () => vraag.result.createObjectStore("nieuw");
  vraag.onsuccess = () => { vraag.result.close(); klaar(); };
  vraag.onblocked = () => undefined;
})"""

#: A quarter of an hour passes.
LATER = "() => { const nu = Date.now; Date.now = () => nu() + 900_000; }"


def opent_gegevens(page: Page) -> GegevensPagina:
    """Open the page with the first questions."""
    gegevens = GegevensPagina(page)
    gegevens.open()
    return gegevens


def namen(page: Page) -> list[str]:
    """Return the first names on disk."""
    return [item["velden"].get("voornaam", "") for item in storage.lees(page, "records") if item["soort"] == "student"]


def verdict_over(page: Page) -> int:
    """Return which revision of the map the cached verdict is about."""
    return max((item["revision"] for item in storage.lees(page, "verdicts")), default=0)


# --- A connection that died -------------------------------------------------------------------------------


@pytest.fixture
def zwak(telefoon: BrowserContext) -> Page:
    """Return a tab whose connections a test can kill, as WebKit does with pages in the background."""
    storage.volg_verbindingen(telefoon)
    return telefoon.new_page()


def breekt(page: Page) -> None:
    """Kill the connections; the browser itself confirms that they are dead, which is the negative control."""
    assert set(storage.breek_verbindingen(page)) == {"InvalidStateError"}


@pytest.mark.scenario("The database connection died (WebKit in the background): an answer is saved")
def test_answer_is_saved_over_a_dead_connection(zwak: Page):
    gegevens = opent_gegevens(zwak)
    breekt(zwak)
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()

    assert namen(zwak) == ["Sam"]


@pytest.mark.scenario("The connection died: a photo is kept")
def test_photo_is_kept_over_a_dead_connection(zwak: Page, tmp_path: Path):
    bewijzen = BewijzenPagina(zwak)
    bewijzen.nieuw()
    breekt(zwak)
    bewijzen.formulier.vul(titel="De tafel", soort="foto", bijlagen=maak_foto(tmp_path / "foto.jpg"))
    expect(bewijzen.formulier.groep("bijlagen").get_by_role("listitem")).to_have_count(1)
    bewijzen.expect_bewaard()

    assert len(storage.lees(zwak, "attachments")) == 1


@pytest.mark.scenario("The connection died: a photo that is removed is really gone")
def test_photo_is_removed_over_a_dead_connection(zwak: Page, tmp_path: Path):
    bewijzen = BewijzenPagina(zwak)
    bewijzen.nieuw()
    bewijzen.formulier.vul(titel="De tafel", soort="foto")
    # Today's copies are made before the photo: a copy that shows it would keep it on purpose.
    storage.expect_poll(lambda: len(storage.lees(zwak, "kopieen")), 2, zwak)
    bewijzen.formulier.vul(bijlagen=maak_foto(tmp_path / "foto.jpg"))
    fotos = bewijzen.formulier.groep("bijlagen").get_by_role("listitem")
    expect(fotos).to_have_count(1)
    [eerste] = storage.lees(zwak, "attachments")
    Image.new("RGB", (40, 30), "red").save(tmp_path / "rood.jpg")
    bewijzen.formulier.vul(bijlagen=tmp_path / "rood.jpg")
    expect(fotos).to_have_count(2)
    bewijzen.expect_bewaard()
    breekt(zwak)
    fotos.first.get_by_role("button").click()
    storage.expect_weggehaalde_fotos(zwak, 1)
    zwak.evaluate(LATER)
    fotos.get_by_role("button").click()
    storage.expect_weggehaalde_fotos(zwak, 2)
    breekt(zwak)

    # The first can no longer be restored: its bytes are deleted, and those of the other are not.
    storage.expect_weggehaalde_fotos(zwak, 1)
    assert [item["sha256"] == eerste["sha256"] for item in storage.lees(zwak, "attachments")] == [False]


@pytest.mark.scenario("The connection died: a file is taken in whole")
def test_file_is_taken_in_over_a_dead_connection(zwak: Page, map_bestand: Path):
    delen = DelenPagina(zwak)
    delen.open()
    delen.kies(map_bestand)
    delen.expect_voorbeeld("Bewijzen: 1, 1 nieuw.")
    breekt(zwak)
    delen.openen.get_by_role("button", name="Samenvoegen").click()
    expect(delen.openen.get_by_text("Samengevoegd")).to_be_visible()

    assert {record["id"] for record in storage.lees(zwak, "records")} == set(records_in(map_bestand))
    assert len(storage.lees(zwak, "attachments")) == 1


@pytest.mark.scenario("The connection died: handing over is noted")
def test_handing_over_is_noted_over_a_dead_connection(zwak: Page, tmp_path: Path):
    opent_gegevens(zwak).student.vul(voornaam="Sam")
    delen = DelenPagina(zwak)
    delen.open()
    breekt(zwak)
    delen.maak_bestand(tmp_path)

    expect(zwak.get_by_text("Laatste kopie:")).to_be_visible()


@pytest.mark.scenario("The connection died: a copy is made, and put back")
def test_copy_is_made_and_put_back_over_a_dead_connection(zwak: Page):
    gegevens = opent_gegevens(zwak)
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_bewaard()
    # Before the first copy, which waits for an idle moment.
    breekt(zwak)
    storage.expect_poll(lambda: len(storage.lees(zwak, "kopieen")), 2, zwak)
    gegevens.student.vul(voornaam="Samira")
    gegevens.expect_bewaard()
    status = StatusPagina(zwak)
    status.open()
    expect(status.kopie("Dagkopie")).to_be_visible()
    breekt(zwak)
    status.zet_terug("Dagkopie")

    assert namen(zwak) == ["Sam"]


@pytest.mark.scenario("The connection died: the rules judge, and their verdict is kept")
def test_verdict_is_kept_over_a_dead_connection(zwak: Page):
    gegevens = opent_gegevens(zwak)
    gegevens.student.vul(voornaam="Sam")
    gegevens.expect_gecontroleerd()
    storage.expect_poll(lambda: verdict_over(zwak), 1, zwak)
    breekt(zwak)
    gegevens.student.vul(voornaam="Samira")
    gegevens.expect_bewaard()

    storage.expect_poll(lambda: verdict_over(zwak), 2, zwak)


@pytest.mark.scenario("The connection died: the map is wiped whole")
def test_map_is_wiped_over_a_dead_connection(zwak: Page):
    opent_gegevens(zwak).student.vul(voornaam="Sam")
    storage.expect_poll(lambda: len(storage.lees(zwak, "kopieen")), 2, zwak)
    delen = DelenPagina(zwak)
    delen.open()
    breekt(zwak)
    delen.wis()

    assert [storage.lees(zwak, store) for store in ("records", "attachments", "kopieen")] == [[], [], []]


# --- A full phone -----------------------------------------------------------------------------------------


def vol_bij_het_openen(toestel: BlijvendToestel, dag: str = "") -> tuple[Page, CDPSession]:
    """Close the browser of a phone, and open it again when there is no room left."""
    toestel.close()
    page = toestel.open()
    if dag:
        Klok(page.context, dag)
    return page, storage.maak_vol(page, toestel.url)


def heeft_map_met_kopie(toestel: BlijvendToestel) -> None:
    """Let a phone have a map of today and a copy of it from before the last change."""
    page = toestel.open()
    gegevens = opent_gegevens(page)
    gegevens.student.vul(voornaam="Sam")
    storage.expect_poll(lambda: len(storage.lees(page, "kopieen")), 2, page)
    gegevens.student.vul(voornaam="Samira")
    gegevens.expect_bewaard()
    # The pages are cached, so this phone's own service worker continues when it is opened again.
    page.evaluate("navigator.serviceWorker.ready.then(() => undefined)")


@pytest.mark.scenario("The phone is full: typing goes on, and is saved once there is room")
def test_full_phone_saves_what_was_typed_once_there_is_room(pagina: Page, origin: Origin, guard: Guard):
    guard.expects("bpv-map: a write failed")
    gegevens = opent_gegevens(pagina)
    vol = storage.maak_vol(pagina, origin.url)
    gegevens.student.vul(voornaam="Sam")
    expect(gegevens.html).to_have_attribute("data-saved", "failed")
    expect(pagina.get_by_role("alert").get_by_role("heading", name="Je telefoon is vol")).to_be_visible()
    assert namen(pagina) == []

    storage.maak_ruimte(vol, origin.url)
    pagina.get_by_role("button", name="Probeer opnieuw").click()
    gegevens.expect_bewaard()
    assert namen(pagina) == ["Sam"]


@pytest.mark.scenario("The phone is full: what is only in memory leaves as a file")
def test_what_is_in_memory_leaves_a_full_phone_as_a_file(pagina: Page, origin: Origin, guard: Guard, tmp_path: Path):
    guard.expects("bpv-map: a write failed")
    gegevens = opent_gegevens(pagina)
    storage.maak_vol(pagina, origin.url)
    gegevens.student.vul(voornaam="Sam", achternaam="Voorbeeld")
    expect(gegevens.html).to_have_attribute("data-saved", "failed")
    with pagina.expect_download() as downloading:
        pagina.get_by_role("button", name="Bewaar alles in een bestand").click()
    path = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(path)

    assert check(path).fout is None
    assert [record["velden"]["achternaam"] for record in records_in(path).values()] == ["Voorbeeld"]
    assert storage.lees(pagina, "records") == []


@pytest.mark.scenario("The phone is full: a photo is refused at the photo, nothing half kept")
def test_photo_for_which_there_is_no_room_is_told_at_the_photo(
    pagina: Page, origin: Origin, guard: Guard, tmp_path: Path
):
    guard.expects("bpv-map: a write failed")
    vol = storage.maak_vol(pagina, origin.url)
    bewijzen = BewijzenPagina(pagina)
    bewijzen.nieuw()
    bewijzen.formulier.vul(soort="foto")
    foto = maak_foto(tmp_path / "foto.jpg")
    bewijzen.formulier.groep("bijlagen").get_by_label("Kies een bestand").set_input_files(foto)
    expect(bewijzen.formulier.root.get_by_text("Dit bestand is niet bewaard.")).to_be_visible()
    assert (storage.lees(pagina, "attachments"), storage.lees(pagina, "records")) == ([], [])

    storage.maak_ruimte(vol, origin.url)
    bewijzen.formulier.groep("bijlagen").get_by_label("Kies een bestand").set_input_files(foto)
    expect(bewijzen.formulier.groep("bijlagen").get_by_role("listitem")).to_have_count(1)
    assert len(storage.lees(pagina, "attachments")) == 1


@pytest.mark.scenario("The phone is full: a file that does not fit changes nothing")
def test_file_that_does_not_fit_changes_nothing(pagina: Page, origin: Origin, guard: Guard, map_bestand: Path):
    guard.expects("bpv-map: the file was not taken in")
    vol = storage.maak_vol(pagina, origin.url)
    delen = DelenPagina(pagina)
    delen.open()
    delen.kies(map_bestand)
    delen.openen.get_by_role("button", name="Samenvoegen").click(timeout=MOTOR_TIJD)
    expect(delen.fout).to_contain_text("Er is niets veranderd.")
    assert [storage.lees(pagina, store) for store in ("records", "attachments", "kopieen")] == [[], [], []]

    storage.maak_ruimte(vol, origin.url)
    delen.voeg_samen(map_bestand)


@pytest.mark.scenario("The phone is full: no copy is made, work goes on, the copy comes later")
def test_phone_without_room_for_a_copy_works_on_and_makes_it_later(blijvende_telefoon: BlijvendToestel):
    heeft_map_met_kopie(blijvende_telefoon)
    page, vol = vol_bij_het_openen(blijvende_telefoon, "2099-01-01")
    with page.expect_console_message(lambda message: "no copy was made" in message.text):
        opent_gegevens(page).student.expect_waarden(voornaam="Samira")
    assert {kopie["revision"] for kopie in storage.lees(page, "kopieen")} == {1}
    expect(page.get_by_role("alert")).to_be_hidden()

    storage.maak_ruimte(vol, blijvende_telefoon.url)
    page.reload()
    storage.expect_poll(lambda: {kopie["revision"] for kopie in storage.lees(page, "kopieen")}, {1, 2}, page)


def test_what_a_file_brought_goes_out_over_a_dead_connection(zwak: Page, map_bestand: Path):
    delen = DelenPagina(zwak)
    delen.open()
    delen.kies(map_bestand)
    delen.expect_voorbeeld("Bewijzen: 1, 1 nieuw.")
    delen.openen.get_by_role("button", name="Samenvoegen").click()
    expect(delen.openen.get_by_text("Samengevoegd")).to_be_visible()
    status = StatusPagina(zwak)
    status.open()
    expect(status.kwam).to_be_visible()
    breekt(zwak)
    status.haal_weg()

    assert storage.lees(zwak, "records") == []


@pytest.mark.scenario("The phone is full: a copy that cannot be put back changes nothing")
def test_copy_that_cannot_be_put_back_changes_nothing(blijvende_telefoon: BlijvendToestel, guard: Guard):
    guard.expects("bpv-map: the copies")
    heeft_map_met_kopie(blijvende_telefoon)
    page, _ = vol_bij_het_openen(blijvende_telefoon)
    status = StatusPagina(page)
    status.open()
    status.kopie("Dagkopie").get_by_role("button", name="Zet terug").click()

    expect(status.kopieen.get_by_role("alert")).to_contain_text("Er is niets veranderd.")
    assert namen(page) == ["Samira"]


@pytest.mark.scenario("The phone is full while exporting: the file is made all the same")
def test_file_is_handed_over_on_a_full_phone_too(blijvende_telefoon: BlijvendToestel, tmp_path: Path):
    heeft_map_met_kopie(blijvende_telefoon)
    page, _ = vol_bij_het_openen(blijvende_telefoon)
    delen = DelenPagina(page)
    delen.open()
    path = delen.maak_bestand(tmp_path)

    expect(page.get_by_text("staat bij je downloads").filter(visible=True)).to_be_visible()
    expect(page.get_by_role("alert")).to_be_hidden()
    # The disk does not record whether it left: too many reminders are better than too few.
    expect(page.get_by_text("Laatste kopie:")).to_be_hidden()
    assert check(path).fout is None


@pytest.mark.scenario("The phone is full: the map can still be wiped")
def test_map_is_wiped_from_a_full_phone(blijvende_telefoon: BlijvendToestel):
    heeft_map_met_kopie(blijvende_telefoon)
    page, _ = vol_bij_het_openen(blijvende_telefoon)
    delen = DelenPagina(page)
    delen.open()
    delen.wis()

    assert [storage.lees(page, store) for store in ("records", "attachments", "kopieen")] == [[], [], []]


@pytest.mark.scenario("The phone is full: the rules judge all the same, though their verdict is not kept")
def test_verdict_is_shown_on_a_full_phone_and_not_kept(blijvende_telefoon: BlijvendToestel):
    heeft_map_met_kopie(blijvende_telefoon)
    # On another day another verdict is due.
    page, _ = vol_bij_het_openen(blijvende_telefoon, "2099-01-01")
    gegevens = opent_gegevens(page)
    gegevens.expect_motor("ready")
    gegevens.expect_gecontroleerd()

    assert "2099-01-01" not in {item["today"] for item in storage.lees(page, "verdicts")}
    expect(page.get_by_role("alert")).to_be_hidden()


@pytest.mark.scenario("The phone got full before the rules came: they come from the host, and judge")
def test_verdict_is_shown_on_a_full_phone_to_which_the_rules_did_not_come_before(
    blijvende_telefoon: BlijvendToestel, origin: Origin
):
    origin.hang("/engine/*")
    heeft_map_met_kopie(blijvende_telefoon)
    page, _ = vol_bij_het_openen(blijvende_telefoon)
    origin.repair()
    gegevens = opent_gegevens(page)
    gegevens.expect_motor("ready")
    gegevens.expect_gecontroleerd()

    assert storage.lees(page, "verdicts") == []


@pytest.mark.scenario("The computer of a school is full: it says that nothing is kept, and keeps nothing half")
def test_full_computer_of_a_school_says_that_it_keeps_nothing(
    laptop: BrowserContext, origin: Origin, guard: Guard, map_bestand: Path
):
    guard.expects("bpv-map: this computer does not keep the files")
    page = laptop.new_page()
    storage.maak_vol(page, origin.url)
    school = SchoolPagina(page)
    school.open()
    school.kies_en_wacht(map_bestand)
    school.bewaren.click()

    expect(page.get_by_text("Er is niets bewaard.").filter(visible=True)).to_be_visible()
    expect(school.bewaren).not_to_be_checked()
    # Nor does the tab: half a class that came back would pass for the whole.
    page.wait_for_function("() => sessionStorage.getItem('bpv-map-school-tab') === null")
    page.reload()
    expect(school.tabel.get_by_role("rowheader")).to_have_count(0)


# --- A browser that keeps nothing, and a map from the future ----------------------------------------------


@pytest.mark.scenario("The browser keeps nothing: said before anything is typed")
def test_browser_that_keeps_nothing_says_so_and_lets_nothing_be_typed(
    blijvende_telefoon: BlijvendToestel, guard: Guard
):
    # The owner's setting that no site may store anything, which needs a browser with settings.
    blijvende_telefoon.launch = {**blijvende_telefoon.launch, "executable_path": browser.ensure_chromium()}
    guard.expects(
        "bpv-map: the store could not be read", "the service worker was not registered", "SecurityError", "denied"
    )
    settings = blijvende_telefoon.folder / "Default" / "Preferences"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}), encoding="utf-8")
    page = blijvende_telefoon.open()
    gegevens = GegevensPagina(page)
    gegevens.ga()

    expect(page.get_by_role("alert").get_by_role("heading", name="Deze browser bewaart niets")).to_be_visible()
    expect(gegevens.student.root).to_have_attribute("inert", "")


@pytest.mark.scenario("An older app meets the map of a newer one: reads it, writes nothing")
def test_older_app_reads_a_newer_map_and_writes_nothing(telefoon: BrowserContext, map_bestand: Path, guard: Guard):
    guard.expects("bpv-map: the file was not taken in")
    page = telefoon.new_page()
    gegevens = opent_gegevens(page)
    gegevens.student.vul(voornaam="Sam", achternaam="Voorbeeld")
    gegevens.expect_bewaard()
    storage.expect_poll(lambda: len(storage.lees(page, "kopieen")), 2, page)
    page.goto("licenties.txt")
    page.evaluate(NIEUWER)
    before = {store: storage.lees(page, store) for store in ("records", "attachments", "meta", "kopieen", "verdicts")}

    gegevens.open()
    expect(page.get_by_role("alert").get_by_role("heading", name="Deze app is te oud voor je map")).to_be_visible()
    gegevens.student.expect_waarden(voornaam="Sam")
    expect(gegevens.student.root).to_have_attribute("inert", "")
    # The other ways to the disk.
    delen = DelenPagina(page)
    delen.open()
    delen.kies(map_bestand)
    delen.tik_samenvoegen()
    # A student with the same name and another id.
    delen.antwoord("Is dit bestand ook van jou?")
    expect(delen.fout).to_contain_text("Er is niets veranderd.")

    assert {store: storage.lees(page, store) for store in before} == before
