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
from e2e.pages.delen import NAAR_SCHOOL, DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.school import SchoolPagina
from e2e.pages.status import StatusPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

GEHEIM = "Lezen gaat bij mij langzaam."


def prive_map(folder: Path) -> Path:
    """Write a map with an answer to every private question of every form."""
    student = builders.make_student(**dict.fromkeys(PRIVATE_FIELDS["student"], GEHEIM))
    rest = [
        getattr(builders, f"make_{soort}")(**dict.fromkeys(names, GEHEIM))
        for soort, names in PRIVATE_FIELDS.items()
        if soort != "student"
    ]
    path = folder / "prive.json"
    records = builders.make_map(student, *rest, builders.make_urendag()).records
    path.write_text(write_envelope(records, exported_at=EXPORTED_AT, generator=GENERATOR), encoding="utf-8")
    return path


def heeft_map(page: Page, map_bestand: Path) -> DelenPagina:
    """Import a full map on the phone, and write something private in it."""
    delen = DelenPagina(page)
    delen.open()
    delen.voeg_samen(map_bestand)
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(lastig=GEHEIM)
    gegevens.expect_bewaard()
    delen.open()
    return delen


def blad(delen: DelenPagina, naam: str) -> Locator:
    """Open one form in the list of what is sent."""
    delen.maken.get_by_text(naam).click()
    return delen.maken.locator("details details").filter(has=delen.page.get_by_text(naam))


def test_every_answer_and_photo_is_shown_before_the_file_is_made(pagina: Page, map_bestand: Path):
    delen = heeft_map(pagina, map_bestand)
    delen.maken.get_by_text("Wat gaat er naar school?").click()
    dagen = blad(delen, "Uren van een dag (7)")
    expect(dagen.get_by_text("08:00")).to_have_count(7)
    bewijs = blad(delen, "Bewijs (1)")
    expect(bewijs.get_by_role("img", name="Foto die meegaat")).to_be_visible()
    expect(bewijs.get_by_text("tafel.jpg")).to_be_visible()
    student = blad(delen, "Jij en je opleiding (1)")
    handtekening = blad(delen, "Handtekening (1)")
    expect(handtekening.get_by_text("Wat wil je leren?")).to_be_visible()
    delen.keuze("Zonder foto's").check()

    expect(student.get_by_text("Voorbeeld", exact=True)).to_be_visible()
    expect(student.get_by_text(GEHEIM)).to_have_count(0)
    expect(bewijs.get_by_text("tafel.jpg")).to_be_visible()
    expect(bewijs.get_by_role("img", name="Foto die meegaat")).to_have_count(0)


def test_file_for_school_has_nothing_private_and_nothing_is_lost_by_it(
    telefoon: BrowserContext, laptop: BrowserContext, map_bestand: Path, tmp_path: Path
):
    delen = heeft_map(telefoon.new_page(), map_bestand)
    alles = delen.maak_bestand(tmp_path)
    expect(delen.maken.get_by_text("Laatste kopie")).to_be_visible()
    (tmp_path / "deel").mkdir()
    delen.keuze("Zonder foto's").check()
    deel = delen.maak_schoolbestand(tmp_path / "deel")
    expect(delen.maken.get_by_text("De foto's zitten er niet in")).to_be_visible()
    data = deel.read_bytes()
    envelope = read_envelope(data.decode())

    assert GEHEIM.encode() in alles.read_bytes()
    assert "kopie" in alles.name
    assert "kopie" not in deel.name
    assert GEHEIM.encode() not in data
    assert b"lastig" not in data
    assert envelope.omitted == ("attachments", "private")
    assert envelope.attachments == ()
    assert envelope.verdict is None
    assert read_envelope(alles.read_text(encoding="utf-8")).omitted == ()
    # The phone it came from: nothing new, changed or missing.
    delen.kies(deel)
    delen.expect_voorbeeld("Alles uit dit bestand staat al in je map.", OMITTED["private"], OMITTED["attachments"])
    delen.openen.get_by_role("button", name="Samenvoegen").click()
    expect(delen.openen.get_by_text("Samengevoegd")).to_be_visible()
    (tmp_path / "na").mkdir()
    delen.open()
    assert records_in(delen.maak_bestand(tmp_path / "na")) == records_in(alles)
    school = SchoolPagina(laptop.new_page())
    school.open()
    school.kies_en_wacht(deel)
    school.open_map("Sam Voorbeeld")
    expect(school.page.get_by_text(GEHEIM)).to_have_count(0)


