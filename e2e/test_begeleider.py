"""The begeleider's work on a laptop without a connection, and back to the phone: nobody loses anything."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, expect

from e2e.files.map_files import records_in
from e2e.helpers.school_check import check
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.lijst import BezoekPagina
from e2e.pages.pagina import Pagina
from e2e.pages.school import SchoolPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

STUDENT = "Sam Voorbeeld"
BEGELEIDER = "Noor Begeleider"
AFSPRAKEN = "Sam loopt elke week een ochtend mee met de planning."
REDEN = "Sam werkt zelfstandig en op niveau."
NIEUW_GESPREK = "Sam belt over twee weken."


def neemt_map(page: Page, bestand: Path, folder: Path) -> Path:
    """Import this map on the student's phone, and make the file for school."""
    delen = DelenPagina(page)
    delen.open()
    delen.voeg_samen(bestand)
    delen.expect_bewaard()
    folder.mkdir()
    return delen.maak_bestand(folder)


def opent_zonder_verbinding(laptop: BrowserContext, origin: Origin, bestand: Path) -> SchoolPagina:
    """Visit the school page once, lose the connection, come back and open a map."""
    school = SchoolPagina(laptop.new_page())
    school.open()
    school.expect_klaar_offline()
    origin.stop()
    school.open()
    school.kies(bestand)
    school.open_map(STUDENT)
    return school


def vult_aan(school: SchoolPagina) -> None:
    """Do the begeleider's work after a visit."""
    school.kies_contact("Bezoek")
    school.bezoek.vul(afspraken=AFSPRAKEN, magister="nee")
    school.nieuw_gesprek()
    school.telefoongesprek.vul(stand="gehouden", aanwezig=["begeleider"], afspraken=NIEUW_GESPREK)
    school.eindbeoordeling.vul(reden=REDEN, oordeel="voldaan")
    school.tekenvak.teken("begeleider", BEGELEIDER)


def verandert_intussen(page: Page) -> None:
    """Let the student continue meanwhile: in the same visit, and elsewhere."""
    bezoek = BezoekPagina(page)
    bezoek.open()
    bezoek.open_rij("Het eerste")
    bezoek.formulier.vul(teruggekeken="De planning lukt nu.")
    bezoek.expect_bewaard()
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(leercoach="Iemand Anders")
    gegevens.expect_bewaard()


@pytest.fixture
def bestand(telefoon: BrowserContext, map_bestand: Path, tmp_path: Path) -> Path:
    """Return the student's file of a whole map."""
    return neemt_map(telefoon.new_page(), map_bestand, tmp_path / "naar-school")


def test_whole_round_trip_without_a_connection(
    telefoon: BrowserContext, laptop: BrowserContext, origin: Origin, bestand: Path, tmp_path: Path
):
    sam = telefoon.pages[0]
    DelenPagina(sam).expect_klaar_offline()
    school = opent_zonder_verbinding(laptop, origin, bestand)
    school.expect_handtekening("Praktijkopleider", "Er is niets veranderd na het tekenen.")
    vult_aan(school)
    (tmp_path / "terug").mkdir()
    terug = school.maak_bestand(tmp_path / "terug")
    assert_only_additions(terug, bestand)

    verandert_intussen(sam)
    delen = DelenPagina(sam)
    delen.open()
    (tmp_path / "voor").mkdir()
    voor = records_in(delen.maak_bestand(tmp_path / "voor"))
    delen.kies(terug)
    delen.expect_voorbeeld(f"wordt: “{AFSPRAKEN}”", f"getekend door {BEGELEIDER}")
    delen.voeg_samen(terug)
    (tmp_path / "na").mkdir()
    delen.open()
    Pagina(sam).expect_gecontroleerd()
    samen = delen.maak_bestand(tmp_path / "na")
    assert_nothing_lost(voor, records_in(terug), records_in(samen))
    assert_one_verdict(school, samen)


def test_page_for_school_does_not_open_without_an_earlier_visit(laptop: BrowserContext, origin: Origin, guard: Guard):
    """Negative control: a laptop that never visited the page cannot open it while the host is gone."""
    guard.expects("Failed to load resource")
    origin.stop()
    with pytest.raises(Error):
        SchoolPagina(laptop.new_page()).ga()


def assert_only_additions(terug: Path, bestand: Path) -> None:
    """Assert that the file holds what the begeleider did and nothing that the student wrote."""
    given, sent = records_in(terug), records_in(bestand)
    assert {record["soort"] for record in given.values()} == {"student", "contact", "eindbeoordeling", "handtekening"}
    for id_, record in given.items():
        assert set(record["tijden"]) == set(record["velden"])
        old = sent.get(id_)
        if old is not None:
            assert all(clock > old["tijden"].get(name, "") for name, clock in record["tijden"].items())
    [student] = [record for record in given.values() if record["soort"] == "student"]
    assert student["velden"] == {}
    assert json.loads(terug.read_text(encoding="utf-8"))["attachments"] == []


def assert_nothing_lost(voor: dict, terug: dict, na: dict) -> None:
    """Assert that every answer of both is there, in its latest version."""
    assert set(na) == set(voor) | set(terug)
    for id_, record in na.items():
        mine, theirs = (part.get(id_, {"velden": {}, "tijden": {}}) for part in (voor, terug))
        assert set(record["velden"]) == set(mine["velden"]) | set(theirs["velden"])
        for name, value in record["velden"].items():
            newest = max((mine, theirs), key=lambda part: part["tijden"].get(name, ""))
            assert value == newest["velden"][name], (id_, name)
    contacts = [record["velden"] for record in na.values() if record["soort"] == "contact"]
    assert [item["teruggekeken"] for item in contacts if item.get("afspraken") == AFSPRAKEN] == ["De planning lukt nu."]
    assert [item["soort"] for item in contacts if item.get("afspraken") == NIEUW_GESPREK] == ["telefonisch"]


def assert_one_verdict(school: SchoolPagina, samen: Path) -> None:
    """Assert that phone, page and command line say the same about the same map."""
    said = json.loads(samen.read_text(encoding="utf-8"))["verdict"]["bevindingen"]
    codes = {item["code"] for item in said}
    found = check(samen)
    assert {item["code"] for item in said if item["uitkomst"] == "voldoet_niet"} == found.klopt_niet
    assert {item["code"] for item in said if item["uitkomst"] == "nog_onvolledig"} == found.nog_doen
    school.open()
    school.kies(samen)
    school.open_map(STUDENT)
    expect(school.bevindingen.first).to_be_visible()
    assert set(school.codes()) == codes
