"""Which opleiding a student does: chosen from our list, with a note where the list is doubtful, or typed by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.school.active import standard
from e2e.files.class_files import schrijf_map
from e2e.helpers.clock import Klok
from e2e.pages.formulier import starts_with
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.pagina import MOTOR_TIJD
from e2e.pages.school import SchoolPagina
from e2e.pages.voortgang import VoortgangPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

EIGEN = (
    "\u2022 B1\u2013K1\u2013W1 Zet de kijker klaar\nB1-K1-W2: Poetst de lens\n"
    "P1-K2-W1 Vertelt over de maan\nzomaar een regel"
)


def test_student_finds_the_opleiding_by_name_and_reads_what_is_doubtful(pagina: Page) -> None:
    """De lijst gaat op naam; bij een lijst die niet af is, staat dat erbij, met de bron. Bij een hele lijst niet."""
    gegevens = GegevensPagina(pagina)
    gegevens.open()
    keuze = gegevens.student.veld("opleiding")
    expect(keuze.get_by_role("option", name="Kok, niveau 2 (niet compleet)")).to_be_attached()
    namen = [naam for naam in keuze.get_by_role("option").all_inner_texts()[1:-1] if naam]

    assert namen == sorted(namen, key=str.casefold)
    gegevens.student.vul(opleiding="27060-2025")
    expect(keuze).to_have_accessible_description(re.compile("nog niet alle werkprocessen.*editie 2025"))
    gegevens.student.vul(opleiding="25489-2015")
    expect(keuze).to_have_accessible_description(re.compile("Sociaal werk, XML-bestand nr. 2637"))
    expect(gegevens.student.root.get_by_text("nog niet alle werkprocessen")).to_be_hidden()
    gegevens.student.vul(opleiding="eigen")
    expect(gegevens.student.root.get_by_text("Bron van de lijst")).to_be_hidden()


def test_opleiding_that_a_student_typed_works_to_the_end(pagina: Page) -> None:
    """Een eigen opleiding: getypte werkprocessen zijn te kiezen, te beoordelen, en staan zonder gaten in de map."""
    gegevens = GegevensPagina(pagina)
    gegevens.open()
    gegevens.student.vul(opleiding="eigen", opleiding_naam="Sterrenwacht", eigen_werkprocessen=EIGEN)
    gegevens.student.expect_fout("eigen_werkprocessen", "lezen we 1 regel niet: “zomaar een regel”")
    expect(gegevens.student.root.get_by_text("Wij lezen 3 werkprocessen: B1-K1-W1,")).to_be_visible()
    gegevens.expect_bewaard()
    voortgang = VoortgangPagina(pagina)
    voortgang.beoordeel("B1-K1-W2", "student", "voldoende")
    voortgang.open()
    lijst = voortgang.werkprocessen.get_by_role("link")

    expect(lijst.filter(has_text=re.compile("B1-K1-W1|B1-K1-W2|P1-K2-W1"))).to_have_count(3)
    expect(voortgang.werkprocessen.get_by_role("link", name=starts_with("B1-K1-W2"))).to_contain_text("Poetst de lens")
    expect(voortgang.werkprocessen.get_by_text("zomaar een regel")).to_have_count(0)
    voortgang.expect_gecontroleerd()
    pagina.goto("./")
    expect(pagina.get_by_text("Nog 2 te bekijken.")).to_be_visible(timeout=MOTOR_TIJD)


def test_school_reads_topics_of_a_visit_in_words(laptop: BrowserContext, tmp_path: Path) -> None:
    """Op het blad van een bezoek staan de besproken punten in woorden, ook een punt van een andere school."""
    doel = next(punt.tekst for punt in standard().onderwerpen if punt.sleutel == "eerste-doel")
    bezoek = builders.make_bezoek(besproken=["eerste-doel", "punt-van-een-ander"])
    Klok(laptop, builders.TODAY)
    school = SchoolPagina(laptop.new_page())
    school.open()
    school.kies_en_wacht(schrijf_map(tmp_path, "Sam", bezoek))
    school.open_map("Sam Voorbeeld")
    bladen = school.page.get_by_role("region", name="De bladen")
    bladen.locator("summary").filter(has_text=re.compile("^Contact")).click()

    expect(bladen.get_by_text(doel)).to_be_visible()
    expect(bladen.get_by_text("punt van een ander")).to_be_visible()
    expect(bladen.get_by_text("eerste-doel")).to_have_count(0)
