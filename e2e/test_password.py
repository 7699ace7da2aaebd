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
from tests.helpers.lock_up import WACHTWOORD, op_slot

from bpv_logic.cli.passwords import key_of
from bpv_logic.file.envelope import read_envelope
from bpv_logic.file.locked import NIET_OPEN, read_versleuteld
from bpv_site.tools.paths import SRC
from e2e.files.map_files import records_in
from e2e.helpers.endings import HOOGSTENS
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.school import SchoolPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page


def op_slot_gezet(goed: Path, target: Path, **values: Any) -> Path:  # noqa: ANN401 - any JSON
    """Lock a file the way another program does, with parts of its envelope changed."""
    target.write_text(json.dumps({**op_slot(goed.read_text(encoding="utf-8")), **values}), encoding="utf-8")
    return target


def heeft_naam(page: Page) -> DelenPagina:
    """Fill in a name and go to the page for files."""
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam", achternaam="Voorbeeld")
    gegevens.expect_bewaard()
    delen = DelenPagina(page)
    delen.open()
    return delen


def test_file_of_the_phone_is_opened_by_another_library_and_by_the_command_line(pagina: Page, tmp_path: Path):
    delen = heeft_naam(pagina)
    delen.kies_wachtwoord(WACHTWOORD)
    path = delen.maak_bestand(tmp_path)
    text = path.read_text(encoding="utf-8")
    found = read_versleuteld(text)
    inside = AESGCM(key_of(found, WACHTWOORD)).decrypt(found.iv, found.data, found.kop.encode()).decode()

    assert "Voorbeeld" not in text
    assert found.iterations == 600_000
    assert read_envelope(inside).bpvmap.student.text("achternaam") == "Voorbeeld"
    for wachtwoord, uitkomst in ((WACHTWOORD, 0), ("fout", 2)):
        assert check_met(path, wachtwoord) == uitkomst
    # A file that its owner can open is a safe copy.
    expect(delen.maken.get_by_text("Laatste kopie")).to_be_visible()


def check_met(path: Path, wachtwoord: str) -> int:
    done = subprocess.run(
        [sys.executable, "-m", "bpv_logic", "check", str(path)],
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONIOENCODING": "utf-8", "BPV_WACHTWOORD": wachtwoord},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=HOOGSTENS,
        check=False,
    )
    return done.returncode


def test_two_files_of_one_map_share_no_salt_and_no_iv(pagina: Page, tmp_path: Path):
    delen = heeft_naam(pagina)
    made = []
    for turn in ("een", "twee"):
        (tmp_path / turn).mkdir()
        delen.open()
        delen.kies_wachtwoord(WACHTWOORD)
        made.append(read_versleuteld(delen.maak_bestand(tmp_path / turn).read_text(encoding="utf-8")))

    assert made[0].salt != made[1].salt
    assert made[0].iv != made[1].iv


def test_password_is_asked_for_shown_on_request_and_never_kept(pagina: Page):
    delen = heeft_naam(pagina)
    delen.keuze("Met een wachtwoord").check()
    veld = delen.maken.get_by_label("Wachtwoord voor dit bestand")
    expect(delen.maken.get_by_text("Dan kan niemand dit bestand nog openen")).to_be_visible()
    delen.vraag_bestand()
    expect(delen.maken.get_by_role("alert").filter(has_text="Typ een wachtwoord")).to_be_visible()
    expect(veld).to_be_focused()
    veld.fill("kort")
    expect(delen.maken.get_by_text("Dit is kort")).to_be_visible()
    expect(delen.maken.get_by_role("alert")).to_be_hidden()
    expect(veld).to_have_attribute("type", "password")
    delen.keuze("Laat het wachtwoord zien").check()
    expect(veld).to_have_attribute("type", "text")
    veld.fill("paard fiets lamp kaas")
    expect(delen.maken.get_by_text("Dit is kort")).to_be_hidden()
    delen.keuze("Met een wachtwoord").uncheck()
    delen.keuze("Met een wachtwoord").check()

    expect(veld).to_have_value("")
    expect(veld).to_have_attribute("type", "password")


