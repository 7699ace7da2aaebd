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
from e2e.helpers.clock import Clock
from e2e.helpers.device import LAPTOP
from e2e.helpers.paper import Leaf, menu_on, on_one_line, print_page, stands_on
from e2e.pages.delen import DelenPage
from e2e.pages.page import ENGINE_TIME, BasePage
from e2e.pages.school import SchoolPage
from e2e.pages.status import StatusPage
from e2e.pages.uren import UrenPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from bpv_logic.map.record import Record
    from e2e.helpers.device import NewDevice

GOLDEN: Final = ROOT / "tests" / "golden" / "hele-bpv.json"
MAP: Final = map_of(read_envelope(GOLDEN.read_text(encoding="utf-8")).records)
DATE: Final = "2025-02-18"
FOOT: Final = "Sam Voorbeeld · geprint op 18 februari 2025"
CROSSED: Final = "×"  # noqa: RUF001 - the cross that a box has on paper
#: What a page fills in by itself is not a question on it.
FIXED: Final = frozenset({("contact", "soort")})
LINE: Final = "Naam, datum en handtekening:"
TICKED: Final = frozenset({"choice", "choices", "punten", "werkprocessen"})


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One form on paper: its page, its title, and the record whose answers are on it."""

    address: str
    title: str
    record: Record | None


def first(kind: str, **fields: str) -> Record:
    """Return the first record of a kind with these answers."""
    return next(item for item in MAP.of(kind) if all(item.text(name) == value for name, value in fields.items()))


def sheets() -> Iterator[Sheet]:
    """Return every printable form, filled in."""
    for kind, title in (
        ("werkbespreking", "Werkbespreking"),
        ("leerafspraken", "Leerafspraken"),
        ("opdracht", "Opdrachten"),
        ("bewijs", "Bewijzen"),
        ("beoordeling", "Beoordeling"),
    ):
        record = first(kind)
        yield Sheet(address=f"./{FORMS[kind].page}?id={record.id}", title=title, record=record)
    for kind, path, title in (
        ("bezoek", "bezoek", "Bezoek"),
        ("telefonisch", "contact", "Contact"),
        ("extra", "contact", "Contact"),
    ):
        record = first("contact", soort=kind)
        yield Sheet(address=f"./{path}/?id={record.id}", title=title, record=record)
    yield Sheet(address="./gegevens/", title="Wie en waar", record=MAP.student)
    yield Sheet(address="./eindbeoordeling/", title="Eindbeoordeling", record=None)
    yield Sheet(address="./voortgang/", title="Voortgang", record=None)


def code_under(record: Record) -> str:
    """Return the check code of the handtekening under a form, as the app shows it."""
    return check_code(MAP.handtekeningen(record.id)[0].text("sha256"))


def answers(record: Record) -> Iterator[tuple[str, str]]:
    """Return every answer that a printed form must hold, as the school reads it."""
    for group in FORMS[record.soort].groups:
        for item in group.fields if holds(group.when, record.velden) else ():
            asked = holds(item.when, record.velden) and (record.soort, item.name) not in FIXED
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
    kinds = {item.name: item.kind for item in FORMS[record.soort].fields if (record.soort, item.name) not in FIXED}
    found = [value for name, value in record.filled.items() if kinds.get(name) in TICKED]
    return sum(len(value) if isinstance(value, list) else 1 for value in found)


@pytest.fixture
def full(new_device: NewDevice) -> Page:
    """Return a phone in dark mode, with the map of a finished bpv."""
    phone = new_device(color_scheme="dark")
    Clock(phone, DATE, "16:45")
    delen = DelenPage(phone.new_page())
    delen.open()
    delen.merge(GOLDEN)
    BasePage(delen.page).expect_checked()
    return delen.page


def expect_form(leaves: list[Leaf], sheet: Sheet) -> None:
    """Expect the title, the student's name, every answer, cross and check code, and no menu."""
    text = stands_on(*leaves)

    assert leaves[0].text.split("\n")[0].strip() == sheet.title, leaves[0]
    assert menu_on(leaves) <= {sheet.title}, sheet
    for number, leaf in enumerate(leaves, start=1):
        assert f"{sheet.title} · {FOOT}" in leaf.foot, leaf
        assert f"{number} / {len(leaves)}" in leaf.foot, leaf
    for words in ("Zorgcentrum Voorbeeld", "mevrouw Jansen", "Noor Begeleider"):
        assert words in leaves[0].text, sheet
    for words in ("Nog niet getekend", "Haal weg", "dd-mm", "mm/dd", "Opgeslagen", "Kopieer"):
        assert words not in text, (sheet, words)
    if sheet.record is not None:
        expect_answers(text, sheet.record)


