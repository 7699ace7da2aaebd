"""The whole main flow by keyboard only: every stop is visible, dialogs return the focus, names are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from bpv_logic.basis.values import FIRST_DATE, LAST_DATE
from bpv_logic.file.envelope import read_envelope
from e2e.helpers.keyboard import Toetsen
from e2e.pages.delen import DelenPagina
from e2e.pages.formulier import Formulier
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.lijst import BeoordelingPagina, BezoekPagina, LeerafsprakenPagina, LijstPagina
from e2e.pages.tekenen import KNOPPEN, Tekenvak
from e2e.pages.uren import UrenPagina
from e2e.pages.voortgang import VoortgangPagina

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from e2e.helpers.device import NieuwToestel

OPLEIDER = "mevrouw Jansen"
#: Counts how often a message on the page changes.
TEL = """(element) => {
  window.gezegd = 0;
  const watching = new MutationObserver(() => (window.gezegd += 1));
  watching.observe(element, { childList: true, characterData: true, subtree: true });
}"""


class Sam:
    """A student who uses no mouse and no finger."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.toetsen = Toetsen(page)

    def gaat_naar(self, plaats: str, *, pad: str) -> None:
        """Go to a page by the menu, and skip the menu with the first link."""
        menu = self.page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name=plaats, exact=True)
        self.toetsen.naar(menu)
        self.toetsen.druk("Enter")
        self.page.wait_for_url(f"**/{pad}")

    def slaat_menu_over(self) -> None:
        """Use the first link of the page, which skips the menu."""
        self.toetsen.naar(self.page.get_by_role("link", name="Naar de inhoud"))
        self.toetsen.druk("Enter")
        expect(self.page.get_by_role("main")).to_be_focused()

    def volgt(self, link: Locator) -> None:
        """Follow a link or press a button."""
        self.toetsen.naar(link)
        self.toetsen.druk("Enter")

    def vult(self, formulier: Formulier, **velden: str) -> None:
        """Fill in text fields, in the order of the form."""
        formulier.druk = self.volgt
        for naam, waarde in velden.items():
            self.toetsen.typ(formulier.veld(naam), waarde)

    def zet_dag(self, veld: Locator, toets: str) -> None:
        """Choose the first or the last possible day with arrows: whichever part comes first, the others follow."""
        self.toetsen.naar(veld)
        for _ in range(3):
            self.toetsen.druk(toets, "ArrowRight")

    def kiest(self, formulier: Formulier, naam: str, waarde: str) -> None:
        """Choose one answer."""
        formulier.druk = self.volgt
        eerste = formulier.groep(naam).get_by_role("radio").first
        self.toetsen.kies(eerste, formulier.keuze(naam, waarde))

    def is_klaar(self, formulier: Formulier) -> None:
        """Press the button that ends a form."""
        self.volgt(formulier.root.get_by_role("button", name="Klaar"))
        expect(formulier.gelukt).to_be_visible()

    def begint(self, blad: LijstPagina) -> Formulier:
        """Open a page by its address, and a new form on it with its button."""
        blad.open()
        self.slaat_menu_over()
        self.volgt(self.page.get_by_role("link", name=blad.nieuw_knop))
        expect(blad.formulier.root).to_be_visible()
        return blad.formulier

    def laat_tekenen(self, vak: Tekenvak, rol: str, naam: str) -> None:
        """Leave the dialog with Escape once, then sign in it with a typed name."""
        knop = vak.root.get_by_role("button", name=KNOPPEN[rol])
        self.volgt(knop)
        expect(vak.dialoog).to_be_visible()
        self.toetsen.druk("Escape")
        expect(vak.dialoog).to_be_hidden()
        expect(knop).to_be_focused()
        self.toetsen.druk("Enter")
        expect(vak.dialoog).to_be_visible()
        veld = self.toetsen.naar(vak.dialoog.get_by_label("Naam van wie tekent"))
        self.toetsen.druk("ControlOrMeta+a")
        self.page.keyboard.type(naam)
        expect(veld).to_have_value(naam)
        self.toetsen.kies(
            vak.dialoog.get_by_role("radio", name="Met je vinger"), vak.dialoog.get_by_role("radio", name="Typ je naam")
        )
        self.volgt(vak.dialoog.get_by_role("button", name="Onderteken"))
        expect(vak.dialoog).to_be_hidden()
        vak.expect_getekend(naam)
        # The button that was pressed is gone; the focus is on what replaced it.
        expect(self.page.locator(":focus")).to_contain_text(f"Getekend door {naam}")


