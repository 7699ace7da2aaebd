"""What leaves the phone is shown answer by answer first, and what the student leaves out is really left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.file.envelope import OMITTED, read_envelope, write_envelope
from bpv_logic.file.private import VOOR_ZICHZELF
from bpv_logic.forms import PRIVATE_FIELDS
from e2e.files.map_files import EXPORTED_AT, GENERATOR, records_in
from e2e.pages.delen import TO_SCHOOL, DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.school import SchoolPage
from e2e.pages.status import StatusPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

SECRET = "Lezen gaat bij mij langzaam."  # noqa: S105 - an invented answer


def private_map(folder: Path) -> Path:
    """Write a map with an answer to every private question of every form."""
    student = builders.make_student(**dict.fromkeys(PRIVATE_FIELDS["student"], SECRET))
    rest = [
        getattr(builders, f"make_{kind}")(**dict.fromkeys(names, SECRET))
        for kind, names in PRIVATE_FIELDS.items()
        if kind != "student"
    ]
    path = folder / "prive.json"
    records = builders.make_map(student, *rest, builders.make_urendag()).records
    path.write_text(write_envelope(records, exported_at=EXPORTED_AT, generator=GENERATOR), encoding="utf-8")
    return path


def has_map(page: Page, map_file: Path) -> DelenPage:
    """Import a full map on the phone, and write something private in it."""
    delen = DelenPage(page)
    delen.open()
    delen.merge(map_file)
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(lastig=SECRET)
    gegevens.expect_saved()
    delen.open()
    return delen


def sheet(delen: DelenPage, name: str) -> Locator:
    """Open one form in the list of what is sent."""
    delen.making.get_by_text(name).click()
    return delen.making.locator("details details").filter(has=delen.page.get_by_text(name))


def test_every_answer_and_photo_is_shown_before_the_file_is_made(tab: Page, map_file: Path):
    delen = has_map(tab, map_file)
    delen.making.get_by_text("Wat gaat er naar school?").click()
    days = sheet(delen, "Uren van een dag (7)")
    expect(days.get_by_text("08:00")).to_have_count(7)
    bewijs = sheet(delen, "Bewijs (1)")
    expect(bewijs.get_by_role("img", name="Foto die meegaat")).to_be_visible()
    expect(bewijs.get_by_text("tafel.jpg")).to_be_visible()
    student = sheet(delen, "Jij en je opleiding (1)")
    handtekening = sheet(delen, "Handtekening (1)")
    expect(handtekening.get_by_text("Wat wil je leren?")).to_be_visible()
    delen.choice("Zonder foto's").check()

    expect(student.get_by_text("Voorbeeld", exact=True)).to_be_visible()
    expect(student.get_by_text(SECRET)).to_have_count(0)
    expect(bewijs.get_by_text("tafel.jpg")).to_be_visible()
    expect(bewijs.get_by_role("img", name="Foto die meegaat")).to_have_count(0)


def test_file_for_school_has_nothing_private_and_nothing_is_lost_by_it(
    phone: BrowserContext, laptop: BrowserContext, map_file: Path, tmp_path: Path
):
    delen = has_map(phone.new_page(), map_file)
    everything = delen.make_file(tmp_path)
    expect(delen.making.get_by_text("Laatste kopie")).to_be_visible()
    (tmp_path / "deel").mkdir()
    delen.choice("Zonder foto's").check()
    part = delen.make_school_file(tmp_path / "deel")
    expect(delen.making.get_by_text("De foto's zitten er niet in")).to_be_visible()
    data = part.read_bytes()
    envelope = read_envelope(data.decode())

    assert SECRET.encode() in everything.read_bytes()
    assert "kopie" in everything.name
    assert "kopie" not in part.name
    assert SECRET.encode() not in data
    assert b"lastig" not in data
    assert envelope.omitted == ("attachments", "private")
    assert envelope.attachments == ()
    assert envelope.verdict is None
    assert read_envelope(everything.read_text(encoding="utf-8")).omitted == ()
    # The phone it came from: nothing new, changed or missing.
    delen.choose(part)
    delen.expect_preview("Alles uit dit bestand staat al in je map.", OMITTED["private"], OMITTED["attachments"])
    delen.opening.get_by_role("button", name="Samenvoegen").click()
    expect(delen.opening.get_by_text("Samengevoegd")).to_be_visible()
    (tmp_path / "na").mkdir()
    delen.open()
    assert records_in(delen.make_file(tmp_path / "na")) == records_in(everything)
    school = SchoolPage(laptop.new_page())
    school.open()
    school.choose_and_wait(part)
    school.open_map("Sam Voorbeeld")
    expect(school.page.get_by_text(SECRET)).to_have_count(0)


#: A phone on which nothing can be shared or downloaded: only a text to copy remains.
WITHOUT_SHARING = """Object.defineProperty(Navigator.prototype, "standalone", { value: true });
Object.defineProperty(Navigator.prototype, "canShare", { value: undefined });"""


@pytest.mark.scenario("Every private question of every form is answered: no way to school holds one of the answers")
def test_no_way_to_school_holds_a_private_answer_and_the_copy_holds_all(
    phone: BrowserContext, laptop: BrowserContext, tmp_path: Path
):
    source = private_map(tmp_path)
    questions = [name for names in PRIVATE_FIELDS.values() for name in names]
    page = phone.new_page()
    delen = DelenPage(page)
    delen.open()
    delen.merge(source)
    delen.open()
    copy = delen.make_file(tmp_path)
    (tmp_path / "school").mkdir()
    file = delen.make_school_file(tmp_path / "school")
    expect(delen.making.get_by_text("Je privé-notities zitten er niet in.")).to_be_visible()
    page.add_init_script(WITHOUT_SHARING)
    delen.open()
    delen.ask_for_file(TO_SCHOOL)
    text = delen.making.get_by_label("Delen lukt hier niet").input_value()

    assert records_in(copy) == records_in(source)
    for sent in (file.read_text(encoding="utf-8"), text):
        assert SECRET not in sent
        assert [name for name in questions if f'"{name}"' in sent] == []
        assert read_envelope(sent).bpvmap.student.text("voornaam") == "Sam"
    # A copy that reached the school anyway: reported, and not shown.
    school = SchoolPage(laptop.new_page())
    school.open()
    school.choose_and_wait(copy)
    school.open_map("Sam Voorbeeld")
    expect(school.page.locator("[data-map]").get_by_text(VOOR_ZICHZELF)).to_be_visible()
    expect(school.page.get_by_text(SECRET)).to_have_count(0)


def test_file_for_school_is_no_safe_copy_of_what_is_private(tab: Page, tmp_path: Path):
    gegevens = GegevensPage(tab)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam", achternaam="Voorbeeld", lastig=SECRET)
    gegevens.expect_saved()
    delen = DelenPage(tab)
    delen.open()
    delen.make_school_file(tmp_path)
    delen.says_file_is_sent()
    expect(delen.making.get_by_text("Laatste kopie:")).to_be_hidden()
    status = StatusPage(tab)
    status.open()
    risk = tab.get_by_text("alleen op deze telefoon staat")
    # The note; the name is at school.
    expect(risk).to_contain_text("staat: 1.")
    delen.open()
    delen.make_file(tmp_path)
    expect(delen.making.get_by_text("Laatste kopie:")).to_be_visible()
    delen.says_copy_is_elsewhere()
    status.open()
    status.expect_complete()
    expect(risk).to_be_hidden()
    gegevens.open()
    gegevens.student.fill(school="Mbo Voorbeeld")
    gegevens.expect_saved()
    delen.open()
    delen.make_school_file(tmp_path)
    delen.says_file_is_sent()
    status.open()
    status.expect_complete()
    expect(risk).to_be_hidden()


def test_file_says_nothing_of_the_phone(tab: Page, map_file: Path, tmp_path: Path):
    delen = has_map(tab, map_file)
    text = delen.make_file(tmp_path).read_text(encoding="utf-8")
    agent = tab.evaluate("navigator.userAgent")
    envelope = json.loads(text)

    assert set(envelope) == {
        "format", "formatVersion", "generator", "rulesVersion", "exportedAt", "records", "attachments", "verdict",
        "sha256",
    }  # fmt: skip
    assert envelope["generator"].startswith("bpv-map/")
    for word in (agent, "Mozilla", "Chrome", "Linux", "nl-NL", "Amsterdam", "360"):
        assert word not in text.replace(envelope["sha256"], ""), word
