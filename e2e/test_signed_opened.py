"""What was signed says so when it is opened, before it can be changed; one tap, and it can."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from e2e.helpers import story
from e2e.pages.uren import UrenPage, make_blok

DAYS = ("2024-10-01", "2024-10-02")


@pytest.fixture
def uren(tab: Page) -> UrenPage:
    """Return the page of hours, with a blok of two days that was signed."""
    uren = make_blok(tab, DAYS)
    uren.expect_saved()
    uren.sign_box("Blok 1").type_("praktijkopleider", story.PRAKTIJKOPLEIDER)
    return uren


def test_signed_day_is_closed_until_somebody_goes_on(uren: UrenPage):
    uren.open_day(DAYS[0])
    notice = uren.day.root.get_by_text(f"Dit is getekend door {story.PRAKTIJKOPLEIDER}")
    expect(notice).to_be_visible()
    end = uren.day.root.get_by_label("Eind")
    end.focus()
    expect(end).not_to_be_focused()

    uren.day.root.get_by_role("button", name="Ga verder").click()
    expect(notice).to_be_hidden()
    uren.day.fill(eind="15:00")
    expect(end).to_have_value("15:00")
    uren.expect_saved()
    uren.open_day(DAYS[0])
    expect(notice).to_be_hidden()
    end.focus()
    expect(end).to_be_focused()


def test_day_outside_what_was_signed_opens_as_ever(uren: UrenPage):
    uren.open_day("2024-10-03")

    expect(uren.day.root.get_by_role("button", name="Ga verder")).to_be_hidden()
    uren.day.root.get_by_label("Eind").focus()
    expect(uren.day.root.get_by_label("Eind")).to_be_focused()
