"""The file that leaves the phone: complete, readable by CPython, and enough to recreate the same map."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bpv_logic.file.envelope import read_envelope
from e2e.files.map_files import records_in
from e2e.files.photo import EXIF_MARK, maak_foto
from e2e.helpers.school_check import check
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.lijst import BewijzenPagina
from e2e.pages.pagina import Pagina
from e2e.pages.uren import UrenPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page


def opent_map(page: Page, path: Path) -> DelenPagina:
    """Open a file on a phone and import it."""
    delen = DelenPagina(page)
    delen.open()
    delen.voeg_samen(path)
    delen.expect_bewaard()
    return delen


def test_map_comes_back_whole_after_export_wipe_and_import(pagina: Page, map_bestand: Path, tmp_path: Path):
    delen = opent_map(pagina, map_bestand)
    eerste = delen.maak_bestand(tmp_path)
    delen.wis()
    Pagina(pagina).open()
    expect(pagina.get_by_role("heading", name="Begin hier")).to_be_visible()
    (tmp_path / "weer").mkdir()
    weer = opent_map(pagina, eerste).maak_bestand(tmp_path / "weer")

    assert records_in(weer) == records_in(eerste) == records_in(map_bestand)
    assert attachments_in(weer) == attachments_in(eerste) == attachments_in(map_bestand)


def test_python_reads_what_the_page_wrote(pagina: Page, map_bestand: Path, tmp_path: Path):
    delen = opent_map(pagina, map_bestand)
    Pagina(pagina).expect_gecontroleerd()
    path = delen.maak_bestand(tmp_path)
    envelope = read_envelope(path.read_text(encoding="utf-8"))

    assert envelope.warnings == ()
    assert path.name.startswith("bpv-map-sam-")
    assert {record.soort for record in envelope.records} >= {"student", "handtekening", "bewijs"}
    assert len(envelope.attachments) == 1
    assert envelope.verdict is not None


@pytest.mark.scenario("The same file is opened twice: the second changes nothing")
def test_opening_the_same_file_twice_changes_nothing(pagina: Page, map_bestand: Path, tmp_path: Path):
    delen = opent_map(pagina, map_bestand)
    eerste = records_in(delen.maak_bestand(tmp_path))
    delen.open()
    delen.kies(map_bestand)
    delen.expect_voorbeeld()
    delen.voeg_samen(map_bestand)
    delen.open()
    tweede = records_in(delen.maak_bestand(tmp_path))

    assert tweede == eerste


@pytest.mark.scenario("Two phones were both written on: they come together without loss")
def test_two_phones_come_together_without_loss(telefoon: BrowserContext, laptop: BrowserContext, tmp_path: Path):
    """The same map is continued on two devices; the latest of each answer stays."""
    eerste, tweede = telefoon.new_page(), laptop.new_page()
    gegevens = GegevensPagina(eerste)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam", achternaam="Voorbeeld")
    gegevens.expect_bewaard()
    delen = DelenPagina(eerste)
    delen.open()
    opent_map(tweede, delen.maak_bestand(tmp_path))
    ander = GegevensPagina(tweede)
    ander.open()
    ander.student.vul(school="Voorbeeldcollege")
    gegevens.open()
    gegevens.student.vul(leercoach="Bo Leercoach")
    gegevens.expect_bewaard()
    ander.expect_bewaard()
    (tmp_path / "laptop").mkdir()
    op_laptop = DelenPagina(tweede)
    op_laptop.open()
    opent_map(eerste, op_laptop.maak_bestand(tmp_path / "laptop"))
    gegevens.open()

    gegevens.student.expect_waarden(
        voornaam="Sam", achternaam="Voorbeeld", school="Voorbeeldcollege", leercoach="Bo Leercoach"
    )


def test_photo_loses_where_and_by_whom_it_was_taken(pagina: Page, tmp_path: Path):
    foto = maak_foto(tmp_path / "foto.jpg")
    bewijzen = BewijzenPagina(pagina)
    bewijzen.nieuw()
    bewijzen.formulier.vul(titel="De tafel", soort="foto", bijlagen=foto)
    expect(bewijzen.formulier.groep("bijlagen").get_by_role("listitem")).to_have_count(1)
    bewijzen.expect_bewaard()
    delen = DelenPagina(pagina)
    delen.open()
    path = delen.maak_bestand(tmp_path)
    bijlagen = [base64.b64decode(text) for text in attachments_in(path).values()]

    assert len(bijlagen) == 1
    assert EXIF_MARK in foto.read_bytes()
    assert EXIF_MARK not in bijlagen[0]
    assert b"Telefoon van Sam" not in bijlagen[0]
    assert check(path).fout is None


@pytest.mark.scenario("Answers are wrong: the file can be read all the same")
def test_wrong_answers_do_not_make_the_file_unreadable(pagina: Page, tmp_path: Path):
    """The rules report what is wrong; the map itself can always be read."""
    gegevens = GegevensPagina(pagina)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam", achternaam="Voorbeeld", duur="7", cohort="1999", school_telefoon="abc")
    gegevens.periode.vul(begin="2026-09-28", eind="2026-09-01", uren="-5", praktijkopleider_email="geen adres")
    gegevens.expect_bewaard()
    uren = UrenPagina(pagina)
    uren.open_dag("2026-09-29")
    uren.dag.vul(begin="16:30", eind="08:00", pauze="7.5")
    uren.expect_bewaard()
    delen = DelenPagina(pagina)
    delen.open()
    path = delen.maak_bestand(tmp_path)

    gevonden = check(path)
    assert gevonden.exit_code == 1
    assert gevonden.klopt_niet
    delen.wis()
    (tmp_path / "weer").mkdir()
    weer = opent_map(pagina, path).maak_bestand(tmp_path / "weer")
    assert records_in(weer) == records_in(path)


def attachments_in(path: Path) -> dict[str, str]:
    """Return the attachments of a file: hash -> base64."""
    envelope = json.loads(path.read_text(encoding="utf-8"))
    return {item["sha256"]: item["base64"] for item in envelope["attachments"]}
