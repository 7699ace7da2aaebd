"""On paper every form and the whole map are a school form, with the same texts and check codes as the app."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from bpv_logic.basis.canonical import check_code
from bpv_logic.file.envelope import read_envelope
from bpv_logic.forms import FORMS
from bpv_logic.map.bpvmap import map_of
from bpv_logic.questions.conditions import holds
from bpv_logic.words.record import value_text
from bpv_site.tools.paths import ROOT
from e2e.helpers.clock import Klok
from e2e.helpers.device import LAPTOP
from e2e.helpers.paper import Vel, druk_af, menu_op, op_een_regel, staat_op
from e2e.pages.delen import DelenPagina
from e2e.pages.pagina import MOTOR_TIJD, Pagina
from e2e.pages.school import SchoolPagina
from e2e.pages.status import StatusPagina
from e2e.pages.uren import UrenPagina

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from bpv_logic.map.record import Record
    from e2e.helpers.device import NieuwToestel

GOLDEN: Final = ROOT / "tests" / "golden" / "hele-bpv.json"
MAP: Final = map_of(read_envelope(GOLDEN.read_text(encoding="utf-8")).records)
DATUM: Final = "2025-02-18"
VOET: Final = "Sam Voorbeeld · geprint op 18 februari 2025"
AANGEKRUIST: Final = "×"  # noqa: RUF001 - the cross that a box has on paper
#: What a page fills in by itself is not a question on it.
VAST: Final = frozenset({("contact", "soort")})
LIJN: Final = "Naam, datum en handtekening:"
TICKED: Final = frozenset({"choice", "choices", "punten", "werkprocessen"})


@dataclass(frozen=True, kw_only=True)
class Blad:
    """One form on paper: its page, its title, and the record whose answers are on it."""

    adres: str
    titel: str
    record: Record | None


def first(kind: str, **velden: str) -> Record:
    """Return the first record of a kind with these answers."""
    return next(item for item in MAP.of(kind) if all(item.text(name) == value for name, value in velden.items()))


def bladen() -> Iterator[Blad]:
    """Return every printable form, filled in."""
    for soort, titel in (
        ("werkbespreking", "Werkbespreking"),
        ("leerafspraken", "Leerafspraken"),
        ("opdracht", "Opdrachten"),
        ("bewijs", "Bewijzen"),
        ("beoordeling", "Beoordeling"),
    ):
        record = first(soort)
        yield Blad(adres=f"./{FORMS[soort].page}?id={record.id}", titel=titel, record=record)
    for soort, pad, titel in (
        ("bezoek", "bezoek", "Bezoek"),
        ("telefonisch", "contact", "Contact"),
        ("extra", "contact", "Contact"),
    ):
        record = first("contact", soort=soort)
        yield Blad(adres=f"./{pad}/?id={record.id}", titel=titel, record=record)
    yield Blad(adres="./gegevens/", titel="Wie en waar", record=MAP.student)
    yield Blad(adres="./eindbeoordeling/", titel="Eindbeoordeling", record=None)
    yield Blad(adres="./voortgang/", titel="Voortgang", record=None)


def code_under(record: Record) -> str:
    """Return the check code of the handtekening under a form, as the app shows it."""
    return check_code(MAP.handtekeningen(record.id)[0].text("sha256"))


def answers(record: Record) -> Iterator[tuple[str, str]]:
    """Return every answer that a printed form must hold, as the school reads it."""
    for group in FORMS[record.soort].groups:
        for item in group.fields if holds(group.when, record.velden) else ():
            asked = holds(item.when, record.velden) and (record.soort, item.name) not in VAST
            on_paper = item.kind != "attachments" and not item.private
            if asked and on_paper and record.is_filled(item.name):
                words = value_text(MAP, item, record.velden[item.name])
                # On paper a date has no weekday, and each of several answers has its own box.
                words = words.partition(" ")[2] if item.kind == "date" else words
                # A unit that is already in the question is not repeated.
                words = words.partition(" ")[0] if item.kind == "integer" else words
                yield item.label, words.replace(", ", "\n") if item.kind == "choices" else words


def ticked(record: Record) -> int:
    """Return how many boxes of a form are ticked."""
    kinds = {item.name: item.kind for item in FORMS[record.soort].fields if (record.soort, item.name) not in VAST}
    found = [value for name, value in record.filled.items() if kinds.get(name) in TICKED]
    return sum(len(value) if isinstance(value, list) else 1 for value in found)


@pytest.fixture
def vol(nieuw_toestel: NieuwToestel) -> Page:
    """Return a phone in dark mode, with the map of a finished bpv."""
    telefoon = nieuw_toestel(color_scheme="dark")
    Klok(telefoon, DATUM, "16:45")
    delen = DelenPagina(telefoon.new_page())
    delen.open()
    delen.voeg_samen(GOLDEN)
    Pagina(delen.page).expect_gecontroleerd()
    return delen.page


def expect_formulier(vellen: list[Vel], blad: Blad) -> None:
    """Expect the title, the student's name, every answer, cross and check code, and no menu."""
    tekst = staat_op(*vellen)

    assert vellen[0].tekst.split("\n")[0].strip() == blad.titel, vellen[0]
    assert menu_op(vellen) <= {blad.titel}, blad
    for nummer, vel in enumerate(vellen, start=1):
        assert f"{blad.titel} · {VOET}" in vel.voet, vel
        assert f"{nummer} / {len(vellen)}" in vel.voet, vel
    for words in ("Zorgcentrum Voorbeeld", "mevrouw Jansen", "Noor Begeleider"):
        assert words in vellen[0].tekst, blad
    for words in ("Nog niet getekend", "Haal weg", "dd-mm", "mm/dd", "Opgeslagen", "Kopieer"):
        assert words not in tekst, (blad, words)
    if blad.record is not None:
        expect_antwoorden(tekst, blad.record)


