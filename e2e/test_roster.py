"""A roster as it is: no fixed days, several days off at once, and the next day that is still empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect
from tests.helpers import builders as b

from e2e.helpers import storage
from e2e.helpers.clock import Clock
from e2e.pages.gegevens import GegevensPage
from e2e.pages.uren import UrenPage

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.origin import Origin


def kinds(page: Page) -> dict[str, str]:
    """Return what is on disk of each day, by its date."""
    lines = [record for record in storage.read(page, "records") if record["soort"] == "urendag"]
    return {line["velden"]["datum"]: line["velden"]["soort"] for line in lines if not line["verwijderd"]}


def test_holiday_is_written_at_once_without_a_connection_and_undone(phone: BrowserContext, origin: Origin):
    """Twee weken kerstvakantie in één keer, zonder bereik; wat er al stond blijft staan, en het kan terug."""
    Clock(phone, "2026-11-24")
    page = phone.new_page()
    uren = UrenPage(page)
    uren.open()
    uren.expect_ready_offline()
    storage.put_map(
        page, [record._asdict() for record in (b.make_periode(), b.make_urendag(datum="2026-12-23", soort="school"))]
    )
    origin.stop()
    uren.open()
    uren.open_days_at_once()
    uren.fill_days_at_once("2026-12-21", "2026-12-19")
    uren.expect_days_fault("De laatste dag komt voor de eerste")
    uren.fill_days_at_once("2026-12-21", "2027-02-20")
    uren.expect_days_fault("Niet al deze dagen liggen in je bpv")
    uren.fill_days_at_once("2026-11-23", "2026-11-25", "Ziek")
    uren.expect_days_fault("Dit schrijf je pas op als de dag er is")
    assert kinds(page) == {"2026-12-23": "school"}
    uren.fill_days_at_once("2026-12-19", "2026-12-29", "Vrij")
    expect(uren.days_done).to_contain_text("Ingevuld (5): 21 december · 22 december · 24 december · 28 december")
    expect(uren.days_done).to_contain_text("Daar stond al iets: 23 december.")
    uren.expect_saved()
    free = dict.fromkeys(("2026-12-21", "2026-12-22", "2026-12-24", "2026-12-28", "2026-12-29"), "vrij")
    assert kinds(page) == free | {"2026-12-23": "school"}
    uren.days_done.get_by_role("button", name="Maak ongedaan").click()
    expect(uren.days_form).to_contain_text("Deze dagen zijn weer leeg.")
    uren.expect_saved()
    assert kinds(page) == {"2026-12-23": "school"}


def test_next_empty_day_follows_the_roster_until_it_has_no_fixed_days(phone: BrowserContext):
    """Na Klaar op maandag is de volgende lege dag dinsdag; wie een wisselend rooster kiest, krijgt die vraag niet."""
    Clock(phone, "2026-10-01")
    page = phone.new_page()
    uren, gegevens = UrenPage(page), GegevensPage(page)
    uren.open()
    written = [b.make_periode(), b.make_urendag(datum="2026-09-29")]
    storage.put_map(page, [record._asdict() for record in written])
    uren.open_day("2026-09-28")
    uren.day.done()
    expect(uren.next_empty).to_have_text("Volgende lege dag: woensdag 30 september")
    uren.follow(uren.next_empty)
    uren.day.expect_values(datum="2026-09-30")
    gegevens.open("#periode-rooster")
    gegevens.periode.fill(rooster="wisselend")
    expect(gegevens.periode.field("werkdagen")).to_be_hidden()
    gegevens.periode.fill(uren_per_week="32")
    gegevens.expect_saved()
    uren.open_day("2026-09-30")
    uren.day.done()
    expect(uren.day.success).to_be_visible()
    expect(uren.next_empty).to_be_hidden()
