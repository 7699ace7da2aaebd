"""What leaves the phone: shown answer by answer before it goes, with what the student leaves out really left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from bpv_logic.export import OMITTED, read_envelope
from e2e.mappen import records_in
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.school import SchoolPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

GEHEIM = "Lezen gaat bij mij langzaam."


def heeft_map(page: Page, map_bestand: Path) -> DelenPagina:
    """Take a full map into the phone, and write something private in it."""
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
    """Open one form in the list of what goes."""
    delen.maken.get_by_text(naam).click()
    return delen.maken.locator("details details").filter(has=delen.page.get_by_text(naam))


def test_every_answer_and_photo_is_shown_before_the_file_is_made(pagina: Page, map_bestand: Path):
    delen = heeft_map(pagina, map_bestand)
    delen.maken.get_by_text("Wat gaat er mee?").click()
    dagen = blad(delen, "Uren van een dag (7)")
    expect(dagen.get_by_text("08:00")).to_have_count(7)
    bewijs = blad(delen, "Bewijs (1)")
    expect(bewijs.get_by_role("img", name="Foto die meegaat")).to_be_visible()
    expect(bewijs.get_by_text("tafel.jpg")).to_be_visible()
    student = blad(delen, "Jij en je opleiding (1)")
    expect(student.get_by_text(GEHEIM)).to_be_visible()
    handtekening = blad(delen, "Handtekening (1)")
    expect(handtekening.get_by_text("Wat wil je leren?")).to_be_visible()
    delen.keuze("Zonder foto's").check()
    delen.keuze("Zonder privé-notities").check()

    expect(student.get_by_text("Voorbeeld", exact=True)).to_be_visible()
    expect(student.get_by_text(GEHEIM)).to_have_count(0)
    expect(bewijs.get_by_text("tafel.jpg")).to_be_visible()
    expect(bewijs.get_by_role("img", name="Foto die meegaat")).to_have_count(0)


def test_what_is_left_out_is_not_in_the_file_and_nothing_is_lost_by_it(
    telefoon: BrowserContext, laptop: BrowserContext, map_bestand: Path, tmp_path: Path
):
    delen = heeft_map(telefoon.new_page(), map_bestand)
    alles = delen.maak_bestand(tmp_path)
    expect(delen.maken.get_by_text("Laatste bestand")).to_be_visible()
    (tmp_path / "deel").mkdir()
    delen.keuze("Zonder foto's").check()
    delen.keuze("Zonder privé-notities").check()
    deel = delen.maak_bestand(tmp_path / "deel")
    expect(delen.maken.get_by_text("Er is iets uit gelaten")).to_be_visible()
    data = deel.read_bytes()
    envelope = read_envelope(data.decode())

    assert GEHEIM.encode() in alles.read_bytes()
    assert GEHEIM.encode() not in data
    assert b"lastig" not in data
    assert envelope.omitted == ("attachments", "private")
    assert envelope.attachments == ()
    assert envelope.verdict is None
    assert read_envelope(alles.read_text(encoding="utf-8")).omitted == ()
    # The phone it came from: nothing new, nothing changed, nothing gone.
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


def test_partial_file_does_not_count_as_a_safe_copy(pagina: Page, tmp_path: Path):
    gegevens = GegevensPagina(pagina)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam", achternaam="Voorbeeld", lastig=GEHEIM)
    gegevens.expect_bewaard()
    delen = DelenPagina(pagina)
    delen.open()
    delen.keuze("Zonder privé-notities").check()
    delen.maak_bestand(tmp_path)

    expect(delen.maken.get_by_text("Er is iets uit gelaten")).to_be_visible()
    expect(delen.maken.get_by_text("Laatste bestand")).to_be_hidden()
    delen.keuze("Zonder privé-notities").uncheck()
    (tmp_path / "heel").mkdir()
    delen.maak_bestand(tmp_path / "heel")
    expect(delen.maken.get_by_text("Laatste bestand")).to_be_visible()
    expect(delen.maken.get_by_text("Er is iets uit gelaten")).to_be_hidden()


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
