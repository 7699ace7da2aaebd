"""Phone conventions: one tap undoes an action, and an answer can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from playwright.sync_api import expect

from bpv_logic.file.limits import FULL_PHOTO_BYTES
from bpv_site.tools.paths import ROOT
from e2e.files.photo import maak_foto
from e2e.helpers import storage
from e2e.helpers.clock import Klok
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.lijst import BewijzenPagina
from e2e.pages.pagina import Pagina
from e2e.pages.uren import UrenPagina
from e2e.pages.voortgang import VoortgangPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from e2e.helpers.device import NieuwToestel

DAG = "2026-11-23"
#: A whole bpv, with more days than fit on a screen.
GOLDEN = ROOT / "tests" / "golden" / "hele-bpv.json"
#: The clock of an answer that was given before the test.
KLOK = "2026-11-23T08:00:00.000Z/0000"


def weg(page: Page) -> Locator:
    """Return the message that offers to put something back."""
    return page.get_by_role("status").filter(has_text="Weggehaald.")


def levend(page: Page, soort: str) -> list[dict[str, Any]]:
    """Return the answers of the records of a kind on disk that are not removed."""
    found = [record for record in storage.lees(page, "records") if record["soort"] == soort]
    return [item["velden"] for item in found if (item["verwijderd"] or "") < max(item["tijden"].values())]


@pytest.mark.scenario("Somebody removed the wrong thing: put back with one tap, on another page too")
def test_what_was_removed_is_put_back_here_and_on_the_next_page(pagina: Page):
    bewijzen = BewijzenPagina(pagina)
    bewijzen.nieuw()
    bewijzen.formulier.vul(titel="De tafel", soort="tekst", tekst="Gedekt.")
    bewijzen.expect_bewaard()
    [voor] = levend(pagina, "bewijs")
    bewijzen.formulier.root.get_by_role("button", name="Haal weg").click()
    expect(bewijzen.formulier.root).to_be_hidden()
    expect(bewijzen.rijen).to_have_count(0)
    bewijzen.expect_bewaard()
    assert levend(pagina, "bewijs") == []

    Pagina(pagina).open()
    weg(pagina).get_by_role("button", name="Zet terug").click()
    bewijzen.expect_bewaard()
    bewijzen.open()
    expect(bewijzen.rijen).to_have_count(1)
    expect(weg(pagina)).to_be_hidden()
    assert levend(pagina, "bewijs") == [voor]

    uren = UrenPagina(pagina)
    uren.open_dag(DAG)
    uren.dag.vul(begin="08:00", eind="16:30")
    uren.expect_bewaard()
    haal_weg = uren.dag.root.get_by_role("button", name="Haal weg")
    haal_weg.click()
    uren.dag.expect_waarden(datum=DAG, begin="")
    expect(weg(pagina).get_by_role("button", name="Zet terug")).to_be_focused()
    pagina.keyboard.press("Enter")
    uren.dag.expect_waarden(datum=DAG, begin="08:00", eind="16:30")
    haal_weg.click()
    weg(pagina).get_by_role("button", name="Sluit").click()
    uren.expect_bewaard()
    uren.open_dag(DAG)

    expect(uren.dagen).to_have_count(0)
    expect(weg(pagina)).to_be_hidden()


@pytest.mark.scenario("Somebody removed the wrong photo: put back with one tap where it was, on another page too")
def test_photo_that_was_removed_is_put_back_here_and_on_the_next_page(pagina: Page, tmp_path: Path):
    bewijzen = BewijzenPagina(pagina)
    bewijzen.nieuw()
    bewijzen.formulier.vul(titel="De tafel", soort="foto", bijlagen=maak_foto(tmp_path / "eerst.jpg"))
    fotos = bewijzen.formulier.groep("bijlagen").get_by_role("listitem")
    expect(fotos).to_contain_text(["eerst.jpg"])
    Image.new("RGB", (40, 30), "red").save(tmp_path / "later.jpg")
    bewijzen.formulier.vul(bijlagen=tmp_path / "later.jpg")
    expect(fotos).to_contain_text(["eerst.jpg", "later.jpg"])
    bewijzen.expect_bewaard()
    [voor] = levend(pagina, "bewijs")
    fotos.first.get_by_role("button", name="Haal weg").click()
    expect(fotos).to_contain_text(["later.jpg"])
    expect(weg(pagina).get_by_role("button", name="Zet terug")).to_be_focused()
    pagina.keyboard.press("Enter")
    expect(fotos).to_contain_text(["eerst.jpg", "later.jpg"])
    expect(weg(pagina)).to_be_hidden()

    fotos.first.get_by_role("button", name="Haal weg").click()
    bewijzen.expect_bewaard()
    storage.expect_weggehaalde_fotos(pagina, 1)
    Pagina(pagina).open()
    weg(pagina).get_by_role("button", name="Zet terug").evaluate("(knop) => { knop.click(); knop.click(); }")
    expect(pagina.get_by_text("Het staat er weer.").first).to_be_visible()
    bewijzen.expect_bewaard()
    bewijzen.open()
    bewijzen.open_rij("De tafel")
    expect(fotos).to_contain_text(["eerst.jpg", "later.jpg"])
    foto = fotos.first.locator("img")
    expect(foto).to_have_js_property("naturalWidth", 1600)
    assert levend(pagina, "bewijs") == [voor]
    storage.expect_weggehaalde_fotos(pagina, 0)
    expect(weg(pagina)).to_be_hidden()


def test_answer_is_taken_back_and_the_keyboard_leads_to_the_next_question(nieuw_toestel: NieuwToestel):
    page = nieuw_toestel(is_mobile=True).new_page()
    uren = UrenPagina(page)
    uren.open_dag(DAG)
    wis = uren.dag.groep("nacht").get_by_role("button", name="Wis antwoord")
    expect(wis).to_be_hidden()
    uren.dag.vul(nacht="ja")
    uren.expect_bewaard()
    wis.tap()
    uren.expect_bewaard()
    expect(wis).to_be_hidden()
    [velden] = levend(page, "urendag")
    assert velden["nacht"] == ""

    uren.open_dag(DAG)
    expect(uren.dag.groep("nacht").get_by_role("radio", checked=True)).to_have_count(0)
    expect(uren.dag.groep("soort").get_by_role("button")).to_have_count(0)
    uren.dag.veld("pauze").tap()
    page.keyboard.press("Enter")
    expect(uren.dag.keuze("nacht", "ja")).to_be_focused()
    expect(uren.dag.gelukt).to_be_hidden()

    # Past the last question of an open group, to the first of the next.
    periode = GegevensPagina(page).periode
    GegevensPagina(page).open()
    periode.veld("adres").tap()
    page.keyboard.press("Enter")
    expect(periode.root.get_by_label("Naam van je praktijkopleider")).to_be_focused()


def test_photos_that_soon_fill_a_file_are_told_at_the_photo_and_before_sharing(pagina: Page):
    bewijzen = BewijzenPagina(pagina)
    bewijzen.nieuw()
    waarschuwing = pagina.get_by_role("status").filter(has_text="bijna te groot voor één bestand")
    foto = {"sha256": "a" * 64, "naam": "foto.jpg", "type": "image/jpeg", "grootte": FULL_PHOTO_BYTES}
    storage.leg_neer(pagina, bewijs("eerste", foto))
    bewijzen.open("?id=eerste")
    expect(bewijzen.formulier.groep("bijlagen").get_by_role("listitem")).to_have_count(1)
    expect(waarschuwing).to_be_hidden()

    storage.leg_neer(pagina, bewijs("tweede", {**foto, "sha256": "b" * 64, "grootte": 1}))
    bewijzen.open("?id=tweede")
    expect(waarschuwing).to_be_visible()
    DelenPagina(pagina).open()
    expect(waarschuwing).to_be_visible()


def bewijs(naam: str, foto: dict[str, Any]) -> dict[str, Any]:
    """Make a record with one photo, as it is on disk."""
    velden = {"titel": naam, "soort": "foto", "bijlagen": [foto]}
    return {"id": naam, "soort": "bewijs", "velden": velden, "tijden": dict.fromkeys(velden, KLOK), "verwijderd": None}


def test_who_goes_back_comes_back_to_the_same_place(pagina: Page):
    delen = DelenPagina(pagina)
    delen.open()
    delen.voeg_samen(GOLDEN)
    uren = UrenPagina(pagina)
    uren.open()
    uren.open_blok_formulier()
    dag = uren.dagen.nth(40)
    dag.get_by_role("link").click()
    pagina.wait_for_url("**/uren/?id=*")
    expect(dag).not_to_be_in_viewport()
    pagina.go_back()
    expect(dag).to_be_in_viewport()
    expect(uren.blok.root).to_be_visible()

    # Also by the link to the list.
    voortgang = VoortgangPagina(pagina)
    voortgang.open()
    laatste = voortgang.werkprocessen.get_by_role("link").last
    laatste.click()
    expect(voortgang.formulier.root).to_be_visible()
    pagina.get_by_role("link", name="Alle werkprocessen").click()
    expect(laatste).to_be_in_viewport()

    # A new visit begins at the top.
    uren.open()
    expect(dag).to_be_visible()
    expect(dag).not_to_be_in_viewport()
    expect(uren.blok.root).to_be_hidden()


def test_same_as_last_time_says_what_it_did_and_is_undone(telefoon: BrowserContext, map_bestand: Path):
    klok = Klok(telefoon, "2026-12-02")
    page = telefoon.new_page()
    delen = DelenPagina(page)
    delen.open()
    delen.voeg_samen(map_bestand)
    uren = UrenPagina(page)
    tik = uren.dag.root.get_by_role("checkbox")
    for dag, taak in (("2026-11-30", 0), ("2026-12-01", 1)):
        uren.open_dag(dag)
        uren.dag.vul(begin="22:00", eind="06:00", nacht="ja", pauze=30)
        tik.nth(taak).check(force=True)
        uren.expect_bewaard()
    uren.open_dag("2026-12-02")
    uren.dag.vul(soort="ziek")
    klok.zet(page, "2026-12-04")
    uren.open()
    uren.expect_compleet()
    uren.herhaal()
    gezegd = uren.dag.root.locator("[aria-live] [data-repeated]").filter(has_text="Overgenomen van dinsdag 1 december")
    expect(gezegd).to_contain_text("22:00\u201306:00")
    expect(gezegd).to_contain_text("Werkprocessen van vandaag: 1")
    uren.expect_bewaard()
    # As long as the night it repeats, with the ticks of that day only.
    expect(uren.duur).to_have_text("7 uur 30")
    expect(tik.nth(1)).to_be_checked()
    expect(tik.nth(0)).not_to_be_checked()
    assert [dag["nacht"] for dag in levend(page, "urendag") if dag["datum"] == "2026-12-04"] == ["ja"]

    gezegd.get_by_role("button", name="Maak ongedaan").click()
    uren.expect_bewaard()
    expect(gezegd).to_be_hidden()
    assert [dag for dag in levend(page, "urendag") if dag["datum"] == "2026-12-04"] == []
    # A day with answers of its own gets those back.
    uren.dag.vul(begin="09:00", eind="12:00")
    uren.herhaal()
    uren.dag.expect_waarden(begin="22:00", eind="06:00")
    gezegd.get_by_role("button", name="Maak ongedaan").click()
    uren.dag.expect_waarden(begin="09:00", eind="12:00")
    uren.expect_bewaard()
