"""The main flow: a day is recorded without a connection, signed, handed over, and seen at school."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from e2e.files.map_files import records_in
from e2e.helpers import story
from e2e.helpers.school_check import check
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import ENGINE_TIME
from e2e.pages.records import LeerafsprakenPage
from e2e.pages.school import SchoolPage
from e2e.pages.uren import UrenPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.origin import Origin

DAY = "2024-10-01"
AFSPRAKEN = {name: story.LEERAFSPRAKEN[name] for name in ("datum", "sterke_punten", "leerpunten", "hoe")}


def test_day_goes_from_the_phone_without_a_connection_to_the_school(
    phone: BrowserContext, laptop: BrowserContext, origin: Origin, tmp_path: Path
):
    file = writes_offline(phone.new_page(), origin, tmp_path)

    checked = check(file)
    assert (checked.fault, "uren.tekort" in checked.is_wrong) == (None, True)
    days = [record["velden"] for record in records_in(file).values() if record["soort"] == "urendag"]
    assert days == [{**story.DAY, "datum": DAY, "periode": days[0]["periode"]}]

    origin.start()
    looks_at_school(laptop.new_page(), file)
    assert {request.method for request in origin.log} == {"GET"}


def writes_offline(page: Page, origin: Origin, folder: Path) -> Path:
    """Open the app once, lose the connection, fill in who, where and a day, sign, and make the file."""
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.expect_ready_offline()
    origin.stop()
    gegevens.student.fill(**story.STUDENT)
    gegevens.periode.fill(**story.PERIODE)
    gegevens.expect_saved()
    uren = UrenPage(page)
    uren.open_day(DAY)
    uren.day.fill(**story.DAY)
    uren.expect_saved()
    signs(page)
    delen = DelenPage(page)
    delen.open()
    delen.expect_checked()
    return delen.make_file(folder)


def signs(page: Page) -> None:
    """Create leerafspraken, and let the praktijkopleider sign them on this phone."""
    sheet = LeerafsprakenPage(page)
    sheet.new()
    values: dict[str, Any] = AFSPRAKEN
    sheet.form.fill(**values)
    sheet.expect_saved()
    sheet.sign_box.sign("praktijkopleider", story.PRAKTIJKOPLEIDER)


def looks_at_school(page: Page, file: Path) -> None:
    """Open the file at school: the student is in the table, and the handtekening is whole."""
    school = SchoolPage(page)
    school.open()
    school.choose_and_wait(file)
    assert school.names() == [story.NAME]
    school.open_map(story.NAME)
    expect(school.sheets).to_be_visible(timeout=ENGINE_TIME)
    school.expect_handtekening("Praktijkopleider", "Volgens dit bestand is er niets veranderd na het tekenen.")
