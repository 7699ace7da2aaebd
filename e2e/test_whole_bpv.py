"""A whole bpv on one phone: twenty weeks without a connection, and the file that the school reads."""

from __future__ import annotations

import base64
import json
import os
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from bpv_site.tools.paths import ROOT
from e2e.files.photo import EXIF_MARK, maak_foto
from e2e.helpers import story
from e2e.helpers.clock import Klok
from e2e.helpers.school_check import Controle, check, zinnen
from e2e.pages.delen import DelenPagina
from e2e.pages.gegevens import GegevensPagina
from e2e.pages.lijst import (
    BeoordelingPagina,
    BewijzenPagina,
    BezoekPagina,
    ExtraContactPagina,
    LeerafsprakenPagina,
    LijstPagina,
    OpdrachtenPagina,
    TelefoonPagina,
    WeekPagina,
)
from e2e.pages.school import SchoolPagina
from e2e.pages.uren import UrenPagina
from e2e.pages.voortgang import VoortgangPagina

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.origin import Origin
    from e2e.pages.tekenen import Tekenvak

#: Where the exported map is stored as the golden file, when BPV_GOLDEN=1 asks for a new one.
GOLDEN = ROOT / "tests" / "golden"


class Sam:
    """The student with the phone: what is done on each day of the story."""

    def __init__(self, context: BrowserContext, folder: Path) -> None:
        self.klok = Klok(context, "2024-09-30", "07:45")
        self.page: Page = context.new_page()
        self.folder = folder
        self.uren = UrenPagina(self.page)

    def op(self, datum: str, tijd: str = "17:00") -> None:
        """Set the day."""
        self.klok.zet(self.page, datum, tijd)

    def vult_gegevens_in(self) -> None:
        gegevens = GegevensPagina(self.page)
        gegevens.open()
        gegevens.student.vul(**story.STUDENT)
        gegevens.periode.vul(**story.PERIODE)
        gegevens.student.klaar()
        gegevens.expect_bewaard()

    def noteert_dag(self, dag: datetime.date, *, herhaalt: bool) -> None:
        """Record one day: an ill day as such, most others with one button, the first one by hand."""
        self.op(dag.isoformat())
        self.uren.open_dag(dag.isoformat())
        if dag in story.ZIEK:
            self.uren.dag.vul(soort="ziek")
        elif herhaalt:
            self.uren.herhaal()
        else:
            self.uren.dag.vul(**story.DAG)
        if dag not in story.ZIEK:
            self.uren.dag.expect_waarden(soort="gewerkt", begin="08:00", eind="16:30", pauze=30)
        self.uren.expect_bewaard()

    def noteert_uren(self, van: str, tot: str) -> None:
        """Record every working day between two dates."""
        for gisteren, dag in pairwise((None, *story.werkdagen())):
            if dag and van <= dag.isoformat() <= tot:
                self.noteert_dag(dag, herhaalt=gisteren is not None and gisteren not in story.ZIEK)

    def schrijft(self, pagina: type[LijstPagina], velden: dict[str, Any]) -> LijstPagina:
        """Create one record on a page."""
        blad = pagina(self.page)
        blad.nieuw()
        blad.formulier.vul(**velden)
        blad.formulier.klaar()
        blad.expect_bewaard()
        return blad

    def oordeelt(self, oordelen: story.Oordelen) -> None:
        """Let one person rate every werkproces."""
        self.op(oordelen.datum)
        voortgang = VoortgangPagina(self.page)
        voortgang.kies(story.WERKPROCESSEN[0], oordelen.wie)
        for werkproces in story.WERKPROCESSEN:
            voortgang.beoordeel(werkproces, oordelen.wie, oordelen.van(werkproces))
            voortgang.expect_bewaard()

    def laat_blok_tekenen(self, blok: dict[str, str]) -> Tekenvak:
        """Make a blok and return the place where it is signed."""
        self.uren.open()
        self.uren.open_blok_formulier()
        self.uren.blok.vul(**blok)
        self.uren.expect_bewaard()
        return self.uren.tekenvak(blok["naam"])

    def exporteert(self) -> Path:
        """Make a copy of everything."""
        delen = DelenPagina(self.page)
        delen.open()
        return delen.maak_bestand(self.folder)

    def stuurt_naar_school(self) -> Path:
        """Make the file for school."""
        delen = DelenPagina(self.page)
        delen.open()
        return delen.maak_schoolbestand(self.folder)


def test_a_whole_bpv_offline_from_first_visit_to_eindbeoordeling(
    telefoon: BrowserContext, laptop: BrowserContext, origin: Origin, tmp_path: Path
):
    sam = Sam(telefoon, tmp_path)
    komt_voor_het_eerst(sam, origin)
    werkt_het_eerste_blok(sam)
    werkt_het_tweede_blok(sam)
    bestand = sam.stuurt_naar_school()

    zonder_eindbeoordeling = check(bestand)
    assert zonder_eindbeoordeling.klopt_niet == frozenset()
    assert zonder_eindbeoordeling.nog_doen == {"eindbeoordeling.ontbreekt"}
    assert_no_place_in_photos(bestand)

    origin.start()
    terug = beoordeelt_op_school(laptop, bestand, tmp_path / "school")
    origin.stop()
    neemt_terug(sam, terug)
    einde = sam.exporteert()

    whole = check(einde)
    assert whole == Controle(exit_code=0, uitkomst="voldoet", fout=None, nog_doen=frozenset(), klopt_niet=frozenset())
    assert {request.method for request in origin.log} == {"GET"}
    keep_golden(einde)


