"""The file that leaves the phone: complete, readable by CPython, and enough to recreate the same map."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bpv_logic.file.envelope import read_envelope
from e2e.files.map_files import records_in
from e2e.files.photo import EXIF_MARK, make_photo
from e2e.helpers.school_check import check
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import BasePage
from e2e.pages.records import BewijzenPage
from e2e.pages.uren import UrenPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page


def opens_map(page: Page, path: Path) -> DelenPage:
    """Open a file on a phone and import it."""
    delen = DelenPage(page)
    delen.open()
    delen.merge(path)
    delen.expect_saved()
    return delen


def test_map_comes_back_whole_after_export_wipe_and_import(tab: Page, map_file: Path, tmp_path: Path):
    delen = opens_map(tab, map_file)
    first = delen.make_file(tmp_path)
    delen.wipe()
    BasePage(tab).open()
    expect(tab.get_by_role("heading", name="Begin hier")).to_be_visible()
    (tmp_path / "weer").mkdir()
    again = opens_map(tab, first).make_file(tmp_path / "weer")

    assert records_in(again) == records_in(first) == records_in(map_file)
    assert attachments_in(again) == attachments_in(first) == attachments_in(map_file)


def test_python_reads_what_the_page_wrote(tab: Page, map_file: Path, tmp_path: Path):
    delen = opens_map(tab, map_file)
    BasePage(tab).expect_checked()
    path = delen.make_file(tmp_path)
    envelope = read_envelope(path.read_text(encoding="utf-8"))

    assert envelope.warnings == ()
    assert path.name.startswith("bpv-map-sam-")
    assert {record.soort for record in envelope.records} >= {"student", "handtekening", "bewijs"}
    assert len(envelope.attachments) == 1
    assert envelope.verdict is not None


@pytest.mark.scenario("The same file is opened twice: the second changes nothing")
def test_opening_the_same_file_twice_changes_nothing(tab: Page, map_file: Path, tmp_path: Path):
    delen = opens_map(tab, map_file)
    first = records_in(delen.make_file(tmp_path))
    delen.open()
    delen.choose(map_file)
    delen.expect_preview()
    delen.merge(map_file)
    delen.open()
    second = records_in(delen.make_file(tmp_path))

    assert second == first


@pytest.mark.scenario("Two phones were both written on: they come together without loss")
def test_two_phones_come_together_without_loss(phone: BrowserContext, laptop: BrowserContext, tmp_path: Path):
    """The same map is continued on two devices; the latest of each answer stays."""
    first, second = phone.new_page(), laptop.new_page()
    gegevens = GegevensPage(first)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam", achternaam="Voorbeeld")
    gegevens.expect_saved()
    delen = DelenPage(first)
    delen.open()
    opens_map(second, delen.make_file(tmp_path))
    other = GegevensPage(second)
    other.open()
    other.student.fill(school="Voorbeeldcollege")
    gegevens.open()
    gegevens.student.fill(leercoach="Bo Leercoach")
    gegevens.expect_saved()
    other.expect_saved()
    (tmp_path / "laptop").mkdir()
    on_laptop = DelenPage(second)
    on_laptop.open()
    opens_map(first, on_laptop.make_file(tmp_path / "laptop"))
    gegevens.open()

    gegevens.student.expect_values(
        voornaam="Sam", achternaam="Voorbeeld", school="Voorbeeldcollege", leercoach="Bo Leercoach"
    )


def test_photo_loses_where_and_by_whom_it_was_taken(tab: Page, tmp_path: Path):
    photo = make_photo(tmp_path / "foto.jpg")
    bewijzen = BewijzenPage(tab)
    bewijzen.new()
    bewijzen.form.fill(titel="De tafel", soort="foto", bijlagen=photo)
    expect(bewijzen.form.group("bijlagen").get_by_role("listitem")).to_have_count(1)
    bewijzen.expect_saved()
    delen = DelenPage(tab)
    delen.open()
    path = delen.make_file(tmp_path)
    attachments = [base64.b64decode(text) for text in attachments_in(path).values()]

    assert len(attachments) == 1
    assert EXIF_MARK in photo.read_bytes()
    assert EXIF_MARK not in attachments[0]
    assert b"Telefoon van Sam" not in attachments[0]
    assert check(path).fault is None


@pytest.mark.scenario("Answers are wrong: the file can be read all the same")
def test_wrong_answers_do_not_make_the_file_unreadable(tab: Page, tmp_path: Path):
    """The rules report what is wrong; the map itself can always be read."""
    gegevens = GegevensPage(tab)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam", achternaam="Voorbeeld", duur="7", cohort="1999", school_telefoon="abc")
    gegevens.periode.fill(begin="2026-09-28", eind="2026-09-01", uren="-5", praktijkopleider_email="geen adres")
    gegevens.expect_saved()
    uren = UrenPage(tab)
    uren.open_day("2026-09-29")
    uren.day.fill(begin="16:30", eind="08:00", pauze="7.5")
    uren.expect_saved()
    delen = DelenPage(tab)
    delen.open()
    path = delen.make_file(tmp_path)

    found = check(path)
    assert found.exit_code == 1
    assert found.is_wrong
    delen.wipe()
    (tmp_path / "weer").mkdir()
    again = opens_map(tab, path).make_file(tmp_path / "weer")
    assert records_in(again) == records_in(path)


def attachments_in(path: Path) -> dict[str, str]:
    """Return the attachments of a file: hash -> base64."""
    envelope = json.loads(path.read_text(encoding="utf-8"))
    return {item["sha256"]: item["base64"] for item in envelope["attachments"]}
