"""The day from which a student is 18: asked of who is younger, and in sight as long as it is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from e2e.pages.gegevens import GegevensPage

if TYPE_CHECKING:
    from e2e.helpers.device import NewDevice


def test_who_says_ja_is_asked_from_which_day_they_are_18(new_device: NewDevice):
    """Not of who is older; after "nee" the day stays in sight, since it goes to school, and a contradiction is told."""
    gegevens = GegevensPage(new_device().new_page())
    gegevens.open()
    student = gegevens.student
    student.fill(jonger_dan_18="nee")
    expect(student.root.get_by_label("Vanaf welke dag ben je 18?")).to_be_hidden()
    student.fill(jonger_dan_18="ja", achttien_op="2040-03-05")
    student.fill(jonger_dan_18="nee")
    expect(student.field("achttien_op")).to_have_value("2040-03-05")
    student.expect_fault("achttien_op", "Je wordt pas 18 op maandag 5 maart 2040.")
    student.fill(achttien_op="")
    expect(student.root.get_by_label("Vanaf welke dag ben je 18?")).to_be_hidden()