@pytest.mark.scenario(
    "A file with a password is opened with a wrong one: nothing is written, and it can be tried again"
)
def test_locked_file_is_opened_on_another_phone(pagina: Page, map_bestand: Path, tmp_path: Path):
    delen = DelenPagina(pagina)
    delen.open()
    delen.kies(op_slot_gezet(map_bestand, tmp_path / "dicht.json"))
    for wrong in ("", "fout"):
        delen.ontsluit(wrong)
    expect(delen.fout).to_have_text(NIET_OPEN)
    expect(delen.wachtwoord).to_be_focused()
    expect(delen.openen.get_by_role("button", name="Samenvoegen")).to_be_hidden()
    # As a phone types it: without the capital, with a space behind it.
    delen.ontsluit(f"{WACHTWOORD[0].lower()}{WACHTWOORD[1:]} ")
    delen.openen.get_by_role("button", name="Samenvoegen").click()
    expect(delen.openen.get_by_text("Samengevoegd")).to_be_visible()
    expect(delen.wachtwoord).to_be_hidden()

    assert records_in(delen.maak_bestand(tmp_path)) == records_in(map_bestand)


def test_question_for_a_password_can_be_left(pagina: Page, map_bestand: Path, tmp_path: Path):
    delen = DelenPagina(pagina)
    delen.open()
    delen.kies(op_slot_gezet(map_bestand, tmp_path / "dicht.json"))
    expect(delen.wachtwoord).to_be_focused(timeout=60_000)
    delen.openen.get_by_role("button", name="Annuleer").click()
    expect(delen.wachtwoord).to_be_hidden()
    delen.kies(map_bestand)

    delen.expect_voorbeeld()


@pytest.mark.scenario(
    "A stranger's locked file asks for a billion rounds, is cut short or tampered with: refused, nothing written"
)
def test_locked_file_that_is_not_right_is_refused(pagina: Page, map_bestand: Path, tmp_path: Path):
    delen = heeft_naam(pagina)
    good = op_slot(map_bestand.read_text(encoding="utf-8"))
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
    for values, zin in wrong:
        delen.kies(op_slot_gezet(map_bestand, tmp_path / "mis.json", **values))
        delen.ontsluit(WACHTWOORD)
        expect(delen.fout).to_have_text(zin, timeout=60_000)
    (tmp_path / "na").mkdir()

    assert [record["soort"] for record in records_in(delen.maak_bestand(tmp_path / "na")).values()] == ["student"]


def test_school_opens_locked_files_beside_the_others(laptop: BrowserContext, map_bestand: Path, tmp_path: Path):
    school = SchoolPagina(laptop.new_page())
    school.open()
    eerste = op_slot_gezet(map_bestand, tmp_path / "eerste.json")
    tweede = tmp_path / "tweede.json"
    tweede.write_text(json.dumps(op_slot(map_bestand.read_text(encoding="utf-8"), "iets anders")), encoding="utf-8")
    school.kies_en_wacht(eerste, map_bestand, tweede)
    expect(school.page.get_by_role("row").filter(has_text="Sam")).to_have_count(1)
    slot = school.op_slot
    slot.get_by_label("Eén wachtwoord voor alle bestanden").fill(WACHTWOORD)
    slot.get_by_role("button", name="Open").click()

    expect(slot.get_by_label("Wachtwoord van eerste.json")).to_have_count(0, timeout=60_000)
    expect(slot.get_by_role("alert")).to_have_text(NIET_OPEN)
    expect(school.page.get_by_role("row").filter(has_text="Sam")).to_have_count(1)
    slot.get_by_label("Wachtwoord van tweede.json").fill("iets anders")
    slot.get_by_role("button", name="Open").click()
    expect(slot).to_be_hidden(timeout=60_000)
    expect(school.page.get_by_text("eerste.json is hetzelfde bestand")).to_be_visible()
