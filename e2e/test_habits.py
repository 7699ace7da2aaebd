"""Phone conventions: one tap undoes an action, and an answer can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from playwright.sync_api import expect

from bpv_logic.file.limits import FULL_PHOTO_BYTES
from bpv_site.tools.paths import ROOT
from e2e.files.photo import make_photo
from e2e.helpers import storage
from e2e.helpers.clock import Clock
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import BasePage
from e2e.pages.records import BewijzenPage
from e2e.pages.uren import UrenPage
from e2e.pages.voortgang import VoortgangPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from e2e.helpers.device import NewDevice

DAY = "2026-11-23"
#: A whole bpv, with more days than fit on a screen.
GOLDEN = ROOT / "tests" / "golden" / "hele-bpv.json"
#: The clock of an answer that was given before the test.
CLOCK = "2026-11-23T08:00:00.000Z/0000"


def removal(page: Page) -> Locator:
    """Return the message that offers to put something back."""
    return page.get_by_role("status").filter(has_text="Weggehaald.")


def living(page: Page, kind: str) -> list[dict[str, Any]]:
    """Return the answers of the records of a kind on disk that are not removed."""
    found = [record for record in storage.read(page, "records") if record["soort"] == kind]
    return [item["velden"] for item in found if (item["verwijderd"] or "") < max(item["tijden"].values())]


@pytest.mark.scenario("Somebody removed the wrong thing: put back with one tap, on another page too")
def test_what_was_removed_is_put_back_here_and_on_the_next_page(tab: Page):
    bewijzen = BewijzenPage(tab)
    bewijzen.new()
    bewijzen.form.fill(titel="De tafel", soort="tekst", tekst="Gedekt.")
    bewijzen.expect_saved()
    [before] = living(tab, "bewijs")
    bewijzen.form.root.get_by_role("button", name="Haal weg").click()
    expect(bewijzen.form.root).to_be_hidden()
    expect(bewijzen.rows).to_have_count(0)
    bewijzen.expect_saved()
    assert living(tab, "bewijs") == []

    BasePage(tab).open()
    removal(tab).get_by_role("button", name="Zet terug").click()
    bewijzen.expect_saved()
    bewijzen.open()
    expect(bewijzen.rows).to_have_count(1)
    expect(removal(tab)).to_be_hidden()
    assert living(tab, "bewijs") == [before]

    uren = UrenPage(tab)
    uren.open_day(DAY)
    uren.day.fill(begin="08:00", eind="16:30")
    uren.expect_saved()
    remove = uren.day.root.get_by_role("button", name="Haal weg")
    remove.click()
    uren.day.expect_values(datum=DAY, begin="")
    expect(removal(tab).get_by_role("button", name="Zet terug")).to_be_focused()
    tab.keyboard.press("Enter")
    uren.day.expect_values(datum=DAY, begin="08:00", eind="16:30")
    remove.click()
    removal(tab).get_by_role("button", name="Sluit").click()
    uren.expect_saved()
    uren.open_day(DAY)

    expect(uren.days).to_have_count(0)
    expect(removal(tab)).to_be_hidden()


@pytest.mark.scenario("Somebody removed the wrong photo: put back with one tap where it was, on another page too")
def test_photo_that_was_removed_is_put_back_here_and_on_the_next_page(tab: Page, tmp_path: Path):
    bewijzen = BewijzenPage(tab)
    bewijzen.new()
    bewijzen.form.fill(titel="De tafel", soort="foto", bijlagen=make_photo(tmp_path / "eerst.jpg"))
    photos = bewijzen.form.group("bijlagen").get_by_role("listitem")
    expect(photos).to_contain_text(["eerst.jpg"])
    Image.new("RGB", (40, 30), "red").save(tmp_path / "later.jpg")
    bewijzen.form.fill(bijlagen=tmp_path / "later.jpg")
    expect(photos).to_contain_text(["eerst.jpg", "later.jpg"])
    bewijzen.expect_saved()
    [before] = living(tab, "bewijs")
    photos.first.get_by_role("button", name="Haal weg").click()
    expect(photos).to_contain_text(["later.jpg"])
    expect(removal(tab).get_by_role("button", name="Zet terug")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(photos).to_contain_text(["eerst.jpg", "later.jpg"])
    expect(removal(tab)).to_be_hidden()

    photos.first.get_by_role("button", name="Haal weg").click()
    bewijzen.expect_saved()
    storage.expect_removed_photos(tab, 1)
    BasePage(tab).open()
    removal(tab).get_by_role("button", name="Zet terug").evaluate("(knop) => { knop.click(); knop.click(); }")
    expect(tab.get_by_text("Het staat er weer.").first).to_be_visible()
    bewijzen.expect_saved()
    bewijzen.open()
    bewijzen.open_row("De tafel")
    expect(photos).to_contain_text(["eerst.jpg", "later.jpg"])
    photo = photos.first.locator("img")
    expect(photo).to_have_js_property("naturalWidth", 1600)
    assert living(tab, "bewijs") == [before]
    storage.expect_removed_photos(tab, 0)
    expect(removal(tab)).to_be_hidden()


def test_answer_is_taken_back_and_the_keyboard_leads_to_the_next_question(new_device: NewDevice):
    page = new_device(is_mobile=True).new_page()
    uren = UrenPage(page)
    uren.open_day(DAY)
    wipe = uren.day.group("nacht").get_by_role("button", name="Wis antwoord")
    expect(wipe).to_be_hidden()
    uren.day.fill(begin="20:00", eind="09:30", nacht="ja")
    uren.expect_saved()
    wipe.tap()
    uren.expect_saved()
    expect(wipe).to_be_hidden()
    [fields] = living(page, "urendag")
    assert fields["nacht"] == ""

    uren.open_day(DAY)
    expect(uren.day.group("nacht").get_by_role("radio", checked=True)).to_have_count(0)
    expect(uren.day.group("soort").get_by_role("button")).to_have_count(0)
    uren.day.field("pauze").tap()
    page.keyboard.press("Enter")
    expect(uren.day.choice("nacht", "ja")).to_be_focused()
    expect(uren.day.success).to_be_hidden()

    # Past the last question of an open group, to the first of the next.
    periode = GegevensPage(page).periode
    GegevensPage(page).open()
    periode.field("adres").tap()
    page.keyboard.press("Enter")
    expect(periode.root.get_by_label("Naam van je praktijkopleider")).to_be_focused()


def test_photos_that_soon_fill_a_file_are_told_at_the_photo_and_before_sharing(tab: Page):
    bewijzen = BewijzenPage(tab)
    bewijzen.new()
    warning = tab.get_by_role("status").filter(has_text="bijna te groot voor één bestand")
    photo = {"sha256": "a" * 64, "naam": "foto.jpg", "type": "image/jpeg", "grootte": FULL_PHOTO_BYTES}
    storage.put(tab, bewijs("eerste", photo))
    bewijzen.open("?id=eerste")
    expect(bewijzen.form.group("bijlagen").get_by_role("listitem")).to_have_count(1)
    expect(warning).to_be_hidden()

    storage.put(tab, bewijs("tweede", {**photo, "sha256": "b" * 64, "grootte": 1}))
    bewijzen.open("?id=tweede")
    expect(warning).to_be_visible()
    DelenPage(tab).open()
    expect(warning).to_be_visible()


def bewijs(name: str, photo: dict[str, Any]) -> dict[str, Any]:
    """Make a record with one photo, as it is on disk."""
    fields = {"titel": name, "soort": "foto", "bijlagen": [photo]}
    return {"id": name, "soort": "bewijs", "velden": fields, "tijden": dict.fromkeys(fields, CLOCK), "verwijderd": None}


def test_who_goes_back_comes_back_to_the_same_place(tab: Page):
    delen = DelenPage(tab)
    delen.open()
    delen.merge(GOLDEN)
    uren = UrenPage(tab)
    uren.open()
    uren.open_blok_form()
    day = uren.days.nth(40)
    day.get_by_role("link").click()
    tab.wait_for_url("**/uren/?id=*")
    expect(day).not_to_be_in_viewport()
    tab.go_back()
    expect(day).to_be_in_viewport()
    expect(uren.blok.root).to_be_visible()

    # Also by the link to the list.
    voortgang = VoortgangPage(tab)
    voortgang.open()
    last = voortgang.werkprocessen.get_by_role("link").last
    last.click()
    expect(voortgang.form.root).to_be_visible()
    tab.get_by_role("link", name="Alle werkprocessen").click()
    expect(last).to_be_in_viewport()

    # A new visit begins at the top.
    uren.open()
    expect(day).to_be_visible()
    expect(day).not_to_be_in_viewport()
    expect(uren.blok.root).to_be_hidden()


def test_same_as_last_time_says_what_it_did_and_is_undone(phone: BrowserContext, map_file: Path):
    clock = Clock(phone, "2026-12-02")
    page = phone.new_page()
    delen = DelenPage(page)
    delen.open()
    delen.merge(map_file)
    uren = UrenPage(page)
    tap = uren.day.root.get_by_role("checkbox")
    for day, taak in (("2026-11-30", 0), ("2026-12-01", 1)):
        uren.open_day(day)
        uren.day.fill(begin="22:00", eind="06:00", pauze=30)
        tap.nth(taak).check(force=True)
        uren.expect_saved()
    uren.open_day("2026-12-02")
    uren.day.fill(soort="ziek")
    clock.set(page, "2026-12-04")
    uren.open()
    uren.expect_complete()
    uren.repeat()
    said = uren.day.root.locator("[aria-live] [data-repeated]").filter(has_text="Overgenomen van dinsdag 1 december")
    expect(said).to_contain_text("22:00\u201306:00")
    expect(said).to_contain_text("Werkprocessen van vandaag: 1")
    uren.expect_saved()
    # As long as the night it repeats, with the ticks of that day only.
    expect(uren.duration).to_have_text("7 uur 30, tot 06:00 de volgende dag")
    expect(tap.nth(1)).to_be_checked()
    expect(tap.nth(0)).not_to_be_checked()
    [copied] = [day for day in living(page, "urendag") if day["datum"] == "2026-12-04"]
    assert (copied["begin"], copied["eind"]) == ("22:00", "06:00")

    said.get_by_role("button", name="Maak ongedaan").click()
    uren.expect_saved()
    expect(said).to_be_hidden()
    assert [day for day in living(page, "urendag") if day["datum"] == "2026-12-04"] == []
    # A day with answers of its own gets those back.
    uren.day.fill(begin="09:00", eind="12:00")
    uren.repeat()
    uren.day.expect_values(begin="22:00", eind="06:00")
    said.get_by_role("button", name="Maak ongedaan").click()
    uren.day.expect_values(begin="09:00", eind="12:00")
    uren.expect_saved()
