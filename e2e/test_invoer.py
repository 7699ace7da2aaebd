"""Wrong input: one clear sentence at the question or the file, the focus there, nothing lost, nothing half written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from e2e.mappen import records_in, verander
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.uren import UrenPagina

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

DAG = "2026-11-25"
GOEDE_DAG = {"soort": "gewerkt", "begin": "08:00", "eind": "16:30", "pauze": 30}


@pytest.mark.parametrize(
    ("velden", "fout", "zin"),
    [
        ({"pauze": "-5"}, "pauze", "moet 0 minuten of meer zijn"),
        ({"pauze": "241"}, "pauze", "mag hoogstens 240 minuten zijn"),
        ({"pauze": "7.5"}, "pauze", "een heel getal"),
        ({"begin": ""}, "begin", "Vul “Begin” nog in."),
        ({"begin": "17:00"}, "eind", "ligt voor “Begin”"),
        ({"soort": "school", "schooluren": "25"}, "schooluren", "mag hoogstens 24 uur zijn"),
        ({"soort": "school", "schooluren": "-1"}, "schooluren", "moet 0 uur of meer zijn"),
    ],
    ids=["pauze onder 0", "pauze boven 240", "halve minuut", "geen begin", "eind voor begin", "25 uur", "onder 0 uur"],
)
def test_wrong_day_is_told_at_the_question_and_kept(pagina: Page, velden: dict[str, str], fout: str, zin: str):
    uren = UrenPagina(pagina)
    uren.open_dag(DAG)
    uren.dag.vul(**GOEDE_DAG)
    uren.dag.vul(**velden)
    uren.expect_motor("ready")
    uren.dag.klaar()
    uren.dag.expect_fout(fout, zin)
    expect(uren.dag.samenvatting).to_be_focused()
    uren.dag.samenvatting.get_by_role("link", name=zin).click()
    expect(uren.dag.veld(fout)).to_be_focused()
    uren.expect_bewaard()
    uren.open_dag(DAG)

    uren.dag.expect_waarden(**velden)
    expect(uren.dag.gelukt).to_be_hidden()


def test_right_day_is_told_to_be_done(pagina: Page):
    """The control of the wrong days: nothing is marked when nothing is wrong."""
    uren = UrenPagina(pagina)
    uren.open_dag(DAG)
    uren.dag.vul(**GOEDE_DAG)
    uren.expect_motor("ready")
    uren.dag.klaar()

    expect(uren.dag.gelukt).to_be_visible()
    expect(uren.dag.samenvatting).to_be_hidden()
    expect(uren.dag.root.locator("[aria-invalid]")).to_have_count(0)


@pytest.mark.parametrize(
    ("velden", "fout", "zin"),
    [
        ({"begin": "2026-09-28", "eind": "2026-09-01"}, "eind", "ligt voor “Eerste dag”"),
        ({"begin": "1999-09-28"}, "begin", "Kijk naar het jaar"),
        ({"begin": "2126-09-28"}, "begin", "Kijk naar het jaar"),
        ({"uren": "0"}, "uren", "moet 1"),
        ({"uren": "7001"}, "uren", "mag hoogstens 7000"),
        ({"praktijkopleider_email": "jansen"}, "praktijkopleider_email", "Er hoort een @ in"),
        ({"praktijkopleider_telefoon": "bel maar"}, "praktijkopleider_telefoon", "Gebruik alleen cijfers"),
    ],
    ids=["einde voor begin", "vorige eeuw", "volgende eeuw", "nul uur", "te veel uren", "geen adres", "geen nummer"],
)
def test_wrong_period_is_told_at_the_question_and_kept(pagina: Page, velden: dict[str, str], fout: str, zin: str):
    gegevens = GegevensPagina(pagina)
    gegevens.open()
    gegevens.periode.vul(leerbedrijf="Zorgcentrum Voorbeeld", **velden)
    gegevens.expect_motor("ready")
    gegevens.periode.klaar()
    gegevens.periode.expect_fout(fout, zin)
    expect(gegevens.periode.samenvatting).to_be_focused()
    gegevens.expect_bewaard()
    gegevens.open()

    gegevens.periode.expect_waarden(leerbedrijf="Zorgcentrum Voorbeeld", **velden)


def test_text_that_is_far_too_long_is_told_and_not_cut_in_silence(pagina: Page):
    lang = "Ik heb vandaag veel gedaan. " * 400
    uren = UrenPagina(pagina)
    uren.open_dag(DAG)
    uren.dag.vul(**GOEDE_DAG)
    veld = uren.dag.veld("activiteit")
    veld.focus()
    pagina.keyboard.insert_text(lang)
    uren.dag.klaar()
    uren.dag.expect_fout("activiteit", "is te lang. Gebruik hoogstens 1000 tekens.")
    uren.expect_bewaard()
    uren.open_dag(DAG)

    expect(veld).to_have_value(lang)


def vreemd_bestand(_map: Path, folder: Path) -> Path:
    path = folder / "vakantie.json"
    path.write_text(json.dumps({"format": "fotoboek", "records": []}), encoding="utf-8")
    return path


def geen_json(_map: Path, folder: Path) -> Path:
    path = folder / "brief.json"
    path.write_text("Beste school,", encoding="utf-8")
    return path


def geen_tekst(_map: Path, folder: Path) -> Path:
    path = folder / "plaatje.json"
    path.write_bytes(bytes(range(256)) * 50)
    return path


def beschadigd(goed: Path, folder: Path) -> Path:
    path = folder / "beschadigd.json"
    path.write_text(goed.read_text(encoding="utf-8").replace("Voorbeeld", "Voorbeald", 1), encoding="utf-8")
    return path


def afgekapt(goed: Path, folder: Path) -> Path:
    path = folder / "half.json"
    text = goed.read_text(encoding="utf-8")
    path.write_text(text[: len(text) // 2], encoding="utf-8")
    return path


def nieuwer(goed: Path, folder: Path) -> Path:
    return verander(goed, folder / "nieuwer.json", formatVersion=2)


@pytest.mark.parametrize(
    ("maak", "zin"),
    [
        (vreemd_bestand, "Dit bestand komt niet uit de BPV-map."),
        (geen_json, "geen BPV-map"),
        (geen_tekst, "geen BPV-map"),
        (beschadigd, "Dit bestand is beschadigd of veranderd."),
        (afgekapt, "bestand"),
        (nieuwer, "Dit bestand komt uit een nieuwere versie van de app."),
    ],
)
def test_file_that_cannot_be_taken_in_is_refused_whole(
    pagina: Page, map_bestand: Path, tmp_path: Path, maak: Callable[[Path, Path], Path], zin: str
):
    gegevens = GegevensPagina(pagina)
    gegevens.open()
    gegevens.student.vul(voornaam="Kim", achternaam="Anders")
    gegevens.expect_bewaard()
    delen = DelenPagina(pagina)
    delen.open()
    voor = records_in(delen.maak_bestand(tmp_path))
    delen.kies(maak(map_bestand, tmp_path))
    delen.expect_geweigerd(zin)
    (tmp_path / "na").mkdir()

    assert records_in(delen.maak_bestand(tmp_path / "na")) == voor


def test_preview_that_is_cancelled_writes_nothing(pagina: Page, map_bestand: Path, tmp_path: Path):
    delen = DelenPagina(pagina)
    delen.open()
    delen.kies(map_bestand)
    delen.expect_voorbeeld()
    delen.openen.get_by_role("button", name="Annuleer").click()
    delen.open()

    assert records_in(delen.maak_bestand(tmp_path)) == {}


def test_return_file_of_another_student_is_refused(pagina: Page, map_bestand: Path, tmp_path: Path):
    envelope = json.loads(map_bestand.read_text(encoding="utf-8"))
    terug = [record for record in envelope["records"] if record["soort"] == "eindbeoordeling"]
    path = verander(map_bestand, tmp_path / "terug.json", records=terug, attachments=[])
    gegevens = GegevensPagina(pagina)
    gegevens.open()
    gegevens.student.vul(voornaam="Kim", achternaam="Anders")
    gegevens.expect_bewaard()
    delen = DelenPagina(pagina)
    delen.open()
    delen.kies(path)

    delen.expect_geweigerd("")
    assert not any(record["soort"] == "eindbeoordeling" for record in records_in(delen.maak_bestand(tmp_path)).values())
