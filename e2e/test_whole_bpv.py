"""A whole bpv on one phone: twenty weeks without a connection, and the file that the school reads."""

from __future__ import annotations

import base64
import json
import os
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from bpv_site.tools.paths import ROOT
from e2e.files.photo import EXIF_MARK, make_photo
from e2e.helpers import story
from e2e.helpers.clock import Clock
from e2e.helpers.school_check import SchoolCheck, check, sentences
from e2e.pages.delen import DelenPage
from e2e.pages.gegevens import GegevensPage
from e2e.pages.records import (
    BeoordelingPage,
    BewijzenPage,
    BezoekPage,
    ExtraContactPage,
    LeerafsprakenPage,
    ListPage,
    OpdrachtenPage,
    TelefoonPage,
    WeekPage,
)
from e2e.pages.school import SchoolPage
from e2e.pages.uren import UrenPage
from e2e.pages.voortgang import VoortgangPage

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from e2e.helpers.origin import Origin
    from e2e.pages.signing import SignBox

#: Where the exported map is stored as the golden file, when BPV_GOLDEN=1 asks for a new one.
GOLDEN = ROOT / "tests" / "golden"


class Sam:
    """The student with the phone: what is done on each day of the story."""

    def __init__(self, context: BrowserContext, folder: Path) -> None:
        self.clock = Clock(context, "2024-09-30", "07:45")
        self.page: Page = context.new_page()
        self.folder = folder
        self.uren = UrenPage(self.page)

    def on(self, date: str, time: str = "17:00") -> None:
        """Set the day."""
        self.clock.set(self.page, date, time)

    def fills_in_gegevens(self) -> None:
        gegevens = GegevensPage(self.page)
        gegevens.open()
        gegevens.student.fill(**story.STUDENT)
        gegevens.periode.fill(**story.PERIODE)
        gegevens.student.done()
        gegevens.expect_saved()

    def notes_day(self, day: datetime.date, *, repeats: bool) -> None:
        """Record one day: an ill day as such, most others with one button, the first one by hand."""
        self.on(day.isoformat())
        self.uren.open_day(day.isoformat())
        if day in story.ILL:
            self.uren.day.fill(soort="ziek")
        elif repeats:
            self.uren.repeat()
        else:
            self.uren.day.fill(**story.DAY)
        if day not in story.ILL:
            self.uren.day.expect_values(soort="gewerkt", begin="08:00", eind="16:30", pauze=30)
        self.uren.expect_saved()

    def notes_uren(self, from_: str, until: str) -> None:
        """Record every working day between two dates."""
        for yesterday, day in pairwise((None, *story.werkdagen())):
            if day and from_ <= day.isoformat() <= until:
                self.notes_day(day, repeats=yesterday is not None and yesterday not in story.ILL)

    def writes(self, kind_of_page: type[ListPage], fields: dict[str, Any]) -> ListPage:
        """Create one record on a page."""
        sheet = kind_of_page(self.page)
        sheet.new()
        sheet.form.fill(**fields)
        sheet.form.done()
        sheet.expect_saved()
        return sheet

    def rates(self, oordelen: story.Oordelen) -> None:
        """Let one person rate every werkproces."""
        self.on(oordelen.date)
        voortgang = VoortgangPage(self.page)
        voortgang.choose(story.WERKPROCESSEN[0], oordelen.who)
        for werkproces in story.WERKPROCESSEN:
            voortgang.rate(werkproces, oordelen.who, oordelen.of(werkproces))
            voortgang.expect_saved()

    def have_blok_signed(self, blok: dict[str, str]) -> SignBox:
        """Make a blok and return the place where it is signed."""
        self.uren.open()
        self.uren.open_blok_form()
        self.uren.blok.fill(**blok)
        self.uren.expect_saved()
        return self.uren.sign_box(blok["naam"])

    def exports(self) -> Path:
        """Make a copy of everything."""
        delen = DelenPage(self.page)
        delen.open()
        return delen.make_file(self.folder)

    def sends_to_school(self) -> Path:
        """Make the file for school."""
        delen = DelenPage(self.page)
        delen.open()
        return delen.make_school_file(self.folder)


def test_a_whole_bpv_offline_from_first_visit_to_eindbeoordeling(
    phone: BrowserContext, laptop: BrowserContext, origin: Origin, tmp_path: Path
):
    sam = Sam(phone, tmp_path)
    comes_for_the_first_time(sam, origin)
    works_the_first_blok(sam)
    works_the_second_blok(sam)
    file = sam.sends_to_school()

    without_eindbeoordeling = check(file)
    assert without_eindbeoordeling.is_wrong == frozenset()
    assert without_eindbeoordeling.still_to_do == {"eindbeoordeling.ontbreekt"}
    assert_no_place_in_photos(file)

    origin.start()
    back = judges_at_school(laptop, file, tmp_path / "school")
    origin.stop()
    takes_back(sam, back)
    end = sam.exports()

    whole = check(end)
    assert whole == SchoolCheck(
        exit_code=0, outcome="voldoet", fault=None, still_to_do=frozenset(), is_wrong=frozenset()
    )
    assert {request.method for request in origin.log} == {"GET"}
    keep_golden(end)


