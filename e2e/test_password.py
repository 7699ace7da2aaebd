"""A file with a password: made on the phone, opened on another phone, at school and on the command line."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from playwright.sync_api import expect
from tests.helpers.lock_up import PASSWORD, lock_up

from bpv_logic.cli.passwords import key_of
from bpv_logic.file.envelope import read_envelope
from bpv_logic.file.locked import NIET_OPEN, read_versleuteld
from bpv_site.tools.paths import SRC
from e2e.files.map_files import records_in
from e2e.helpers.endings import AT_MOST
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.school import SchoolPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page


def locked_up(goed: Path, target: Path, **values: Any) -> Path:  # noqa: ANN401 - any JSON
    """Lock a file the way another program does, with parts of its envelope changed."""
    target.write_text(json.dumps({**lock_up(goed.read_text(encoding="utf-8")), **values}), encoding="utf-8")
    return target


def has_name(page: Page) -> DelenPage:
    """Fill in a name and go to the page for files."""
    gegevens = GegevensPage(page)
    gegevens.open()
    gegevens.student.fill(voornaam="Sam", achternaam="Voorbeeld")
    gegevens.expect_saved()
    delen = DelenPage(page)
    delen.open()
    return delen


def test_file_of_the_phone_is_opened_by_another_library_and_by_the_command_line(tab: Page, tmp_path: Path):
    delen = has_name(tab)
    delen.choose_password(PASSWORD)
    path = delen.make_file(tmp_path)
    text = path.read_text(encoding="utf-8")
    found = read_versleuteld(text)
    inside = AESGCM(key_of(found, PASSWORD)).decrypt(found.iv, found.data, found.kop.encode()).decode()

    assert "Voorbeeld" not in text
    assert found.iterations == 600_000
    assert read_envelope(inside).bpvmap.student.text("achternaam") == "Voorbeeld"
    for password, outcome in ((PASSWORD, 0), ("fout", 2)):
        assert check_with(path, password) == outcome
    # A file that its owner can open is a safe copy.
    expect(delen.making.get_by_text("Laatste kopie")).to_be_visible()


def check_with(path: Path, password: str) -> int:
    done = subprocess.run(
        [sys.executable, "-m", "bpv_logic", "check", str(path)],
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONIOENCODING": "utf-8", "BPV_WACHTWOORD": password},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=AT_MOST,
        check=False,
    )
    return done.returncode


def test_two_files_of_one_map_share_no_salt_and_no_iv(tab: Page, tmp_path: Path):
    delen = has_name(tab)
    made = []
    for turn in ("een", "twee"):
        (tmp_path / turn).mkdir()
        delen.open()
        delen.choose_password(PASSWORD)
        made.append(read_versleuteld(delen.make_file(tmp_path / turn).read_text(encoding="utf-8")))

    assert made[0].salt != made[1].salt
    assert made[0].iv != made[1].iv


def test_password_is_asked_for_shown_on_request_and_never_kept(tab: Page):
    delen = has_name(tab)
    delen.choice("Met een wachtwoord").check()
    field = delen.making.get_by_label("Wachtwoord voor dit bestand")
    expect(delen.making.get_by_text("Dan kan niemand dit bestand nog openen")).to_be_visible()
    delen.ask_for_file()
    expect(delen.making.get_by_role("alert").filter(has_text="Typ een wachtwoord")).to_be_visible()
    expect(field).to_be_focused()
    field.fill("kort")
    expect(delen.making.get_by_text("Dit is kort")).to_be_visible()
    expect(delen.making.get_by_role("alert")).to_be_hidden()
    expect(field).to_have_attribute("type", "password")
    delen.choice("Laat het wachtwoord zien").check()
    expect(field).to_have_attribute("type", "text")
    field.fill("paard fiets lamp kaas")
    expect(delen.making.get_by_text("Dit is kort")).to_be_hidden()
    delen.choice("Met een wachtwoord").uncheck()
    delen.choice("Met een wachtwoord").check()

    expect(field).to_have_value("")
    expect(field).to_have_attribute("type", "password")


@pytest.mark.scenario(
    "A file with a password is opened with a wrong one: nothing is written, and it can be tried again"
)
def test_locked_file_is_opened_on_another_phone(tab: Page, map_file: Path, tmp_path: Path):
    delen = DelenPage(tab)
    delen.open()
    delen.choose(locked_up(map_file, tmp_path / "dicht.json"))
    for wrong in ("", "fout"):
        delen.unlock(wrong)
    expect(delen.fault).to_have_text(NIET_OPEN)
    expect(delen.password).to_be_focused()
    expect(delen.opening.get_by_role("button", name="Samenvoegen")).to_be_hidden()
    # As a phone types it: without the capital, with a space behind it.
    delen.unlock(f"{PASSWORD[0].lower()}{PASSWORD[1:]} ")
    delen.opening.get_by_role("button", name="Samenvoegen").click()
    expect(delen.opening.get_by_text("Samengevoegd")).to_be_visible()
    expect(delen.password).to_be_hidden()

    assert records_in(delen.make_file(tmp_path)) == records_in(map_file)


def test_question_for_a_password_can_be_left(tab: Page, map_file: Path, tmp_path: Path):
    delen = DelenPage(tab)
    delen.open()
    delen.choose(locked_up(map_file, tmp_path / "dicht.json"))
    expect(delen.password).to_be_focused(timeout=60_000)
    delen.opening.get_by_role("button", name="Annuleer").click()
    expect(delen.password).to_be_hidden()
    delen.choose(map_file)

    delen.expect_preview()


@pytest.mark.scenario(
    "A stranger's locked file asks for a billion rounds, is cut short or tampered with: refused, nothing written"
)
def test_locked_file_that_is_not_right_is_refused(tab: Page, map_file: Path, tmp_path: Path):
    delen = has_name(tab)
    good = lock_up(map_file.read_text(encoding="utf-8"))
    data = bytearray(base64.b64decode(good["data"]))
    data[1000] ^= 1
    tampered = base64.b64encode(data).decode()
    wrong = (
        (
            {"kdf": good["kdf"] | {"iterations": 10**9}},
            "Dit bestand is op slot gedaan op een manier die wij niet openen.",
        ),
        ({"data": good["data"][:1001]}, "Dit bestand is niet heel. Vraag of het nog eens gestuurd wordt."),
        ({"data": tampered}, NIET_OPEN),
        ({"hint": "erbij"}, NIET_OPEN),
    )
    for values, sentence in wrong:
        delen.choose(locked_up(map_file, tmp_path / "mis.json", **values))
        delen.unlock(PASSWORD)
        expect(delen.fault).to_have_text(sentence, timeout=60_000)
    (tmp_path / "na").mkdir()

    assert [record["soort"] for record in records_in(delen.make_file(tmp_path / "na")).values()] == ["student"]


def test_school_opens_locked_files_beside_the_others(laptop: BrowserContext, map_file: Path, tmp_path: Path):
    school = SchoolPage(laptop.new_page())
    school.open()
    first = locked_up(map_file, tmp_path / "eerste.json")
    second = tmp_path / "tweede.json"
    second.write_text(json.dumps(lock_up(map_file.read_text(encoding="utf-8"), "iets anders")), encoding="utf-8")
    school.choose_and_wait(first, map_file, second)
    expect(school.page.get_by_role("row").filter(has_text="Sam")).to_have_count(1)
    lock = school.lock_up
    lock.get_by_label("Eén wachtwoord voor alle bestanden").fill(PASSWORD)
    lock.get_by_role("button", name="Open").click()

    expect(lock.get_by_label("Wachtwoord van eerste.json")).to_have_count(0, timeout=60_000)
    expect(lock.get_by_role("alert")).to_have_text(NIET_OPEN)
    expect(school.page.get_by_role("row").filter(has_text="Sam")).to_have_count(1)
    lock.get_by_label("Wachtwoord van tweede.json").fill("iets anders")
    lock.get_by_role("button", name="Open").click()
    expect(lock).to_be_hidden(timeout=60_000)
    expect(school.page.get_by_text("eerste.json is hetzelfde bestand")).to_be_visible()
