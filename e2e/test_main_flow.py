"""The main flow: a day is recorded without a connection, signed, handed over, and seen at school."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from e2e.files.map_files import records_in
from e2e.helpers import story
from e2e.helpers.school_check import check
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.lijst import LeerafsprakenPagina
from e2e.pages.pagina import MOTOR_TIJD
from e2e.pages.school import SchoolPagina
from e2e.pages.uren import UrenPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.origin import Origin

DAG = "2024-10-01"
AFSPRAKEN = {name: story.LEERAFSPRAKEN[name] for name in ("datum", "sterke_punten", "leerpunten", "hoe")}


def test_day_goes_from_the_phone_without_a_connection_to_the_school(
    telefoon: BrowserContext, laptop: BrowserContext, origin: Origin, tmp_path: Path
):
    bestand = schrijft_zonder_internet(telefoon.new_page(), origin, tmp_path)

    controle = check(bestand)
    assert (controle.fout, "uren.tekort" in controle.klopt_niet) == (None, True)
    dagen = [record["velden"] for record in records_in(bestand).values() if record["soort"] == "urendag"]
    assert dagen == [{**story.DAG, "datum": DAG, "periode": dagen[0]["periode"]}]

    origin.start()
    kijkt_op_school(laptop.new_page(), bestand)
    assert {request.method for request in origin.log} == {"GET"}


def schrijft_zonder_internet(page: Page, origin: Origin, folder: Path) -> Path:
    """Open the app once, lose the connection, fill in who, where and a day, sign, and make the file."""
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.expect_klaar_offline()
    origin.stop()
    gegevens.student.vul(**story.STUDENT)
    gegevens.periode.vul(**story.PERIODE)
    gegevens.expect_bewaard()
    uren = UrenPagina(page)
    uren.open_dag(DAG)
    uren.dag.vul(**story.DAG)
    uren.expect_bewaard()
    tekent(page)
    delen = DelenPagina(page)
    delen.open()
    delen.expect_gecontroleerd()
    return delen.maak_bestand(folder)


def tekent(page: Page) -> None:
    """Create leerafspraken, and let the praktijkopleider sign them on this phone."""
    blad = LeerafsprakenPagina(page)
    blad.nieuw()
    waarden: dict[str, Any] = AFSPRAKEN
    blad.formulier.vul(**waarden)
    blad.expect_bewaard()
    blad.tekenvak.teken("praktijkopleider", story.PRAKTIJKOPLEIDER)


def kijkt_op_school(page: Page, bestand: Path) -> None:
    """Open the file at school: the student is in the table, and the handtekening is whole."""
    school = SchoolPagina(page)
    school.open()
    school.kies_en_wacht(bestand)
    assert school.namen() == [story.NAAM]
    school.open_map(story.NAAM)
    expect(school.bladen).to_be_visible(timeout=MOTOR_TIJD)
    school.expect_handtekening("Praktijkopleider", "Er is niets veranderd na het tekenen.")
