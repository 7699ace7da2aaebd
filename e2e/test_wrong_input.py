"""Wrong input: one clear sentence at the question or the file, focus there, nothing lost, nothing partly written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.helpers import builders

from bpv_logic.file.envelope import write_envelope
from e2e.files.class_files import EXPORTED_AT
from e2e.files.map_files import records_in, verander
from e2e.helpers import storage, story
from e2e.helpers.clock import Klok
from e2e.pages.delen import DelenPagina
from e2e.pages.formulier import Formulier
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.pagina import Pagina
from e2e.pages.uren import UrenPagina

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from e2e.helpers.device import NieuwToestel

GOEDE_DAG = {"soort": "gewerkt", "begin": "08:00", "eind": "16:30", "pauze": 30}
#: The day, what is typed, where it is wrong, and what the page says.
FOUTE_DAGEN = (
    ("2026-11-16", {"pauze": "-5"}, "pauze", "moet 0 minuten of meer zijn"),
    ("2026-11-17", {"pauze": "241"}, "pauze", "mag hoogstens 240 minuten zijn"),
    ("2026-11-18", {"pauze": "7.5"}, "pauze", "een heel getal"),
    ("2026-11-19", {"begin": ""}, "begin", "Vul “Begin” nog in."),
    ("2026-11-23", {"begin": "17:00"}, "eind", "ligt voor “Begin”"),
    ("2026-11-24", {"soort": "school", "schooluren": "25"}, "schooluren", "mag hoogstens 24 uur zijn"),
    ("2026-11-25", {"soort": "school", "schooluren": "-1"}, "schooluren", "moet 0 uur of meer zijn"),
)
GOEDE_PERIODE = {name: story.PERIODE[name] for name in ("leerbedrijf", "begin", "eind", "uren")} | {
    "praktijkopleider_email": "jansen@voorbeeld.example",
    "praktijkopleider_telefoon": "030 123 4567",
}
FOUTE_PERIODES = (
    ({"begin": "2026-09-28", "eind": "2026-09-01"}, "eind", "ligt voor “Eerste dag”"),
    ({"begin": "1999-09-28"}, "begin", "Kijk naar het jaar"),
    ({"begin": "2126-09-28"}, "begin", "Kijk naar het jaar"),
    ({"uren": "0"}, "uren", "moet 1"),
    ({"uren": "7001"}, "uren", "mag hoogstens 7000"),
    ({"praktijkopleider_email": "jansen"}, "praktijkopleider_email", "Er hoort één @ in"),
    ({"praktijkopleider_telefoon": "bel maar"}, "praktijkopleider_telefoon", "Schrijf het als 06-12345678"),
)


def expect_verteld(formulier: Formulier, fout: str, zin: str) -> None:
    """Expect one sentence at the question and in the summary, which has the focus and links to the question."""
    formulier.klaar()
    formulier.expect_fout(fout, zin)
    expect(formulier.samenvatting).to_be_focused()
    expect(formulier.gelukt).to_be_hidden()
    formulier.samenvatting.get_by_role("link", name=zin).click()
    expect(formulier.veld(fout)).to_be_focused()


def test_wrong_day_is_told_at_the_question_and_kept(pagina: Page):
    uren = UrenPagina(pagina)
    for datum, velden, fout, zin in FOUTE_DAGEN:
        uren.open_dag(datum)
        uren.dag.vul(**GOEDE_DAG)
        uren.dag.vul(**velden)
        expect_verteld(uren.dag, fout, zin)
        uren.expect_bewaard()
        uren.open_dag(datum)
        uren.dag.expect_waarden(**velden)


def test_half_a_date_is_told_and_no_old_date_is_kept_behind_it(pagina: Page):
    contact = Pagina(pagina)
    pagina.goto("./contact/?nieuw=extra")
    contact.expect_compleet()
    extra = Formulier(pagina, "contact", "Extra contact vragen")
    extra.vul(beantwoord_op="2026-11-23")
    contact.expect_bewaard()
    # The first part of the date.
    extra.veld("beantwoord_op").press("Backspace")
    extra.veld("antwoord").focus()
    extra.expect_fout("beantwoord_op", "is niet af, dus er is niets bewaard")
    contact.expect_bewaard()
    assert [item["velden"]["beantwoord_op"] for item in storage.lees(pagina, "records")] == [""]
    pagina.reload()
    contact.expect_compleet()
    extra.expect_waarden(beantwoord_op="")

    # A day of hours is found by its date, which comes back.
    uren = UrenPagina(pagina)
    uren.open_dag("2026-11-16")
    uren.dag.vul(**GOEDE_DAG)
    uren.dag.veld("datum").press("Backspace")
    uren.dag.veld("activiteit").focus()
    uren.dag.expect_waarden(datum="2026-11-16", **GOEDE_DAG)


def test_right_day_is_told_to_be_done(pagina: Page):
    """Control for the wrong days: nothing is marked when nothing is wrong."""
    uren = UrenPagina(pagina)
    uren.open_dag("2026-11-25")
    uren.dag.vul(**GOEDE_DAG)
    uren.expect_motor("ready")
    uren.dag.klaar()

    expect(uren.dag.gelukt).to_be_visible()
    expect(uren.dag.samenvatting).to_be_hidden()
    expect(uren.dag.root.locator("[aria-invalid]")).to_have_count(0)


@pytest.mark.scenario("A number typed in a browser of another language is kept as typed, and counted or told")
@pytest.mark.parametrize("taal", ["en-US", "ar-EG"])
def test_number_is_read_by_our_own_rule_in_every_language(nieuw_toestel: NieuwToestel, taal: str):
    """Een Engelse of Arabische browser maakte 55 van "5,5", zonder het te zeggen."""
    uren = UrenPagina(nieuw_toestel(locale=taal).new_page())
    uren.open_dag("2026-11-24")
    uren.dag.vul(soort="school")
    uren.dag.veld("schooluren").press_sequentially("5,5")
    uren.dag.klaar()
    expect(uren.dag.gelukt).to_be_visible()
    uren.open_dag("2026-11-25")
    uren.dag.vul(**GOEDE_DAG)
    uren.dag.vul(pauze="")
    uren.dag.veld("pauze").press_sequentially("0,5")
    uren.dag.klaar()
    uren.dag.expect_fout("pauze", "een heel getal in, zonder komma")
    uren.expect_bewaard()
    uren.open_dag("2026-11-24")
    uren.dag.expect_waarden(schooluren="5,5")
    uren.open_dag("2026-11-25")
    uren.dag.expect_waarden(pauze="0,5")


@pytest.mark.scenario("Answers that another app wrote its own way are shown, counted and dialled as they were meant")
def test_answer_written_elsewhere_is_shown_as_it_is_and_read_as_it_was_meant(pagina: Page, tmp_path: Path):
    dag = builders.make_urendag(begin="8.30", eind="17u00", pauze="30 min")
    periode = builders.make_periode(praktijkopleider_telefoon="+31 (0)6 12345678 (na 17 uur)")
    student = builders.make_student(leercoach="Bo Coach", leercoach_contact="bo@school.example")
    Klok(pagina.context, builders.TODAY)
    delen = DelenPagina(pagina)
    delen.open()
    bestand = tmp_path / "sam.json"
    bestand.write_text(
        write_envelope([student, periode, dag], exported_at=EXPORTED_AT, generator="bpv-map/1.1.0"), encoding="utf-8"
    )
    delen.voeg_samen(bestand)
    delen.expect_samengevoegd()
    uren = UrenPagina(pagina)
    uren.open_dag(builders.TODAY)

    uren.dag.expect_waarden(begin="8.30", eind="17u00", pauze="30 min")
    expect(uren.dag.root.get_by_text("8 uur", exact=True)).to_be_visible()
    expect(uren.dag.root.locator("[aria-invalid]")).to_have_count(0)
    pagina.goto("contact/")
    kaart = pagina.get_by_role("region", name="Wie bel je?")
    expect(kaart.get_by_role("link", name="na 17 uur")).to_have_attribute("href", "tel:+31612345678")
    expect(kaart.get_by_role("link", name="bo@school.example")).to_have_attribute("href", "mailto:bo@school.example")


def test_wrong_period_is_told_at_the_question_and_kept(pagina: Page):
    gegevens = GegevensPagina(pagina)
    for velden, fout, zin in FOUTE_PERIODES:
        gegevens.open()
        gegevens.periode.vul(**GOEDE_PERIODE)
        gegevens.periode.vul(**velden)
        expect_verteld(gegevens.periode, fout, zin)
        gegevens.expect_bewaard()
        gegevens.open()
        gegevens.periode.expect_waarden(**velden)


def test_text_that_is_far_too_long_is_told_and_not_cut_in_silence(pagina: Page):
    lang = "Ik heb vandaag veel gedaan. " * 400
    uren = UrenPagina(pagina)
    uren.open_dag("2026-11-25")
    uren.dag.vul(**GOEDE_DAG)
    veld = uren.dag.veld("activiteit")
    veld.focus()
    pagina.keyboard.insert_text(lang)
    uren.dag.klaar()
    uren.dag.expect_fout("activiteit", "is te lang. Gebruik hoogstens 1000 tekens.")
    uren.expect_bewaard()
    uren.open_dag("2026-11-25")

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


def andere_codering(goed: Path, folder: Path) -> Path:
    """Save a sound file as another program might: Chromium would honour its byte order mark, a school does not."""
    path = folder / "utf-16.json"
    path.write_text(goed.read_text(encoding="utf-8"), encoding="utf-16")
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


def van_een_ander(goed: Path, folder: Path) -> Path:
    """Make the file of a bpv-begeleider for another student."""
    envelope = json.loads(goed.read_text(encoding="utf-8"))
    terug = [record for record in envelope["records"] if record["soort"] == "eindbeoordeling"]
    return verander(goed, folder / "terug.json", records=terug, attachments=[])


def nieuwer(goed: Path, folder: Path) -> Path:
    return verander(goed, folder / "nieuwer.json", formatVersion=2)


EERST_DE_MAP = "Is het toch voor jou? Open dan eerst een kopie van je oude map, en daarna dit bestand."
#: How a file is damaged, and what the page says about it.
SLECHTE_BESTANDEN: tuple[tuple[Callable[[Path, Path], Path], str], ...] = (
    (vreemd_bestand, "Dit bestand komt niet uit de BPV-map."),
    (geen_json, "Het bestand is geen BPV-map, of het is maar half aangekomen."),
    (geen_tekst, "Het bestand is geen BPV-map, of het is maar half aangekomen."),
    (andere_codering, "Het bestand is geen BPV-map, of het is maar half aangekomen."),
    (beschadigd, "Dit bestand is beschadigd of veranderd. Vraag of het nog eens gestuurd wordt."),
    (afgekapt, "Het bestand is geen BPV-map, of het is maar half aangekomen."),
    (nieuwer, "Dit bestand komt uit een nieuwere versie van de app. Werk de app eerst bij."),
    (van_een_ander, f"Dit bestand hoort bij een andere map. {EERST_DE_MAP}"),
)


@pytest.mark.scenario("A file is damaged, foreign, too new or of another student: refused whole, with one sentence")
def test_file_that_cannot_be_taken_in_is_refused_whole(pagina: Page, map_bestand: Path, tmp_path: Path):
    gegevens = GegevensPagina(pagina)
    gegevens.open()
    gegevens.student.vul(voornaam="Kim", achternaam="Anders")
    gegevens.expect_bewaard()
    delen = DelenPagina(pagina)
    delen.open()
    voor = records_in(delen.maak_bestand(tmp_path))
    for spoil, zin in SLECHTE_BESTANDEN:
        delen.kies(spoil(map_bestand, tmp_path))
        delen.expect_geweigerd(zin)
    (tmp_path / "na").mkdir()

    assert records_in(delen.maak_bestand(tmp_path / "na")) == voor


@pytest.mark.scenario("Taking in a file is broken off at the preview: nothing is written")
def test_preview_that_is_cancelled_writes_nothing(pagina: Page, map_bestand: Path, tmp_path: Path):
    delen = DelenPagina(pagina)
    delen.open()
    delen.kies(map_bestand)
    delen.expect_voorbeeld()
    delen.openen.get_by_role("button", name="Annuleer").click()
    delen.open()

    assert records_in(delen.maak_bestand(tmp_path)) == {}