def komt_voor_het_eerst(sam: Sam, origin: Origin) -> None:
    """Open the site, wait until it works offline, and have no connection from then on."""
    gegevens = GegevensPagina(sam.page)
    gegevens.open()
    gegevens.expect_klaar_offline()
    origin.stop()
    sam.vult_gegevens_in()


def werkt_het_eerste_blok(sam: Sam) -> None:
    """Ten weeks: werkbespreking, visit, leerafspraken, opdracht, bewijs, a call, and a signed blok."""
    sam.noteert_uren("2024-09-30", "2024-10-03")
    sam.op("2024-10-07")
    sam.schrijft(WeekPagina, story.WERKBESPREKING)
    sam.noteert_uren("2024-10-07", "2024-10-16")
    sam.schrijft(BezoekPagina, story.EERSTE_BEZOEK)
    leerafspraken = sam.schrijft(LeerafsprakenPagina, story.LEERAFSPRAKEN)
    leerafspraken.tekenvak.teken("student", story.NAAM)
    leerafspraken.tekenvak.teken("praktijkopleider", story.PRAKTIJKOPLEIDER)
    leerafspraken.tekenvak.teken("begeleider", story.BEGELEIDER)
    sam.oordeelt(story.OORDELEN[0])
    sam.noteert_uren("2024-10-17", "2024-11-19")
    opdracht = sam.schrijft(OpdrachtenPagina, story.OPDRACHT)
    opdracht.tekenvak.teken("praktijkopleider", story.PRAKTIJKOPLEIDER)
    sam.schrijft(BewijzenPagina, story.BEWIJS | {"bijlagen": maak_foto(sam.folder / "foto.jpg")})
    sam.op("2024-11-20")
    sam.schrijft(TelefoonPagina, story.TELEFOON_1)
    sam.noteert_uren("2024-11-20", "2024-12-05")
    sam.schrijft(ExtraContactPagina, story.EXTRA)
    sam.laat_blok_tekenen(story.BLOKKEN[0]).teken("praktijkopleider", story.PRAKTIJKOPLEIDER)


def werkt_het_tweede_blok(sam: Sam) -> None:
    """Ten more weeks, to the last visit and the beoordeling of the company."""
    sam.noteert_uren("2024-12-09", "2024-12-18")
    sam.schrijft(BezoekPagina, story.TWEEDE_BEZOEK)
    sam.noteert_uren("2024-12-19", "2025-01-22")
    sam.schrijft(TelefoonPagina, story.TELEFOON_2)
    sam.noteert_uren("2025-01-23", "2025-02-06")
    sam.schrijft(BewijzenPagina, story.VERSLAG)
    sam.noteert_uren("2025-02-10", "2025-02-10")
    for oordelen in story.OORDELEN[1:]:
        sam.oordeelt(oordelen)
    sam.noteert_uren("2025-02-11", "2025-02-12")
    sam.schrijft(BezoekPagina, story.LAATSTE_BEZOEK)
    beoordeling = sam.schrijft(BeoordelingPagina, story.BEOORDELING)
    beoordeling.tekenvak.teken("praktijkopleider", story.PRAKTIJKOPLEIDER)
    beoordeling.tekenvak.teken("student", story.NAAM)
    sam.noteert_uren("2025-02-13", "2025-02-14")
    sam.op("2025-02-14")
    sam.laat_blok_tekenen(story.BLOKKEN[1]).typ("praktijkopleider", story.PRAKTIJKOPLEIDER)


def beoordeelt_op_school(laptop: BrowserContext, bestand: Path, folder: Path) -> Path:
    """Let the bpv-begeleider open the map on a laptop, decide, sign, and make the file for the student."""
    folder.mkdir()
    Klok(laptop, "2025-02-17")
    school = SchoolPagina(laptop.new_page())
    school.open()
    school.kies(bestand)
    school.open_map(story.NAAM)
    school.eindbeoordeling.vul(**story.EINDBEOORDELING)
    school.tekenvak.teken("begeleider", story.BEGELEIDER)
    return school.maak_bestand(folder)


def neemt_terug(sam: Sam, terug: Path) -> None:
    """Import the eindbeoordeling into the map on the phone, and see it."""
    sam.op("2025-02-18")
    delen = DelenPagina(sam.page)
    delen.open()
    delen.voeg_samen(terug)
    sam.page.goto("./eindbeoordeling/")
    expect(sam.page.get_by_text("Voldaan", exact=True).first).to_be_visible()
    expect(sam.page.get_by_text(story.EINDBEOORDELING["reden"])).to_be_visible()
    expect(sam.page.get_by_text(f"Getekend door {story.BEGELEIDER}")).to_be_visible()


def assert_no_place_in_photos(bestand: Path) -> None:
    """Assert that the one photo is there, without the location where it was taken."""
    envelope = json.loads(bestand.read_text(encoding="utf-8"))
    photos = [base64.b64decode(item["base64"]) for item in envelope["attachments"]]

    assert len(photos) == 1
    assert EXIF_MARK in (bestand.parent / "foto.jpg").read_bytes()
    assert EXIF_MARK not in photos[0]


def keep_golden(bestand: Path) -> None:
    """Store the file and what the school reads in it, if requested."""
    if os.environ.get("BPV_GOLDEN") == "1":
        GOLDEN.mkdir(exist_ok=True)
        golden = GOLDEN / "hele-bpv.json"
        golden.write_bytes(bestand.read_bytes())
        golden.with_suffix(".txt").write_text(zinnen(golden), encoding="utf-8")
