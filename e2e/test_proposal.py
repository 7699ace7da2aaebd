"""Prefilled answers are a proposal: they look like one, and are not shown as saved."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import BrowserContext, expect

from e2e.helpers import storage
from e2e.helpers.clock import Klok
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.lijst import BeoordelingPagina, BezoekPagina, LeerafsprakenPagina
from e2e.pages.pagina import Pagina
from e2e.pages.uren import UrenPagina

WERKTIJD: Final = {"werktijd_begin": "08:00", "werktijd_eind": "16:30", "werktijd_pauze": 30}


def plaats(uren: UrenPagina) -> float:
    """Return the distance of the first time below the head of the form: clicking may scroll the page."""
    vorm, veld = uren.dag.root.bounding_box(), uren.dag.veld("begin").bounding_box()
    assert vorm
    assert veld
    return veld["y"] - vorm["y"]


@pytest.mark.scenario("The proposed hours of a day are left as they are: the page never said that they were saved")
def test_what_is_proposed_is_not_called_saved_and_one_tap_keeps_it(telefoon: BrowserContext):
    klok = Klok(telefoon, "2026-11-24")
    gegevens = GegevensPagina(telefoon.new_page())
    gegevens.open()
    gegevens.periode.vul(leerbedrijf="Manege Voorbeeld", begin="2026-11-16", eind="2027-02-12", **WERKTIJD)
    gegevens.expect_bewaard()
    page = gegevens.page
    uren = UrenPagina(page)
    uren.open()
    uren.expect_compleet()
    voorstel = uren.dag.root.get_by_text("Voorstel: 08:00\u201316:30 · Pauze (minuten) 30. Nog niet bewaard.")
    chip = page.get_by_role("status").filter(has_text="Nog niet bewaard")
    uren.dag.expect_waarden(begin="08:00", eind="16:30", pauze=30)
    expect(voorstel).to_be_visible()
    expect(chip).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Opgeslagen")).to_have_count(0)
    # A student who leaves now has saved nothing, and was not told otherwise.
    Pagina(page).open()
    assert not [record for record in storage.lees(page, "records") if record["soort"] == "urendag"]

    klok.zet(page, "2026-11-25")
    uren.open()
    hoogte = plaats(uren)
    uren.dag.root.get_by_role("button", name="Klopt, bewaar").click()
    expect(page.get_by_role("status").filter(has_text="Opgeslagen")).to_be_visible()
    expect(uren.dag.root.get_by_text("Bewaard: 08:00\u201316:30 · Pauze (minuten) 30.")).to_be_visible()
    expect(voorstel).to_be_hidden()
    # Half a pixel is the rounding of a font.
    assert abs(plaats(uren) - hoogte) <= 1
    uren.expect_bewaard()
    [dag] = [record["velden"] for record in storage.lees(page, "records") if record["soort"] == "urendag"]
    assert (dag["datum"], dag["begin"], dag["eind"], dag["pauze"]) == ("2026-11-25", "08:00", "16:30", 30)


def test_proposal_on_any_form_is_told_until_something_is_typed(telefoon: BrowserContext):
    gegevens = GegevensPagina(telefoon.new_page())
    gegevens.open()
    gegevens.periode.vul(leerbedrijf="Manege Voorbeeld", praktijkopleider="Anna Jansen", schooljaar="2026-2027")
    gegevens.expect_bewaard()
    # Nothing from another record is in this form: what it shows is stored.
    expect(gegevens.page.get_by_role("status").filter(has_text="Opgeslagen")).to_be_visible()
    for blad, woorden, veld in (
        (LeerafsprakenPagina, "Anna Jansen", "hoe"),
        (BeoordelingPagina, "2026-2027", "persoonlijk"),
    ):
        pagina = blad(gegevens.page)
        pagina.nieuw()
        formulier = pagina.formulier.root
        expect(formulier.get_by_text(f"Voorstel: {woorden}. Nog niet bewaard.")).to_be_visible()
        expect(pagina.page.get_by_role("status").filter(has_text="Nog niet bewaard")).to_be_visible()
        pagina.formulier.vul(**{veld: "Samen."})
        expect(formulier.get_by_text(f"Bewaard: {woorden}.")).to_be_visible()
        expect(pagina.page.get_by_role("status").filter(has_text="Opgeslagen")).to_be_visible()
        pagina.expect_bewaard()
    # Only today's date is there: no text about that, and nothing that says it is saved.
    bezoek = BezoekPagina(gegevens.page)
    bezoek.nieuw()
    expect(bezoek.formulier.root.get_by_text("Voorstel")).to_have_count(0)
    expect(bezoek.page.get_by_role("status").filter(has_text="Nog niet bewaard")).to_be_visible()
