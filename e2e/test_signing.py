"""A handtekening covers exactly what was shown, and later changes are shown next to it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bpv_logic.basis.canonical import check_code, sha256_of_text
from e2e.files.map_files import records_in
from e2e.helpers import story
from e2e.helpers.school_check import check
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import ENGINE_TIME
from e2e.pages.records import LeerafsprakenPage
from e2e.pages.school import SchoolPage
from e2e.pages.signing import SCRIBBLE
from e2e.pages.uren import make_blok
from e2e.test_engine import COMPLAINTS

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

#: As two people read it to each other.
CODE = re.compile("^[0-9A-F]{4}-[0-9A-F]{4}$")
DAYS = ("2024-10-01", "2024-10-02")


@pytest.fixture
def leerafspraken(tab: Page) -> LeerafsprakenPage:
    """Return leerafspraken that are filled in but not signed."""
    sheet = LeerafsprakenPage(tab)
    sheet.new()
    sheet.form.fill(**{name: story.LEERAFSPRAKEN[name] for name in ("datum", "sterke_punten", "leerpunten", "hoe")})
    sheet.expect_saved()
    return sheet


def handtekeningen(page: Page, folder: Path) -> list[dict[str, Any]]:
    """Return the handtekening records of the map, from its export."""
    delen = DelenPage(page)
    delen.open()
    envelope = json.loads(delen.make_file(folder).read_text(encoding="utf-8"))
    return [record["velden"] for record in envelope["records"] if record["soort"] == "handtekening"]


def test_dialog_shows_what_is_sealed_and_the_code_is_that_of_the_seal(leerafspraken: LeerafsprakenPage, tmp_path: Path):
    box = leerafspraken.sign_box
    box.begin("praktijkopleider")
    seal = box.dialog.get_by_role("region", name="Dit teken je")
    expect(seal).to_contain_text(story.LEERAFSPRAKEN["hoe"])
    expect(seal).to_contain_text("Wat wil je leren?")
    # A signer who sees something wrong can go straight to its question.
    seal.get_by_role("button", name=re.compile("^Wijzig Hoe ")).click()
    expect(box.dialog).to_be_hidden()
    expect(leerafspraken.form.field("hoe")).to_be_focused()
    box.type_("praktijkopleider", story.PRAKTIJKOPLEIDER)
    [put] = handtekeningen(leerafspraken.page, tmp_path)

    assert put["sha256"] == sha256_of_text(put["verzegeld"])
    assert json.loads(put["verzegeld"])["record"]["velden"]["hoe"] == story.LEERAFSPRAKEN["hoe"]
    leerafspraken.open()
    leerafspraken.open_row(story.LEERAFSPRAKEN["leerpunten"])
    expect(leerafspraken.sign_box.root).to_contain_text(check_code(put["sha256"]))


def test_a_phone_that_is_turned_changes_nothing_of_what_was_drawn(leerafspraken: LeerafsprakenPage, tmp_path: Path):
    page, box = leerafspraken.page, leerafspraken.sign_box
    for role, wide, high in (("praktijkopleider", 740, 360), ("begeleider", 360, 740)):
        page.set_viewport_size({"width": wide, "height": high})
        box.begin(role)
        box.dialog.get_by_label("Naam van wie tekent").fill(role)
        box.scribble()
        page.set_viewport_size({"width": high, "height": wide})
        # The canvas is drawn again a moment after the turn.
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        box.confirm()
        box.hand_back()
        box.expect_signed(role)
    put = handtekeningen(page, tmp_path)

    assert len(put) == 2
    for handtekening in put:
        points = [(int(x), int(y)) for x, y in re.findall(r"(-?\d+) (-?\d+)", handtekening["tekening"])]
        assert all(0 <= x <= 600 and 0 <= y <= 200 for x, y in points), points
        for x, y in SCRIBBLE:
            assert min(abs(x * 600 - a) + abs(y * 200 - b) for a, b in points) < 15, (x, y, points)


def test_one_tap_is_no_handtekening_and_the_name_can_be_typed_instead(leerafspraken: LeerafsprakenPage):
    box = leerafspraken.sign_box
    box.begin("praktijkopleider")
    box.dialog.get_by_label("Naam van wie tekent").fill(story.PRAKTIJKOPLEIDER)
    box.tap()
    box.confirm()
    expect(box.dialog.get_by_text("Zet je handtekening in het vak.")).to_be_visible()
    box.dialog.get_by_role("button", name="Typ je naam").click()
    expect(box.dialog.get_by_text("Je naam hierboven geldt dan")).to_be_visible()
    box.confirm()
    box.hand_back()
    expect(box.dialog).to_be_hidden()
    box.expect_signed(story.PRAKTIJKOPLEIDER)


def test_check_code_is_the_same_in_the_app_on_paper_and_at_school(
    leerafspraken: LeerafsprakenPage, laptop: BrowserContext, tmp_path: Path
):
    page, box = leerafspraken.page, leerafspraken.sign_box
    box.type_("praktijkopleider", story.PRAKTIJKOPLEIDER)
    in_the_app = box.root.get_by_text(CODE)
    code = in_the_app.inner_text()
    page.emulate_media(media="print")
    expect(in_the_app).to_be_visible()
    expect(in_the_app).to_have_text(code)
    page.emulate_media(media="screen")
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam", achternaam="Voorbeeld")
    delen = DelenPage(page)
    delen.open()
    path = delen.make_file(tmp_path)
    school = SchoolPage(laptop.new_page())
    school.open()
    school.choose(path)
    school.open_map("Sam Voorbeeld")
    at_school = school.page.get_by_role("region", name="Wie tekende er?")
    expect(at_school).to_contain_text(code, timeout=ENGINE_TIME)
    # On paper a handtekening is under its own sheet.
    school.page.locator("details").evaluate_all("parts => parts.forEach((part) => { part.open = true; })")
    school.page.emulate_media(media="print")
    expect(at_school).to_be_hidden()
    expect(school.page.get_by_role("region", name="De bladen").get_by_text(code)).to_be_visible()

    [put] = [item["velden"] for item in records_in(path).values() if item["soort"] == "handtekening"]
    assert code == check_code(put["sha256"])


@pytest.mark.scenario("Somebody confirms without a name or a drawing: nothing is signed")
def test_nothing_is_signed_without_a_name_or_a_drawing(leerafspraken: LeerafsprakenPage, tmp_path: Path):
    box = leerafspraken.sign_box
    box.begin("praktijkopleider")
    box.confirm()
    expect(box.dialog.get_by_role("alert")).to_be_visible()
    box.dialog.get_by_role("button", name="Annuleer").click()
    expect(box.dialog).to_be_hidden()

    assert handtekeningen(leerafspraken.page, tmp_path) == []


@pytest.mark.scenario("Another tab changes what somebody is about to sign: that is said, and read before it is signed")
def test_what_changed_while_somebody_read_is_said_before_it_is_signed(leerafspraken: LeerafsprakenPage, tmp_path: Path):
    box = leerafspraken.sign_box
    box.begin_typing("praktijkopleider", story.PRAKTIJKOPLEIDER)
    other = LeerafsprakenPage(leerafspraken.page.context.new_page())
    other.open()
    other.open_row(story.LEERAFSPRAKEN["leerpunten"])
    other.form.fill(hoe="Elke dinsdag.")
    other.expect_saved()
    expect(leerafspraken.form.field("hoe")).to_have_value("Elke dinsdag.")
    box.confirm()
    expect(box.dialog.get_by_role("alert").filter(has_text="Er veranderde net iets.")).to_be_visible()
    seal = box.dialog.get_by_role("region", name="Dit teken je")
    expect(seal).to_be_focused()
    expect(seal).to_contain_text("Elke dinsdag.")

    box.confirm()
    box.hand_back()
    box.expect_signed(story.PRAKTIJKOPLEIDER)
    [put] = handtekeningen(leerafspraken.page, tmp_path)
    assert json.loads(put["verzegeld"])["record"]["velden"]["hoe"] == "Elke dinsdag."


def test_window_that_is_opened_again_at_once_can_be_signed_in(leerafspraken: LeerafsprakenPage):
    """A browser reports a closed dialog a moment later, when a quick thumb has already reopened it."""
    box = leerafspraken.sign_box
    box.begin("praktijkopleider")
    button = box.root.get_by_text("Laat praktijkopleider tekenen").element_handle()
    box.dialog.evaluate("(venster, knop) => { venster.close(); knop.click(); }", button)
    expect(box.dialog).to_be_visible()
    box.dialog.get_by_role("radio", name=re.compile("^Typ")).check()
    box.dialog.get_by_label(re.compile("^Naam")).fill(story.PRAKTIJKOPLEIDER)
    box.confirm()
    box.hand_back()

    box.expect_signed(story.PRAKTIJKOPLEIDER)


@pytest.mark.scenario("A signed form is changed: both values are shown, and it is signed anew")
def test_change_after_signing_shows_both_values_and_can_be_signed_again(
    leerafspraken: LeerafsprakenPage, tmp_path: Path
):
    box = leerafspraken.sign_box
    box.sign("praktijkopleider", story.PRAKTIJKOPLEIDER)
    leerafspraken.form.fill(hoe="Elke dinsdag.")
    expect(box.changed).to_be_visible()
    expect(box.root).to_contain_text(f"getekend “{story.LEERAFSPRAKEN['hoe']}”, nu “Elke dinsdag.”")

    box.sign_again(story.PRAKTIJKOPLEIDER)
    expect(box.changed).to_have_count(0)
    first, second = sorted(handtekeningen(leerafspraken.page, tmp_path), key=lambda item: item["moment"])
    assert second["vorige"] == first["schakel"]
    assert json.loads(first["verzegeld"])["record"]["velden"]["hoe"] == story.LEERAFSPRAKEN["hoe"]


def test_change_after_signing_is_marked_where_the_rules_never_ran(phone: BrowserContext, origin: Origin, guard: Guard):
    guard.expects(*COMPLAINTS)
    origin.fail("/engine/*", status=404)
    sheet = LeerafsprakenPage(phone.new_page())
    sheet.new()
    sheet.form.fill(hoe=story.LEERAFSPRAKEN["hoe"])
    sheet.sign_box.type_("praktijkopleider", story.PRAKTIJKOPLEIDER)
    sheet.form.fill(hoe="Elke dinsdag.")

    expect(sheet.sign_box.changed).to_be_visible()
    later = sheet.sign_box.root.get_by_text("staat hier zodra de map is nagekeken")
    expect(later.filter(visible=True)).to_have_count(1)
    expect(sheet.sign_box.root.get_by_role("button", name="Opnieuw tekenen")).to_be_visible()


@pytest.mark.scenario("A day under a signed blok is changed: seen at the blok and at school")
def test_day_changed_after_its_blok_was_signed_is_seen_at_the_blok_and_by_school(tab: Page, tmp_path: Path):
    uren = make_blok(tab, DAYS)
    uren.sign_box("Blok 1").type_("praktijkopleider", story.PRAKTIJKOPLEIDER)
    delen = DelenPage(tab)
    delen.open()
    unchanged = check(delen.make_file(tmp_path))
    uren.open_day(DAYS[1])
    uren.day.fill(eind="18:00")
    uren.expect_saved()
    uren.open()

    expect(uren.sign_box("Blok 1").changed).to_be_visible()
    delen.open()
    changed = check(delen.make_file(tmp_path))
    assert not any(code.startswith("handtekening.") for code in unchanged.is_wrong)
    assert any(code.startswith("handtekening.") for code in changed.is_wrong)
