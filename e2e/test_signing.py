"""A handtekening covers exactly what was shown, and later changes are shown next to it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from bpv_logic.basis.canonical import check_code, sha256_of_text
from e2e.files.map_files import records_in
from e2e.helpers import story
from e2e.helpers.school_check import check
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.lijst import LeerafsprakenPagina
from e2e.pages.pagina import MOTOR_TIJD
from e2e.pages.school import SchoolPagina
from e2e.pages.tekenen import KRABBEL
from e2e.pages.uren import UrenPagina
from e2e.test_motor import KLACHTEN

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.guard import Guard
    from e2e.helpers.origin import Origin

#: As two people read it to each other.
CODE = re.compile("^[0-9A-F]{4}-[0-9A-F]{4}$")
DAGEN = ("2024-10-01", "2024-10-02")


@pytest.fixture
def leerafspraken(pagina: Page) -> LeerafsprakenPagina:
    """Return leerafspraken that are filled in but not signed."""
    blad = LeerafsprakenPagina(pagina)
    blad.nieuw()
    blad.formulier.vul(**{name: story.LEERAFSPRAKEN[name] for name in ("datum", "sterke_punten", "leerpunten", "hoe")})
    blad.expect_bewaard()
    return blad


def handtekeningen(page: Page, folder: Path) -> list[dict[str, Any]]:
    """Return the handtekening records of the map, from its export."""
    delen = DelenPagina(page)
    delen.open()
    envelope = json.loads(delen.maak_bestand(folder).read_text(encoding="utf-8"))
    return [record["velden"] for record in envelope["records"] if record["soort"] == "handtekening"]


def test_dialog_shows_what_is_sealed_and_the_code_is_that_of_the_seal(
    leerafspraken: LeerafsprakenPagina, tmp_path: Path
):
    vak = leerafspraken.tekenvak
    vak.begin("praktijkopleider")
    zegel = vak.dialoog.get_by_role("region", name="Dit teken je")
    expect(zegel).to_contain_text(story.LEERAFSPRAKEN["hoe"])
    expect(zegel).to_contain_text("Wat wil je leren?")
    # A signer who sees something wrong can go straight to its question.
    zegel.get_by_role("button", name=re.compile("^Wijzig Hoe ")).click()
    expect(vak.dialoog).to_be_hidden()
    expect(leerafspraken.formulier.veld("hoe")).to_be_focused()
    vak.typ("praktijkopleider", story.PRAKTIJKOPLEIDER)
    [gezet] = handtekeningen(leerafspraken.page, tmp_path)

    assert gezet["sha256"] == sha256_of_text(gezet["verzegeld"])
    assert json.loads(gezet["verzegeld"])["record"]["velden"]["hoe"] == story.LEERAFSPRAKEN["hoe"]
    leerafspraken.open()
    leerafspraken.open_rij(story.LEERAFSPRAKEN["leerpunten"])
    expect(leerafspraken.tekenvak.root).to_contain_text(check_code(gezet["sha256"]))


def test_a_phone_that_is_turned_changes_nothing_of_what_was_drawn(leerafspraken: LeerafsprakenPagina, tmp_path: Path):
    page, vak = leerafspraken.page, leerafspraken.tekenvak
    for rol, breed, hoog in (("praktijkopleider", 740, 360), ("begeleider", 360, 740)):
        page.set_viewport_size({"width": breed, "height": hoog})
        vak.begin(rol)
        vak.dialoog.get_by_label("Naam van wie tekent").fill(rol)
        vak.krabbel()
        page.set_viewport_size({"width": hoog, "height": breed})
        # The canvas is drawn again a moment after the turn.
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        vak.onderteken()
        vak.expect_getekend(rol)
    gezet = handtekeningen(page, tmp_path)

    assert len(gezet) == 2
    for handtekening in gezet:
        punten = [(int(x), int(y)) for x, y in re.findall(r"(-?\d+) (-?\d+)", handtekening["tekening"])]
        assert all(0 <= x <= 600 and 0 <= y <= 200 for x, y in punten), punten
        for x, y in KRABBEL:
            assert min(abs(x * 600 - a) + abs(y * 200 - b) for a, b in punten) < 15, (x, y, punten)


def test_one_tap_is_no_handtekening_and_the_name_can_be_typed_instead(leerafspraken: LeerafsprakenPagina):
    vak = leerafspraken.tekenvak
    vak.begin("praktijkopleider")
    vak.dialoog.get_by_label("Naam van wie tekent").fill(story.PRAKTIJKOPLEIDER)
    vak.tik()
    vak.onderteken()
    expect(vak.dialoog.get_by_text("Zet je handtekening in het vak.")).to_be_visible()
    vak.dialoog.get_by_role("button", name="Typ je naam").click()
    expect(vak.dialoog.get_by_text("Je naam hierboven geldt dan")).to_be_visible()
    vak.onderteken()
    expect(vak.dialoog).to_be_hidden()
    vak.expect_getekend(story.PRAKTIJKOPLEIDER)


def test_check_code_is_the_same_in_the_app_on_paper_and_at_school(
    leerafspraken: LeerafsprakenPagina, laptop: BrowserContext, tmp_path: Path
):
    page, vak = leerafspraken.page, leerafspraken.tekenvak
    vak.typ("praktijkopleider", story.PRAKTIJKOPLEIDER)
    in_de_app = vak.root.get_by_text(CODE)
    code = in_de_app.inner_text()
    page.emulate_media(media="print")
    expect(in_de_app).to_be_visible()
    expect(in_de_app).to_have_text(code)
    page.emulate_media(media="screen")
    gegevens = GegevensPagina(page)
    gegevens.open()
    gegevens.student.vul(voornaam="Sam", achternaam="Voorbeeld")
    delen = DelenPagina(page)
    delen.open()
    path = delen.maak_bestand(tmp_path)
    school = SchoolPagina(laptop.new_page())
    school.open()
    school.kies(path)
    school.open_map("Sam Voorbeeld")
    op_school = school.page.get_by_role("region", name="Wie tekende er?")
    expect(op_school).to_contain_text(code, timeout=MOTOR_TIJD)
    # On paper a handtekening is under its own sheet.
    school.page.locator("details").evaluate_all("parts => parts.forEach((part) => { part.open = true; })")
    school.page.emulate_media(media="print")
    expect(op_school).to_be_hidden()
    expect(school.page.get_by_role("region", name="De bladen").get_by_text(code)).to_be_visible()

    [gezet] = [item["velden"] for item in records_in(path).values() if item["soort"] == "handtekening"]
    assert code == check_code(gezet["sha256"])


@pytest.mark.scenario("Somebody confirms without a name or a drawing: nothing is signed")
def test_nothing_is_signed_without_a_name_or_a_drawing(leerafspraken: LeerafsprakenPagina, tmp_path: Path):
    vak = leerafspraken.tekenvak
    vak.begin("praktijkopleider")
    vak.onderteken()
    expect(vak.dialoog.get_by_role("alert")).to_be_visible()
    vak.dialoog.get_by_role("button", name="Annuleer").click()
    expect(vak.dialoog).to_be_hidden()

    assert handtekeningen(leerafspraken.page, tmp_path) == []


@pytest.mark.scenario("Another tab changes what somebody is about to sign: that is said, and read before it is signed")
def test_what_changed_while_somebody_read_is_said_before_it_is_signed(
    leerafspraken: LeerafsprakenPagina, tmp_path: Path
):
    vak = leerafspraken.tekenvak
    vak.begin_met_typen("praktijkopleider", story.PRAKTIJKOPLEIDER)
    ander = LeerafsprakenPagina(leerafspraken.page.context.new_page())
    ander.open()
    ander.open_rij(story.LEERAFSPRAKEN["leerpunten"])
    ander.formulier.vul(hoe="Elke dinsdag.")
    ander.expect_bewaard()
    expect(leerafspraken.formulier.veld("hoe")).to_have_value("Elke dinsdag.")
    vak.onderteken()
    expect(vak.dialoog.get_by_role("alert").filter(has_text="Er veranderde net iets.")).to_be_visible()
    zegel = vak.dialoog.get_by_role("region", name="Dit teken je")
    expect(zegel).to_be_focused()
    expect(zegel).to_contain_text("Elke dinsdag.")

    vak.onderteken()
    vak.expect_getekend(story.PRAKTIJKOPLEIDER)
    [gezet] = handtekeningen(leerafspraken.page, tmp_path)
    assert json.loads(gezet["verzegeld"])["record"]["velden"]["hoe"] == "Elke dinsdag."


def test_window_that_is_opened_again_at_once_can_be_signed_in(leerafspraken: LeerafsprakenPagina):
    """A browser reports a closed dialog a moment later, when a quick thumb has already reopened it."""
    vak = leerafspraken.tekenvak
    vak.begin("praktijkopleider")
    knop = vak.root.get_by_text("Laat praktijkopleider tekenen").element_handle()
    vak.dialoog.evaluate("(venster, knop) => { venster.close(); knop.click(); }", knop)
    expect(vak.dialoog).to_be_visible()
    vak.dialoog.get_by_role("radio", name=re.compile("^Typ")).check()
    vak.dialoog.get_by_label(re.compile("^Naam")).fill(story.PRAKTIJKOPLEIDER)
    vak.onderteken()

    vak.expect_getekend(story.PRAKTIJKOPLEIDER)


@pytest.mark.scenario("A signed form is changed: both values are shown, and it is signed anew")
def test_change_after_signing_shows_both_values_and_can_be_signed_again(
    leerafspraken: LeerafsprakenPagina, tmp_path: Path
):
    vak = leerafspraken.tekenvak
    vak.teken("praktijkopleider", story.PRAKTIJKOPLEIDER)
    leerafspraken.formulier.vul(hoe="Elke dinsdag.")
    expect(vak.gewijzigd).to_be_visible()
    expect(vak.root).to_contain_text(f"getekend “{story.LEERAFSPRAKEN['hoe']}”, nu “Elke dinsdag.”")

    vak.teken_opnieuw(story.PRAKTIJKOPLEIDER)
    expect(vak.gewijzigd).to_have_count(0)
    first, second = sorted(handtekeningen(leerafspraken.page, tmp_path), key=lambda item: item["moment"])
    assert second["vorige"] == first["schakel"]
    assert json.loads(first["verzegeld"])["record"]["velden"]["hoe"] == story.LEERAFSPRAKEN["hoe"]


def test_change_after_signing_is_marked_where_the_rules_never_ran(
    telefoon: BrowserContext, origin: Origin, guard: Guard
):
    guard.expects(*KLACHTEN)
    origin.fail("/engine/*", status=404)
    blad = LeerafsprakenPagina(telefoon.new_page())
    blad.nieuw()
    blad.formulier.vul(hoe=story.LEERAFSPRAKEN["hoe"])
    blad.tekenvak.typ("praktijkopleider", story.PRAKTIJKOPLEIDER)
    blad.formulier.vul(hoe="Elke dinsdag.")

    expect(blad.tekenvak.gewijzigd).to_be_visible()
    later = blad.tekenvak.root.get_by_text("staat hier zodra de map is nagekeken")
    expect(later.filter(visible=True)).to_have_count(1)
    expect(blad.tekenvak.root.get_by_role("button", name="Opnieuw tekenen")).to_be_visible()


@pytest.mark.scenario("A day under a signed blok is changed: seen at the blok and at school")
def test_day_changed_after_its_blok_was_signed_is_seen_at_the_blok_and_by_school(pagina: Page, tmp_path: Path):
    gegevens = GegevensPagina(pagina)
    gegevens.open()
    gegevens.student.vul(**{name: story.STUDENT[name] for name in ("voornaam", "achternaam", "opleiding")})
    gegevens.periode.vul(**story.PERIODE)
    uren = UrenPagina(pagina)
    for dag in DAGEN:
        uren.open_dag(dag)
        uren.dag.vul(**story.DAG)
        uren.expect_bewaard()
    uren.open()
    uren.open_blok_formulier()
    uren.blok.vul(naam="Blok 1", van=DAGEN[0], tot=DAGEN[1])
    uren.tekenvak("Blok 1").typ("praktijkopleider", story.PRAKTIJKOPLEIDER)
    delen = DelenPagina(pagina)
    delen.open()
    ongewijzigd = check(delen.maak_bestand(tmp_path))
    uren.open_dag(DAGEN[1])
    uren.dag.vul(eind="18:00")
    uren.expect_bewaard()
    uren.open()

    expect(uren.tekenvak("Blok 1").gewijzigd).to_be_visible()
    delen.open()
    gewijzigd = check(delen.maak_bestand(tmp_path))
    assert not any(code.startswith("handtekening.") for code in ongewijzigd.klopt_niet)
    assert any(code.startswith("handtekening.") for code in gewijzigd.klopt_niet)