def test_whole_flow_goes_with_the_keyboard_only(nieuw_toestel: NieuwToestel, tmp_path: Path):
    page = nieuw_toestel(reduced_motion="reduce", has_touch=False).new_page()
    sam = Sam(page)
    vult_gegevens_in(sam)
    noteert_een_dag(sam)
    bezoekt_en_spreekt_af(sam)
    kijkt_hoe_het_gaat(sam)
    bestand = maakt_bestand(sam, tmp_path)

    assert set(sam.toetsen.mis) == set()
    records = read_envelope(bestand.read_text(encoding="utf-8")).records
    soorten = {record.soort for record in records}
    assert soorten >= {
        "student",
        "periode",
        "urendag",
        "urenblok",
        "contact",
        "leerafspraken",
        "voortgang",
        "beoordeling",
    }
    getekend = [record for record in records if record.soort == "handtekening"]
    assert {record.text("wijze") for record in getekend} == {"getypt"}
    assert len(getekend) == 3


def vult_gegevens_in(sam: Sam) -> None:
    """Wie en waar: text, a choice, a list, days with arrows."""
    gegevens = GegevensPagina(sam.page)
    gegevens.open()
    sam.page.get_by_role("status").filter(has_text="Opgeslagen").evaluate(TEL)
    sam.slaat_menu_over()
    sam.vult(gegevens.student, voornaam="Sam", achternaam="Voorbeeld")
    # Saved on every keystroke, and announced only when that takes a while.
    assert sam.page.evaluate("window.gezegd") <= 2
    sam.kiest(gegevens.student, "jonger_dan_18", "nee")
    sam.toetsen.naar(gegevens.student.veld("opleiding"))
    sam.toetsen.druk("ArrowDown")
    sam.kiest(gegevens.student, "leerweg", "bol")
    sam.vult(gegevens.periode, leerbedrijf="Zorgcentrum Voorbeeld", praktijkopleider=OPLEIDER)
    sam.zet_dag(gegevens.periode.veld("begin"), "ArrowUp")
    sam.zet_dag(gegevens.periode.veld("eind"), "ArrowDown")
    gegevens.expect_bewaard()
    gegevens.periode.expect_waarden(begin=FIRST_DATE, eind=LAST_DATE)


def noteert_een_dag(sam: Sam) -> None:
    """Uren: a day, a blok of that day, and the praktijkopleider's name under it."""
    uren = UrenPagina(sam.page)
    sam.gaat_naar("Uren", pad="uren/")
    uren.expect_bruikbaar()
    sam.slaat_menu_over()
    for naam, tijd in (("begin", "0800A"), ("eind", "1130A")):
        sam.toetsen.typ(uren.dag.veld(naam), tijd)
    uren.dag.expect_waarden(begin="08:00", eind="11:30")
    sam.is_klaar(uren.dag)
    sam.volgt(sam.page.get_by_text("Zelf een blok maken of aanpassen"))
    sam.vult(uren.blok, naam="Blok 1")
    sam.zet_dag(uren.blok.veld("van"), "ArrowUp")
    sam.zet_dag(uren.blok.veld("tot"), "ArrowDown")
    sam.is_klaar(uren.blok)
    sam.toetsen.naar(uren.rij_van_blok("Blok 1").get_by_role("link"), terug=True)
    sam.laat_tekenen(uren.tekenvak("Blok 1"), "praktijkopleider", OPLEIDER)


