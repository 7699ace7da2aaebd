"""Prefilled answers are a proposal: they look like one, and are not shown as saved."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import BrowserContext, expect

from e2e.helpers import storage
from e2e.helpers.clock import Clock
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import BasePage
from e2e.pages.records import BeoordelingPage, BezoekPage, LeerafsprakenPage
from e2e.pages.uren import UrenPage

WERKTIJD: Final = {"werktijd_begin": "08:00", "werktijd_eind": "16:30", "werktijd_pauze": 30}


def place(uren: UrenPage) -> float:
    """Return the distance of the first time below the head of the form: clicking may scroll the page."""
    form, field = uren.day.root.bounding_box(), uren.day.field("begin").bounding_box()
    assert form
    assert field
    return field["y"] - form["y"]


@pytest.mark.scenario("The proposed hours of a day are left as they are: the page never said that they were saved")
def test_what_is_proposed_is_not_called_saved_and_one_tap_keeps_it(phone: BrowserContext):
    clock = Clock(phone, "2026-11-24")
    gegevens = GegevensPage(phone.new_page())
    gegevens.open()
    gegevens.periode.fill(leerbedrijf="Manege Voorbeeld", begin="2026-11-16", eind="2027-02-12", **WERKTIJD)
    gegevens.expect_saved()
    page = gegevens.page
    uren = UrenPage(page)
    uren.open()
    uren.expect_complete()
    proposal = uren.day.root.get_by_text("Voorstel: 08:00\u201316:30 · Pauze (minuten) 30. Nog niet bewaard.")
    chip = page.get_by_role("status").filter(has_text="Nog niet bewaard")
    uren.day.expect_values(begin="08:00", eind="16:30", pauze=30)
    expect(proposal).to_be_visible()
    expect(chip).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Opgeslagen")).to_have_count(0)
    # A student who leaves now has saved nothing, and was not told otherwise.
    BasePage(page).open()
    assert not [record for record in storage.read(page, "records") if record["soort"] == "urendag"]

    clock.set(page, "2026-11-25")
    uren.open()
    height = place(uren)
    uren.day.root.get_by_role("button", name="Klopt, bewaar").click()
    expect(page.get_by_role("status").filter(has_text="Opgeslagen")).to_be_visible()
    expect(uren.day.root.get_by_text("Bewaard: 08:00\u201316:30 · Pauze (minuten) 30.")).to_be_visible()
    expect(proposal).to_be_hidden()
    # Half a pixel is the rounding of a font.
    assert abs(place(uren) - height) <= 1
    uren.expect_saved()
    [day] = [record["velden"] for record in storage.read(page, "records") if record["soort"] == "urendag"]
    assert (day["datum"], day["begin"], day["eind"], day["pauze"]) == ("2026-11-25", "08:00", "16:30", 30)


def test_proposal_on_any_form_is_told_until_something_is_typed(phone: BrowserContext):
    gegevens = GegevensPage(phone.new_page())
    gegevens.open()
    gegevens.periode.fill(leerbedrijf="Manege Voorbeeld", praktijkopleider="Anna Jansen", schooljaar="2026-2027")
    gegevens.expect_saved()
    # Nothing from another record is in this form: what it shows is stored.
    expect(gegevens.page.get_by_role("status").filter(has_text="Opgeslagen")).to_be_visible()
    for sheet, words, field in (
        (LeerafsprakenPage, "Anna Jansen", "hoe"),
        (BeoordelingPage, "2026-2027", "persoonlijk"),
    ):
        tab = sheet(gegevens.page)
        tab.new()
        form = tab.form.root
        expect(form.get_by_text(f"Voorstel: {words}. Nog niet bewaard.")).to_be_visible()
        expect(tab.page.get_by_role("status").filter(has_text="Nog niet bewaard")).to_be_visible()
        tab.form.fill(**{field: "Samen."})
        expect(form.get_by_text(f"Bewaard: {words}.")).to_be_visible()
        expect(tab.page.get_by_role("status").filter(has_text="Opgeslagen")).to_be_visible()
        tab.expect_saved()
    # Only today's date is there: no text about that, and nothing that says it is saved.
    bezoek = BezoekPage(gegevens.page)
    bezoek.new()
    expect(bezoek.form.root.get_by_text("Voorstel")).to_have_count(0)
    expect(bezoek.page.get_by_role("status").filter(has_text="Nog niet bewaard")).to_be_visible()
