"""The begeleider's work on a laptop without a connection, and back to the phone: nobody loses anything."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, expect

from e2e.files.map_files import records_in
from e2e.helpers.school_check import check
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.page import BasePage
from e2e.pages.records import BezoekPage
from e2e.pages.school import SchoolPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

STUDENT = "Sam Voorbeeld"
BEGELEIDER = "Noor Begeleider"
AFSPRAKEN = "Sam loopt elke week een ochtend mee met de planning."
REASON = "Sam werkt zelfstandig en op niveau."
NEW_TALK = "Sam belt over twee weken."


def takes_map(page: Page, file: Path, folder: Path) -> Path:
    """Import this map on the student's phone, and make the file for school."""
    delen = DelenPage(page)
    delen.open()
    delen.merge(file)
    delen.expect_saved()
    folder.mkdir()
    return delen.make_file(folder)


def opens_offline(laptop: BrowserContext, origin: Origin, file: Path) -> SchoolPage:
    """Visit the school page once, lose the connection, come back and open a map."""
    school = SchoolPage(laptop.new_page())
    school.open()
    school.expect_ready_offline()
    origin.stop()
    school.open()
    school.choose(file)
    school.open_map(STUDENT)
    return school


def adds(school: SchoolPage) -> None:
    """Do the begeleider's work after a visit."""
    school.choose_contact("Bezoek")
    school.bezoek.fill(afspraken=AFSPRAKEN, magister="nee")
    school.new_talk()
    school.call.fill(stand="gehouden", aanwezig=["begeleider"], afspraken=NEW_TALK)
    school.eindbeoordeling.fill(reden=REASON, oordeel="voldaan")
    school.sign_box.sign("begeleider", BEGELEIDER)


def changes_meanwhile(page: Page) -> None:
    """Let the student continue meanwhile: in the same visit, and elsewhere."""
    bezoek = BezoekPage(page)
    bezoek.open()
    bezoek.open_row("Het eerste")
    bezoek.form.fill(teruggekeken="De planning lukt nu.")
    bezoek.expect_saved()
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(leercoach="Iemand Anders")
    gegevens.expect_saved()


@pytest.fixture
def file(phone: BrowserContext, map_file: Path, tmp_path: Path) -> Path:
    """Return the student's file of a whole map."""
    return takes_map(phone.new_page(), map_file, tmp_path / "naar-school")


def test_whole_round_trip_without_a_connection(
    phone: BrowserContext, laptop: BrowserContext, origin: Origin, file: Path, tmp_path: Path
):
    sam = phone.pages[0]
    DelenPage(sam).expect_ready_offline()
    school = opens_offline(laptop, origin, file)
    school.expect_handtekening("Praktijkopleider", "Volgens dit bestand is er niets veranderd na het tekenen.")
    adds(school)
    (tmp_path / "terug").mkdir()
    back = school.make_file(tmp_path / "terug")
    assert_only_additions(back, file)

    changes_meanwhile(sam)
    delen = DelenPage(sam)
    delen.open()
    (tmp_path / "voor").mkdir()
    before = records_in(delen.make_file(tmp_path / "voor"))
    delen.choose(back)
    delen.expect_preview(f"wordt: “{AFSPRAKEN}”", f"getekend door {BEGELEIDER}")
    delen.merge(back)
    (tmp_path / "na").mkdir()
    delen.open()
    BasePage(sam).expect_checked()
    together = delen.make_file(tmp_path / "na")
    assert_nothing_lost(before, records_in(back), records_in(together))
    assert_one_verdict(school, together)


def test_page_for_school_does_not_open_without_an_earlier_visit(laptop: BrowserContext, origin: Origin, guard: Guard):
    """Negative control: a laptop that never visited the page cannot open it while the host is gone."""
    guard.expects("Failed to load resource")
    origin.stop()
    with pytest.raises(Error):
        SchoolPage(laptop.new_page()).go()


def assert_only_additions(back: Path, file: Path) -> None:
    """Assert that the file holds what the begeleider did and nothing that the student wrote."""
    given, sent = records_in(back), records_in(file)
    assert {record["soort"] for record in given.values()} == {"student", "contact", "eindbeoordeling", "handtekening"}
    for id_, record in given.items():
        assert set(record["tijden"]) == set(record["velden"])
        old = sent.get(id_)
        if old is not None:
            assert all(clock > old["tijden"].get(name, "") for name, clock in record["tijden"].items())
    [student] = [record for record in given.values() if record["soort"] == "student"]
    assert student["velden"] == {}
    assert json.loads(back.read_text(encoding="utf-8"))["attachments"] == []


def assert_nothing_lost(before: dict, back: dict, after: dict) -> None:
    """Assert that every answer of both is there, in its latest version."""
    assert set(after) == set(before) | set(back)
    for id_, record in after.items():
        mine, theirs = (part.get(id_, {"velden": {}, "tijden": {}}) for part in (before, back))
        assert set(record["velden"]) == set(mine["velden"]) | set(theirs["velden"])
        for name, value in record["velden"].items():
            newest = max((mine, theirs), key=lambda part: part["tijden"].get(name, ""))
            assert value == newest["velden"][name], (id_, name)
    contacts = [record["velden"] for record in after.values() if record["soort"] == "contact"]
    assert [item["teruggekeken"] for item in contacts if item.get("afspraken") == AFSPRAKEN] == ["De planning lukt nu."]
    assert [item["soort"] for item in contacts if item.get("afspraken") == NEW_TALK] == ["telefonisch"]


def assert_one_verdict(school: SchoolPage, together: Path) -> None:
    """Assert that phone, page and command line say the same about the same map."""
    said = json.loads(together.read_text(encoding="utf-8"))["verdict"]["bevindingen"]
    codes = {item["code"] for item in said}
    found = check(together)
    assert {item["code"] for item in said if item["uitkomst"] == "voldoet_niet"} == found.is_wrong
    assert {item["code"] for item in said if item["uitkomst"] == "nog_onvolledig"} == found.still_to_do
    school.open()
    school.choose(together)
    school.open_map(STUDENT)
    expect(school.findings.first).to_be_visible()
    assert set(school.codes()) == codes
