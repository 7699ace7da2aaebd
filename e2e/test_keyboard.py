"""The whole main flow by keyboard only: every stop is visible, dialogs return the focus, names are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from bpv_logic.basis.values import FIRST_DATE, LAST_DATE
from bpv_logic.file.envelope import read_envelope
from e2e.helpers.keyboard import Keyboard
from e2e.pages.delen import DelenPage
from e2e.pages.form import PageForm, starts_with
from e2e.pages.gegevens import GegevensPage
from e2e.pages.records import BeoordelingPage, BezoekPage, LeerafsprakenPage, ListPage
from e2e.pages.signing import BUTTONS, SignBox
from e2e.pages.uren import UrenPage
from e2e.pages.voortgang import VoortgangPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from e2e.helpers.device import NewDevice

OPLEIDER = "mevrouw Jansen"
#: Counts how often a message on the page changes.
COUNT = """(element) => {
  window.gezegd = 0;
  const watching = new MutationObserver(() => (window.gezegd += 1));
  watching.observe(element, { childList: true, characterData: true, subtree: true });
}"""


class Sam:
    """A student who uses no mouse and no finger."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keys = Keyboard(page)

    def goes_to(self, place: str, *, path: str) -> None:
        """Go to a page by the menu, and skip the menu with the first link."""
        menu = self.page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name=place, exact=True)
        self.keys.to(menu)
        self.keys.press("Enter")
        self.page.wait_for_url(f"**/{path}")

    def skips_menu(self) -> None:
        """Use the first link of the page, which skips the menu."""
        self.keys.to(self.page.get_by_role("link", name="Naar de inhoud"))
        self.keys.press("Enter")
        expect(self.page.get_by_role("main")).to_be_focused()

    def follows(self, link: Locator) -> None:
        """Follow a link or press a button."""
        self.keys.to(link)
        self.keys.press("Enter")

    def fills(self, form: PageForm, **fields: str) -> None:
        """Fill in text fields, in the order of the form."""
        form.press = self.follows
        for name, value in fields.items():
            self.keys.type_(form.field(name), value)

    def set_day(self, field: Locator, key: str) -> None:
        """Choose the first or the last possible day with arrows: whichever part comes first, the others follow."""
        self.keys.to(field)
        for _ in range(3):
            self.keys.press(key, "ArrowRight")

    def chooses(self, form: PageForm, name: str, value: str) -> None:
        """Choose one answer."""
        form.press = self.follows
        first = form.group(name).get_by_role("radio").first
        self.keys.choose(first, form.choice(name, value))

    def is_ready(self, form: PageForm) -> None:
        """Press the button that ends a form."""
        self.follows(form.root.get_by_role("button", name="Klaar"))
        expect(form.success).to_be_visible()

    def begins(self, sheet: ListPage) -> PageForm:
        """Open a page by its address, and a new form on it with its button."""
        sheet.open()
        self.skips_menu()
        self.follows(self.page.get_by_role("link", name=sheet.new_button))
        expect(sheet.form.root).to_be_visible()
        return sheet.form

    def have_signed(self, box: SignBox, role: str, name: str) -> None:
        """Leave the dialog with Escape once, then sign in it with a typed name."""
        button = box.root.get_by_role("button", name=BUTTONS[role])
        self.follows(button)
        expect(box.dialog).to_be_visible()
        self.keys.press("Escape")
        expect(box.dialog).to_be_hidden()
        expect(button).to_be_focused()
        self.keys.press("Enter")
        expect(box.dialog).to_be_visible()
        field = self.keys.to(box.dialog.get_by_label("Naam van wie tekent"))
        self.keys.press("ControlOrMeta+a")
        self.page.keyboard.type(name)
        expect(field).to_have_value(name)
        self.keys.choose(
            box.dialog.get_by_role("radio", name="Met je vinger"), box.dialog.get_by_role("radio", name="Typ je naam")
        )
        is_handed = box.dialog.get_by_text("Geef de telefoon aan").is_visible()
        self.follows(box.dialog.get_by_role("button", name="Teken", exact=True))
        if is_handed:
            self.follows(box.dialog.get_by_role("button", name=starts_with("Geef de telefoon terug")))
        expect(box.dialog).to_be_hidden()
        box.expect_signed(name)
        # The button that was pressed is gone; the focus is on what replaced it.
        expect(self.page.locator(":focus")).to_contain_text(f"Getekend door {name}")


def test_whole_flow_goes_with_the_keyboard_only(new_device: NewDevice, tmp_path: Path):
    page = new_device(reduced_motion="reduce", has_touch=False).new_page()
    sam = Sam(page)
    fills_in_gegevens(sam)
    notes_a_day(sam)
    visits_and_agrees(sam)
    looks_how_it_goes(sam)
    file = makes_file(sam, tmp_path)

    assert set(sam.keys.missed) == set()
    records = read_envelope(file.read_text(encoding="utf-8")).records
    kinds = {record.soort for record in records}
    assert kinds >= {
        "student",
        "periode",
        "urendag",
        "urenblok",
        "contact",
        "leerafspraken",
        "voortgang",
        "beoordeling",
    }
    signed = [record for record in records if record.soort == "handtekening"]
    assert {record.text("wijze") for record in signed} == {"getypt"}
    assert len(signed) == 3


