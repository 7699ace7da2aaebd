"""A student new to the app records the first day of hours, and the next day with one tap."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.helpers import storage
from e2e.helpers.clock import Clock
from e2e.helpers.person import Person
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import BasePage
from e2e.pages.uren import UrenPage

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from playwright.sync_api import BrowserContext, Page

MONDAY, TUESDAY = "2026-11-23", "2026-11-24"
MOST_TAPS = 8
MOST_SECONDS = 90


def test_first_day_is_saved_within_eight_taps_and_ninety_seconds(phone: BrowserContext, dist: Path):
    clock = Clock(phone, MONDAY)
    page = phone.new_page()
    person = Person(page)
    BasePage(page).open()
    person.read()
    person.tap(page.get_by_role("link", name="Vul je eerste dag in"))
    uren = UrenPage(page)
    uren.expect_usable()
    person.read()
    # This browser uses a twelve-hour clock: one key more than on a Dutch phone.
    for field, keys in (("begin", "0800a"), ("eind", "0430p"), ("pauze", "30")):
        person.tap(uren.day.field(field), at_front=True)
        person.type_(keys)
    person.tap(uren.day.root.get_by_role("button", name="Klaar"))
    expect(uren.day.success).to_be_visible()
    uren.expect_saved()

    assert days(page) == [(MONDAY, "08:00", "16:30", 30)]
    assert person.taps <= MOST_TAPS
    assert person.seconds <= MOST_SECONDS

    # What is needed later is asked later, and keeps the day.
    uren.day.success.get_by_role("link", name="Vul nu in wie je bent").tap()
    gegevens = GegevensPage(page)
    gegevens.periode.fill(leerbedrijf="Manege Voorbeeld", begin="2026-11-16", eind="2027-02-12")
    gegevens.expect_saved()
    clock.set(page, TUESDAY)
    shortcut(page, dist)
    page.get_by_role("button", name="Zelfde als vorige keer").tap()
    uren.expect_saved()
    expect(uren.days).to_have_count(2)
    uren.expect_saved()

    assert days(page) == [(MONDAY, "08:00", "16:30", 30), (TUESDAY, "08:00", "16:30", 30)]


def shortcut(page: Page, dist: Path) -> None:
    """Open the app by holding its icon on the home screen."""
    manifest = json.loads((dist / "manifest.webmanifest").read_text(encoding="utf-8"))
    [shortcut] = [item for item in manifest["shortcuts"] if item["name"] == "Uren van vandaag"]
    page.goto(f"./{shortcut['url']}")
    BasePage(page).expect_usable()


def days(page: Page) -> list[tuple[Any, ...]]:
    """Return the days on disk."""
    fields = [record["velden"] for record in storage.read(page, "records") if record["soort"] == "urendag"]
    return sorted(tuple(item.get(name) for name in ("datum", "begin", "eind", "pauze")) for item in fields)