def expect_answers(text: str, record: Record) -> None:
    """Expect every answer of a form in the words of the app, and the code under it."""
    for label, words in answers(record):
        assert on_one_line(label) in text, (record.soort, label)
        for line in words.splitlines():
            assert on_one_line(line) in text, (record.soort, label, line, text)
    if record.soort != "student":
        assert text.count(CROSSED) == ticked(record), (record.soort, text)
    if MAP.handtekeningen(record.id):
        assert f"code {code_under(record)}" in text, record.soort


def test_every_form_on_paper_holds_its_answers_and_its_codes(full: Page):
    for sheet in sheets():
        full.goto(sheet.address)
        # What is under a form appears after the form can be filled in.
        BasePage(full).expect_complete()
        if sheet.record and MAP.handtekeningen(sheet.record.id):
            expect(full.get_by_text(code_under(sheet.record)).first).to_be_visible()
        expect_form(print_page(full), sheet)
    # An empty form is printed to be filled in by hand.
    full.goto("./leerafspraken/?nieuw")
    BasePage(full).expect_usable()
    expect(full.get_by_role("button", name="Zelf tekenen")).to_be_visible()
    assert stands_on(*print_page(full)).count(LINE) == 3
    expect_uren(full)


def expect_uren(full: Page) -> None:
    """Expect the days to continue across pages, under their heading, then the blokken with their codes."""
    uren = UrenPage(full)
    uren.open()
    expect(uren.days).to_have_count(72)
    for blok in MAP.of("urenblok"):
        expect(uren.blokken.get_by_text(code_under(blok))).to_be_visible()
    leaves = print_page(full)
    days = [leaf for leaf in leaves if "Gewerkt" in leaf.text]

    assert leaves[0].text.startswith("Uren in de bpv")
    assert len(days) > 1
    assert all("Al je dagen" in leaf.text for leaf in days)
    assert menu_on(leaves) == set()
    assert len(re.findall("Gewerkt", stands_on(*leaves))) == 70
    for blok in MAP.of("urenblok"):
        assert f"code {code_under(blok)}" in stands_on(*leaves[-2:])


#: A browser that fills no margins (Firefox, Safari), and one that repeats nothing on every sheet either (Safari).
WITHOUT_MARGINS: Final = "delete self.CSSMarginRule;"
SAFARI: Final = 'Object.defineProperty(navigator, "vendor", { get: () => "Apple Computer, Inc." });'


@pytest.mark.parametrize(
    ("mark", "path", "title"),
    [("", f"leerafspraken/?id={first('leerafspraken').id}", "Leerafspraken"), (SAFARI, "uren/", "Uren in de bpv")],
    ids=["firefox", "safari"],
)
def test_every_sheet_says_whose_it_is_where_margins_stay_empty(new_device: NewDevice, mark: str, path: str, title: str):
    phone = new_device()
    phone.add_init_script(WITHOUT_MARGINS + mark)
    Clock(phone, DATE, "16:45")
    delen = DelenPage(phone.new_page())
    delen.open()
    delen.merge(GOLDEN)
    full = delen.page
    full.goto(f"./{path}")
    BasePage(full).expect_complete()
    leaves = print_page(full)

    assert len(leaves) > 1
    # This browser fills its margins all the same: only what is beside them counts.
    assert [leaf for leaf in leaves if f"{title} · {FOOT}" not in on_one_line(leaf.text)] == []


