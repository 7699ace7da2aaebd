"""Copies of the map on the phone itself, the reminder of what exists nowhere else, and the home screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bpv_logic.school.norms import norm
from e2e.files.photo import maak_foto
from e2e.helpers import storage
from e2e.helpers.clock import Klok
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.lijst import BewijzenPagina
from e2e.pages.pagina import Pagina
from e2e.pages.status import StatusPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from e2e.helpers.device import NieuwToestel

MAANDAG = "2026-11-23"
BIJNA_VOL = "Je telefoon is bijna vol."
ALLEEN_HIER = "Aantal onderdelen dat sinds"
#: Part of every iPhone browser's user agent; the rest is not needed to choose a reminder.
IPHONE = """
Object.defineProperty(navigator, "vendor", { get: () => "Apple Computer, Inc." });
Object.defineProperty(navigator, "maxTouchPoints", { get: () => 5 });
"""
OP_BEGINSCHERM = 'Object.defineProperty(navigator, "standalone", { get: () => true });'


def vult_in(page: Page, **velden: str) -> None:
    """Fill in the page with the first questions."""
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(**velden)
    gegevens.expect_bewaard()


def wacht_op_kopie(page: Page, *slots: str) -> None:
    """Wait until the phone has these copies on disk."""
    storage.expect_poll(lambda: {kopie["slot"] for kopie in storage.lees(page, "kopieen")}, set(slots), page)


def open_op(page: Page, klok: Klok, datum: str) -> Pagina:
    """Open the front page on a day."""
    klok.zet(page, datum)
    vandaag = Pagina(page)
    vandaag.open()
    return vandaag


def herinnering(page: Page) -> Locator:
    """Return the line that says that the map has to leave the phone."""
    return page.get_by_role("status").filter(has_text="niet veilig buiten deze telefoon")


def advies(page: Page) -> Locator:
    """Return the advice to put the app on the home screen."""
    return page.get_by_text("Zet de app eerst op je beginscherm.")


def test_phone_keeps_copies_of_a_day_a_week_and_the_week_before(telefoon: BrowserContext):
    klok = Klok(telefoon, MAANDAG)
    page = telefoon.new_page()
    vult_in(page, voornaam="Sam")
    wacht_op_kopie(page, "dag", "week")
    vult_in(page, achternaam="Voorbeeld")

    open_op(page, klok, "2026-11-24")
    storage.expect_poll(lambda: revisies(page), {"dag": 2, "week": 1}, page)

    vult_in(page, school="Voorbeeldcollege")
    open_op(page, klok, "2026-11-30")
    storage.expect_poll(lambda: revisies(page), {"dag": 3, "week": 3, "vorige_week": 1}, page)

    status = StatusPagina(page)
    status.open()
    # The day's copy and the week's are the same map: one row.
    expect(status.kopieen.get_by_role("listitem")).to_have_count(2)
    status.expect_kopie("Weekkopie van eerder", "Sindsdien: 0 nieuw, 1 anders, 0 weggehaald.")


def revisies(page: Page) -> dict[str, int]:
    """Return which revision of the map each copy holds."""
    return {kopie["slot"]: kopie["revision"] for kopie in storage.lees(page, "kopieen")}


@pytest.mark.scenario("Somebody removed and overwrote things: a copy brings them back")
def test_copy_brings_back_what_was_changed_and_removed_and_keeps_what_came_later(telefoon: BrowserContext):
    klok = Klok(telefoon, MAANDAG)
    page = telefoon.new_page()
    vult_in(page, voornaam="Sam")
    bewijzen = BewijzenPagina(page)
    bewijzen.nieuw()
    bewijzen.formulier.vul(titel="De tafel")
    bewijzen.expect_bewaard()
    open_op(page, klok, "2026-11-24")
    storage.expect_poll(
        lambda: {kopie["day"] for kopie in storage.lees(page, "kopieen")}, {MAANDAG, "2026-11-24"}, page
    )
    vult_in(page, voornaam="Fout", achternaam="Voorbeeld")
    bewijzen.open()
    bewijzen.open_rij("De tafel")
    bewijzen.formulier.root.get_by_role("button", name="Haal weg").last.click()
    expect(bewijzen.formulier.root).to_be_hidden()
    bewijzen.nieuw()
    bewijzen.formulier.vul(titel="De stoel")
    bewijzen.expect_bewaard()

    status = StatusPagina(page)
    status.open()
    status.expect_kopie("Dagkopie", "Sindsdien: 1 nieuw, 1 anders, 1 weggehaald.")
    status.zet_terug("Dagkopie")

    GegevensPagina(page).open()
    GegevensPagina(page).student.expect_waarden(voornaam="Sam", achternaam="Voorbeeld")
    bewijzen.open()
    expect(page.get_by_role("link", name="De tafel")).to_be_visible()
    expect(page.get_by_role("link", name="De stoel")).to_be_visible()


@pytest.mark.scenario("A copy was put back by mistake: that is undone")
def test_putting_back_is_undone(telefoon: BrowserContext):
    page = telefoon.new_page()
    vult_in(page, voornaam="Sam")
    wacht_op_kopie(page, "dag", "week")
    vult_in(page, voornaam="Samira")
    status = StatusPagina(page)
    status.open()
    status.zet_terug("Dagkopie")
    status.expect_kopie("Van vóór het terugzetten", "1 anders")
    status.maak_ongedaan()

    assert [record["velden"]["voornaam"] for record in storage.lees(page, "records")] == ["Samira"]


@pytest.mark.scenario("A photo was removed: it stays while a copy shows it")
def test_photo_stays_as_long_as_a_copy_shows_it(telefoon: BrowserContext, tmp_path: Path):
    klok = Klok(telefoon, MAANDAG)
    page = telefoon.new_page()
    bewijzen = BewijzenPagina(page)
    bewijzen.nieuw()
    bewijzen.formulier.vul(titel="De tafel", soort="foto", bijlagen=maak_foto(tmp_path / "foto.jpg"))
    rij = bewijzen.formulier.groep("bijlagen").get_by_role("listitem")
    expect(rij).to_have_count(1)
    bewijzen.expect_bewaard()
    open_op(page, klok, "2026-11-24")
    storage.expect_poll(lambda: len(storage.lees(page, "kopieen")), 2, page)

    page.go_back()
    bewijzen.expect_bruikbaar()
    rij.get_by_role("button").click()
    expect(rij).to_have_count(0)
    bewijzen.expect_bewaard()
    assert len(storage.lees(page, "attachments")) == 1

    # After three weeks no copy shows it any more.
    for datum in ("2026-12-01", "2026-12-08", "2026-12-15"):
        vult_in(page, achternaam=datum)
        open_op(page, klok, datum)
        storage.expect_poll(
            lambda datum=datum: datum in {kopie["day"] for kopie in storage.lees(page, "kopieen")}, True, page
        )
    storage.expect_poll(lambda: len(storage.lees(page, "attachments")), 0, page)


@pytest.mark.scenario("A wrong file was taken in: the map from before it is kept")
def test_import_copies_the_map_first(telefoon: BrowserContext, map_bestand: Path):
    page = telefoon.new_page()
    delen = DelenPagina(page)
    delen.open()
    delen.voeg_samen(map_bestand)
    vult_in(page, voornaam="Samira")
    delen.open()
    delen.voeg_samen(map_bestand)

    status = StatusPagina(page)
    status.open()
    expect(status.kopie("Van vóór het samenvoegen")).to_have_count(1)


@pytest.mark.scenario("The map has the layout of an older app: copied before it is changed")
def test_map_of_an_older_app_is_copied_before_it_is_brought_up_to_date(telefoon: BrowserContext):
    page = telefoon.new_page()
    page.goto("licenties.txt")
    page.evaluate(OUDE_MAP)
    status = StatusPagina(page)
    status.open()

    status.expect_kopieen("Van vóór een nieuwe versie", "Van vóór het samenvoegen")
    status.zet_terug("Van vóór het samenvoegen")
    GegevensPagina(page).open()
    GegevensPagina(page).student.expect_waarden(voornaam="Samira", achternaam="Voorbeeld")


#: The database as the first version of the app made it.
OUDE_MAP = """() => new Promise((klaar) => {
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


def test_wiped_map_leaves_no_copy(telefoon: BrowserContext):
    page = telefoon.new_page()
    vult_in(page, voornaam="Sam")
    wacht_op_kopie(page, "dag", "week")
    delen = DelenPagina(page)
    delen.open()
    delen.wis()

    assert storage.lees(page, "kopieen") == []


@pytest.mark.parametrize(
    ("toestel", "naam"),
    [("", "kopie_dagen"), (IPHONE, "kopie_dagen_browser"), (IPHONE + OP_BEGINSCHERM, "kopie_dagen")],
    ids=["android", "browser on an iPhone", "home screen of an iPhone"],
)
def test_reminder_speaks_when_the_map_was_on_the_phone_alone_for_too_long(
    telefoon: BrowserContext, toestel: str, naam: str
):
    dagen = norm(naam, on=MAANDAG)
    telefoon.add_init_script(toestel)
    klok = Klok(telefoon, "2026-11-02")
    page = telefoon.new_page()
    vult_in(page, voornaam="Sam")

    open_op(page, klok, f"2026-11-{1 + dagen:02}").expect_bewaard()
    expect(page.get_by_role("heading", name="De rest van je map")).to_be_visible()
    expect(herinnering(page)).to_be_hidden()

    open_op(page, klok, f"2026-11-{2 + dagen:02}")
    expect(herinnering(page)).to_contain_text(f"{dagen} dagen niet veilig")


def test_reminder_is_silent_about_what_was_handed_over(telefoon: BrowserContext, tmp_path: Path):
    klok = Klok(telefoon, "2026-11-02")
    page = telefoon.new_page()
    vult_in(page, voornaam="Sam")
    # Status counts it from the first day, without a warning.
    status = StatusPagina(page)
    status.open()
    expect(status.bewaard.get_by_text(ALLEEN_HIER)).to_be_visible()
    expect(status.bewaard.get_by_text(ALLEEN_HIER)).to_have_text(
        f"{ALLEEN_HIER} 2 november alleen op deze telefoon staat: 1."
    )
    delen = DelenPagina(page)
    delen.open()
    delen.maak_bestand(tmp_path)
    expect(page.get_by_text("Laatste kopie")).to_contain_text("nog op dit apparaat", use_inner_text=True)
    # A download is on the same phone: lose the phone, and both are gone.
    status.open()
    expect(status.antwoord("Laatste kopie")).to_contain_text("Die staat nog alleen op dit apparaat.")
    expect(status.bewaard.get_by_text(ALLEEN_HIER)).to_be_visible()
    delen.open()
    delen.zegt_dat_kopie_elders_staat()
    expect(page.get_by_text("Laatste kopie")).not_to_contain_text("nog op dit apparaat", use_inner_text=True)
    status.open()
    expect(status.antwoord("Laatste kopie")).not_to_have_text("Nog geen")
    expect(status.antwoord("Laatste kopie")).not_to_contain_text("dit apparaat")
    expect(status.bewaard.get_by_text(ALLEEN_HIER)).to_be_hidden()
    # A year without a change is no risk.
    open_op(page, klok, "2027-11-02").expect_bewaard()
    expect(page.get_by_role("heading", name="De rest van je map")).to_be_visible()
    expect(herinnering(page)).to_be_hidden()

    vult_in(page, achternaam="Voorbeeld")
    open_op(page, klok, "2027-11-30")
    expect(herinnering(page)).to_contain_text("die alleen hier staan: 1.")


@pytest.mark.service_worker
def test_phone_is_asked_to_keep_the_map_after_the_first_entry_and_says_its_answer(telefoon: BrowserContext):
    telefoon.add_init_script(
        """if (navigator.storage) {
             const vragen = () => Number(localStorage.getItem("e2e-vragen") ?? 0);
             const zegtJa = () => localStorage.getItem("e2e-antwoord") === "ja";
             const vrij = () => Number(localStorage.getItem("e2e-vrij") ?? 5e7);
             navigator.storage.persist = async () => localStorage.setItem("e2e-vragen", vragen() + 1) || zegtJa();
             navigator.storage.persisted = async () => vragen() > 1 && zegtJa();
             navigator.storage.estimate = async () => ({ usage: 3e6, quota: 3e6 + vrij() });
           }"""
    )
    page = telefoon.new_page()
    status = StatusPagina(page)
    status.open()
    status.expect_klaar_offline()
    expect(status.antwoord("Beschermd tegen opruimen")).to_contain_text("Nee.")
    expect(status.antwoord("Plaats die nog vrij is")).to_have_text("50 MB")
    expect(status.bewaard.get_by_text(BIJNA_VOL)).to_be_hidden()
    status.bewaard.get_by_role("button", name="Bescherm mijn map").click()
    expect(status.bewaard.get_by_text("Je telefoon zegt nu nee.")).to_be_visible()

    page.evaluate("() => { localStorage.setItem('e2e-antwoord', 'ja'); localStorage.setItem('e2e-vrij', 4.99e7); }")
    vult_in(page, voornaam="Sam")
    wacht_op_kopie(page, "dag", "week")
    storage.expect_poll(lambda: page.evaluate("localStorage.getItem('e2e-vragen')"), "2", page)
    status.open()
    expect(status.antwoord("Beschermd tegen opruimen")).to_contain_text("Ja.")
    expect(status.bewaard.get_by_text(BIJNA_VOL)).to_be_visible()
    status.bewaard.get_by_role("button", name="Bescherm mijn map").click()
    expect(status.bewaard.get_by_text("Je telefoon zegt ja.")).to_be_visible()


def test_last_safe_write_is_what_the_disk_says(telefoon: BrowserContext):
    klok = Klok(telefoon, MAANDAG, "10:00")
    page = telefoon.new_page()
    vult_in(page, voornaam="Sam")
    klok.zet(page, MAANDAG, "16:00")
    status = StatusPagina(page)
    status.open()

    expect(status.antwoord("Laatst veilig opgeslagen")).to_contain_text("23 november om 10:0")


def test_iphone_is_told_of_the_home_screen_before_the_first_entry_only(telefoon: BrowserContext):
    telefoon.add_init_script(IPHONE)
    page = telefoon.new_page()
    Pagina(page).open()
    expect(advies(page)).to_be_visible()

    vult_in(page, voornaam="Sam")
    Pagina(page).open()
    expect(page.get_by_role("heading", name="De rest van je map")).to_be_visible()
    expect(advies(page)).to_be_hidden()


def test_iphone_with_a_full_map_is_walked_along_to_the_home_screen(
    telefoon: BrowserContext, nieuw_toestel: NieuwToestel, tmp_path: Path
):
    """The app there starts empty: first a file, then the app, then the file opened there."""
    telefoon.add_init_script(IPHONE)
    page = telefoon.new_page()
    vult_in(page, voornaam="Sam")
    status = StatusPagina(page)
    status.open()
    stappen = page.get_by_role("region", name="De app op je beginscherm")
    kopie = stappen.get_by_role("listitem").filter(has_text="Zet een kopie veilig")
    expect(kopie.get_by_role("link", name="Maak de kopie")).to_be_visible()
    kopie.get_by_role("link", name="Maak de kopie").click()
    delen = DelenPagina(page)
    delen.expect_compleet()
    bestand = delen.maak_bestand(tmp_path)
    expect(page.get_by_text("Laatste kopie")).to_be_visible()
    status.open()
    expect(kopie).to_contain_text("Gedaan op")
    expect(kopie.get_by_role("link")).to_be_hidden()
    vult_in(page, achternaam="Voorbeeld")
    status.open()
    expect(kopie).to_contain_text("Maak de kopie opnieuw")

    beginscherm = nieuw_toestel()
    beginscherm.add_init_script(IPHONE + OP_BEGINSCHERM)
    app = beginscherm.new_page()
    Pagina(app).open()
    expect(advies(app)).to_be_hidden()
    app.get_by_role("link", name="Open het bestand").click()
    DelenPagina(app).voeg_samen(bestand)
    open_pagina = Pagina(app)
    open_pagina.open()
    open_pagina.expect_compleet()
    expect(app.get_by_text("Heb je al een map in Safari?")).to_be_hidden()
    # The file that brought it is elsewhere.
    expect(herinnering(app)).to_be_hidden()
    StatusPagina(app).open()
    expect(app.get_by_text(ALLEEN_HIER)).to_be_hidden()


def test_advice_stays_away_once_told(telefoon: BrowserContext):
    telefoon.add_init_script(IPHONE)
    page = telefoon.new_page()
    Pagina(page).open()
    page.get_by_role("button", name="Niet nu").click()
    expect(advies(page)).to_be_hidden()
    storage.expect_poll(lambda: True in storage.lees(page, "meta"), True, page)
    page.reload()
    Pagina(page).expect_bruikbaar()
    expect(page.get_by_role("heading", name="Begin hier")).to_be_visible()

    expect(advies(page)).to_be_hidden()


def test_android_asks_by_the_browsers_own_question(telefoon: BrowserContext):
    page = telefoon.new_page()
    Pagina(page).open()
    knop = page.get_by_role("button", name="Zet op mijn telefoon")
    expect(knop).to_be_hidden()
    page.evaluate(
        """() => dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }), {
             prompt: async () => { document.title = "gevraagd"; } }))"""
    )
    knop.click()

    expect(page).to_have_title("gevraagd")
    expect(knop).to_be_hidden()