def expect_antwoorden(tekst: str, record: Record) -> None:
    """Expect every answer of a form in the words of the app, and the code under it."""
    for label, words in answers(record):
        assert op_een_regel(label) in tekst, (record.soort, label)
        for line in words.splitlines():
            assert op_een_regel(line) in tekst, (record.soort, label, line, tekst)
    if record.soort != "student":
        assert tekst.count(AANGEKRUIST) == ticked(record), (record.soort, tekst)
    if MAP.handtekeningen(record.id):
        assert f"code {code_under(record)}" in tekst, record.soort


def test_every_form_on_paper_holds_its_answers_and_its_codes(vol: Page):
    for blad in bladen():
        vol.goto(blad.adres)
        # What is under a form appears after the form can be filled in.
        Pagina(vol).expect_compleet()
        if blad.record and MAP.handtekeningen(blad.record.id):
            expect(vol.get_by_text(code_under(blad.record)).first).to_be_visible()
        expect_formulier(druk_af(vol), blad)
    # An empty form is printed to be filled in by hand.
    vol.goto("./leerafspraken/?nieuw")
    Pagina(vol).expect_bruikbaar()
    expect(vol.get_by_role("button", name="Zelf tekenen")).to_be_visible()
    assert staat_op(*druk_af(vol)).count(LIJN) == 3
    expect_uren(vol)


def expect_uren(vol: Page) -> None:
    """Expect the days to continue across pages, under their heading, then the blokken with their codes."""
    uren = UrenPagina(vol)
    uren.open()
    expect(uren.dagen).to_have_count(72)
    for blok in MAP.of("urenblok"):
        expect(uren.blokken.get_by_text(code_under(blok))).to_be_visible()
    vellen = druk_af(vol)
    dagen = [vel for vel in vellen if "Gewerkt" in vel.tekst]

    assert vellen[0].tekst.startswith("Uren in de bpv")
    assert len(dagen) > 1
    assert all("Al je dagen" in vel.tekst for vel in dagen)
    assert menu_op(vellen) == set()
    assert len(re.findall("Gewerkt", staat_op(*vellen))) == 70
    for blok in MAP.of("urenblok"):
        assert f"code {code_under(blok)}" in staat_op(*vellen[-2:])


#: A browser that fills no margins (Firefox, Safari), and one that repeats nothing on every sheet either (Safari).
ZONDER_MARGES: Final = "delete self.CSSMarginRule;"
SAFARI: Final = 'Object.defineProperty(navigator, "vendor", { get: () => "Apple Computer, Inc." });'


@pytest.mark.parametrize(
    ("merk", "pad", "titel"),
    [("", f"leerafspraken/?id={first('leerafspraken').id}", "Leerafspraken"), (SAFARI, "uren/", "Uren in de bpv")],
    ids=["firefox", "safari"],
)
def test_every_sheet_says_whose_it_is_where_margins_stay_empty(
    nieuw_toestel: NieuwToestel, merk: str, pad: str, titel: str
):
    telefoon = nieuw_toestel()
    telefoon.add_init_script(ZONDER_MARGES + merk)
    Klok(telefoon, DATUM, "16:45")
    delen = DelenPagina(telefoon.new_page())
    delen.open()
    delen.voeg_samen(GOLDEN)
    vol = delen.page
    vol.goto(f"./{pad}")
    Pagina(vol).expect_compleet()
    vellen = druk_af(vol)

    assert len(vellen) > 1
    # This browser fills its margins all the same: only what is beside them counts.
    assert [vel for vel in vellen if f"{titel} · {VOET}" not in op_een_regel(vel.tekst)] == []


