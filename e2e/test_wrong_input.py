"""Wrong input: one clear sentence at the question or the file, focus there, nothing lost, nothing partly written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.file.envelope import write_envelope
from e2e.files.class_files import EXPORTED_AT
from e2e.files.map_files import change, records_in
from e2e.helpers import storage, story
from e2e.helpers.clock import Clock
from e2e.pages.delen import DelenPage
from e2e.pages.form import PageForm
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import BasePage
from e2e.pages.uren import UrenPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from e2e.helpers.device import NewDevice

GOOD_DAY = {"soort": "gewerkt", "begin": "08:00", "eind": "16:30", "pauze": 30}
#: The day, what is typed, where it is wrong, and what the page says.
WRONG_DAYS = (
    ("2026-11-16", {"pauze": "-5"}, "pauze", "moet 0 minuten of meer zijn"),
    ("2026-11-17", {"pauze": "721"}, "pauze", "mag hoogstens 720 minuten zijn"),
    ("2026-11-18", {"pauze": "7.5"}, "pauze", "een heel getal"),
    ("2026-11-19", {"begin": ""}, "begin", "Vul “Begin” nog in."),
    ("2026-11-24", {"soort": "school", "schooluren": "25"}, "schooluren", "mag hoogstens 24 uur zijn"),
    ("2026-11-25", {"soort": "school", "schooluren": "-1"}, "schooluren", "moet 0 uur of meer zijn"),
)
GOOD_PERIODE = {name: story.PERIODE[name] for name in ("leerbedrijf", "begin", "eind", "uren")} | {
    "praktijkopleider_email": "jansen@voorbeeld.example",
    "praktijkopleider_telefoon": "030 123 4567",
}
WRONG_PERIODES = (
    ({"begin": "2026-09-28", "eind": "2026-09-01"}, "eind", "ligt voor “Eerste dag”"),
    ({"begin": "1999-09-28"}, "begin", "Kijk naar het jaar"),
    ({"begin": "2126-09-28"}, "begin", "Kijk naar het jaar"),
    ({"uren": "0"}, "uren", "moet 1"),
    ({"uren": "7001"}, "uren", "mag hoogstens 7000"),
    ({"praktijkopleider_email": "jansen"}, "praktijkopleider_email", "Er hoort één @ in"),
    ({"praktijkopleider_telefoon": "bel maar"}, "praktijkopleider_telefoon", "Schrijf het als 06-12345678"),
)


def expect_told(form: PageForm, fault: str, sentence: str) -> None:
    """Expect one sentence at the question and in the summary, which has the focus and links to the question."""
    form.done()
    form.expect_fault(fault, sentence)
    expect(form.summary).to_be_focused()
    expect(form.success).to_be_hidden()
    form.summary.get_by_role("link", name=sentence).click()
    expect(form.field(fault)).to_be_focused()


def test_wrong_day_is_told_at_the_question_and_kept(tab: Page):
    uren = UrenPage(tab)
    for date, fields, fault, sentence in WRONG_DAYS:
        uren.open_day(date)
        uren.day.fill(**GOOD_DAY)
        uren.day.fill(**fields)
        expect_told(uren.day, fault, sentence)
        uren.expect_saved()
        uren.open_day(date)
        uren.day.expect_values(**fields)


def test_half_a_date_is_told_and_no_old_date_is_kept_behind_it(tab: Page):
    contact = BasePage(tab)
    tab.goto("./contact/?nieuw=extra")
    contact.expect_complete()
    extra = PageForm(tab, "contact", "Extra contact vragen")
    extra.fill(beantwoord_op="2026-11-23")
    contact.expect_saved()
    # The first part of the date.
    extra.field("beantwoord_op").press("Backspace")
    extra.field("antwoord").focus()
    extra.expect_fault("beantwoord_op", "is niet af, dus er is niets bewaard")
    contact.expect_saved()
    assert [item["velden"]["beantwoord_op"] for item in storage.read(tab, "records")] == [""]
    tab.reload()
    contact.expect_complete()
    extra.expect_values(beantwoord_op="")

    # A day of hours is found by its date, which comes back.
    uren = UrenPage(tab)
    uren.open_day("2026-11-16")
    uren.day.fill(**GOOD_DAY)
    uren.day.field("datum").press("Backspace")
    uren.day.field("activiteit").focus()
    uren.day.expect_values(datum="2026-11-16", **GOOD_DAY)


def test_right_day_is_told_to_be_done(tab: Page):
    """Control for the wrong days: nothing is marked when nothing is wrong."""
    uren = UrenPage(tab)
    uren.open_day("2026-11-25")
    uren.day.fill(**GOOD_DAY)
    uren.expect_engine("ready")
    uren.day.done()

    expect(uren.day.success).to_be_visible()
    expect(uren.day.summary).to_be_hidden()
    expect(uren.day.root.locator("[aria-invalid]")).to_have_count(0)


@pytest.mark.scenario("A number typed in a browser of another language is kept as typed, and counted or told")
@pytest.mark.parametrize("language", ["en-US", "ar-EG"])
def test_number_is_read_by_our_own_rule_in_every_language(new_device: NewDevice, language: str):
    """Een Engelse of Arabische browser maakte 55 van "5,5", zonder het te zeggen."""
    uren = UrenPage(new_device(locale=language).new_page())
    uren.open_day("2026-11-24")
    uren.day.fill(soort="school")
    uren.day.field("schooluren").press_sequentially("5,5")
    uren.day.done()
    expect(uren.day.success).to_be_visible()
    uren.open_day("2026-11-25")
    uren.day.fill(**GOOD_DAY)
    uren.day.fill(pauze="")
    uren.day.field("pauze").press_sequentially("0,5")
    uren.day.done()
    uren.day.expect_fault("pauze", "een heel getal in, zonder komma")
    uren.expect_saved()
    uren.open_day("2026-11-24")
    uren.day.expect_values(schooluren="5,5")
    uren.open_day("2026-11-25")
    uren.day.expect_values(pauze="0,5")


@pytest.mark.scenario("Answers that another app wrote its own way are shown, counted and dialled as they were meant")
def test_answer_written_elsewhere_is_shown_as_it_is_and_read_as_it_was_meant(tab: Page, tmp_path: Path):
    day = builders.make_urendag(begin="8.30", eind="17u00", pauze="30 min")
    periode = builders.make_periode(praktijkopleider_telefoon="+31 (0)6 12345678 (na 17 uur)")
    student = builders.make_student(leercoach="Bo Coach", leercoach_contact="bo@school.example")
    Clock(tab.context, builders.TODAY)
    delen = DelenPage(tab)
    delen.open()
    file = tmp_path / "sam.json"
    file.write_text(
        write_envelope([student, periode, day], exported_at=EXPORTED_AT, generator="bpv-map/1.1.0"), encoding="utf-8"
    )
    delen.merge(file)
    delen.expect_merged()
    uren = UrenPage(tab)
    uren.open_day(builders.TODAY)

    uren.day.expect_values(begin="8.30", eind="17u00", pauze="30 min")
    expect(uren.day.root.get_by_text("8 uur", exact=True)).to_be_visible()
    expect(uren.day.root.locator("[aria-invalid]")).to_have_count(0)
    tab.goto("contact/")
    card = tab.get_by_role("region", name="Wie bel je?")
    expect(card.get_by_role("link", name="na 17 uur")).to_have_attribute("href", "tel:+31612345678")
    expect(card.get_by_role("link", name="bo@school.example")).to_have_attribute("href", "mailto:bo@school.example")


def test_wrong_period_is_told_at_the_question_and_kept(tab: Page):
    gegevens = GegevensPage(tab)
    for fields, fault, sentence in WRONG_PERIODES:
        gegevens.open()
        gegevens.periode.fill(**GOOD_PERIODE)
        gegevens.periode.fill(**fields)
        expect_told(gegevens.periode, fault, sentence)
        gegevens.expect_saved()
        gegevens.open()
        gegevens.periode.expect_values(**fields)


def test_text_that_is_far_too_long_is_told_and_not_cut_in_silence(tab: Page):
    long = "Ik heb vandaag veel gedaan. " * 400
    uren = UrenPage(tab)
    uren.open_day("2026-11-25")
    uren.day.fill(**GOOD_DAY)
    field = uren.day.field("activiteit")
    field.focus()
    tab.keyboard.insert_text(long)
    uren.day.done()
    uren.day.expect_fault("activiteit", "is te lang. Gebruik hoogstens 1000 tekens.")
    uren.expect_saved()
    uren.open_day("2026-11-25")

    expect(field).to_have_value(long)


def strange_file(_map: Path, folder: Path) -> Path:
    path = folder / "vakantie.json"
    path.write_text(json.dumps({"format": "fotoboek", "records": []}), encoding="utf-8")
    return path


def no_json(_map: Path, folder: Path) -> Path:
    path = folder / "brief.json"
    path.write_text("Beste school,", encoding="utf-8")
    return path


def no_text(_map: Path, folder: Path) -> Path:
    path = folder / "plaatje.json"
    path.write_bytes(bytes(range(256)) * 50)
    return path


def other_encoding(good: Path, folder: Path) -> Path:
    """Save a sound file as another program might: Chromium would honour its byte order mark, a school does not."""
    path = folder / "utf-16.json"
    path.write_text(good.read_text(encoding="utf-8"), encoding="utf-16")
    return path


def damaged(good: Path, folder: Path) -> Path:
    path = folder / "beschadigd.json"
    path.write_text(good.read_text(encoding="utf-8").replace("Voorbeeld", "Voorbeald", 1), encoding="utf-8")
    return path


def cut_off(good: Path, folder: Path) -> Path:
    path = folder / "half.json"
    text = good.read_text(encoding="utf-8")
    path.write_text(text[: len(text) // 2], encoding="utf-8")
    return path


def of_another(good: Path, folder: Path) -> Path:
    """Make the file of a bpv-begeleider for another student."""
    envelope = json.loads(good.read_text(encoding="utf-8"))
    back = [record for record in envelope["records"] if record["soort"] == "eindbeoordeling"]
    return change(good, folder / "terug.json", records=back, attachments=[])


def newer(good: Path, folder: Path) -> Path:
    return change(good, folder / "nieuwer.json", formatVersion=2)


AS_IT_WAS = "Vraag om het bestand dat de app zelf maakte."
FIRST_THE_MAP = "Is het toch voor jou? Open dan eerst een kopie van je oude map, en daarna dit bestand."
#: How a file is damaged, and what the page says about it.
BAD_FILES: tuple[tuple[Callable[[Path, Path], Path], str], ...] = (
    (strange_file, "Dit bestand komt niet uit de BPV-map."),
    (no_json, "Het bestand is geen BPV-map, of het is maar half aangekomen."),
    (no_text, "Dit bestand is geen BPV-map, of een ander programma heeft het veranderd."),
    (other_encoding, f"Een ander programma heeft dit bestand opnieuw bewaard, in UTF-16. {AS_IT_WAS}"),
    (damaged, "Dit bestand is beschadigd of veranderd. Vraag of het nog eens gestuurd wordt."),
    (cut_off, "Het bestand is geen BPV-map, of het is maar half aangekomen."),
    (newer, "Dit bestand komt uit een nieuwere versie van de app. Werk de app eerst bij."),
    (of_another, f"Dit bestand hoort bij een andere map. {FIRST_THE_MAP}"),
)


@pytest.mark.scenario("A file is damaged, foreign, too new or of another student: refused whole, with one sentence")
def test_file_that_cannot_be_taken_in_is_refused_whole(tab: Page, map_file: Path, tmp_path: Path):
    gegevens = GegevensPage(tab)
    gegevens.open()
    gegevens.student.fill(voornaam="Kim", achternaam="Anders")
    gegevens.expect_saved()
    delen = DelenPage(tab)
    delen.open()
    before = records_in(delen.make_file(tmp_path))
    for spoil, sentence in BAD_FILES:
        delen.choose(spoil(map_file, tmp_path))
        delen.expect_refused(sentence)
    (tmp_path / "na").mkdir()

    assert records_in(delen.make_file(tmp_path / "na")) == before


@pytest.mark.scenario("Taking in a file is broken off at the preview: nothing is written")
def test_preview_that_is_cancelled_writes_nothing(tab: Page, map_file: Path, tmp_path: Path):
    delen = DelenPage(tab)
    delen.open()
    delen.choose(map_file)
    delen.expect_preview()
    delen.opening.get_by_role("button", name="Annuleer").click()
    delen.open()

    assert records_in(delen.make_file(tmp_path)) == {}
