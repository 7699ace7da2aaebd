"""Texts by others on a page: right-to-left letters do not reorder it, and an address carries nothing extra."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.file import envelope
from e2e.files.map_files import GENERATOR
from e2e.helpers.clock import Klok
from e2e.helpers.device import LAPTOP
from e2e.pages.delen import DelenPagina
from e2e.pages.pagina import MOTOR_TIJD, Pagina
from e2e.pages.school import SchoolPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator

    from e2e.helpers.device import NieuwToestel

DAG: Final = "2026-11-25"
#: Arabic: what is typed first is on the right.
NAAM: Final = "\u0633\u0627\u0631\u0629"
#: The left and right edge of a part of the text in the window.
PLEK: Final = """(element, part) => {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  const range = document.createRange();
  range.setStart(text, text.data.indexOf(part));
  range.setEnd(text, text.data.indexOf(part) + part.length);
  const { left, right } = range.getBoundingClientRect();
  return [left, right];
}"""


def schrijf(path: Path, minute: int, **periode: str) -> Path:
    """Write the map of a student with an Arabic name, made at some minute past four."""
    student = builders.make_student(voornaam=NAAM, achternaam="")
    text = envelope.write_envelope(
        builders.make_map(student, builders.make_periode(**periode)).records,
        exported_at=f"{DAG}T16:{minute:02d}:00.000Z",
        generator=GENERATOR,
    )
    path.write_text(text, encoding="utf-8")
    return path


def plek(element: Locator, part: str) -> tuple[float, float]:
    left, right = element.evaluate(PLEK, part)
    return left, right


@pytest.mark.scenario("A name from the right, in a sentence at school: the words after it stay after it")
def test_name_from_the_right_turns_no_sentence(nieuw_toestel: NieuwToestel, tmp_path: Path):
    laptop = nieuw_toestel(has_touch=False, **LAPTOP)
    Klok(laptop, DAG)
    school = SchoolPagina(laptop.new_page())
    school.open()
    school.kies_en_wacht(schrijf(tmp_path / f"{NAAM} 1.json", 1), schrijf(tmp_path / f"{NAAM} 2.json", 2))
    school.tabel.get_by_text("Van meer dan één bestand").click()
    zin = school.tabel.get_by_text("is het nieuwste bestand")
    expect(zin).to_be_visible(timeout=MOTOR_TIJD)

    # The name reads right to left, so its number is on its left; what follows the name is on its right.
    assert plek(zin, NAAM)[1] <= plek(zin, "is het nieuwste bestand")[0]
    assert plek(zin, "2")[1] <= plek(zin, "is het")[0]
    knop = school.tabel.get_by_role("rowheader").get_by_role("button")
    expect(knop).to_contain_text(NAAM)


@pytest.mark.parametrize(
    ("email", "href"),
    [
        ("noor@voorbeeld.example", "mailto:noor@voorbeeld.example"),
        ("a@b.nl?bcc=x@y.nl&body=hoi", None),
        ("a@b.nl,c@d.nl", None),
    ],
)
def test_address_of_another_carries_no_letter(
    nieuw_toestel: NieuwToestel, tmp_path: Path, email: str, href: str | None
):
    telefoon = nieuw_toestel()
    Klok(telefoon, DAG)
    delen = DelenPagina(telefoon.new_page())
    delen.open()
    delen.voeg_samen(schrijf(tmp_path / "map.json", 1, begeleider_email=email))
    contact = Pagina(delen.page)
    contact.page.goto("contact/")
    contact.expect_bruikbaar()
    link = contact.page.locator("a[data-scheme=mailto]").filter(has_text=email)

    expect(link).to_be_visible()
    assert link.get_attribute("href") == href