def comes_for_the_first_time(sam: Sam, origin: Origin) -> None:
    """Open the site, wait until it works offline, and have no connection from then on."""
    gegevens = GegevensPage(sam.page)
    gegevens.open()
    gegevens.expect_ready_offline()
    origin.stop()
    sam.fills_in_gegevens()


def works_the_first_blok(sam: Sam) -> None:
    """Ten weeks: werkbespreking, visit, leerafspraken, opdracht, bewijs, a call, and a signed blok."""
    sam.notes_uren("2024-09-30", "2024-10-03")
    sam.on("2024-10-07")
    sam.writes(WeekPage, story.WERKBESPREKING)
    sam.notes_uren("2024-10-07", "2024-10-16")
    sam.writes(BezoekPage, story.FIRST_BEZOEK)
    leerafspraken = sam.writes(LeerafsprakenPage, story.LEERAFSPRAKEN)
    leerafspraken.sign_box.sign("student", story.NAME)
    leerafspraken.sign_box.sign("praktijkopleider", story.PRAKTIJKOPLEIDER)
    leerafspraken.sign_box.sign("begeleider", story.BEGELEIDER)
    sam.rates(story.OORDELEN[0])
    sam.notes_uren("2024-10-17", "2024-11-19")
    opdracht = sam.writes(OpdrachtenPage, story.OPDRACHT)
    opdracht.sign_box.sign("praktijkopleider", story.PRAKTIJKOPLEIDER)
    sam.writes(BewijzenPage, story.BEWIJS | {"bijlagen": make_photo(sam.folder / "foto.jpg")})
    sam.on("2024-11-20")
    sam.writes(TelefoonPage, story.FIRST_CALL)
    sam.notes_uren("2024-11-20", "2024-12-05")
    sam.writes(ExtraContactPage, story.EXTRA)
    sam.have_blok_signed(story.BLOKKEN[0]).sign("praktijkopleider", story.PRAKTIJKOPLEIDER)


def works_the_second_blok(sam: Sam) -> None:
    """Ten more weeks, to the last visit and the beoordeling of the company."""
    sam.notes_uren("2024-12-09", "2024-12-18")
    sam.writes(BezoekPage, story.SECOND_BEZOEK)
    sam.notes_uren("2024-12-19", "2025-01-22")
    sam.writes(TelefoonPage, story.SECOND_CALL)
    sam.notes_uren("2025-01-23", "2025-02-06")
    sam.writes(BewijzenPage, story.REPORT)
    sam.notes_uren("2025-02-10", "2025-02-10")
    for oordelen in story.OORDELEN[1:]:
        sam.rates(oordelen)
    sam.notes_uren("2025-02-11", "2025-02-12")
    sam.writes(BezoekPage, story.LAST_BEZOEK)
    beoordeling = sam.writes(BeoordelingPage, story.BEOORDELING)
    beoordeling.sign_box.sign("praktijkopleider", story.PRAKTIJKOPLEIDER)
    beoordeling.sign_box.sign("student", story.NAME)
    sam.notes_uren("2025-02-13", "2025-02-14")
    sam.on("2025-02-14")
    sam.have_blok_signed(story.BLOKKEN[1]).type_("praktijkopleider", story.PRAKTIJKOPLEIDER)


def judges_at_school(laptop: BrowserContext, file: Path, folder: Path) -> Path:
    """Let the bpv-begeleider open the map on a laptop, decide, sign, and make the file for the student."""
    folder.mkdir()
    Clock(laptop, "2025-02-17")
    school = SchoolPage(laptop.new_page())
    school.open()
    school.choose(file)
    school.open_map(story.NAME)
    school.eindbeoordeling.fill(**story.EINDBEOORDELING)
    school.sign_box.sign("begeleider", story.BEGELEIDER)
    return school.make_file(folder)


def takes_back(sam: Sam, back: Path) -> None:
    """Import the eindbeoordeling into the map on the phone, and see it."""
    sam.on("2025-02-18")
    delen = DelenPage(sam.page)
    delen.open()
    delen.merge(back)
    sam.page.goto("./eindbeoordeling/")
    expect(sam.page.get_by_text("Voldaan", exact=True).first).to_be_visible()
    expect(sam.page.get_by_text(story.EINDBEOORDELING["reden"])).to_be_visible()
    expect(sam.page.get_by_text(f"Getekend door {story.BEGELEIDER}")).to_be_visible()


def assert_no_place_in_photos(file: Path) -> None:
    """Assert that the one photo is there, without the location where it was taken."""
    envelope = json.loads(file.read_text(encoding="utf-8"))
    photos = [base64.b64decode(item["base64"]) for item in envelope["attachments"]]

    assert len(photos) == 1
    assert EXIF_MARK in (file.parent / "foto.jpg").read_bytes()
    assert EXIF_MARK not in photos[0]


def keep_golden(file: Path) -> None:
    """Store the file and what the school reads in it, if requested."""
    if os.environ.get("BPV_GOLDEN") == "1":
        GOLDEN.mkdir(exist_ok=True)
        golden = GOLDEN / "hele-bpv.json"
        golden.write_bytes(file.read_bytes())
        golden.with_suffix(".txt").write_text(sentences(golden), encoding="utf-8")