#: A phone on which nothing can be shared or downloaded: only a text to copy remains.
ZONDER_UITWEG = """Object.defineProperty(Navigator.prototype, "standalone", { value: true });
Object.defineProperty(Navigator.prototype, "canShare", { value: undefined });"""


@pytest.mark.scenario("Every private question of every form is answered: no way to school holds one of the answers")
def test_no_way_to_school_holds_a_private_answer_and_the_copy_holds_all(
    telefoon: BrowserContext, laptop: BrowserContext, tmp_path: Path
):
    bron = prive_map(tmp_path)
    vragen = [name for names in PRIVATE_FIELDS.values() for name in names]
    page = telefoon.new_page()
    delen = DelenPagina(page)
    delen.open()
    delen.voeg_samen(bron)
    delen.open()
    kopie = delen.maak_bestand(tmp_path)
    (tmp_path / "school").mkdir()
    bestand = delen.maak_schoolbestand(tmp_path / "school")
    expect(delen.maken.get_by_text("Je privé-notities zitten er niet in.")).to_be_visible()
    page.add_init_script(ZONDER_UITWEG)
    delen.open()
    delen.vraag_bestand(NAAR_SCHOOL)
    tekst = delen.maken.get_by_label("Delen lukt hier niet").input_value()

    assert records_in(kopie) == records_in(bron)
    for uit in (bestand.read_text(encoding="utf-8"), tekst):
        assert GEHEIM not in uit
        assert [name for name in vragen if f'"{name}"' in uit] == []
        assert read_envelope(uit).bpvmap.student.text("voornaam") == "Sam"
    # A copy that reached the school anyway: reported, and not shown.
    school = SchoolPagina(laptop.new_page())
    school.open()
    school.kies_en_wacht(kopie)
    school.open_map("Sam Voorbeeld")
    expect(school.page.locator("[data-map]").get_by_text(VOOR_ZICHZELF)).to_be_visible()
    expect(school.page.get_by_text(GEHEIM)).to_have_count(0)


def test_file_for_school_is_no_safe_copy_of_what_is_private(pagina: Page, tmp_path: Path):
    gegevens = GegevensPagina(pagina)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam", achternaam="Voorbeeld", lastig=GEHEIM)
    gegevens.expect_bewaard()
    delen = DelenPagina(pagina)
    delen.open()
    delen.maak_schoolbestand(tmp_path)
    expect(delen.maken.get_by_text("Laatste keer:")).to_be_visible()
    delen.maken.get_by_role("button", name="Ik heb het gestuurd").click()
    expect(delen.maken.get_by_text("Laatste kopie:")).to_be_hidden()
    status = StatusPagina(pagina)
    status.open()
    risico = pagina.get_by_text("alleen op deze telefoon staat")
    # The note; the name is at school.
    expect(risico).to_contain_text("staat: 1.")
    delen.open()
    delen.maak_bestand(tmp_path)
    expect(delen.maken.get_by_text("Laatste kopie:")).to_be_visible()
    delen.zegt_dat_kopie_elders_staat()
    status.open()
    status.expect_compleet()
    expect(risico).to_be_hidden()
    gegevens.open()
    gegevens.student.vul(school="Mbo Voorbeeld")
    gegevens.expect_bewaard()
    delen.open()
    delen.maak_schoolbestand(tmp_path)
    expect(delen.maken.get_by_text("Laatste keer:")).to_be_visible()
    delen.maken.get_by_role("button", name="Ik heb het gestuurd").click()
    status.open()
    status.expect_compleet()
    expect(risico).to_be_hidden()


def test_file_says_nothing_of_the_phone(pagina: Page, map_bestand: Path, tmp_path: Path):
    delen = heeft_map(pagina, map_bestand)
    text = delen.maak_bestand(tmp_path).read_text(encoding="utf-8")
    agent = pagina.evaluate("navigator.userAgent")
    envelope = json.loads(text)

    assert set(envelope) == {
        "format", "formatVersion", "generator", "rulesVersion", "exportedAt", "records", "attachments", "verdict",
        "sha256",
    }  # fmt: skip
    assert envelope["generator"].startswith("bpv-map/")
    for word in (agent, "Mozilla", "Chrome", "Linux", "nl-NL", "Amsterdam", "360"):
        assert word not in text.replace(envelope["sha256"], ""), word