def fills_in_gegevens(sam: Sam) -> None:
    """Wie en waar: text, a choice, a list, days with arrows."""
    gegevens = GegevensPage(sam.page)
    gegevens.open()
    sam.page.get_by_role("status").filter(has_text="Opgeslagen").evaluate(COUNT)
    sam.skips_menu()
    sam.fills(gegevens.student, voornaam="Sam", achternaam="Voorbeeld")
    # Saved on every keystroke, and announced only when that takes a while.
    assert sam.page.evaluate("window.gezegd") <= 2
    sam.chooses(gegevens.student, "jonger_dan_18", "nee")
    sam.keys.to(gegevens.student.field("opleiding"))
    sam.keys.press("ArrowDown")
    sam.chooses(gegevens.student, "leerweg", "bol")
    sam.fills(gegevens.periode, leerbedrijf="Zorgcentrum Voorbeeld", praktijkopleider=OPLEIDER)
    sam.set_day(gegevens.periode.field("begin"), "ArrowUp")
    sam.set_day(gegevens.periode.field("eind"), "ArrowDown")
    gegevens.expect_saved()
    gegevens.periode.expect_values(begin=FIRST_DATE, eind=LAST_DATE)


def notes_a_day(sam: Sam) -> None:
    """Uren: a day, a blok of that day, and the praktijkopleider's name under it."""
    uren = UrenPage(sam.page)
    sam.goes_to("Uren", path="uren/")
    uren.expect_usable()
    sam.skips_menu()
    for name, time in (("begin", "0800A"), ("eind", "1130A")):
        sam.keys.type_(uren.day.field(name), time)
    uren.day.expect_values(begin="08:00", eind="11:30")
    sam.is_ready(uren.day)
    sam.follows(sam.page.get_by_text("Zelf een blok maken of aanpassen"))
    sam.fills(uren.blok, naam="Blok 1")
    sam.set_day(uren.blok.field("van"), "ArrowUp")
    sam.set_day(uren.blok.field("tot"), "ArrowDown")
    sam.is_ready(uren.blok)
    sam.keys.to(uren.row_of_blok("Blok 1").get_by_role("link"), back=True)
    sam.have_signed(uren.sign_box("Blok 1"), "praktijkopleider", OPLEIDER)


def visits_and_agrees(sam: Sam) -> None:
    """A visit, and its leerafspraken with a typed signature."""
    bezoek = sam.begins(BezoekPage(sam.page))
    sam.chooses(bezoek, "bezoek", "eerste")
    sam.chooses(bezoek, "plaats", "locatie")
    sam.chooses(bezoek, "stand", "gehouden")
    sam.keys.tick(bezoek.choice("aanwezig", "student"))
    sam.fills(bezoek, afspraken="Sam oefent met plannen.")
    sam.is_ready(bezoek)
    leerafspraken = LeerafsprakenPage(sam.page)
    form = sam.begins(leerafspraken)
    sam.fills(form, sterke_punten="Op tijd.", leerpunten="Plannen.")
    sam.keys.tick(form.group("werkprocessen").get_by_role("checkbox").first)
    sam.fills(form, hoe="Elke maandag zelf.")
    sam.is_ready(form)
    sam.have_signed(leerafspraken.sign_box, "student", "Sam Voorbeeld")


def looks_how_it_goes(sam: Sam) -> None:
    """Voortgang of one werkproces, and the beoordeling, in which a fault is corrected first."""
    sam.goes_to("Voortgang", path="voortgang/")
    voortgang = VoortgangPage(sam.page)
    voortgang.expect_usable()
    sam.skips_menu()
    sam.follows(voortgang.werkprocessen.get_by_role("link").first)
    expect(voortgang.form.root).to_be_visible()
    sam.chooses(voortgang.form, "oordeel", "oefenen")
    sam.is_ready(voortgang.form)
    beoordeling = BeoordelingPage(sam.page)
    form = sam.begins(beoordeling)
    still_misses_something(sam, form)
    sam.keys.to(form.field("schooljaar"), back=True)
    sam.fills(form, schooljaar="2026-2027", persoonlijk="Sam vraagt om hulp.", werkprocessen_oordeel="Het gaat goed.")
    sam.chooses(form, "oordeel", "goed")
    sam.fills(form, waarom="Gegroeid.")
    sam.is_ready(form)
    expect(sam.page).to_have_title("Beoordeling - BPV-map")
    sam.have_signed(beoordeling.sign_box, "praktijkopleider", OPLEIDER)


def still_misses_something(sam: Sam, form: PageForm) -> None:
    """Say "ready" too early: the summary gets the focus, the title says so, a link leads to the question."""
    sam.follows(form.root.get_by_role("button", name="Klaar"))
    expect(form.summary).to_be_focused()
    expect(form.summary.get_by_role("heading", name="Kijk dit nog na")).to_be_visible()
    expect(sam.page).to_have_title("Fout: Beoordeling - BPV-map")
    links = form.summary.get_by_role("link")
    for link in links.all():
        form_says_the_same(form, link.inner_text())
    sam.follows(links.filter(has_text="persoon"))
    field = form.field("persoonlijk")
    expect(field).to_be_focused()
    expect(form.root.get_by_text(form.form.field("persoonlijk").label, exact=True)).to_be_in_viewport()


def form_says_the_same(form: PageForm, sentence: str) -> None:
    """Expect a sentence of the summary also at its question, word for word."""
    expect(form.root.locator("[data-melding]").filter(has_text=sentence)).to_be_visible()


def makes_file(sam: Sam, folder: Path) -> Path:
    """Delen: the file."""
    delen = DelenPage(sam.page)
    delen.open()
    sam.skips_menu()
    with sam.page.expect_download() as downloading:
        sam.follows(sam.page.get_by_role("button", name="Stuur naar school"))
    path = folder / downloading.value.suggested_filename
    downloading.value.save_as(path)
    return path