def expect_feiten(vol: Page) -> None:
    """Expect pages about the map itself to print facts: what it holds and how it is kept, without controls."""
    # Received files are counted asynchronously.
    expect(vol.get_by_role("row", name="Handtekeningen 9")).to_be_visible()
    delen = druk_af(vol)
    vol.goto("./status/")
    status = StatusPagina(vol)
    status.expect_bruikbaar()
    expect(status.antwoord("Beschermd tegen opruimen")).not_to_have_text("Onbekend")
    for vellen, titel in ((delen, "Delen en bewaren"), (druk_af(vol), "Status")):
        tekst = staat_op(*vellen)
        assert vellen[0].tekst.startswith(titel)
        for words in ("Sam Voorbeeld", "Zorgcentrum Voorbeeld", "Dagen 72", "Handtekeningen 9"):
            assert words in tekst, (words, tekst)
        for words in (
            "Bestand openen",
            "Lees codes",
            "Toon de codes",
            "Wis alles",
            "Zonder foto",
            "Zonder privé",
            "wachtwoord",
            "De controles ophalen",
            "Een bestand maken",
            "Schoolpakket van je school",
        ):
            assert words not in tekst, (words, tekst)
    for words in ("Laatst veilig opgeslagen", "Beschermd tegen opruimen", "Versie van de regels"):
        assert words in tekst, words


def test_sheet_for_the_leerbedrijf_is_whole_on_paper(vol: Page):
    expect_feiten(vol)
    vol.goto("./delen/")
    vol.get_by_role("link", name="Aanwezigheid en begeleiding").click()
    expect(vol.get_by_role("button", name="Print dit blad")).to_be_visible(timeout=MOTOR_TIJD)
    expect(vol.get_by_role("region", name="Een bestand maken")).to_be_hidden()
    vellen = druk_af(vol)
    tekst = staat_op(*vellen)

    assert vellen[0].tekst.startswith("Aanwezigheid en begeleiding")
    for words in ("Sam Voorbeeld", "Zorgcentrum Voorbeeld", "crebo 25498", "70 dagen in 18 weken", "560 uur"):
        assert words in vellen[0].tekst, words
    blok = MAP.of("urenblok")[0]
    assert f"Getekend door mevrouw Jansen op 5 december 2024, code {code_under(blok)}" in tekst
    assert f"code {code_under(first('leerafspraken'))}" in tekst
    # The table of days continues on the next page, and so does its heading.
    weken = [vel for vel in vellen if re.search(r"Week\s+\d", vel.tekst)]
    assert len(weken) > 1
    assert all("Samen" in vel.tekst and "Getekend" in vel.tekst for vel in weken)
    assert tekst.count(LIJN) == 2
    assert all(f"Aanwezigheid en begeleiding · {VOET}" in vel.voet for vel in vellen)
    assert menu_op(vellen) == set()
    for words in ("Ziek", "ziek", "000123", "Een bestand maken", "Ik mag nog weinig"):
        assert words not in tekst, words


def test_whole_map_at_school_is_a_bundle_of_forms_on_paper(nieuw_toestel: NieuwToestel):
    laptop = nieuw_toestel(has_touch=False, **LAPTOP)
    Klok(laptop, DATUM, "16:45")
    school = SchoolPagina(laptop.new_page())
    school.open()
    school.kies_en_wacht(GOLDEN)
    klas = staat_op(*druk_af(school.page, met_voet=False))
    assert "Sam Voorbeeld" in klas
    for words in ("Bestanden openen", "Laat alleen zien", "Tabellen voor Excel of LibreOffice", "Bewaren of wissen"):
        assert words not in klas, words

    school.open_map("Sam Voorbeeld")
    soorten = {record.soort for record in MAP.records} - {"handtekening"}
    expect(school.bladen.get_by_role("group")).to_have_count(len(soorten), timeout=MOTOR_TIJD)
    # Folded parts are unfolded for paper, however printing starts, and folded again.
    vellen = druk_af(school.page, met_voet=False)
    expect(school.page.locator("[data-map] details[open]")).to_have_count(0)
    tekst = staat_op(*vellen)

    assert vellen[0].tekst.startswith("Map van Sam Voorbeeld")
    # The hours of twenty weeks once took twenty sheets of their own, and the whole map thirty-eight.
    assert len(vellen) < 30
    dagen = [vel for vel in vellen if "Wat voor dag was het?" in staat_op(vel)]
    assert len(dagen) > 1, vellen[4]
    assert all("Uren van een dag" in vel.tekst and "Sam Voorbeeld" in vel.tekst for vel in dagen)
    for record in MAP.of("handtekening"):
        assert f"code {check_code(record.text('sha256'))}" in tekst
    assert menu_op(vellen) == set()
    for words in ("Vul aan", "Print deze map", "Wat de regels zeggen"):
        assert words not in tekst, words