def expect_facts(full: Page) -> None:
    """Expect pages about the map itself to print facts: what it holds and how it is kept, without controls."""
    # Received files are counted asynchronously.
    expect(full.get_by_role("row", name="Handtekeningen 9")).to_be_visible()
    delen = print_page(full)
    full.goto("./status/")
    status = StatusPage(full)
    status.expect_usable()
    expect(status.answer("Beschermd tegen opruimen")).not_to_have_text("Onbekend")
    for leaves, title in ((delen, "Delen en bewaren"), (print_page(full), "Status")):
        text = stands_on(*leaves)
        assert leaves[0].text.startswith(title)
        for words in ("Sam Voorbeeld", "Zorgcentrum Voorbeeld", "Dagen 72", "Handtekeningen 9"):
            assert words in text, (words, text)
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
            assert words not in text, (words, text)
    for words in ("Laatst veilig opgeslagen", "Beschermd tegen opruimen", "Versie van de regels"):
        assert words in text, words


def test_sheet_for_the_leerbedrijf_is_whole_on_paper(full: Page):
    expect_facts(full)
    full.goto("./delen/")
    full.get_by_role("link", name="Aanwezigheid en begeleiding").click()
    expect(full.get_by_role("button", name="Print dit blad")).to_be_visible(timeout=ENGINE_TIME)
    expect(full.get_by_role("region", name="Een bestand maken")).to_be_hidden()
    leaves = print_page(full)
    text = stands_on(*leaves)

    assert leaves[0].text.startswith("Aanwezigheid en begeleiding")
    for words in ("Sam Voorbeeld", "Zorgcentrum Voorbeeld", "crebo 25498", "70 dagen in 18 weken", "560 uur"):
        assert words in leaves[0].text, words
    blok = MAP.of("urenblok")[0]
    assert f"Getekend door mevrouw Jansen op 5 december 2024, code {code_under(blok)}" in text
    assert f"code {code_under(first('leerafspraken'))}" in text
    # The table of days continues on the next page, and so does its heading.
    weeks = [leaf for leaf in leaves if re.search(r"Week\s+\d", leaf.text)]
    assert len(weeks) > 1
    assert all("Samen" in leaf.text and "Getekend" in leaf.text for leaf in weeks)
    assert text.count(LINE) == 2
    assert all(f"Aanwezigheid en begeleiding · {FOOT}" in leaf.foot for leaf in leaves)
    assert menu_on(leaves) == set()
    for words in ("Ziek", "ziek", "000123", "Een bestand maken", "Ik mag nog weinig"):
        assert words not in text, words


def test_whole_map_at_school_is_a_bundle_of_forms_on_paper(new_device: NewDevice):
    laptop = new_device(has_touch=False, **LAPTOP)
    Clock(laptop, DATE, "16:45")
    school = SchoolPage(laptop.new_page())
    school.open()
    school.choose_and_wait(GOLDEN)
    klas = stands_on(*print_page(school.page, with_foot=False))
    assert "Sam Voorbeeld" in klas
    for words in ("Bestanden openen", "Laat alleen zien", "Tabellen voor Excel of LibreOffice", "Bewaren of wissen"):
        assert words not in klas, words

    school.open_map("Sam Voorbeeld")
    kinds = {record.soort for record in MAP.records} - {"handtekening"}
    expect(school.sheets.get_by_role("group")).to_have_count(len(kinds), timeout=ENGINE_TIME)
    # Folded parts are unfolded for paper, however printing starts, and folded again.
    leaves = print_page(school.page, with_foot=False)
    expect(school.page.locator("[data-map] details[open]")).to_have_count(0)
    text = stands_on(*leaves)

    assert leaves[0].text.startswith("Map van Sam Voorbeeld")
    # The hours of twenty weeks once took twenty sheets of their own, and the whole map thirty-eight.
    assert len(leaves) < 30
    days = [leaf for leaf in leaves if "Wat voor dag was het?" in stands_on(leaf)]
    assert len(days) > 1, leaves[4]
    assert all("Uren van een dag" in leaf.text and "Sam Voorbeeld" in leaf.text for leaf in days)
    for record in MAP.of("handtekening"):
        assert f"code {check_code(record.text('sha256'))}" in text
    assert menu_on(leaves) == set()
    for words in ("Vul aan", "Print deze map", "Wat de regels zeggen"):
        assert words not in text, words
