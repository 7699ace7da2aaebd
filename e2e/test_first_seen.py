"""A page first appears with what the map holds: a quick user overwrites nothing and loses no tap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from e2e.helpers import storage
from e2e.helpers.clock import Clock
from e2e.helpers.device import slow_tab
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import BasePage
from e2e.pages.signing import BUTTONS
from e2e.pages.uren import UrenPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext

    from e2e.helpers.device import NewDevice
    from e2e.helpers.origin import Origin

#: A user quicker than the scripts: does something once, in the first frame in which it can be touched.
AS_SOON_AS: Final = """(() => {
  const selector = "%s";
  const doe = %s;
  const kijk = () => {
    const element = document.querySelector(selector);
    const { x, y, width, height } = element?.getBoundingClientRect() ?? {};
    const geraakt = element && document.elementFromPoint(x + width / 2, y + height / 2);
    if (element && (geraakt === element || element.contains(geraakt))) doe(element);
    else requestAnimationFrame(kijk);
  };
  requestAnimationFrame(kijk);
})();"""
#: Records every sentence for an empty map, as soon as somebody could read it.
READER: Final = """(() => {
  globalThis.gelezen = new Set();
  const kijk = () => {
    for (const element of document.querySelectorAll(".leeg[id], [data-empty-for], [data-empty-from]")) {
      if (element.checkVisibility({ visibilityProperty: true })) gelezen.add(element.textContent.trim());
    }
    requestAnimationFrame(kijk);
  };
  requestAnimationFrame(kijk);
})();"""


@pytest.mark.scenario("Somebody types as soon as a form is seen: what was there and what is typed are both kept")
def test_letters_typed_at_first_sight_do_not_take_the_place_of_what_was_there(phone: BrowserContext):
    gegevens = GegevensPage(phone.new_page())
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()
    gegevens.page.close()
    type_ = "(veld) => { veld.focus(); document.execCommand('insertText', false, '!'); }"
    quick = GegevensPage(slow_tab(phone, AS_SOON_AS % ("#student-voornaam", type_)))
    quick.open()
    quick.expect_complete()
    quick.expect_saved()

    assert sorted(quick.student.field("voornaam").input_value()) == sorted("Sam!")
    quick.page.close()
    again = opens(GegevensPage(phone.new_page()))
    assert sorted(again.student.field("voornaam").input_value()) == sorted("Sam!")


def opens(gegevens: GegevensPage) -> GegevensPage:
    """Open the page."""
    gegevens.open()
    return gegevens


@pytest.mark.scenario("A button is tapped as soon as it is seen: what it does is done, once")
def test_tap_at_first_sight_is_done_once(phone: BrowserContext):
    Clock(phone, "2026-11-24")
    uren = UrenPage(phone.new_page())
    uren.open_day("2026-11-23")
    uren.day.fill(begin="08:00", eind="16:30", pauze=30)
    uren.expect_saved()
    uren.page.close()
    quick = UrenPage(slow_tab(phone, AS_SOON_AS % ("[data-action=repeat]", "(knop) => knop.click()")))
    quick.open()
    quick.expect_complete()
    expect(quick.days).to_have_count(2)
    quick.expect_saved()

    days = [record["velden"] for record in storage.read(quick.page, "records") if record["soort"] == "urendag"]
    assert sorted((day["datum"], day["begin"], day["eind"]) for day in days) == [
        ("2026-11-23", "08:00", "16:30"),
        ("2026-11-24", "08:00", "16:30"),
    ]


@pytest.mark.scenario("A button is tapped before the part that does it has come: nothing looks stored until it is")
def test_tap_that_waits_for_its_part_does_not_look_stored(new_device: NewDevice, origin: Origin):
    phone = new_device(service_workers="block")
    Clock(phone, "2026-11-24")
    uren = UrenPage(phone.new_page())
    uren.open_day("2026-11-23")
    uren.day.fill(begin="08:00", eind="16:30", pauze=30)
    uren.expect_saved()
    origin.hang("/static/js/later.js")
    uren.open()
    uren.page.get_by_role("button", name="Zelfde als vorige keer").click()
    expect(uren.html).to_have_attribute("data-saved", "busy")
    assert len([record for record in storage.read(uren.page, "records") if record["soort"] == "urendag"]) == 1
    origin.repair()

    expect(uren.day.root.get_by_text("Overgenomen van")).to_be_visible()
    uren.expect_saved()
    assert len([record for record in storage.read(uren.page, "records") if record["soort"] == "urendag"]) == 2


def test_full_map_is_never_shown_as_an_empty_one(phone: BrowserContext, map_file: Path):
    delen = DelenPage(phone.new_page())
    delen.open()
    delen.merge(map_file)
    page = slow_tab(phone, READER)
    for path in ("", "gegevens/", "uren/", "bezoek/", "voortgang/", "bewijzen/", "eindbeoordeling/", "contact/"):
        page.goto(f"./{path}")
        BasePage(page).expect_complete()
        assert page.evaluate("[...gelezen]") == [], path


@pytest.mark.scenario("The storage is slow: a calm sentence says so, and nothing can be filled in yet")
def test_slow_store_is_told_calmly_and_the_page_opens_after_it(phone: BrowserContext):
    storage.set_switch(phone)
    page = phone.new_page()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()
    storage.switch_storage(page, "open zwijgt")
    gegevens.go()
    expect(page.get_by_text("Even wachten, je map gaat open.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()
    expect(gegevens.student.root).to_be_hidden()
    storage.answer_after_all(page)
    gegevens.expect_usable()

    expect(page.get_by_text("Even wachten")).to_be_hidden()
    gegevens.student.expect_values(voornaam="Sam")


def test_window_gives_the_cursor_back_to_a_row_that_was_read_again(phone: BrowserContext):
    uren = UrenPage(phone.new_page())
    uren.open()
    uren.open_blok_form()
    uren.blok.fill(naam="Blok 1", van="2026-11-16", tot="2026-11-20")
    uren.expect_saved()
    box = uren.sign_box("Blok 1")
    box.begin("praktijkopleider")
    gegevens = GegevensPage(phone.new_page())
    gegevens.open()
    gegevens.student.fill(voornaam="Sam")
    gegevens.expect_saved()
    uren.page.bring_to_front()
    # On paper only, and shown as soon as the other tab's write is read.
    expect(uren.page.locator("[data-from^='student.voornaam']").first).to_have_text("Sam")
    uren.page.keyboard.press("Escape")

    expect(box.dialog).to_be_hidden()
    expect(box.root.get_by_role("button", name=BUTTONS["praktijkopleider"])).to_be_focused()
