"""A demo with an invented map: marked on every page, left with one tap, never mixed with the user's own map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from e2e.files.map_files import records_in
from e2e.helpers import storage
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import ENGINE_TIME, BasePage
from e2e.pages.school import SchoolPage
from e2e.pages.uren import UrenPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from e2e.helpers.origin import Origin


def mark(page: Page) -> Locator:
    """Return the notice that nothing is real."""
    return page.get_by_text("Dit is een voorbeeld. Alles is verzonnen.")


@pytest.mark.scenario("Somebody looks around in the demo and changes things: the own map stays as it was")
def test_demo_is_filled_without_a_host_marked_and_never_mixed_with_the_own_map(
    phone: BrowserContext, origin: Origin, tmp_path: Path
):
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam", achternaam="Anders")
    gegevens.expect_ready_offline()
    gegevens.expect_saved()
    own = storage.read(page, "records")
    origin.stop()

    BasePage(page).open("?demo")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Demo", timeout=ENGINE_TIME)
    BasePage(page).expect_checked()
    expect(mark(page)).to_be_visible()
    uren = UrenPage(page)
    uren.open()
    expect(mark(page)).to_be_visible()
    expect(uren.days.first).to_be_visible()
    uren.day.fill(begin="07:00", eind="12:00")
    uren.expect_saved()
    delen = DelenPage(page)
    delen.open()
    expect(delen.opening).to_be_hidden()
    expect(page.get_by_role("button", name="Wis alles")).to_be_hidden()
    file = delen.make_file(tmp_path)
    assert "demo" in records_in(file)

    school = SchoolPage(page)
    school.open()
    school.choose(file)
    school.open_map("Demo Voorbeeld")
    expect(page.get_by_text("De mensen en de uren zijn verzonnen.").first).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(mark(page)).to_be_hidden()

    # Negative control: the user's own map is separate, and takes nothing from the demo.
    gegevens.open()
    gegevens.student.expect_values(voornaam="Sam", achternaam="Anders")
    expect(mark(page)).to_be_hidden()
    assert storage.read(page, "records") == own
    delen.open()
    delen.choose(file)
    delen.expect_refused("Dit bestand is een voorbeeld met verzonnen mensen. Het komt niet in je map.")
