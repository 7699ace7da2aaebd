"""A demo with an invented map: marked on every page, left with one tap, never mixed with the user's own map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from e2e.files.map_files import records_in
from e2e.helpers import storage
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.pagina import MOTOR_TIJD, Pagina
from e2e.pages.school import SchoolPagina
from e2e.pages.uren import UrenPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from e2e.helpers.origin import Origin


def merk(page: Page) -> Locator:
    """Return the notice that nothing is real."""
    return page.get_by_text("Dit is een voorbeeld. Alles is verzonnen.")


@pytest.mark.scenario("Somebody looks around in the demo and changes things: the own map stays as it was")
def test_demo_is_filled_without_a_host_marked_and_never_mixed_with_the_own_map(
    telefoon: BrowserContext, origin: Origin, tmp_path: Path
):
    page = telefoon.new_page()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam", achternaam="Anders")
    gegevens.expect_klaar_offline()
    gegevens.expect_bewaard()
    eigen = storage.lees(page, "records")
    origin.stop()

    Pagina(page).open("?demo")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Demo", timeout=MOTOR_TIJD)
    Pagina(page).expect_gecontroleerd()
    expect(merk(page)).to_be_visible()
    uren = UrenPagina(page)
    uren.open()
    expect(merk(page)).to_be_visible()
    expect(uren.dagen.first).to_be_visible()
    uren.dag.vul(begin="07:00", eind="12:00")
    uren.expect_bewaard()
    delen = DelenPagina(page)
    delen.open()
    expect(delen.openen).to_be_hidden()
    expect(page.get_by_role("button", name="Wis alles")).to_be_hidden()
    bestand = delen.maak_bestand(tmp_path)
    assert "demo" in records_in(bestand)

    school = SchoolPagina(page)
    school.open()
    school.kies(bestand)
    school.open_map("Demo Voorbeeld")
    expect(page.get_by_text("De mensen en de uren zijn verzonnen.").first).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(merk(page)).to_be_hidden()

    # Negative control: the user's own map is separate, and takes nothing from the demo.
    gegevens.open()
    gegevens.student.expect_waarden(voornaam="Sam", achternaam="Anders")
    expect(merk(page)).to_be_hidden()
    assert storage.lees(page, "records") == eigen
    delen.open()
    delen.kies(bestand)
    delen.expect_geweigerd("Dit bestand is een voorbeeld met verzonnen mensen. Het komt niet in je map.")