def bezoekt_en_spreekt_af(sam: Sam) -> None:
    """A visit, and its leerafspraken with a typed signature."""
    bezoek = sam.begint(BezoekPagina(sam.page))
    sam.kiest(bezoek, "bezoek", "eerste")
    sam.kiest(bezoek, "plaats", "locatie")
    sam.kiest(bezoek, "stand", "gehouden")
    sam.toetsen.vink(bezoek.keuze("aanwezig", "student"))
    sam.vult(bezoek, afspraken="Sam oefent met plannen.")
    sam.is_klaar(bezoek)
    leerafspraken = LeerafsprakenPagina(sam.page)
    formulier = sam.begint(leerafspraken)
    sam.vult(formulier, sterke_punten="Op tijd.", leerpunten="Plannen.")
    sam.toetsen.vink(formulier.groep("werkprocessen").get_by_role("checkbox").first)
    sam.vult(formulier, hoe="Elke maandag zelf.")
    sam.is_klaar(formulier)
    sam.laat_tekenen(leerafspraken.tekenvak, "student", "Sam Voorbeeld")


def kijkt_hoe_het_gaat(sam: Sam) -> None:
    """Voortgang of one werkproces, and the beoordeling, in which a fault is corrected first."""
    sam.gaat_naar("Voortgang", pad="voortgang/")
    voortgang = VoortgangPagina(sam.page)
    voortgang.expect_bruikbaar()
    sam.slaat_menu_over()
    sam.volgt(voortgang.werkprocessen.get_by_role("link").first)
    expect(voortgang.formulier.root).to_be_visible()
    sam.kiest(voortgang.formulier, "oordeel", "oefenen")
    sam.is_klaar(voortgang.formulier)
    beoordeling = BeoordelingPagina(sam.page)
    formulier = sam.begint(beoordeling)
    mist_nog_iets(sam, formulier)
    sam.toetsen.naar(formulier.veld("schooljaar"), terug=True)
    sam.vult(
        formulier, schooljaar="2026-2027", persoonlijk="Sam vraagt om hulp.", werkprocessen_oordeel="Het gaat goed."
    )
    sam.kiest(formulier, "oordeel", "goed")
    sam.vult(formulier, waarom="Gegroeid.")
    sam.is_klaar(formulier)
    expect(sam.page).to_have_title("Beoordeling - BPV-map")
    sam.laat_tekenen(beoordeling.tekenvak, "praktijkopleider", OPLEIDER)


def mist_nog_iets(sam: Sam, formulier: Formulier) -> None:
    """Say "ready" too early: the summary gets the focus, the title says so, a link leads to the question."""
    sam.volgt(formulier.root.get_by_role("button", name="Klaar"))
    expect(formulier.samenvatting).to_be_focused()
    expect(formulier.samenvatting.get_by_role("heading", name="Kijk dit nog na")).to_be_visible()
    expect(sam.page).to_have_title("Fout: Beoordeling - BPV-map")
    links = formulier.samenvatting.get_by_role("link")
    for link in links.all():
        formulier_zegt_hetzelfde(formulier, link.inner_text())
    sam.volgt(links.filter(has_text="persoon"))
    veld = formulier.veld("persoonlijk")
    expect(veld).to_be_focused()
    expect(formulier.root.get_by_text(formulier.form.field("persoonlijk").label, exact=True)).to_be_in_viewport()


def formulier_zegt_hetzelfde(formulier: Formulier, zin: str) -> None:
    """Expect a sentence of the summary also at its question, word for word."""
    expect(formulier.root.locator("[data-melding]").filter(has_text=zin)).to_be_visible()


def maakt_bestand(sam: Sam, folder: Path) -> Path:
    """Delen: the file."""
    delen = DelenPagina(sam.page)
    delen.open()
    sam.slaat_menu_over()
    with sam.page.expect_download() as downloading:
        sam.volgt(sam.page.get_by_role("button", name="Stuur naar school"))
    path = folder / downloading.value.suggested_filename
    downloading.value.save_as(path)
    return path
