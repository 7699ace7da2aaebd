"""Texts by others on a page: right-to-left letters do not reorder it, and an address carries nothing extra."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.file import envelope
from e2e.files.map_files import GENERATOR
from e2e.helpers.clock import Clock
from e2e.helpers.device import LAPTOP
from e2e.pages.delen import DelenPage
from e2e.pages.page import ENGINE_TIME, BasePage
from e2e.pages.school import SchoolPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator

    from e2e.helpers.device import NewDevice

DAY: Final = "2026-11-25"
#: Arabic: what is typed first is on the right.
NAME: Final = "\u0633\u0627\u0631\u0629"
#: The left and right edge of a part of the text in the window.
SPOT: Final = """(element, part) => {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  const range = document.createRange();
  range.setStart(text, text.data.indexOf(part));
  range.setEnd(text, text.data.indexOf(part) + part.length);
  const { left, right } = range.getBoundingClientRect();
  return [left, right];
}"""


def write(path: Path, minute: int, **periode: str) -> Path:
    """Write the map of a student with an Arabic name, made at some minute past four."""
    student = builders.make_student(voornaam=NAME, achternaam="")
    text = envelope.write_envelope(
        builders.make_map(student, builders.make_periode(**periode)).records,
        exported_at=f"{DAY}T16:{minute:02d}:00.000Z",
        generator=GENERATOR,
    )
    path.write_text(text, encoding="utf-8")
    return path


def spot(element: Locator, part: str) -> tuple[float, float]:
    left, right = element.evaluate(SPOT, part)
    return left, right


@pytest.mark.scenario("A name from the right, in a sentence at school: the words after it stay after it")
def test_name_from_the_right_turns_no_sentence(new_device: NewDevice, tmp_path: Path):
    laptop = new_device(has_touch=False, **LAPTOP)
    Clock(laptop, DAY)
    school = SchoolPage(laptop.new_page())
    school.open()
    school.choose_and_wait(write(tmp_path / f"{NAME} 1.json", 1), write(tmp_path / f"{NAME} 2.json", 2))
    school.table.get_by_text("Van meer dan één bestand").click()
    sentence = school.table.get_by_text("is het nieuwste bestand")
    expect(sentence).to_be_visible(timeout=ENGINE_TIME)

    # The name reads right to left, so its number is on its left; what follows the name is on its right.
    assert spot(sentence, NAME)[1] <= spot(sentence, "is het nieuwste bestand")[0]
    assert spot(sentence, "2")[1] <= spot(sentence, "is het")[0]
    button = school.table.get_by_role("rowheader").get_by_role("button")
    expect(button).to_contain_text(NAME)


@pytest.mark.parametrize(
    ("email", "href"),
    [
        ("noor@voorbeeld.example", "mailto:noor@voorbeeld.example"),
        ("a@b.nl?bcc=x@y.nl&body=hoi", None),
        ("a@b.nl,c@d.nl", None),
    ],
)
def test_address_of_another_carries_no_letter(new_device: NewDevice, tmp_path: Path, email: str, href: str | None):
    phone = new_device()
    Clock(phone, DAY)
    delen = DelenPage(phone.new_page())
    delen.open()
    delen.merge(write(tmp_path / "map.json", 1, begeleider_email=email))
    contact = BasePage(delen.page)
    contact.page.goto("contact/")
    contact.expect_usable()
    link = contact.page.locator("a[data-scheme=mailto]").filter(has_text=email)

    expect(link).to_be_visible()
    assert link.get_attribute("href") == href
