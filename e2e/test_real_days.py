"""A week as it really is: a split day, a night, school and work on one day, ill after two hours; with taps counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from e2e.helpers.clock import Clock
from e2e.pages.delen import DelenPage
from e2e.pages.uren import UrenPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

#: A day with the usual times; then Monday to Thursday of the week after.
USUAL = "2026-11-26"
SPLIT, NIGHT, HALF, ILL = "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03"
#: Counts what a finger does; a field that is typed in is tapped first.
COUNT = """addEventListener("click", (event) => {
  if (event.isTrusted) sessionStorage.setItem("taps", String(Number(sessionStorage.getItem("taps")) + 1));
}, true)"""


class Hand:
    """One finger on the page of hours, which counts its taps."""

    def __init__(self, page: Page) -> None:
        self.uren = UrenPage(page)
        self.page = page

    def opens(self, day: str) -> None:
        """Go to a day, from where the taps are counted."""
        self.uren.open_day(day)
        self.page.evaluate("sessionStorage.setItem('taps', '0')")

    def types(self, **times: str) -> None:
        """Tap a field and type."""
        for name, value in times.items():
            field = self.uren.day.field(name)
            field.click()
            field.fill(value)

    def is_done(self, at_most: int) -> None:
        """Say that the part is done, within some taps since the day was opened."""
        self.uren.day.done()
        expect(self.uren.day.success).to_be_visible()
        self.uren.expect_saved()
        assert 0 < int(self.page.evaluate("sessionStorage.getItem('taps')")) <= at_most


@pytest.mark.scenario("A week with a split day, a night, half a day at school and a day that ends ill")
def test_week_as_it_really_is(phone: BrowserContext, map_file: Path):
    Clock(phone, "2026-12-04")
    phone.add_init_script(COUNT)
    page = phone.new_page()
    delen = DelenPage(page)
    delen.open()
    delen.merge(map_file)
    hand = Hand(page)

    hand.opens(USUAL)
    page.get_by_role("button", name="Klopt, bewaar").click()
    hand.is_done(at_most=2)

    hand.opens(SPLIT)
    hand.types(begin="07:00", eind="11:00", pauze="0")
    hand.uren.next_part()
    expect(hand.uren.day.field("begin")).to_have_value("11:00")
    expect(hand.uren.day.field("eind")).to_have_value("")
    hand.types(begin="16:00", eind="20:00")
    hand.is_done(at_most=8)
    hand.uren.expect_complete()
    expect(hand.uren.day.root).to_contain_text("Samen op deze dag: 8 uur.")

    writes_a_night(hand)

    hand.opens(HALF)
    hand.uren.day.fill(soort="school")
    hand.types(van="09:00", tot="12:00")
    hand.uren.next_part()
    expect(hand.uren.day.field("begin")).to_have_value("12:00")
    hand.types(eind="16:30")
    hand.is_done(at_most=8)

    hand.opens(ILL)
    hand.types(begin="08:00", eind="10:00")
    hand.uren.next_part()
    hand.uren.day.fill(soort="ziek")
    hand.is_done(at_most=8)
    # The first part of a day is the one that opens, and the others are one tap away.
    hand.uren.open_day(ILL)
    expect(hand.uren.day.field("eind")).to_have_value("10:00")
    hand.uren.follow(hand.uren.parts.get_by_role("link", name="Ziek"))
    expect(hand.uren.day.choice("soort", "ziek")).to_be_checked()
    # Parts that cannot both be true are told at the day; nothing is lost.
    hand.uren.open_day(SPLIT)
    hand.uren.day.fill(eind="16:30")
    hand.uren.expect_saved()
    hand.uren.day.expect_fault("datum", "Alleen wat je het laatst opschreef, telt.")
    expect(hand.uren.parts.get_by_role("listitem")).to_have_count(2)


def writes_a_night(hand: Hand) -> None:
    """No question for a night; one for a shift that nobody works, which counts once it is so."""
    hand.opens(NIGHT)
    hand.types(begin="22:45", eind="07:00")
    hand.is_done(at_most=4)
    expect(hand.uren.day.root.get_by_text("Klopt dat?")).to_be_hidden()
    expect(hand.uren.duration).to_contain_text("tot 07:00 de volgende dag")

    hand.uren.day.fill(eind="20:00")
    hand.uren.day.expect_values(eind="20:00")
    expect(hand.uren.day.root.get_by_text("Klopt dat?").first).to_be_visible()
    hand.uren.day.fill(nacht="ja")
    expect(hand.uren.duration).to_contain_text("tot 20:00 de volgende dag")
    hand.uren.day.fill(eind="07:00")
    hand.uren.expect_saved()
